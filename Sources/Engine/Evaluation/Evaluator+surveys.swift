import Facts
import Profiles
import RulePacks
import YAML

/// Surveys are read as one answer, though a vote or the silence of most may decide which: that is named where anything here hangs
/// on it, found by working out what follows from the other answer.
extension Evaluator {
    /// - Complexity: O(such surveys × what follows from them); the first time also O(conditions).
    func warnOfSurveys(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        guard !profile.tallies.isEmpty else { return }
        var silent: [(party: String?, mark: Mark, answers: [AssessmentProblem.SilentOnes])] = []
        for slot in profile.filled.map({ Int($0) }) {
            let answer = profile.answers[slot]
            let fact = pack.vocabulary.facts[Int(pack.vocabulary.factOfSlot[slot])]
            guard let rule = fact.tally, answer.tally >= 0, case .yesNo(let isYes)? = answer.known else { continue }
            let tally = profile.tallies[Int(answer.tally)]
            let turnsOnOne = rule.turnsOnOne(tally)
            guard turnsOnOne || rule.turnsOnSilent(tally) else { continue }
            let effect = effect(ofReading: slot, as: !isYes, profile)
            guard !effect.isNothing else { continue }
            let name = evaluation.name(ofSlot: slot)
            if turnsOnOne {
                let problem = AssessmentProblem.surveyTurnsOnOne(name, tally, otherwise: isYes ? "no" : "yes", effect)
                warnings.add(problem, at: answer.mark)
                continue
            }
            let party = fact.reporters.isEmpty ? nil : fact.reporters[slot - fact.firstSlot]
            let ones = AssessmentProblem.SilentOnes(
                answer: fact.id, silent: tally.silent, people: tally.people)
            if let place = silent.firstIndex(where: { $0.party == party }) {
                silent[place].answers.append(ones)
            } else {
                silent.append((party, answer.mark, [ones]))
            }
        }
        // Who did not answer one question of a survey mostly did not answer the others: one remark is enough of a party.
        for (party, mark, answers) in silent {
            warnings.add(.surveyOfFew(party: party, answers), at: mark)
        }
    }

    private func effect(ofReading slot: Int, as isYes: Bool, _ profile: borrowing Profile) -> SurveyEffect {
        var supposed = copy profile
        var answer = profile.answers[slot]
        answer.value = .yesNo(isYes)
        supposed.assume(answer, in: slot)
        return suppose(slot, in: supposed) { evaluation in
            var effect = SurveyEffect()
            let found = evaluation.assessment
            for (number, flag) in pack.flags.enumerated() where Evaluation.covers(flag.theme, supposed) {
                let truth = evaluation.truth(ofFlag: number)
                guard truth != found.flags[number] else { continue }
                switch truth {
                case .true: effect.raises.append(flag.id)
                case .false: effect.clears.append(flag.id)
                case .unknown: effect.opens.append(flag.id)
                }
            }
            for (number, claim) in pack.claims.enumerated() where Evaluation.covers(claim.theme, supposed) {
                guard evaluation.outcome(ofClaim: number).observed != found.claims[number].observed else { continue }
                effect.claims.append(claim.id)
            }
            return effect
        }
    }
}
