import Diagnostics

/// The word that keeps back what evidence says, and words so like it that they may be meant for it.
enum ConfidentialWord {
    private static let word = "confidential"
    private static let letters = mask(word)
    /// How many letters may be wrong: with four, what is residential would be like it.
    private static let mostWrong = 3

    /// Whether the word, or one like it in small or capital letters, stands in a text.
    ///
    /// - Parameter names: words that are themselves, whatever they are like.
    static func isIn(_ text: String, apartFrom names: Set<String> = []) -> Bool {
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isUnprintable })).lowercased()
        return plain.split { !$0.isLetter }.contains { part in
            part.count >= 4 && isLike(String(part)) && !names.contains(String(part))
        }
    }

    /// Whether the word may be in a text, or one like it; where it is not, nothing more need be looked for.
    /// - Complexity: O(bytes), and nothing is allocated.
    static func mayBeIn(_ text: borrowing Span<UInt8>) -> Bool {
        var (found, count) = (UInt32(0), 0)
        for index in 0..<text.count {
            // In small letters, if it is one.
            let byte = text[index] | 0x20
            if (97...122).contains(byte) {
                found |= 1 << UInt32(byte - 97)
                count += 1
                continue
            }
            // Such letters may be written in other ways, and such words be cut by what is not seen.
            if text[index] > 0x7E || (text[index] < 0x20 && text[index] != 0x09) { return true }
            if count > 3, mayBeLike(found) { return true }
            (found, count) = (0, 0)
        }
        return count > 3 && mayBeLike(found)
    }

    private static func mayBeLike(_ found: UInt32) -> Bool {
        (letters & ~found).nonzeroBitCount <= mostWrong || beginning & ~found == 0 || end & ~found == 0
    }

    /// The letters of its shortest beginning that is taken for it, and of its shortest end.
    private static let beginning = mask("conf")
    private static let end = mask("ntial")

    /// Where in a line the last word stands that may have been meant to keep an entry back, counted from 0; negative where none
    /// does: one that is nearly it, as a key, and the word alone. Behind a comment that is written as such only a key counts.
    static func lastPlaces(in line: String) -> (key: Int, word: Int) {
        var last = (key: -1, word: -1)
        let scalars = Array(line.unicodeScalars)
        var place = 0
        while place < scalars.count {
            let first = place
            while place < scalars.count, scalars[place].properties.isAlphabetic { place += 1 }
            guard place > first else {
                place += 1
                continue
            }
            let part = String(String.UnicodeScalarView(scalars[first..<place])).lowercased()
            if part == word { last.word = first }
            let rest = scalars[place...].drop { $0.properties.isWhitespace || $0 == "\"" || $0 == "'" }
            guard rest.first == ":" else { continue }
            if part.hasPrefix(word) || NearestName.to(part, among: [word], atMost: mostWrongInKey) != nil {
                last.key = first
            }
        }
        return last
    }

    private static let mostWrongInKey = 2

    private static func isLike(_ part: String) -> Bool {
        // Also one half of it, where it was cut.
        if part.contains("confid") || word.hasPrefix(part) || (part.count > 4 && word.hasSuffix(part)) { return true }
        guard part.count <= word.count + mostWrong,
            (letters & ~mask(part)).nonzeroBitCount <= mostWrong
        else { return false }
        return NearestName.to(part, among: [word], atMost: mostWrong) != nil
    }

    /// Which of the letters from a to z stand in a text.
    private static func mask(_ text: String) -> UInt32 {
        text.utf8.reduce(0) { (97...122).contains($1) ? $0 | 1 << UInt32($1 - 97) : $0 }
    }
}
