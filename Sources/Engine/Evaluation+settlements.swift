import Facts
import Profiles
import RulePacks

/// What the auditor settled stands in place of the parties' answers, and is therefore looked at where they do not bear it out.
extension Evaluation {
    /// - Complexity: O(slots that the profile fills).
    func warnOfSettlements(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        for slot in profile.filled {
            let fact = Int(pack.vocabulary.factOfSlot[Int(slot)])
            guard index.facts[fact].settled == slot, let settled = profile.answers[Int(slot)].known else { continue }
            let mark = profile.answers[Int(slot)].mark
            let others = index.facts[fact].answers.filter { profile.answers[$0].known != nil }
            let different = others.filter { differs(profile.answers[$0].known, settled) }
            if !different.isEmpty, different.count == others.count {
                warnings.add(.settledAgainstAll(pack.vocabulary.facts[fact].id), at: mark)
            }
            let place = profile.answers[Int(slot)].evidence
            guard place >= 0, let date = profile.evidence[Int(place)].date else { continue }
            if let day = profile.asAt, isMoreThanAYear(date, before: day) {
                let problem = AssessmentProblem.settledLongBefore(
                    pack.vocabulary.facts[fact].id, date: date.description, day: day.description)
                warnings.add(problem, at: mark)
            }
            for answer in different {
                let evidence = profile.answers[answer].evidence
                guard evidence >= 0, let given = profile.evidence[Int(evidence)].date, date.last < given.first else {
                    continue
                }
                let problem = AssessmentProblem.settledBeforeAnswer(
                    pack.vocabulary.facts[fact].id, date: date.description, answer: name(ofSlot: answer),
                    given: profile.evidence[Int(evidence)].mayBeTold ? given.description : nil)
                warnings.add(problem, at: mark)
            }
        }
    }

    /// As parties differ from one another: dates where their spans do not meet.
    private func differs(_ answer: Value?, _ settled: Value) -> Bool {
        guard case .date(let given)? = answer, case .date(let found) = settled else { return answer != settled }
        return given.last < found.first || found.last < given.first
    }

    /// Within a year both may be of the same round of work; a settlement before the day is nothing odd by itself.
    private func isMoreThanAYear(_ date: DateSpan, before day: DateSpan) -> Bool { date.last + 10000 < day.first }
}
