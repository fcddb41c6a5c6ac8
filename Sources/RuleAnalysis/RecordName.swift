import Facts
import Profiles
import RulePacks

/// A record as a test names it: a grid's row by its key, any other by its place (`#1`), by the name that it is printed with, with its
/// place where others have the same (`council #2`), or by words of what is stated of it (`council, under way`); `others` are whatever
/// records there may be besides.
struct RecordName {
    enum Found: Hashable {
        case record(Int)
        case others
        case nothing
        /// The words fit more than one.
        case several
    }

    let text: String

    init(_ text: String) { self.text = text }

    /// - Parameter fact: the list, as a fact.
    func find(in fact: Int, _ profile: Profile, _ pack: RulePack) -> Found {
        let content = pack.vocabulary.facts[fact]
        if content.isGrid { return content.keys.firstIndex { $0.id == text }.map(Found.record) ?? .nothing }
        guard let list = content.list else { return .nothing }
        if text == "others" { return .others }
        let records = profile.records(of: list)
        let name = RecordName.words(text)
        let names = records.map { printedName(content.fields, profile.records[$0], profile) }
        let named = names.indices.filter { names[$0] == name }
        if named.count == 1 { return .record(named[0]) }
        // What is stated may itself have such a sign in it: it names a place by itself, or behind the name of the record there.
        if let sign = text.lastIndex(of: "#"), let number = Int(text[text.index(after: sign)...]) {
            let before = RecordName.words(String(text[..<sign]))
            let isThere = names.indices.contains(number - 1)
            if before.isEmpty { return isThere ? .record(number - 1) : .nothing }
            if isThere, before == (names[number - 1].isEmpty ? RecordName.nameless : names[number - 1]) {
                return .record(number - 1)
            }
        }
        let wanted = Set(name)
        let fitting = records.filter { record in
            let stated = words(stated: content.fields, profile.records[record], profile)
            return !wanted.isEmpty && wanted.isSubset(of: stated)
        }
        guard let first = fitting.first else { return .nothing }
        return fitting.count == 1 ? .record(first - records.lowerBound) : .several
    }

    private func words(stated fields: [Field], _ record: RecordAnswer, _ profile: Profile) -> Set<String> {
        var words: Set<String> = []
        for (place, field) in fields.enumerated() {
            guard let value = profile.fields[Int(record.firstField) + place].known else { continue }
            if case .text(let range) = value {
                words.formUnion(RecordName.words(profile.string(range)))
            } else {
                words.formUnion(RecordName.words(field.type.text(of: value)))
            }
        }
        return words
    }

    /// The words of its name in results, in their order: a yes or a no is among them only where nothing else is known.
    private func printedName(_ fields: [Field], _ record: RecordAnswer, _ profile: Profile) -> [String] {
        var words: [String] = []
        var answers: [String] = []
        for (place, field) in fields.enumerated() {
            guard let value = profile.fields[Int(record.firstField) + place].known else { continue }
            switch (value, field.type) {
            case (.text(let range), _): words += RecordName.words(profile.string(range))
            case (_, .yesNo): answers += RecordName.words(field.label + " " + field.type.text(of: value))
            case (_, .number(let unit?, _, _, _)): words += RecordName.words(field.type.text(of: value) + " " + unit)
            default: words += RecordName.words(field.type.text(of: value))
            }
        }
        return words.isEmpty ? answers : words
    }

    /// What a record is called of which nothing is known.
    private static let nameless = words("a record of which nothing is known")

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
