import Facts

/// A number for everything that may have evidence, and which rules read it: so all rules that rest on an answer are noted at once.
struct EvidenceBits: Sendable {
    struct Slot: Sendable {
        /// Of its answer where that is read by itself.
        var bit: Int32
        /// Of its answer as one of those that speak for a fact of several; -1 where it is the only one.
        var voice: Int32 = -1
        /// What is settled of that fact, which speaks for all once it is stated; -1 where nothing can be.
        var settled: Int32 = -1
    }

    private(set) var slots: [Slot]
    private(set) var count: Int

    init(_ vocabulary: Vocabulary) {
        slots = (0..<Int32(vocabulary.slotCount)).map { Slot(bit: $0) }
        count = slots.count
        for fact in vocabulary.facts where fact.list == nil && !fact.reporters.isEmpty {
            for slot in fact.answerSlots { slots[slot].voice = newBit() }
            guard let settled = fact.settledSlot else { continue }
            for slot in fact.answerSlots { slots[slot].settled = Int32(settled) }
            slots[settled].voice = newBit()
        }
    }

    private mutating func newBit() -> Int32 {
        defer { count += 1 }
        return Int32(count)
    }

    /// How many parts a set of rules has.
    static func parts(_ index: PackIndex) -> Int { (index.rules.count + 255) / 256 }

    /// For each bit, the set of the rules that read what it stands for themselves, apart from records.
    func readers(_ index: PackIndex) -> [SIMD4<UInt64>] {
        let parts = EvidenceBits.parts(index)
        var readers = [SIMD4<UInt64>](repeating: .zero, count: count * parts)
        for rule in index.rules.indices {
            for bit in bits(readBy: rule, index) {
                readers[bit * parts + rule / 256][rule / 64 % 4] |= 1 << UInt64(rule % 64)
            }
        }
        return readers
    }

    /// What a rule reads itself, apart from records.
    private func bits(readBy rule: Int, _ index: PackIndex) -> [Int] {
        var found = index.reads.answeredSlots.list(rule).map { slots[$0].bit }
        for fact in index.reads.facts.list(rule) {
            let entry = index.facts[fact]
            found += entry.slots.map { slots[$0].voice >= 0 ? slots[$0].voice : slots[$0].bit }
        }
        return found.map { Int($0) }
    }
}
