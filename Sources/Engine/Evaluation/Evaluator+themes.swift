import Facts
import Files
public import Profiles
import RulePacks

/// What a fact counts as where the share of a theme's facts is told that is known.
public enum FactStanding: Sendable, CaseIterable {
    case answered, doesNotApply
    /// By some of those it is put to, or in some rows of a grid: not known.
    case answeredInPart
    case notKnown
}

/// What a theme's rating rests on.
extension Evaluator {
    /// The facts that a theme's flags are computed from, of the profile that was evaluated, in the order of the vocabulary. Those
    /// that nobody could have answered on its day are not among them.
    /// - Complexity: O(facts + answers).
    public func standings(
        ofTheme theme: Int, _ profile: borrowing Profile
    ) -> [(fact: Int, standing: FactStanding)] {
        let (facts, ofAnotherTime) = (evaluation.index.themeFacts[theme], evaluation.factsOfAnotherTime)
        let partlyKnown = evaluation.partlyKnown(profile)
        var found: [(fact: Int, standing: FactStanding)] = []
        for fact in pack.vocabulary.facts.indices where facts.contains(fact) && !ofAnotherTime.contains(fact) {
            let bit: UInt64 = 1 << UInt64(fact % 64)
            let standing: FactStanding =
                if evaluation.inapplicable[fact / 64] & bit != 0 {
                    .doesNotApply
                } else if evaluation.known[fact / 64] & bit != 0 {
                    .answered
                } else {
                    partlyKnown.contains(fact) ? .answeredInPart : .notKnown
                }
            found.append((fact, standing))
        }
        return found
    }

    /// Those of them on which parties are known to differ, with nothing settled between them.
    public func differences(ofTheme theme: Int, _ profile: borrowing Profile) -> [Int] {
        let profile = copy profile
        return standings(ofTheme: theme, profile).map(\.fact).filter { fact in
            let content = pack.vocabulary.facts[fact]
            if let settled = content.settledSlot, profile.answers[settled].known != nil { return false }
            return Evaluation.isDisputed(content.answerSlots.map { profile.answers[$0].known }) == .true
        }
    }
}
