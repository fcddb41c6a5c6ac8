import Facts

/// Which variables are open, for conditions that were searched before.
///
/// That follows from the condition alone, as it is written; so what is found does not depend on what is remembered. When there
/// is much, all of it is forgotten.
struct FormulaCache {
    /// Written conditions end to end, each with what was found behind it.
    private var words: [Int32] = []
    /// Where what has this hash begins, and how long it is; -1 where there is nothing.
    private var table: [(hash: UInt64, start: Int32, count: Int32)] = []
    private var count = 0

    /// About four million bytes.
    static let mostWords = 1 << 20
    private static let fewestPlaces = 1 << 10
    /// Behind each condition: whether what was found is exact, then the open variables, each by its number.
    struct Found {
        var start: Int
        var isExact: Bool
        var count: Int
    }

    init() { table = Array(repeating: (0, -1, 0), count: FormulaCache.fewestPlaces) }

    var isFull: Bool { words.count >= FormulaCache.mostWords }

    mutating func forgetAll() { self = FormulaCache() }

    subscript(place: Int) -> Int { Int(words[place]) }

    func find(_ code: borrowing [Int32], hash: UInt64) -> Found? {
        let mask = table.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while table[place].start >= 0 {
            let entry = table[place]
            if entry.hash == hash, Int(entry.count) == code.count {
                let start = Int(entry.start)
                var offset = 0
                while offset < code.count, words[start + offset] == code[offset] { offset += 1 }
                if offset == code.count {
                    let found = start + code.count
                    return Found(start: found + 2, isExact: words[found] == 1, count: Int(words[found + 1]))
                }
            }
            place = (place + 1) & mask
        }
        return nil
    }

    mutating func add(_ code: [Int32], hash: UInt64, _ found: (open: [Int], isExact: Bool)) -> Found {
        if count * 2 >= table.count { grow() }
        let start = words.count
        words += code
        words.append(found.isExact ? 1 : 0)
        words.append(Int32(found.open.count))
        for variable in found.open { words.append(Int32(variable)) }
        insert((hash, Int32(start), Int32(code.count)))
        count += 1
        return Found(start: start + code.count + 2, isExact: found.isExact, count: found.open.count)
    }

    private mutating func grow() {
        let old = table
        table = Array(repeating: (0, -1, 0), count: old.count * 2)
        for entry in old where entry.start >= 0 { insert(entry) }
    }

    private mutating func insert(_ entry: (hash: UInt64, start: Int32, count: Int32)) {
        let mask = table.count - 1
        var place = Int(truncatingIfNeeded: entry.hash) & mask
        while table[place].start >= 0 { place = (place + 1) & mask }
        table[place] = entry
    }

    static func hash(_ code: borrowing [Int32]) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for place in code.indices {
            hash = (hash ^ UInt64(UInt32(bitPattern: code[place]))) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 29
        }
        return hash
    }
}
