import Facts
import Files
import Profiles

/// On what a raised flag rests. Kinds of evidence are raw values here, so that the weakest is the least. As answers are read, the
/// rules that read them are noted by their kind, all at once: looking at each answer again for each rule that has fired took five
/// times as long.
extension Evaluation {
    /// Of what nobody stated.
    static let unevidenced = UInt8.max

    @inline(__always)
    static func kind(of evidence: Int32, _ profile: borrowing Profile) -> UInt8 {
        evidence >= 0 ? profile.evidence[Int(evidence)].kind.rawValue : EvidenceKind.unsaid.rawValue
    }

    static var kindsOfEvidence: UInt8 { EvidenceKind.tested.rawValue + 1 }

    /// What is not looked for yet.
    private static let unweighed = UInt8.max - 1

    func weighEvidence(_ profile: borrowing Profile, _ told: inout Assessment) {
        noteEvidenceOfLists(profile)
        evidence.fill(with: Evaluation.unweighed)
        var weakest: [EvidenceKind] = []
        swap(&weakest, &told.weakestEvidence)
        for flag in weakest.indices { weakest[flag] = .unsaid }
        for word in 0..<raised.count {
            var left = raised[word]
            while left != 0 {
                let flag = word * 64 + left.trailingZeroBitCount
                left &= left - 1
                weakest[flag] = EvidenceKind.of(evidence(ofFlag: flag, profile, told))
            }
        }
        swap(&weakest, &told.weakestEvidence)
    }

    /// Notes for all rules that read something what kind of evidence it has.
    @inline(__always)
    func noteEvidence(_ kind: UInt8, _ bit: Int32) {
        for part in 0..<partsOfRules {
            rulesByEvidence[Int(kind) * partsOfRules + part] |= readers[Int(bit) * partsOfRules + part]
        }
    }

    private func noteEvidenceOfLists(_ profile: borrowing Profile) {
        for number in 0..<evidenceLists.count {
            let list = evidenceLists[number]
            let answer = profile.lists[number]
            // That there is nothing, or that these are all, is an answer too.
            if answer.unknown == nil, answer.isComplete, answer.evidence >= 0 || answer.recordCount == 0 {
                noteEvidence(Evaluation.kind(of: answer.evidence, profile), list.whole)
            }
            for record in profile.records(of: number) {
                let kind = Evaluation.kind(of: profile.records[record].evidence, profile)
                noteEvidence(kind, list.records)
                let first = profile.records[record].firstField
                for field in 0..<list.fields where fieldCodes[Int(first + field)].isKnown {
                    // A field's own evidence, or else its record's.
                    let own = profile.fields[Int(first + field)].evidence
                    noteEvidence(own >= 0 ? Evaluation.kind(of: own, profile) : kind, list.firstField + field)
                }
            }
        }
    }

    /// The weakest that the rules which raise a flag read.
    private func evidence(ofFlag flag: Int, _ profile: borrowing Profile, _ told: borrowing Assessment) -> UInt8 {
        var weakest = Evaluation.unevidenced
        for place in index.flagRules[flag] where weakest > EvidenceKind.unsaid.rawValue {
            let rule = Int(index.flagRules.places[place])
            if told.rules[rule].kind == .fired { weakest = min(weakest, evidence(ofRule: rule, profile, told)) }
        }
        return weakest
    }

    /// The weakest that a rule reads, directly or through flags.
    private func evidence(ofRule rule: Int, _ profile: borrowing Profile, _ told: borrowing Assessment) -> UInt8 {
        let own = weakestRead(by: rule)
        if own == EvidenceKind.unsaid.rawValue { return own }
        if evidence[rule] == Evaluation.unweighed { evidence[rule] = weighed(rule, own, profile, told) }
        return evidence[rule]
    }

    /// - Parameter own: the weakest that the rule reads itself, apart from the record at hand.
    private func weighed(
        _ rule: Int, _ own: UInt8, _ profile: borrowing Profile, _ told: borrowing Assessment
    ) -> UInt8 {
        var weakest = own
        if index.rules[rule].list >= 0 { weighRecords(of: rule, profile, told, &weakest) }
        for place in index.reads.flags[rule] where weakest > EvidenceKind.unsaid.rawValue {
            let read = Int(index.reads.flags.places[place])
            if raised[read / 64] >> UInt64(read % 64) & 1 == 1 {
                weakest = min(weakest, evidence(ofFlag: read, profile, told))
                continue
            }
            for place in index.flagRules[read] {
                weakest = min(weakest, evidence(ofRule: Int(index.flagRules.places[place]), profile, told))
            }
        }
        return weakest
    }

    /// The weakest kind of anything that the rule reads itself.
    @inline(__always)
    private func weakestRead(by rule: Int) -> UInt8 {
        var place = rule / 256
        for kind in 0..<Evaluation.kindsOfEvidence {
            if rulesByEvidence[place][rule / 64 % 4] >> UInt64(rule % 64) & 1 == 1 { return kind }
            place &+= partsOfRules
        }
        return Evaluation.unevidenced
    }

    /// Of the records that fired; where the rule did not, of all.
    private func weighRecords(
        of rule: Int, _ profile: borrowing Profile, _ told: borrowing Assessment, _ weakest: inout UInt8
    ) {
        let fact = Int(index.rules[rule].list)
        let list = Int(index.facts[fact].list)
        guard list >= 0 else { return }
        let first = profile.records(of: list).lowerBound
        let hasFired = told.rules[rule].kind == .fired
        let fields = index.reads.fields[rule]
        for place in told.recordRanges[rule] {
            let outcome = told.records[place]
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
