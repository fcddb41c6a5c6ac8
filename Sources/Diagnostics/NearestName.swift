/// Finds the name somebody probably meant.
public enum NearestName {
    /// The nearest of `names` to `word`, when it is near enough to be worth offering.
    ///
    /// Distance counts single-character edits and swaps of neighbours; a third of the word may differ.
    /// - Parameter most: how many edits may be needed at most, if fewer than a third.
    /// - Complexity: O(names × word × edits), for error paths only; names with other letters take no more than reading them.
    public static func to(_ word: String, among names: some Sequence<String>, atMost most: Int = .max) -> String? {
        let wanted = folded(word)
        guard !wanted.isEmpty, wanted.count <= 80 else { return nil }
        // Something must be left of the word: '5' is no misspelt '1'.
        var limit = min(max(1, (wanted.count + 1) / 3), wanted.count - 1, most)
        guard limit >= 0 else { return nil }
        let letters = letters(of: wanted)
        var rows = EditRows(wanted)
        var best: String?
        for name in names {
            let candidate = folded(name)
            guard abs(candidate.count - wanted.count) <= limit else { continue }
            // An edit takes one letter away at most, and brings one.
            let others = NearestName.letters(of: candidate)
            guard (letters & ~others).nonzeroBitCount <= limit, (others & ~letters).nonzeroBitCount <= limit,
                let distance = rows.distance(to: candidate, atMost: limit)
            else { continue }
            if distance == limit, let best, best <= name { continue }
            best = name
            limit = distance
        }
        return best
    }

    private static func folded(_ text: String) -> [UInt32] {
        func folded(_ scalar: UInt32) -> UInt32 { scalar == 0x2D || scalar == 0x20 ? 0x5F : scalar }
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return text.lowercased().unicodeScalars.map { folded($0.value) }
        }
        return text.utf8.map { byte in folded(UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) }
    }

    /// A bit for each letter, of which some share one.
    private static func letters(of text: [UInt32]) -> UInt64 { text.reduce(0) { $0 | 1 << UInt64($1 & 63) } }
}

/// The distances between the beginnings of a word and of another, kept from word to word.
private struct EditRows {
    private let word: [UInt32]
    private var beforeLast: [Int] = []
    private var last: [Int] = []
    private var current: [Int] = []

    init(_ word: [UInt32]) { self.word = word }

    /// How many edits part the two; `nil` where they are more than `limit`.
    /// - Complexity: O(word × limit).
    mutating func distance(to other: [UInt32], atMost limit: Int) -> Int? {
        let tooMany = limit + 1
        last = (0...other.count).map { min($0, tooMany) }
        beforeLast = last
        current = last
        for row in word.indices {
            // What is further apart than that many letters takes more edits.
            let columns = max(0, row - limit)..<min(other.count, row + limit + 1)
            guard !columns.isEmpty else { return nil }
            current[columns.lowerBound] = columns.lowerBound == 0 ? min(row + 1, tooMany) : tooMany
            var least = current[columns.lowerBound]
            for column in columns {
                var cost = min(
                    last[column] + (word[row] == other[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, word[row] == other[column - 1], word[row - 1] == other[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current[column + 1] = min(cost, tooMany)
                least = min(least, cost)
            }
            if columns.upperBound < other.count { current[columns.upperBound + 1] = tooMany }
            guard least <= limit else { return nil }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[other.count] <= limit ? last[other.count] : nil
    }
}
