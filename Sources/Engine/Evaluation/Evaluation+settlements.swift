import Facts
import Profiles
import RulePacks
import YAML

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
            let place = profile.answers[Int(slot)].evidence
            let date = place >= 0 ? profile.evidence[Int(place)].date : nil
            if let date { warnOfSettlementDay(date, fact, at: mark, profile, &warnings) }
            var untold: [Int] = []
            for answer in different {
                let evidence = profile.answers[answer].evidence
                guard let date, evidence >= 0, let given = profile.evidence[Int(evidence)].date, date.last < given.first
                else {
                    untold.append(answer)
                    continue
                }
                let problem = AssessmentProblem.settledBeforeAnswer(
                    pack.vocabulary.facts[fact].id, date: date.description, answer: name(ofSlot: answer),
                    given: profile.evidence[Int(evidence)].mayBeTold ? given.description : nil)
                warnings.add(problem, at: mark)
            }
            let content = pack.vocabulary.facts[fact]
            if !different.isEmpty, different.count == others.count {
                warnings.add(.settledAgainstAll(content.id), at: mark)
            } else if !untold.isEmpty {
                // The no of one is enough for some risks; what is dated before a no is named with it already.
                let parties = untold.map { content.reporters[$0 - content.firstSlot] }
                warnings.add(.settledAgainstSome(content.id, parties: parties), at: mark)
            }
        }
    }

    /// It is settled some time after the day that the profile speaks of, as a rule, and before the profile is looked over.
    private func warnOfSettlementDay(
        _ date: DateSpan, _ fact: Int, at mark: Mark, _ profile: borrowing Profile, _ warnings: inout Warnings
    ) {
        let name = pack.vocabulary.facts[fact].id
        if let prepared = profile.prepared?.date, date.first > prepared.last {
            warnings.add(.settledAfter(name, date: date.description, .prepared), at: mark)
        } else if let reviewed = profile.reviewed?.date, date.first > reviewed.last {
            warnings.add(.settledAfter(name, date: date.description, .reviewed), at: mark)
        }
        guard let day = profile.asAt else { return }
        if isMoreThanAYear(date, before: day) {
            warnings.add(.settledLongBefore(name, date: date.description, day: day.description), at: mark)
        } else if isMoreThanAYear(day, before: date), profile.prepared?.date == nil, profile.reviewed?.date == nil {
            warnings.add(.settledLongAfter(name, date: date.description, day: day.description), at: mark)
        }
    }

    /// As parties differ from one another: dates where their spans do not meet.
    private func differs(_ answer: Value?, _ settled: Value) -> Bool {
        guard case .date(let given)? = answer, case .date(let found) = settled else { return answer != settled }
        return given.last < found.first || found.last < given.first
    }

    /// Within a year both may be of the same round of work; a settlement before the day is nothing odd by itself.
    func isMoreThanAYear(_ date: DateSpan, before day: DateSpan) -> Bool { date.last + 10000 < day.first }
}
