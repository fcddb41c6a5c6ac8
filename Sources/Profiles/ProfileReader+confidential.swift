import Diagnostics
import YAML

/// A mistake near something confidential is no reason to print it: neither its line is shown nor anything made of its words.
extension ProfileReader {
    /// Whether something confidential may stand on a line.
    mutating func isConfidential(_ number: Int) -> Bool { confidentialLines().contains(number) }

    /// Whether a name offered for another is taken from the file's own, and may be of something confidential.
    mutating func offersOwnName(_ problem: any Problem) -> Bool {
        if case YAMLProblem.unknownAlias? = problem as? YAMLProblem { return !confidentialLines().isEmpty }
        return false
    }

    private mutating func confidentialLines() -> ConfidentialLines {
        if let confidential { return confidential }
        let found = ConfidentialLines(
            in: buffer, limits: limits, vocabulary: vocabulary, keys: keys, lines: lineTable())
        confidential = found
        return found
    }

    /// Only the place is left, and what would be right in words that are the language's and the vocabulary's.
    func keepBack(_ diagnostic: inout Diagnostic, of problem: any Problem) {
        if problem.repeatsText {
            diagnostic.message = "what stands here is wrong, and not repeated, as something confidential stands near it"
        }
        diagnostic.expected = problem.expectedInGeneral
        diagnostic.suggestion = nil
        diagnostic.line = nil
        diagnostic.length = 1
    }
}
