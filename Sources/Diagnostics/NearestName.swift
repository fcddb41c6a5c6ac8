/// Finds the name somebody probably meant.
public enum NearestName {
    /// The nearest of `names` to `word`, when it is near enough to be worth offering.
    ///
    /// Distance counts single-character edits and swaps of neighbours; a third of the word may differ.
    /// - Parameter most: how many edits may be needed at most, if fewer than a third.
    /// - Complexity: O(names × word × name length), for error paths only.
    public static func to(_ word: String, among names: some Sequence<String>, atMost most: Int = .max) -> String? {
        let wanted = folded(word)
        guard !wanted.isEmpty, wanted.count <= 80 else { return nil }
        // Something must be left of the word: '5' is no misspelt '1'.
        let limit = min(max(1, (wanted.count + 1) / 3), wanted.count - 1, most)
        var best: (distance: Int, name: String)?
        for name in names {
            let candidate = folded(name)
            guard abs(candidate.count - wanted.count) <= limit else { continue }
            let distance = editDistance(wanted, candidate)
            guard distance <= limit else { continue }
            if let found = best, (found.distance, found.name) <= (distance, name) { continue }
            best = (distance, name)
        }
        return best?.name
    }

    private static func folded(_ text: String) -> [Unicode.Scalar] {
        text.lowercased().unicodeScalars.map { $0 == "-" || $0 == " " ? "_" : $0 }
    }

    private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, scalar) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (scalar == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
