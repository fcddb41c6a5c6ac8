import Files

/// What is left of conditions, by their grounds: all that was read of a profile to find it, as a row of numbers.
///
/// What is left follows from its grounds alone, so it does not depend on what is remembered. When there is much, all of it is
/// forgotten.
struct RemainderCache: ~Copyable {
    /// Rows end to end, each with its length and what is left before it.
    private(set) var words: [Int32] = []
    private var places = HashedPlaces()
    /// The rows that are being written, that of an inner condition behind those of the outer ones.
    private let stack: Cells<Int32>
    private var end = 0

    /// About two million bytes.
    static let mostWords = 1 << 19
    /// Longer rows are not remembered.
    private static let mostStacked = 1 << 12

    init() { stack = Cells(repeating: 0, count: RemainderCache.mostStacked) }

    var isFull: Bool { words.count >= RemainderCache.mostWords }

    // MARK: Writing a row

    /// - Returns: where the row begins.
    func begin() -> Int { end }

    @inline(__always)
    mutating func add(_ number: Int32) {
        if end < RemainderCache.mostStacked { stack[end] = number }
        end += 1
    }

    mutating func drop(_ row: Int) { end = row }

    /// The numbers added since a row was begun, and what stands in one of them.
    func count(from row: Int) -> Int { end - row }
    subscript(place: Int) -> Int32 { stack[place] }

    // MARK: Remembering

    /// - Returns: nothing for what is too long.
    func hash(from row: Int) -> UInt32? {
        guard end <= RemainderCache.mostStacked else { return nil }
        var hash = NumberHash()
        for place in row..<end { hash.add(stack[place]) }
        return hash.value
    }

    func find(_ row: Int, _ hash: UInt32) -> Remainder? {
        let count = end - row
        let known = places.find(hash) { place in
            guard Int(words[place]) == count else { return false }
            for offset in 0..<count where words[place + 2 + offset] != stack[row + offset] { return false }
            return true
        }
        return known.map { Remainder(number: words[$0 + 1]) }
    }

    mutating func keep(_ remainder: Remainder, _ row: Int, _ hash: UInt32) {
        places.insert(words.count, hash)
        words.append(Int32(end - row))
        words.append(remainder.number)
        for place in row..<end { words.append(stack[place]) }
    }
}
