import Facts
import Profiles
import RulePacks
import YAML

/// What was remedied before somebody saw it has not been remedied since, or is said of something else.
extension Evaluator {
    /// - Complexity: O(such responses × what their flags rest on).
    func warnOfRemedies(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        for response in profile.responses where response.decision == .remedied {
            guard let date = response.date, evaluation.assessment.flags[response.flag] == .true else { continue }
            let later = findings(behind: response.flag, after: date, profile)
            guard !later.isEmpty else { continue }
            let problem = AssessmentProblem.remediedBeforeSeen(
                flag: pack.flags[response.flag].id, date: date.description, later)
            warnings.add(problem, at: response.mark)
        }
    }

    /// The answers that decide a raised flag and are seen or settled after a date, or may be, each once. What decides only if a
    /// question may be put is no part of what is remedied, nor is what nobody can change.
    private func findings(
        behind flag: Int, after date: DateSpan, _ profile: borrowing Profile
    ) -> AssessmentProblem.LaterFindings {
        let proof = proof(ofFlag: flag, profile)
        let deciding = proof.deciding
        var (seen, named): (Set<Int>, Set<String>) = ([], [])
        var later = AssessmentProblem.LaterFindings()
        func add(_ place: Int32, _ answer: String, of fact: String) {
            guard place >= 0 else { return }
            var candidates = [profile.evidence[Int(place)]]
            // What it was settled on may have been seen before; to settle it is to find it so on that day.
            if candidates[0].basis >= 0 { candidates.insert(profile.evidence[Int(candidates[0].basis)], at: 0) }
            func orders(_ evidence: Evidence, _ truth: Truth) -> Bool {
                evidence.date.map { date.isBefore($0) == truth } ?? false
            }
            guard
                let evidence = candidates.first(where: { orders($0, .true) })
                    ?? candidates.first(where: { orders($0, .unknown) }),
                named.insert(answer).inserted
            else { return }
            let found = AssessmentProblem.DatedAnswer(
                answer: evidence.isOfSettlement ? fact : answer,
                date: evidence.mayBeTold ? evidence.date?.description : nil)
            switch (orders(evidence, .true), evidence.isOfSettlement) {
            case (true, false): later.seen.append(found)
            case (true, true): later.settled.append(found)
            case (false, false): later.maybeSeen.append(found)
            case (false, true): later.maybeSettled.append(found)
            }
        }
        func visit(_ index: Int) {
            guard deciding.contains(index), seen.insert(index).inserted else { return }
            let node = proof.nodes[index]
            switch node.step {
            case .applicability, .fieldApplicability: return
            case .fact(let test):
                for slot in slots(deciding: test, node.truth, profile) {
                    add(
                        profile.answers[slot].evidence, evaluation.name(ofSlot: slot),
                        of: pack.vocabulary.facts[test.fact].id)
                }
            case .observation(let fact):
                let content = pack.vocabulary.facts[fact]
                let settled = content.settledSlot.flatMap { profile.answers[$0].known == nil ? nil : $0 }
                for slot in settled.map({ $0..<$0 + 1 }) ?? content.answerSlots {
                    add(profile.answers[slot].evidence, evaluation.name(ofSlot: slot), of: content.id)
                }
            case .field(let list, let record?, let test):
                let content = pack.vocabulary.facts[list]
                let records = profile.records(of: content.list ?? 0)
                guard record < records.count else { break }
                let row = content.isGrid ? ".\(content.keys[record].id)" : ""
                add(
                    profile.field(test.field, ofRecord: records.lowerBound + record).evidence,
                    "\(content.id)\(row).\(content.fields[test.field].id)", of: content.id)
            default: break
            }
            for child in node.children { visit(child) }
        }
        if proof.nodes.indices.contains(proof.root) { visit(proof.root) }
        return later
    }

    /// The answers by which a test of a fact came out as it did.
    private func slots(deciding test: FactTest, _ truth: Truth, _ profile: borrowing Profile) -> [Int] {
        let content = pack.vocabulary.facts[test.fact]
        guard !content.isFixed else { return [] }
        switch test.voice {
        case .plain: return Array(content.answerSlots)
        case .reporter(let reporter): return [content.firstSlot + reporter]
        case .disputed: return Array(content.answerSlots)
        case .any, .all:
            if let settled = content.settledSlot, profile.answers[settled].known != nil { return [settled] }
            return content.answerSlots.filter { profile.answers[$0].known.map(test.test.holds) == truth }
        }
    }
}
