import Facts
import Profiles
import RulePacks
import YAML

/// Surveys are read as one answer, though a vote or the silence of most may decide which: that is named where anything here hangs
/// on it, found by evaluating the profile with the other answer in it.
extension Evaluation {
    /// What was made of the profile stands again afterwards.
    ///
    /// - Complexity: O(such surveys) evaluations.
    mutating func warnOfSurveys(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        guard !profile.tallies.isEmpty else { return }
        let found = assessment
        var silent: [(party: String?, mark: Mark, answers: [AssessmentProblem.SilentOnes])] = []
        var hasSupposed = false
        for slot in profile.filled.map({ Int($0) }) {
            let answer = profile.answers[slot]
            let fact = pack.vocabulary.facts[Int(pack.vocabulary.factOfSlot[slot])]
            guard let rule = fact.tally, answer.tally >= 0, case .yesNo(let isYes)? = answer.known else { continue }
            let tally = profile.tallies[Int(answer.tally)]
            let turnsOnOne = rule.turnsOnOne(tally)
            guard turnsOnOne || rule.turnsOnSilent(tally) else { continue }
            hasSupposed = true
            let effect = effect(ofReading: slot, as: !isYes, profile, found)
            guard !effect.isNothing else { continue }
            let name = name(ofSlot: slot)
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
        if hasSupposed { evaluate(profile) }
    }

    /// Leaves the tables as the other answer made them.
    private mutating func effect(
        ofReading slot: Int, as isYes: Bool, _ profile: borrowing Profile, _ found: Assessment
    ) -> SurveyEffect {
        var supposed = copy profile
        var answer = profile.answers[slot]
        answer.value = .yesNo(isYes)
        supposed.assume(answer, in: slot)
        evaluate(supposed)
        var effect = SurveyEffect()
        for (number, flag) in pack.flags.enumerated() where Evaluation.covers(flag.theme, profile) {
            guard assessment.flags[number] != found.flags[number] else { continue }
            switch assessment.flags[number] {
            case .true: effect.raises.append(flag.id)
            case .false: effect.clears.append(flag.id)
            case .unknown: effect.opens.append(flag.id)
            }
        }
        for (number, claim) in pack.claims.enumerated() where Evaluation.covers(claim.theme, profile) {
            guard assessment.claims[number].observed != found.claims[number].observed else { continue }
            effect.claims.append(claim.id)
        }
        return effect
    }
}
