import Diagnostics
import Facts
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

/// What is marked as a whole is confidential with all that stands in it, unless that says of itself that it is not.
extension ProfileReader {
    /// What stands in a record.
    mutating func keepBackFields(of record: Int, _ count: Int) {
        let whole = profile.records[record].evidence
        guard whole >= 0, profile.evidence[Int(whole)].isConfidential else { return }
        let first = Int(profile.records[record].firstField)
        for field in profile.fields[first..<first + count] where field.evidence >= 0 { keepBack(field.evidence) }
    }

    /// The records of a list. One without evidence gets some that says nothing else: on the list's own its fields do not rest.
    mutating func keepBackRecords(of index: Int, _ list: Int) {
        let whole = profile.lists[list].evidence
        guard whole >= 0, profile.evidence[Int(whole)].isConfidential else { return }
        for record in profile.records(of: list) {
            if profile.records[record].evidence < 0 {
                profile.records[record].evidence = Int32(profile.evidence.count)
                profile.evidence.append(Evidence())
            }
            keepBack(profile.records[record].evidence)
            keepBackFields(of: record, vocabulary.facts[index].fields.count)
        }
    }

    private mutating func keepBack(_ evidence: Int32) {
        guard !profile.evidence[Int(evidence)].isOpen else { return }
        profile.evidence[Int(evidence)].isConfidential = true
    }
}
