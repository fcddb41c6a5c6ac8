import Facts
import Files
import Profiles

/// On what a raised flag rests. Kinds of evidence are raw values here, so that the weakest is the least.
extension Evaluation {
    /// Of what nobody stated.
    static let unevidenced = UInt8.max

    @inline(__always)
    static func kind(of evidence: Int32, _ profile: borrowing Profile) -> UInt8 {
        evidence >= 0 ? profile.evidence[Int(evidence)].kind.rawValue : EvidenceKind.unsaid.rawValue
    }

    /// What is not looked for yet.
    private static let unweighed = UInt8.max - 1

    mutating func weighEvidence(_ profile: borrowing Profile) {
        evidence.fill(with: Evaluation.unweighed)
        evidenceOfFlags.fill(with: .unsaid)
        for flag in 0..<evidenceOfFlags.count
        where truths[givens.place(ofFlag: flag, isRaised: true)] == .true {
            var weakest = Evaluation.unevidenced
            for place in index.flagRules[flag] where weakest > EvidenceKind.unsaid.rawValue {
                let rule = Int(index.flagRules.places[place])
                if outcomes[rule].kind == .fired { weakest = min(weakest, evidence(ofRule: rule, profile)) }
            }
            evidenceOfFlags[flag] = EvidenceKind.of(weakest)
        }
        evidenceOfFlags.copy(to: &assessment.weakestEvidence)
    }

    /// The weakest that a rule reads, directly or through flags. Mutating so that the tables are read where they are: a copy of
    /// them would be made otherwise.
    private mutating func evidence(ofRule rule: Int, _ profile: borrowing Profile) -> UInt8 {
        if evidence[rule] == Evaluation.unweighed { evidence[rule] = weighed(rule, profile) }
        return evidence[rule]
    }

    /// Looks no further once it has found the weakest there is.
    private mutating func weighed(_ rule: Int, _ profile: borrowing Profile) -> UInt8 {
        var weakest = Evaluation.unevidenced
        for place in Int(firstSlotRead[rule])..<Int(firstSlotRead[rule + 1]) {
            weakest = min(weakest, kinds[Int(slotsRead[place])])
        }
        if weakest == EvidenceKind.unsaid.rawValue { return weakest }
        for place in index.reads.facts[rule] { weigh(fact: Int(index.reads.facts.places[place]), profile, &weakest) }
        for place in index.reads.ruleLists[rule] {
            weigh(index.reads.lists[Int(index.reads.ruleLists.places[place])], profile, &weakest)
        }
        if index.rules[rule].list >= 0 { weighRecords(of: rule, profile, &weakest) }
        for place in index.reads.flags[rule] where weakest > EvidenceKind.unsaid.rawValue {
            let read = Int(index.reads.flags.places[place])
            let isRaised = truths[givens.place(ofFlag: read, isRaised: true)] == .true
            for place in index.flagRules[read] {
                let other = Int(index.flagRules.places[place])
                if !isRaised || outcomes[other].kind == .fired {
                    weakest = min(weakest, evidence(ofRule: other, profile))
                }
            }
        }
        return weakest
    }

    /// What was settled, or what each party said.
    private func weigh(fact: Int, _ profile: borrowing Profile, _ weakest: inout UInt8) {
        let entry = index.facts[fact]
        let settled = Int(entry.settled)
        if settled >= 0, profile.answers[settled].isStated {
            weakest = min(weakest, kinds[settled])
        } else {
            for slot in entry.answers { weakest = min(weakest, kinds[slot]) }
        }
    }

    private func weigh(_ read: ReadTables.List, _ profile: borrowing Profile, _ weakest: inout UInt8) {
        let list = Int(index.facts[read.fact].list)
        guard list >= 0 else { return }
        let answer = profile.lists[list]
        // That there is nothing, or that these are all, is an answer too.
        if answer.unknown == nil, answer.isComplete, answer.evidence >= 0 || answer.recordCount == 0 {
            weakest = min(weakest, Evaluation.kind(of: answer.evidence, profile))
        }
        let isGrid = index.facts[read.fact].rows >= 0
        for record in profile.records(of: list) {
            if read.fields.isEmpty, !isGrid { weigh(record: record, profile, &weakest) }
            for place in read.fields {
                weigh(field: Int(index.reads.listFields[place]), of: record, profile, &weakest)
            }
        }
    }

    /// Of the records that fired; where the rule did not, of all.
    private func weighRecords(of rule: Int, _ profile: borrowing Profile, _ weakest: inout UInt8) {
        let fact = Int(index.rules[rule].list)
        let list = Int(index.facts[fact].list)
        guard list >= 0 else { return }
        let first = profile.records(of: list).lowerBound
        let hasFired = assessment.rules[rule].kind == .fired
        let fields = index.reads.fields[rule]
        for place in assessment.recordRanges[rule] {
            let outcome = assessment.records[place]
            guard !hasFired || outcome.outcome.kind == .fired, let record = outcome.record,
                record < profile.lists[list].recordCount
            else { continue }
            if fields.isEmpty, index.facts[fact].rows < 0 { weigh(record: first + record, profile, &weakest) }
            for place in fields {
                weigh(field: Int(index.reads.fields.places[place]), of: first + record, profile, &weakest)
            }
        }
    }

    private func weigh(record: Int, _ profile: borrowing Profile, _ weakest: inout UInt8) {
        weakest = min(weakest, Evaluation.kind(of: profile.records[record].evidence, profile))
    }

    /// A field's own evidence, or else its record's.
    private func weigh(field: Int, of record: Int, _ profile: borrowing Profile, _ weakest: inout UInt8) {
        let place = Int(profile.records[record].firstField) + field
        guard fieldCodes[place].isKnown else { return }
        let own = profile.fields[place].evidence
        weakest = min(weakest, Evaluation.kind(of: own >= 0 ? own : profile.records[record].evidence, profile))
    }
}

extension EvidenceKind {
    /// Of a raw value, or of none.
    fileprivate static func of(_ rawValue: UInt8) -> EvidenceKind {
        switch rawValue {
        case 1: .told
        case 2: .document
        case 3: .observed
        case 4: .tested
        default: .unsaid
        }
    }
}
