/// Finds the name somebody probably meant.
public enum NearestName {
    /// The nearest of `names` to `word`, when it is near enough to be worth offering.
    ///
    /// Distance counts single-character edits and swaps of neighbours; a third of the word may differ, and of one of several parts
    /// a third of each. A name that says the opposite of the word is none to offer, however near it is.
    /// - Parameter most: how many edits may be needed at most, if fewer than a third.
    /// - Complexity: O(names × word × edits), for error paths only; names with other letters take no more than reading them.
    public static func to(_ word: String, among names: some Sequence<String>, atMost most: Int = .max) -> String? {
        let wanted = folded(word)
        guard !wanted.isEmpty, wanted.count <= 80 else { return nil }
        // Something must be left of the word: '5' is no misspelt '1'.
        var limit = min(max(1, (wanted.count + 1) / 3), wanted.count - 1, most)
        guard limit >= 0 else { return nil }
        let letters = letters(of: word.utf8)
        var rows = EditRows(wanted)
        var best: String?
        for name in names {
            // An edit takes one letter away at most, and brings one.
            if let letters, let others = NearestName.letters(of: name.utf8),
                (letters & ~others).nonzeroBitCount > limit || (others & ~letters).nonzeroBitCount > limit
            {
                continue
            }
            let candidate = folded(name)
            guard abs(candidate.count - wanted.count) <= limit,
                let distance = rows.distance(to: candidate, atMost: limit)
            else { continue }
            if distance == limit, let best, best <= name { continue }
            guard distance == 0 || !isTurnedRound(wanted, candidate) && isNearInEachPart(wanted, candidate) else {
                continue
            }
            best = name
            limit = distance
        }
        return best
    }

    /// Whether one of two says the opposite of the other, or less: `not completed`, `unaccepted`, `nearly done`.
    public static func isTurnedRound(_ word: String, _ name: String) -> Bool {
        isTurnedRound(folded(word), folded(name))
    }

    private static func isTurnedRound(_ word: [UInt32], _ name: [UInt32]) -> Bool {
        let (parts, others) = (parts(of: word), parts(of: name))
        let (qualifiers, otherQualifiers) = (qualifiers(among: parts), qualifiers(among: others))
        // A word that is nothing else may be a slip for anything.
        if qualifiers != otherQualifiers, parts.count > 1 || qualifiers.isEmpty,
            others.count > 1 || otherQualifiers.isEmpty
        {
            return true
        }
        return isOpposite(word, name) || isOpposite(name, word)
    }

    /// Whether a word without what it begins with is nearer to a name than the whole of it.
    private static func isOpposite(_ word: [UInt32], _ name: [UInt32]) -> Bool {
        prefixes.contains { prefix in
            guard word.starts(with: prefix), !name.starts(with: prefix), word.count > prefix.count + 2 else {
                return false
            }
            let rest = Array(word.dropFirst(prefix.count))
            var (whole, shortened) = (EditRows(word), EditRows(rest))
            guard let without = shortened.distance(to: name, atMost: rest.count / 3) else { return false }
            return whole.distance(to: name, atMost: without) == nil
        }
    }

    /// Where both have as many parts, each of the one has to be near to its own of the other: `council_leader` is no misspelt
    /// `council_officer`.
    private static func isNearInEachPart(_ word: [UInt32], _ name: [UInt32]) -> Bool {
        let (parts, others) = (parts(of: word), parts(of: name))
        guard parts.count > 1, parts.count == others.count else { return true }
        return zip(parts, others).allSatisfy { part, other in
            var rows = EditRows(part)
            return rows.distance(to: other, atMost: max(1, (max(part.count, other.count) + 2) / 3)) != nil
        }
    }

    private static func parts(of word: [UInt32]) -> [[UInt32]] {
        word.split { $0 == UInt32(UInt8(ascii: "_")) || $0 == UInt32(UInt8(ascii: ".")) }.map(Array.init)
    }

    private static func qualifiers(among parts: [[UInt32]]) -> Set<[UInt32]> { Set(parts).intersection(qualifying) }

    private static let qualifying = Set(
        [
            "not", "non", "no", "never", "without", "nearly", "almost", "hardly", "partly", "half", "former", "ex",
            "anti",
        ]
        .map(folded))
    private static let prefixes = ["un", "in", "im", "non", "dis", "mis"].map(folded)

    private static func folded(_ text: String) -> [UInt32] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.map { UInt32(folded($0)) } }
        return text.lowercased().unicodeScalars.map { $0.isASCII ? UInt32(folded(UInt8($0.value))) : $0.value }
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "-"), UInt8(ascii: " "): UInt8(ascii: "_")
        default: byte
        }
    }

    /// A bit for each letter of an ASCII text, of which some share one; `nil` of another.
    private static func letters(of text: some Sequence<UInt8>) -> UInt64? {
        var letters: UInt64 = 0
        for byte in text {
            guard byte < 0x80 else { return nil }
            letters |= 1 << UInt64(folded(byte) & 63)
        }
        return letters
    }
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
