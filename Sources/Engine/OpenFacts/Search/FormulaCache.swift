import Facts

/// Which variables are open, for conditions that were searched before.
///
/// That follows from the condition alone, as it is written; so what is found does not depend on what is remembered. When there
/// is much, all of it is forgotten.
struct FormulaCache {
    /// Written conditions end to end, each with what was found behind it.
    private var words: [Int32] = []
    private var conditions: [(start: Int, count: Int)] = []
    private var places = HashedPlaces()

    /// About four million bytes.
    static let mostWords = 1 << 20
    /// Behind each condition: whether what was found is exact, above what it can come to; then the open variables, each by its
    /// number.
    struct Found {
        var start: Int
        var isExact: Bool
        var truths: TruthSet
        var count: Int
    }

    var isFull: Bool { words.count >= FormulaCache.mostWords }

    subscript(place: Int) -> Int { Int(words[place]) }

    func find(_ code: borrowing [Int32], hash: UInt32) -> Found? {
        let known = places.find(hash) { place in
            let (start, count) = conditions[place]
            guard count == code.count else { return false }
            for offset in 0..<count where words[start + offset] != code[offset] { return false }
            return true
        }
        guard let known else { return nil }
        let end = conditions[known].start + conditions[known].count
        return Found(
            start: end + 2, isExact: words[end] & 1 == 1, truths: TruthSet(rawValue: UInt8(words[end] >> 1)),
            count: Int(words[end + 1]))
    }

    mutating func add(_ code: [Int32], hash: UInt32, _ found: FormulaSearch.Found) -> Found {
        places.insert(conditions.count, hash)
        conditions.append((words.count, code.count))
        words += code
        words.append(Int32(found.truths.rawValue) << 1 | (found.isExact ? 1 : 0))
        words.append(Int32(found.open.count))
        for variable in found.open { words.append(Int32(variable)) }
        return Found(
            start: words.count - found.open.count, isExact: found.isExact, truths: found.truths,
            count: found.open.count)
    }

    static func hash(_ code: borrowing [Int32]) -> UInt32 {
        var hash = NumberHash()
        for place in code.indices { hash.add(code[place]) }
        return hash.value
    }
}
