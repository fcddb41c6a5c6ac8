public import Facts
public import Profiles
import RulePacks

/// On what a raised flag rests.
extension Evaluator {
    /// The weakest kind of evidence among the stated answers that the fired rules of a flag read, directly or through claims
    /// and flags; under `for_each`, of the records that fired. Where they read no stated answer, nothing is said of it.
    public func weakestEvidence(ofFlag flag: Int, _ profile: Profile) -> EvidenceKind {
        var weakest: EvidenceKind?
        var seen: [Int] = []
        for rule in pack.flags[flag].rules where assessment.rules[rule].kind == .fired {
            note(rule: rule, profile, &weakest, &seen)
        }
        return weakest ?? .unsaid
    }

    private func note(rule: Int, _ profile: Profile, _ weakest: inout EvidenceKind?, _ seen: inout [Int]) {
        guard weakest != .unsaid, !seen.contains(rule) else { return }
        seen.append(rule)
        note(index.reads[rule], rule: rule, profile, &weakest)
        for flag in index.reads[rule].flags {
            let isRaised = assessment.flags[flag] == .true
            for other in pack.flags[flag].rules where !isRaised || assessment.rules[other].kind == .fired {
                note(rule: other, profile, &weakest, &seen)
            }
        }
    }

    private func note(_ reads: RuleReads, rule: Int, _ profile: Profile, _ weakest: inout EvidenceKind?) {
        for slot in reads.slots { note(profile.answers[slot], -1, profile, &weakest) }
        for number in reads.facts {
            let fact = pack.vocabulary.facts[number]
            if let settled = fact.settledSlot, profile.answers[settled].isStated {
                note(profile.answers[settled], -1, profile, &weakest)
            } else {
                for slot in fact.answerSlots { note(profile.answers[slot], -1, profile, &weakest) }
            }
        }
        for (fact, fields) in reads.lists {
            guard let list = pack.vocabulary.facts[fact].list else { continue }
            note(list: list, profile, &weakest)
            let isGrid = pack.vocabulary.facts[fact].isGrid
            for record in profile.records(of: list) { note(record: record, fields, isGrid, profile, &weakest) }
        }
        guard let fact = reads.forEach, let list = pack.vocabulary.facts[fact].list else { return }
        let first = profile.records(of: list).lowerBound
        let hasFired = assessment.rules[rule].kind == .fired
        for outcome in assessment.records(of: rule) where !hasFired || outcome.outcome.kind == .fired {
            if let record = outcome.record, record < profile.lists[list].recordCount {
                note(record: first + record, reads.fields, pack.vocabulary.facts[fact].isGrid, profile, &weakest)
            }
        }
    }

    private func note(_ answer: Answer, _ otherwise: Int32, _ profile: Profile, _ weakest: inout EvidenceKind?) {
        guard answer.known != nil else { return }
        lower(&weakest, answer.evidence >= 0 ? answer.evidence : otherwise, profile)
    }

    private func lower(_ weakest: inout EvidenceKind?, _ evidence: Int32, _ profile: Profile) {
        let kind = evidence >= 0 ? profile.evidence[Int(evidence)].kind : .unsaid
        if let found = weakest, found <= kind { return }
        weakest = kind
    }

    /// That there is nothing, or that these are all, is an answer too.
    private func note(list: Int, _ profile: Profile, _ weakest: inout EvidenceKind?) {
        let answer = profile.lists[list]
        guard answer.unknown == nil, answer.isComplete, answer.evidence >= 0 || answer.recordCount == 0 else { return }
        lower(&weakest, answer.evidence, profile)
    }

    private func note(
        record: Int, _ fields: Set<Int>, _ isGrid: Bool, _ profile: Profile, _ weakest: inout EvidenceKind?
    ) {
        let content = profile.records[record]
        if fields.isEmpty, !isGrid { lower(&weakest, content.evidence, profile) }
        for field in fields { note(profile.fields[Int(content.firstField) + field], content.evidence, profile, &weakest) }
    }
}
