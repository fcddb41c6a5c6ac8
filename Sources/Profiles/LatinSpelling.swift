/// Words as they are compared where one hand writes the marks of letters, another leaves them out, and a third spells them out.
enum LatinSpelling {
    /// In small letters, without marks: `é`, `ø` and `ł` are the letters that they are made from, `æ` and `ß` the two that they are
    /// made from. By the names of the characters, in which what has a mark is a letter *with* something, and by what their
    /// capitals are.
    /// - Complexity: O(letters).
    static func withoutMarks(_ word: some StringProtocol) -> String {
        guard !word.utf8.allSatisfy({ $0 < 0x80 }) else { return word.lowercased() }
        var plain = ""
        for scalar in word.uppercased().lowercased().unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark {
            let words = (scalar.properties.name ?? "").split(separator: " ")
            if words.count > 3, words[0] == "LATIN", words.count == 4 || words[4] == "WITH", words[3].count <= 2 {
                plain += words[3].lowercased()
            } else {
                plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }

    /// As one spelling for `Müller`, `Mueller` and `Muller`, and for `Håkon`, `Haakon` and `Hakon`: the second letter of what spells
    /// a mark out is left out. At the end of a word none is spelled out, so that `Joe` is not `Jo`.
    /// - Parameter letters: small, without marks.
    /// - Complexity: O(letters).
    static func folded(_ letters: String) -> String {
        let characters = Array(letters)
        var folded = ""
        for (place, character) in characters.enumerated() {
            let before = place > 0 ? characters[place - 1] : nil
            let spellsOut =
                character == "e" && (before == "a" || before == "o" || before == "u")
                || character == "a" && before == "a"
            if !spellsOut || place == characters.count - 1 { folded.append(character) }
        }
        return folded
    }
}
