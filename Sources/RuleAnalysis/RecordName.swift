import Facts
import Profiles
import RulePacks

/// A record as a test names it: a grid's row by its key, any other by its place (`#1`), by the name that it is printed with, or by
/// words of what is stated of it (`council, under way`); `others` are whatever records there may be besides.
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
        if let sign = text.lastIndex(of: "#"), let number = Int(text[text.index(after: sign)...]) {
            return (1...max(1, records.count)).contains(number) && !records.isEmpty ? .record(number - 1) : .nothing
        }
        let name = RecordName.words(text)
        let named = records.filter { printedName(content.fields, profile.records[$0], profile) == name }
        if named.count == 1 { return .record(named[0] - records.lowerBound) }
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

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
