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
