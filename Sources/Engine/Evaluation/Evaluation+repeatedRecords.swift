import Facts
import Profiles
import RulePacks
import YAML

/// Records of one name may be one that was copied, and a rule that asks of any or of all of them reads both.
extension Evaluation {
    /// - Complexity: O(records of lists that have names).
    func warnOfRepeatedRecords(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        for (list, number) in pack.vocabulary.lists.enumerated() where index.facts[number].rows < 0 {
            guard profile.lists[list].recordCount > 1 else { continue }
            let fields = pack.vocabulary.facts[number].fields
            guard let name = fields.firstIndex(where: { $0.type == .text }) else { continue }
            var firsts: [RecordName: Int] = [:]
            for record in profile.records(of: list) {
                guard let key = RecordName(ofRecord: record, fields, name, profile) else { continue }
                guard let first = firsts[key] else {
                    firsts[key] = record
                    continue
                }
                let isAlike = fields.indices.allSatisfy { field in
                    if case .text = fields[field].type { return true }
                    let (one, other) = (profile.field(field, ofRecord: first), profile.field(field, ofRecord: record))
                    return one.value == other.value && one.unknown == other.unknown
                }
                let problem = AssessmentProblem.recordRepeated(
                    pack.vocabulary.facts[number].id, firstLine: Int(profile.records[first].mark.line),
                    isAlike: isAlike)
                warnings.add(problem, at: profile.records[record].mark)
            }
        }
    }
}

/// What a record is called, but for capitals, signs and spaces, and of what: of two bodies in one town, which have its name, the
/// field before the name tells which.
private struct RecordName: Hashable {
    private var before: [Value?] = []
    private var texts: [String?] = []
    /// Whether a name is that of another is not told either, unless both are confidential.
    private var isKeptBack = false

    /// - Returns: `nil` where it has no name.
    init?(ofRecord record: Int, _ fields: [Field], _ name: Int, _ profile: borrowing Profile) {
        for place in fields.indices {
            let answer = profile.field(place, ofRecord: record)
            guard fields[place].type == .text else {
                if place < name { before.append(answer.known) }
                continue
            }
            isKeptBack = isKeptBack || profile.isKeptBack(answer)
            guard case .text(let range)? = answer.known else {
                texts.append(nil)
                continue
            }
            texts.append(profile.string(range).lowercased().filter { $0.isLetter || $0.isNumber })
        }
        if !texts.contains(where: { $0?.isEmpty == false }) { return nil }
    }
}
