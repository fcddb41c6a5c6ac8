public import Diagnostics

/// What is wrong with a condition that can be read.
public enum ConditionProblem: Problem, Hashable, Sendable {
    /// By itself; denied where it stands under `not` or `none`.
    case partNeverHolds(isDenied: Bool)
    /// Beside what else its rule asks.
    case partNeverHoldsHere
    /// Of what a term or a mitigation counts.
    case countedNeverHolds
    case ruleNeverFires(String)
    case termNeverHolds(String)
    case mitigationNeverPresent(String)
    case partAlwaysHolds(isDenied: Bool)
    case termAlwaysHolds(String)
    case ruleFiresForAll(String)
    /// Wherever what it reads applies; or of each record.
    case ruleFiresWhereItApplies(String, ofRecords: Bool)
    case mitigationAlwaysPresent(String)
    /// A part of a `count` that holds wherever another does, and where that one stands, if that is known.
    case countsTwice(other: String?)

    public var level: Level { .warning }

    public var code: String {
        switch self {
        case .partNeverHolds, .partNeverHoldsHere, .countedNeverHolds, .ruleNeverFires, .termNeverHolds,
            .mitigationNeverPresent:
            "never-true"
        case .partAlwaysHolds, .termAlwaysHolds, .ruleFiresForAll, .ruleFiresWhereItApplies, .mitigationAlwaysPresent:
            "always-true"
        case .countsTwice: "counts-twice"
        }
    }

    public var message: String {
        switch self {
        case .partNeverHolds(isDenied: false): "no answers make this condition hold"
        case .partNeverHolds(isDenied: true):
            "no answers make this condition hold, so that what denies it holds whatever is answered"
        case .partNeverHoldsHere: "no answers make this part hold beside what else its rule asks"
        case .countedNeverHolds: "no answers make a part of what is counted here hold"
        case .ruleNeverFires(let rule): "no answers make '\(rule)' fire: what it asks cannot hold at once"
        case .termNeverHolds(let term): "no answers make the term '\(term)' hold"
        case .mitigationNeverPresent(let mitigation):
            "no answers make the mitigation '\(mitigation)' present where its rule fires"
        case .partAlwaysHolds(isDenied: false): "this condition holds whatever is answered"
        case .partAlwaysHolds(isDenied: true):
            "this condition holds whatever is answered, so that no answers make what denies it hold"
        case .termAlwaysHolds(let term): "the term '\(term)' holds whatever is answered"
        case .ruleFiresForAll(let rule): "'\(rule)' fires whatever is answered"
        case .ruleFiresWhereItApplies(let rule, ofRecords: true):
            "'\(rule)' fires of each record to which it applies, whatever is answered"
        case .ruleFiresWhereItApplies(let rule, ofRecords: false):
            "'\(rule)' fires wherever it applies, whatever is answered"
        case .mitigationAlwaysPresent(let mitigation):
            "where its rule fires, the mitigation '\(mitigation)' is present whatever else is answered"
        case .countsTwice(let other?): "where the part at \(other) holds, so does this: one answer would count twice"
        case .countsTwice(nil):
            "of what is counted here, one part holds wherever another does: one answer would count twice"
        }
    }

    public var expected: String? {
        switch self {
        case .partAlwaysHolds, .termAlwaysHolds, .ruleFiresForAll, .ruleFiresWhereItApplies:
            "a condition that some answers do not meet"
        case .mitigationAlwaysPresent: "something that may be lacking where the rule fires; or no such mitigation"
        case .countsTwice: "one of the two"
        default: nil
        }
    }
}
