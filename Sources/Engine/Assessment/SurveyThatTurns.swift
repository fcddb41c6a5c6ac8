import Facts
public import YAML

/// A survey of which one vote, or those who said neither yes nor no, decide how it is read, and what hangs on that here.
public struct SurveyThatTurns: Sendable {
    public var fact: Int
    /// Who was asked; `nil` where the fact is put to no party in particular.
    public var party: String?
    /// Whether one vote would do; if not, the silent would.
    public var turnsOnOne: Bool
    /// The question, and with who was asked the answer, as a profile names them.
    var question: String
    var answer: String
    var tally: Tally
    /// How it would be read otherwise, and what that would do.
    var otherwise: String
    public var effect: ReadingEffect
    public var mark: Mark

    /// What there is to look at, of this survey alone.
    public var problem: AssessmentProblem {
        turnsOnOne
            ? .surveyTurnsOnOne(answer, tally, otherwise: otherwise, effect)
            : .surveyOfFew(party: party, [silentOnes])
    }

    var silentOnes: AssessmentProblem.SilentOnes {
        AssessmentProblem.SilentOnes(
            answer: question, silent: tally.silent, people: tally.people, otherwise: otherwise, effect: effect)
    }
}
