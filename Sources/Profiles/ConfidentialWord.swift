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

    /// Whether a comment may hold what was to keep an entry back: the word, or one that is nearly it, as a key.
    ///
    /// - Parameter isSetApart: whether it is written as comments are that are meant; in any other the word alone is enough.
    static func isHidden(in comment: String, isSetApart: Bool) -> Bool {
        let text = comment.lowercased()
        let parts = text.split { !$0.isLetter }
        return parts.contains { part in
            if part == word, !isSetApart { return true }
            let rest = text[part.endIndex...].drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
            guard rest.first == ":" else { return false }
            return part.hasPrefix(word) || NearestName.to(String(part), among: [word], atMost: mostWrongInKey) != nil
        }
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
