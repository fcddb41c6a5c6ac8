import Diagnostics
import RulePacks

/// What can be wrong with a pack's tests and with nothing else of it.
enum RuleTestProblem: Problem, Hashable, Sendable {
    case noTests
    /// A place that no rule may cite, in a test that says that none does.
    case neverCited(String, RegisterEntry.Use)
    case badRating(String, theme: String, scale: [String])
    case vagueReason(String)

    var code: String {
        switch self {
        case .noTests: "missing-file"
        case .neverCited, .vagueReason: "cannot-fail"
        case .badRating: "not-among-values"
        }
    }

    var level: Level {
        if case .neverCited = self { return .warning }
        return .error
    }

    var message: String {
        switch self {
        case .noTests: "the pack has no folder tests"
        case .neverCited(let text, let use):
            "this cannot fail: '\(text)' is registered with 'use: \(use.rawValue)', so no rule may cite it"
        case .badRating(let text, let theme, _): "'\(text)' is no rating of '\(theme)'"
        case .vagueReason(let text): "'\(text)' is found in nearly any reason, so that this can hardly fail"
        }
    }

    var expected: String? {
        switch self {
        case .noTests:
            "a folder tests, with a file in it such as tests/first.yaml that begins with schema: concord/tests/1"
        case .neverCited: "a place that a rule may cite, in a test in which none of its rules fires"
        case .badRating(_, _, let scale):
            "not_rated, or {low: …, high: …} with places on the scale " + scale.joined(separator: ", ")
        case .vagueReason: "words of the reason, four letters or more"
        }
    }
}
