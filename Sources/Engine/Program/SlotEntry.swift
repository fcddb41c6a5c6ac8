/// What follows from an answer in a slot, whatever it is.
struct SlotEntry: Sendable {
    /// What it decides, among all slots' tests: those that a table answers, then the others.
    var firstTest: Int32
    var endOfTables: Int32
    var endOfTests: Int32
    /// The fact of which it is the only answer; -1 where there are others.
    var onlyFact: Int32
    var evidence: EvidenceBits.Slot

    /// - Parameter tests: for each slot, those that a table answers first.
    static func all(_ tests: [[Program.SlotTest]], _ bits: EvidenceBits, _ index: PackIndex) -> [SlotEntry] {
        var first: Int32 = 0
        return tests.indices.map { slot in
            let tables = tests[slot].prefix { $0.kind == .table }.count
            defer { first += Int32(tests[slot].count) }
            return SlotEntry(
                firstTest: first, endOfTables: first + Int32(tables), endOfTests: first + Int32(tests[slot].count),
                onlyFact: index.factOfOnlySlot[slot], evidence: bits.slots[slot])
        }
    }

    @inline(__always)
    var tables: Range<Int> { Int(firstTest)..<Int(endOfTables) }
    @inline(__always)
    var otherTests: Range<Int> { Int(endOfTables)..<Int(endOfTests) }
}
