public import Facts
public import Profiles

/// On what a raised flag rests.
extension Evaluator {
    /// The weakest kind of evidence among the stated answers that the fired rules of a flag read, directly or through claims
    /// and flags; under `for_each`, of the records that fired. Where they read no stated answer, nothing is said of it.
    public func weakestEvidence(ofFlag flag: Int, _ profile: borrowing Profile) -> EvidenceKind {
        evaluation.weakestEvidence(ofFlag: flag, profile)
    }
}

extension Evaluation {
    mutating func weakestEvidence(ofFlag flag: Int, _ profile: borrowing Profile) -> EvidenceKind {
        var weakest: EvidenceKind?
        seen.removeAll(keepingCapacity: true)
        for place in index.flagRules[flag] {
            let rule = Int(index.flagRules.places[place])
            if assessment.rules[rule].kind == .fired { note(rule: rule, profile, &weakest) }
        }
        return weakest ?? .unsaid
    }

    private mutating func note(rule: Int, _ profile: borrowing Profile, _ weakest: inout EvidenceKind?) {
        guard weakest != .unsaid else { return }
        if !index.reads[rule].everyFlag.isEmpty {
            guard !seen.contains(rule) else { return }
            seen.append(rule)
        }
        note(index.reads[rule], rule: rule, profile, &weakest)
        for flag in index.reads[rule].everyFlag {
            let isRaised = assessment.flags[Int(flag)] == .true
            for place in index.flagRules[Int(flag)] {
                let other = Int(index.flagRules.places[place])
                if !isRaised || assessment.rules[other].kind == .fired { note(rule: other, profile, &weakest) }
            }
        }
    }

    private func note(
        _ reads: borrowing RuleReads, rule: Int, _ profile: borrowing Profile, _ weakest: inout EvidenceKind?
    ) {
        for place in reads.everySlot.indices {
            note(profile.answers[Int(reads.everySlot[place])], -1, profile, &weakest)
            if weakest == .unsaid { return }
        }
        for place in reads.everyFact.indices {
            let fact = index.facts[Int(reads.everyFact[place])]
            let settled = Int(fact.settled)
            if settled >= 0, profile.answers[settled].isStated {
                note(profile.answers[settled], -1, profile, &weakest)
            } else {
                for slot in fact.answers { note(profile.answers[slot], -1, profile, &weakest) }
            }
            if weakest == .unsaid { return }
        }
        if !reads.lists.isEmpty {
            for (fact, fields) in reads.lists {
                let list = Int(index.facts[fact].list)
                guard list >= 0 else { continue }
                note(list: list, profile, &weakest)
                let isGrid = index.facts[fact].rows >= 0
                for record in profile.records(of: list) { note(record: record, fields, isGrid, profile, &weakest) }
            }
        }
        guard let fact = reads.forEach, index.facts[fact].list >= 0 else { return }
        let list = Int(index.facts[fact].list)
        let first = profile.records(of: list).lowerBound
        let hasFired = assessment.rules[rule].kind == .fired
        for outcome in assessment.records(of: rule) where !hasFired || outcome.outcome.kind == .fired {
            if let record = outcome.record, record < profile.lists[list].recordCount {
                note(record: first + record, reads.fields, index.facts[fact].rows >= 0, profile, &weakest)
            }
        }
    }

    @inline(__always)
    private func note(
        _ answer: Answer, _ otherwise: Int32, _ profile: borrowing Profile, _ weakest: inout EvidenceKind?
    ) {
        guard answer.unknown == nil, answer.value != nil else { return }
        lower(&weakest, answer.evidence >= 0 ? answer.evidence : otherwise, profile)
    }

    private func lower(_ weakest: inout EvidenceKind?, _ evidence: Int32, _ profile: borrowing Profile) {
        let kind = evidence >= 0 ? profile.evidence[Int(evidence)].kind : .unsaid
        if let found = weakest, found <= kind { return }
        weakest = kind
    }

    /// That there is nothing, or that these are all, is an answer too.
    private func note(list: Int, _ profile: borrowing Profile, _ weakest: inout EvidenceKind?) {
        let answer = profile.lists[list]
        guard answer.unknown == nil, answer.isComplete, answer.evidence >= 0 || answer.recordCount == 0 else { return }
        lower(&weakest, answer.evidence, profile)
    }

    private func note(
        record: Int, _ fields: Set<Int>, _ isGrid: Bool, _ profile: borrowing Profile, _ weakest: inout EvidenceKind?
    ) {
        let content = profile.records[record]
        if fields.isEmpty, !isGrid { lower(&weakest, content.evidence, profile) }
        for field in fields {
            note(profile.fields[Int(content.firstField) + field], content.evidence, profile, &weakest)
        }
    }
}
