import Facts
import Profiles
import RulePacks
import YAML

/// What the auditor settled stands in place of the parties' answers, and is therefore looked at where they do not bear it out, or
/// there are none.
extension Evaluator {
    /// - Complexity: O(slots that the profile fills + settlements that overrule an answer × what follows from them).
    func warnOfSettlements(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        guard profile.evidence.contains(where: \.isOfSettlement) else { return }
        let asked = profile.scope.map { _ in evaluation.factsAsked(profile) }
        for slot in profile.filled.map({ Int($0) }) {
            let fact = Int(pack.vocabulary.factOfSlot[slot])
            let content = pack.vocabulary.facts[fact]
            guard content.settledSlot == slot, let settled = profile.answers[slot].known else { continue }
            let mark = profile.answers[slot].mark
            let others = content.answerSlots.filter { profile.answers[$0].known != nil }
            // As parties differ from one another.
            let different = others.filter { answer in
                profile.answers[answer].known.map { Evaluation.differ($0, settled) == .true } ?? false
            }
            // As many of a party as say the one say the other: whatever is settled, half of them said so.
            let isOfHalf = content.answerSlots.contains { profile.answers[$0].unknown == .evenlyDivided }
            if let asked, !asked.contains(fact) { warnings.add(.settledOutsideScope(content.id), at: mark) }
            let place = profile.answers[slot].evidence
            let date = place >= 0 ? profile.evidence[Int(place)].date : nil
            if let date { warnOfDay(date, ofSettling: content.id, at: mark, profile, &warnings) }
            if place >= 0 {
                let empty = profile.unsaid(ofSettlement: profile.evidence[Int(place)])
                if !empty.isEmpty { warnings.add(.settledUnsigned(content.id, empty: empty), at: mark) }
                let settler = profile.string(profile.evidence[Int(place)].by)
                if profile.mayBeReviewer(settler) {
                    let isCertain = profile.isReviewer(settler)
                    warnings.add(.reviewerSettled(content.id, by: settler, isCertain: isCertain), at: mark)
                }
            }
            if others.isEmpty, !isOfHalf, evaluation.assessment.applies[fact] != .false {
                let hasEvidence = place >= 0 && profile.evidence[Int(place)].basis >= 0
                warnings.add(.settledWithoutAnswer(content.id, hasEvidence: hasEvidence), at: mark)
            }
            guard !different.isEmpty else { continue }
            let isAgainstAll = different.count == others.count && !isOfHalf
            // Of a settlement it is said once what the answers would do.
            var effect: ReadingEffect? = effect(ofReading: slot, as: .notStated, profile)
            var untold: [Int] = []
            for answer in different {
                let evidence = profile.answers[answer].evidence
                guard let date, evidence >= 0, let given = profile.evidence[Int(evidence)].date,
                    date.isBefore(given) != .false
                else {
                    untold.append(answer)
                    continue
                }
                let problem = AssessmentProblem.settledBeforeAnswer(
                    content.id, date: date.description, answer: evaluation.name(ofSlot: answer),
                    given: profile.evidence[Int(evidence)].mayBeTold ? given.description : nil,
                    isCertain: date.isBefore(given).isCertain, isAgainstAll ? nil : effect)
                warnings.add(problem, at: mark)
                if !isAgainstAll { effect = nil }
            }
            if isAgainstAll {
                warnings.add(.settledAgainstAll(content.id, effect), at: mark)
            } else if !untold.isEmpty {
                // The no of one is enough for some risks; what is dated before a no is named with it already.
                let parties = untold.map { content.reporters[$0 - content.firstSlot] }
                warnings.add(.settledAgainstSome(content.id, parties: parties, effect), at: mark)
            }
        }
    }

    /// It is settled some time after the day that the profile speaks of, as a rule, and before the profile is looked over.
    private func warnOfDay(
        _ date: DateSpan, ofSettling name: String, at mark: Mark, _ profile: borrowing Profile,
        _ warnings: inout Warnings
    ) {
        if let signing = Signing(before: date, of: profile) {
            warnings.add(.settledAfter(name, date: date.description, signing), at: mark)
        }
        guard let day = profile.asAt else { return }
        let (isLongBefore, isLongAfter) = (date.isMoreThanAYear(before: day), day.isMoreThanAYear(before: date))
        if isLongBefore != .false {
            let problem = AssessmentProblem.settledLongBefore(
                name, date: date.description, day: day.description, isCertain: isLongBefore.isCertain)
            warnings.add(problem, at: mark)
        } else if isLongAfter != .false, profile.prepared?.date == nil, profile.reviewed?.date == nil {
            let problem = AssessmentProblem.settledLongAfter(
                name, date: date.description, day: day.description, isCertain: isLongAfter.isCertain)
            warnings.add(problem, at: mark)
        }
    }
}
