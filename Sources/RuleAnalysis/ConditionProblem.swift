public import Diagnostics

/// What is wrong with a condition that can be read.
public enum ConditionProblem: Problem, Hashable, Sendable {
    /// By itself.
    case partNeverHolds
    /// Beside what else its rule asks.
    case partNeverHoldsHere
    case ruleNeverFires(String)
    case termNeverHolds(String)
    case mitigationNeverPresent(String)

    public var level: Level { .warning }

    public var code: String { "never-true" }

    public var message: String {
        switch self {
        case .partNeverHolds: "no answers make this condition hold"
        case .partNeverHoldsHere: "no answers make this part hold beside what else its rule asks"
        case .ruleNeverFires(let rule): "no answers make '\(rule)' fire: what it asks cannot hold at once"
        case .termNeverHolds(let term): "no answers make the term '\(term)' hold"
        case .mitigationNeverPresent(let mitigation):
            "no answers make the mitigation '\(mitigation)' present where its rule fires"
        }
    }
}
