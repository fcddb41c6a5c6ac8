import Facts
import Profiles
import RulePacks

/// What records are called: by their key, or by what is stated of them.
struct RecordNames: Sendable {
    private let vocabulary: Vocabulary

    init(_ pack: RulePack) { vocabulary = pack.vocabulary }

    /// What the records of a list are called, by their places: a grid's row by its key's label; any other record by its stated fields,
    /// such as `council, under way`. Where another record of the list has the same name, or a text that would name it is
    /// confidential, its place is added: `council, under way #2`.
    ///
    /// - Parameter fact: the list, as a fact.
    /// - Complexity: O(records of the list).
    func names(list fact: Int, _ profile: Profile) -> [String] {
        let content = vocabulary.facts[fact]
        if content.isGrid { return content.keys.map(\.label) }
        guard let list = content.list else { return [] }
        let records = profile.records(of: list)
        let plain = records.map { plainName(content.fields, profile.records[$0], profile) }
        let counts = plain.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        return plain.enumerated().map { place, name in
            let isNameless = profile.keepsBackText(
                ofRecord: records.lowerBound + place, fields: content.fields.count)
            return counts[name] == 1 && !isNameless ? name : "\(name) #\(place + 1)"
        }
    }

    /// Whatever says what it is; a yes or a no says so only with its question, and is left out while anything else is known.
    func plainName(_ fields: [Field], _ record: RecordAnswer, _ profile: borrowing Profile) -> String {
        var words: [String] = []
        var answers: [String] = []
        for (place, field) in fields.enumerated() {
            var answer = profile.fields[Int(record.firstField) + place]
            if answer.evidence < 0 { answer.evidence = record.evidence }
            guard let value = answer.known, !profile.isKeptBack(answer) else { continue }
            let text = valueText(value, field.type, profile)
            if field.type == .yesNo { answers.append("\(field.label): \(text)") } else { words.append(text) }
        }
        if !words.isEmpty { return words.joined(separator: ", ") }
        return answers.isEmpty ? "a record of which nothing is known" : answers.joined(separator: ", ")
    }
}

/// A value as an auditor would write it: `primary care trust`, `3`, `12 members`, `2008-11`.
func valueText(_ value: Value, _ type: FactType, _ profile: borrowing Profile) -> String {
    if case .text(let range) = value { return profile.string(range) }
    return valueText(value, type)
}

/// A value of a pack, which holds no texts of profiles.
func valueText(_ value: Value, _ type: FactType) -> String {
    let text = type.text(of: value)
    switch type {
    case .oneOf, .scale: return spaced(text)
    case .number(let unit?, _, _, _): return "\(text) \(unit)"
    default: return text
    }
}

/// What somebody answered; where that counts for nothing, why: `not stated`, `3, out of period`, `not known: nobody kept it`.
func answerText(_ answer: Answer, _ type: FactType, _ profile: borrowing Profile) -> String {
    if profile.isKeptBack(answer) { return "stated; the words are confidential" }
    guard let reason = answer.unknown else { return answer.value.map { valueText($0, type, profile) } ?? "not stated" }
    if let value = answer.value { return "\(valueText(value, type, profile)), \(reason.words)" }
    return reason == .reasonGiven ? unknownText(profile.reason(of: answer), profile) : reason.words
}

/// That something is not known, with the reason that is given, unless that is confidential.
func unknownText(_ reason: TextRange, _ profile: borrowing Profile) -> String {
    reason.isEmpty ? "not known; the reason is confidential" : "not known: \(profile.string(reason))"
}

/// A word of a vocabulary without its underscores.
func spaced(_ word: String) -> String { String(word.map { $0 == "_" ? " " : $0 }) }
