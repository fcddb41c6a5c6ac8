import Facts
import RulePacks

/// A condition made ready for the search of `Possibility`: which values pass each test is found once, and claims are taken apart
/// into what they are observed by.
indirect enum ConditionPart {
    /// A test of a fact, with what passes it and what fails.
    case fact(Int, FactTest.Voice, passing: ValueSet, failing: ValueSet)
    case field(Int, passing: ValueSet, failing: ValueSet)
    case key([Int])
    case term(Int)
    case flag(Int, isRaised: Bool)
    case all([ConditionPart])
    case any([ConditionPart])
    case not(ConditionPart)
    case count(atLeast: Int, [ConditionPart])
    case list(Int, ListTest.Quantifier, ConditionPart)
}
