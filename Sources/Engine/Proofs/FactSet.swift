import Files

/// A set of facts by their places, a bit for each.
struct FactSet: Sendable {
    private(set) var words: [UInt64] = []

    init(_ facts: some Sequence<Int> = []) {
        for fact in facts { insert(fact) }
    }

    mutating func insert(_ fact: Int) {
        while words.count <= fact / 64 { words.append(0) }
        words[fact / 64] |= 1 << UInt64(fact % 64)
    }

    mutating func formUnion(_ other: FactSet) {
        while words.count < other.words.count { words.append(0) }
        for place in other.words.indices { words[place] |= other.words[place] }
    }

    func contains(_ fact: Int) -> Bool {
        fact / 64 < words.count && words[fact / 64] & 1 << UInt64(fact % 64) != 0
    }

    func isSubset(of other: FactSet) -> Bool {
        words.indices.allSatisfy { words[$0] & ~($0 < other.words.count ? other.words[$0] : 0) == 0 }
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// How many facts are in both.
    func count(in other: FactSet) -> Int {
        var count = 0
        for place in 0..<min(words.count, other.words.count) {
            count += (words[place] & other.words[place]).nonzeroBitCount
        }
        return count
    }

    /// How many of them have their bit in a row of words.
    func count(in row: Cells<UInt64>) -> Int {
        var count = 0
        for place in words.indices { count += (words[place] & row[place]).nonzeroBitCount }
        return count
    }
}
