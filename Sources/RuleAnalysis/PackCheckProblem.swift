import Diagnostics

/// What there is to say of the checking itself.
enum PackCheckProblem: Problem, Hashable, Sendable {
    /// What errors kept from being looked at. What conditions come to is among it always.
    case notLookedAt(conclusions: Bool, tests: Bool)

    var code: String {
        switch self {
        case .notLookedAt: "not-looked-at"
        }
    }

    var level: Level { .note }

    var message: String {
        switch self {
        case .notLookedAt(let conclusions, let tests):
            "because of errors some was not looked at: "
                + (conclusions ? "what rules say" : "whether conditions can hold")
                + (tests ? ", and what the tests expect" : "")
        }
    }

    var expected: String? { "the errors mended first; there may be more behind them" }
}
