import Facts
import Files
import Profiles
import RulePacks

/// On what a raised flag rests. Kinds of evidence are raw values here, so that the weakest is the least. As answers are read, the
/// rules that read them are noted by their kind, all at once: looking at each answer again for each rule that has fired took five
/// times as long. A rule that fires only when all it reads holds rests on all of it; of the others what decides is looked for,
/// once they have raised a flag, until something is found than which nothing is weaker.
extension Evaluation {
    /// Of what nobody stated.
    static let unevidenced = UInt8.max

    @inline(__always)
    static func kind(of evidence: Int32, _ profile: borrowing Profile) -> UInt8 {
        evidence >= 0 ? profile.evidence[Int(evidence)].kind.rawValue : EvidenceKind.unsaid.rawValue
    }

    /// The least there is: what has it need not be looked at further.
    static var weakest: UInt8 { EvidenceKind.unsaid.rawValue }

    static var kindsOfEvidence: UInt8 { EvidenceKind.tested.rawValue + 1 }

    /// What is not looked for yet.
    static let unweighed = UInt8.max - 1

    /// - Parameter kinds: of each flag; of those that are not raised, as if nothing were said.
    func weighEvidence(_ profile: borrowing Profile, _ kinds: inout [EvidenceKind]) {
        var kinds = kinds.mutableSpan
        for flag in kinds.indices { kinds[flag] = .unsaid }
        evidence.fill(with: Evaluation.unweighed)
        for word in 0..<raised.count {
            var left = raised[word]
            while left != 0 {
                let flag = word * 64 + left.trailingZeroBitCount
                left &= left - 1
                kinds[flag] = EvidenceKind.of(weight(ofFlag: flag, profile))
            }
        }
    }

    /// Notes for all rules that read something what kind of evidence it has.
    @inline(__always)
    func noteEvidence(_ kind: UInt8, _ bit: Int32) {
        for part in 0..<partsOfRules {
            rulesByEvidence[Int(kind) * partsOfRules + part] |= readers[Int(bit) * partsOfRules + part]
        }
    }

    /// The weakest kind of anything that the rule reads itself.
    @inline(__always)
    func weakestRead(by rule: Int) -> UInt8 {
        var place = rule / 256
        for kind in 0..<Evaluation.kindsOfEvidence {
            if rulesByEvidence[place][rule / 64 % 4] >> UInt64(rule % 64) & 1 == 1 { return kind }
            place &+= partsOfRules
        }
        return Evaluation.unevidenced
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
