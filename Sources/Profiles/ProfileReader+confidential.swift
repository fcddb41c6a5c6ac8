import Diagnostics
import Facts
import YAML

/// A mistake near something confidential is no reason to print it: its line is not shown, nor the words that are wrong.
extension ProfileReader {
    /// Whether something confidential may stand on a line: the word for it, which may be misspelt, stands there or near.
    mutating func isNearConfidential(_ number: Int) -> Bool {
        let lines = lineTable()
        let near = 8
        return (max(1, number - near)...max(1, number) + near).contains { lines.line($0)?.contains("confi") ?? false }
    }

    /// Takes away a message that quotes anything but words of the language and of the vocabulary, and such a suggestion.
    func keepBack(_ diagnostic: inout Diagnostic) {
        let parts = diagnostic.message.split(separator: "'", omittingEmptySubsequences: false)
        let quoted = stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
        if parts.count % 2 == 0 || !quoted.allSatisfy(isKnown) {
            diagnostic.message = "what stands here is wrong, and not repeated, as something confidential stands near it"
        }
        if let suggestion = diagnostic.suggestion, !isKnown(suggestion) { diagnostic.suggestion = nil }
    }

    private func isKnown(_ word: String) -> Bool {
        keys.words.contains { $0.contains(word) } || Keys.evidenceKinds.contains(word)
            || vocabulary.index(of: word) != nil
            || vocabulary.facts.contains { fact in
                fact.reporters.contains(word) || fact.fields.contains { $0.id == word }
                    || fact.keys.contains { $0.id == word } || fact.type.words.contains(word)
            }
            || ["settled", "responses", "unknown"].contains(word)
    }
}
