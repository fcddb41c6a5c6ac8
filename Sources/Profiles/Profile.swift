public import Diagnostics
public import Facts
public import Files
public import YAML

/// What one profile states of one partnership: a table of slots numbered by the vocabulary, with evidence and places beside it.
///
/// Texts stand end to end in one block, so that reading a profile allocates nothing for each of them.
public struct Profile: Sendable {
    public internal(set) var id = TextRange.none
    /// Where the id stands.
    public internal(set) var mark = Mark.none
    public internal(set) var partnership = TextRange.none
    public internal(set) var asAt: DateSpan?
    public internal(set) var basis = TextRange.none
    /// The themes the assessment covers; `nil` is all of them.
    public internal(set) var scope: [Int]?
    public internal(set) var prepared: SignOff?
    public internal(set) var reviewed: SignOff?
    public internal(set) var responses: [Response] = []

    public private(set) var answers: [Answer]
    /// The slots of `answers` that the profile fills, in the order in which it does; one may stand here twice.
    public private(set) var filled: [Int32] = []
    public internal(set) var lists: [ListAnswer]
    public internal(set) var records: [RecordAnswer] = []
    /// The records' fields, those of one record side by side.
    public internal(set) var fields: [Answer] = []
    public internal(set) var evidence: [Evidence] = []
    public internal(set) var tallies: [Tally] = []
    public internal(set) var text: [UInt8] = []
    /// What was read, and deserves a look: each with its place, and without its line.
    public internal(set) var remarks: [Diagnostic] = []

    /// The file it was read from, and its place among the file's documents, counted from 1.
    public internal(set) var file = ""
    public internal(set) var document = 1
    public internal(set) var digest: Digest?

    /// A profile that states nothing.
    public init(for vocabulary: Vocabulary) {
        answers = Array(repeating: .notStated, count: vocabulary.slotCount)
        lists = Array(repeating: ListAnswer(), count: vocabulary.lists.count)
    }

    mutating func clear() {
        id = .none
        mark = .none
        partnership = .none
        asAt = nil
        basis = .none
        scope = nil
        prepared = nil
        reviewed = nil
        responses.removeAll(keepingCapacity: true)
        for slot in filled { answers[Int(slot)] = .notStated }
        filled.removeAll(keepingCapacity: true)
        for index in lists.indices { lists[index] = ListAnswer() }
        records.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        evidence.removeAll(keepingCapacity: true)
        tallies.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        remarks.removeAll()
    }

    /// A text of this profile.
    public func string(_ range: TextRange) -> String {
        String(decoding: text[Int(range.start)..<Int(range.start + range.count)], as: UTF8.self)
    }

    /// The words in which it is said why an answer is not known; none where its evidence is confidential.
    public func reason(of answer: Answer) -> TextRange { isConfidential(answer.evidence) ? .none : answer.reason }

    /// The words in which it is said why a list is not known; none where its evidence is confidential.
    public func reason(of list: ListAnswer) -> TextRange { isConfidential(list.evidence) ? .none : list.reason }

    /// Whether an answer is a text, which decides nothing, that rests on confidential evidence: it is printed nowhere. A field
    /// without evidence of its own rests on its record's, which `field` gives it.
    public func isKeptBack(_ answer: Answer) -> Bool {
        guard case .text? = answer.value else { return false }
        return isConfidential(answer.evidence)
    }

    /// Whether a record states a text that is printed nowhere.
    public func keepsBackText(ofRecord record: Int, fields count: Int) -> Bool {
        (0..<count).contains { isKeptBack(field($0, ofRecord: record)) }
    }

    private func isConfidential(_ place: Int32) -> Bool { place >= 0 && evidence[Int(place)].isConfidential }

    /// A field of a record, with the record's evidence where it has none of its own.
    public func field(_ field: Int, ofRecord record: Int) -> Answer {
        var answer = fields[Int(records[record].firstField) + field]
        if answer.evidence < 0 { answer.evidence = records[record].evidence }
        return answer
    }

    /// The records that a list states; of a grid, all of them in the order of its keys.
    @inlinable
    public func records(of list: Int) -> Range<Int> {
        let answer = lists[list]
        return Int(answer.firstRecord)..<Int(answer.firstRecord + answer.recordCount)
    }

    /// The same with no theme left out, for asking what is missing of something outside the scope.
    /// - Complexity: O(1), until either is changed.
    public func withEveryThemeInScope() -> Profile {
        var whole = copy self
        whole.scope = nil
        return whole
    }

    /// Replaces an answer, for trying what would change if it were so.
    public mutating func assume(_ answer: Answer, in slot: Int) { fill(slot, with: answer) }

    /// Gives a grid that is not stated its rows, of which nothing is known; one that is has them already.
    public mutating func assumeRows(of list: Int, keys: Int, fields: Int) {
        guard lists[list].recordCount == 0 else { return }
        lists[list].firstRecord = Int32(records.count)
        lists[list].recordCount = Int32(keys)
        lists[list].isComplete = true
        lists[list].unknown = nil
        for _ in 0..<keys {
            var record = RecordAnswer(firstField: self.fields.count, mark: .none)
            record.isStated = false
            records.append(record)
            self.fields.append(contentsOf: repeatElement(Answer.notStated, count: fields))
        }
    }

    /// Says of a list that the records stated are all there are.
    public mutating func assumeNoOthers(in list: Int) {
        lists[list].isComplete = true
        lists[list].unknown = nil
    }

    /// Gives an open list one more record, of which nothing is known.
    /// - Returns: the record's place among all.
    /// - Complexity: O(records of the list).
    public mutating func assumeRecord(in list: Int, fields: Int) -> Int {
        let stated = records(of: list)
        // The records of a list stand side by side.
        if stated.upperBound != records.count {
            lists[list].firstRecord = Int32(records.count)
            records.append(contentsOf: Array(records[stated]))
        }
        records.append(RecordAnswer(firstField: self.fields.count, mark: .none))
        self.fields.append(contentsOf: repeatElement(Answer.notStated, count: fields))
        lists[list].recordCount += 1
        lists[list].unknown = nil
        return records.count - 1
    }

    /// Replaces a field of a record, by the record's place among all.
    public mutating func assume(_ answer: Answer, field: Int, ofRecord record: Int) {
        fields[Int(records[record].firstField) + field] = answer
    }

    mutating func fill(_ slot: Int, with answer: Answer) {
        answers[slot] = answer
        filled.append(Int32(slot))
    }
}
