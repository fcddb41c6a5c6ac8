import Facts
import Files
import Profiles
import RulePacks

/// What each answer decides by itself.
extension Evaluation {
    /// Each answer as a small number, and what follows from it.
    mutating func read(_ profile: borrowing Profile) {
        codes.fill(with: .unknown)
        blank.copy(to: truths)
        known.fill(with: 0)
        inapplicable.fill(with: 0)
        kinds.fill(with: Evaluation.unevidenced)
        rulesByEvidence.fill(with: .zero)
        for slot in profile.filled { read(Int(slot), profile) }
        fieldCodes.removeAll(keepingCapacity: true)
        fieldCodes.append(contentsOf: profile.fields.lazy.map { AnswerCode($0) })
    }

    @inline(__always)
    private func read(_ slot: Int, _ profile: borrowing Profile) {
        let entry = slots[slot]
        let code = AnswerCode(profile.answers[slot])
        codes[slot] = code
        if code.isKnown {
            if entry.onlyFact >= 0 { insertKnown(Int(entry.onlyFact)) }
            noteEvidence(of: entry.evidence, slot, profile)
        }
        decide(entry, code, profile.answers[slot])
    }

    /// Fills the cells of the tests that are made of an answer.
    @inline(__always)
    func decide(_ entry: SlotEntry, _ code: AnswerCode, _ answer: Answer) {
        for place in entry.tables {
            let test = slotTests[place]
            truths[Int(test.cell)] = test.table[code]
        }
        for place in entry.otherTests { perform(slotTests[place], answer) }
    }

    private func perform(_ test: Program.SlotTest, _ answer: Answer) {
        if test.kind == .isStated {
            truths[Int(test.cell)] = Truth(answer.isStated)
        } else {
            truths[Int(test.cell)] = answer.known.map(index.program.values[Int(test.value)].holds(for:)) ?? .unknown
        }
    }

    /// What was settled of a fact speaks for all, or else each answer does.
    @inline(__always)
    private func noteEvidence(of bits: EvidenceBits.Slot, _ slot: Int, _ profile: borrowing Profile) {
        let kind = Evaluation.kind(of: profile.answers[slot].evidence, profile)
        kinds[slot] = kind
        noteEvidence(kind, bits.bit)
        guard bits.voice >= 0 else { return }
        if bits.settled < 0 || !profile.answers[Int(bits.settled)].isStated { noteEvidence(kind, bits.voice) }
    }
}
