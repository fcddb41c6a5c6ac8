public import Diagnostics

/// What a rule concludes from too little: it reads well, and says more than what it rests on does.
public enum ConclusionProblem: Problem, Hashable, Sendable {
    /// What is there in each profile.
    public enum Given: Hashable, Sendable {
        case rows(String)
        case day
    }

    /// It holds of a profile that states nothing; where that is so because of what is there in each, with that.
    case holdsOfNothing(Given?)
    case presentOfNothing(Given?)
    case fixedFactsAreEnough(FlagKind)
    /// A flag that is not raised because something does not apply.
    case flagMayNotApply(String, fact: String)
    /// A claim that nobody has seen because nobody is asked.
    case claimMayNotApply(String, fact: String)
    case layersMixed(claim: String, fact: String)
    case argumentOfWhatIsNotRaised
    case noteOfWhatIsNotRaised
    case opposedByItsLike(rule: String, claim: String)
    /// `nil` where it is the same rule that raises the risk.
    case strengthBesideItsRisk(rule: String?)

    public var code: String {
        switch self {
        case .holdsOfNothing, .presentOfNothing: "holds-of-nothing"
        case .fixedFactsAreEnough: "fixed-facts-raise-risk"
        case .flagMayNotApply, .claimMayNotApply: "may-not-apply"
        case .layersMixed: "layers-mixed"
        case .argumentOfWhatIsNotRaised: "argument-not-raised"
        case .noteOfWhatIsNotRaised: "note-not-raised"
        case .opposedByItsLike, .strengthBesideItsRisk: "rules-contradict"
        }
    }

    public var level: Level {
        switch self {
        case .argumentOfWhatIsNotRaised, .noteOfWhatIsNotRaised, .opposedByItsLike, .strengthBesideItsRisk:
            .warning
        default: .error
        }
    }

    public var message: String {
        switch self {
        case .holdsOfNothing: "this holds of a profile that states nothing"
        case .presentOfNothing: "this mitigation is present in a profile that states nothing"
        case .fixedFactsAreEnough(let kind):
            "what nobody can change is enough here, and by itself it raises no \(kind.rawValue)"
        case .flagMayNotApply(let flag, let fact):
            "'\(fact)' may not apply, and '\(flag)', which rests on it, would then read as not raised"
        case .claimMayNotApply(let claim, let fact):
            "'\(fact)' may not apply, and that nobody then observes '\(claim)' would read as an answer"
        case .layersMixed(let claim, let fact):
            "this rule argues about '\(claim)' from '\(fact)', by which that claim is observed"
        case .argumentOfWhatIsNotRaised, .noteOfWhatIsNotRaised:
            "flags that are not raised are enough here, and that is no assurance"
        case .opposedByItsLike(let rule, let claim):
            "'\(rule)' has the same condition, and argues the other way about '\(claim)'"
        case .strengthBesideItsRisk(nil): "this rule raises a risk and a strength on one condition"
        case .strengthBesideItsRisk(let rule?):
            "'\(rule)' raises a risk on the same condition that raises a strength here"
        }
    }

    public var expected: String? {
        switch self {
        case .holdsOfNothing(.rows(let grid)), .presentOfNothing(.rows(let grid)):
            "a condition on an answer, such as a field other than the key: the rows of '\(grid)' are always there"
        case .holdsOfNothing(.day), .presentOfNothing(.day):
            "a condition on an answer beside it, under 'all': the day that a profile speaks of is always there"
        case .holdsOfNothing(nil), .presentOfNothing(nil): "a condition that holds only where something is answered"
        case .fixedFactsAreEnough(let kind):
            "something beside it under 'all' that the partnership can change, or an enquiry in place of the \(kind.rawValue)"
        case .flagMayNotApply(_, let fact), .claimMayNotApply(_, let fact):
            "the condition that is meant, on the facts themselves; or a test of '\(fact)' itself beside it, under 'all'"
        case .layersMixed:
            "other facts: what is expected of partnerships like this does not come from what is seen here"
        case .argumentOfWhatIsNotRaised: "something under 'all' that speaks for the argument"
        case .noteOfWhatIsNotRaised: "something under 'all' that speaks for the note"
        case .opposedByItsLike:
            "conditions that differ; or, where the sources differ on one thing, a note in place of one"
        case .strengthBesideItsRisk(nil): "two rules whose conditions differ, or one of the two"
        case .strengthBesideItsRisk: "conditions that differ, or one of the two"
        }
    }
}
