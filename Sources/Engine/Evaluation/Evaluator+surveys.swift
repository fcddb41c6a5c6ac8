import Facts
public import Profiles
import RulePacks
import YAML

/// Surveys are read as one answer, though a vote or the silence of most may decide which: that is named where anything here hangs
/// on it, found by working out what follows from the other answer.
extension Evaluator {
    /// The surveys of the profile that was evaluated of which that is so, inside its scope, in the order in which it states them;
    /// also those on which only hangs what becomes of a rule.
    ///
    /// - Complexity: O(such surveys × what follows from them); the first time also O(conditions).
    public func surveysThatTurn(_ profile: borrowing Profile) -> [SurveyThatTurns] {
        guard !profile.tallies.isEmpty else { return [] }
        var found: [SurveyThatTurns] = []
        for slot in profile.filled.map({ Int($0) }) {
            let answer = profile.answers[slot]
            let number = Int(pack.vocabulary.factOfSlot[slot])
            let fact = pack.vocabulary.facts[number]
            guard let rule = fact.tally, answer.tally >= 0, case .yesNo(let isYes)? = answer.known else { continue }
            let tally = profile.tallies[Int(answer.tally)]
            let turned = rule.answerWithOneTurned(tally)
            guard turned != nil || rule.turnsOnSilent(tally) else { continue }
            var other = answer
            other.value = turned == nil ? .yesNo(!isYes) : turned?.value
            other.unknown = turned?.unknown
            let effect = effect(ofReading: slot, as: other, profile)
            guard !effect.isNothing || effect.touchesRules else { continue }
            found.append(
                SurveyThatTurns(
                    fact: number, party: fact.reporters.isEmpty ? nil : fact.reporters[slot - fact.firstSlot],
                    turnsOnOne: turned != nil, question: fact.id, answer: evaluation.name(ofSlot: slot), tally: tally,
                    otherwise: other.unknown != nil ? "neither yes nor no" : isYes ? "no" : "yes", effect: effect,
                    mark: answer.mark))
        }
        return found
    }

    func warnOfSurveys(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        var silent: [(party: String?, mark: Mark, answers: [AssessmentProblem.SilentOnes])] = []
        for survey in surveysThatTurn(profile) where !survey.effect.isNothing {
            if survey.turnsOnOne {
                warnings.add(survey.problem, at: survey.mark)
            } else if let place = silent.firstIndex(where: { $0.party == survey.party }) {
                silent[place].answers.append(survey.silentOnes)
            } else {
                silent.append((survey.party, survey.mark, [survey.silentOnes]))
            }
        }
        // Who did not answer one question of a survey mostly did not answer the others: one remark is enough of a party.
        for (party, mark, answers) in silent {
            warnings.add(.surveyOfFew(party: party, answers), at: mark)
        }
    }

    /// What would be otherwise with another answer in a slot, or none.
    func effect(ofReading slot: Int, as answer: Answer, _ profile: borrowing Profile) -> ReadingEffect {
        var supposed = copy profile
        supposed.assume(answer, in: slot)
        return suppose(slot, in: supposed) { evaluation, _ in ReadingEffect(evaluation, supposed) }
    }
}
