import Facts
import Profiles
import RulePacks

/// Names of records, each put together once: most records of a batch have one of a few names.
///
/// Not shared between threads.
final class CachedRecordNames {
    private let names: RecordNames
    private let vocabulary: Vocabulary
    /// For each list, for each field, how many answers it can have and zero for none; nothing where it has a field that can
    /// have any number.
    private let answers: [[Int]?]
    private var known: [Key: String] = [:]

    /// A list, with what is answered in its fields as one number.
    private struct Key: Hashable {
        var list: Int
        var answers: Int
    }

    init(_ pack: RulePack) {
        names = RecordNames(pack)
        vocabulary = pack.vocabulary
        answers = pack.vocabulary.lists.map { CachedRecordNames.answers(pack.vocabulary.facts[$0].fields) }
    }

    private static func answers(_ fields: [Field]) -> [Int]? {
        var counts: [Int] = []
        var all = 1
        for field in fields {
            switch field.type {
            case .yesNo: counts.append(3)
            case .oneOf(let words), .scale(let words): counts.append(words.count + 1)
            default: return nil
            }
            all *= counts.last ?? 1
            // Beyond these there is little to be gained, and memory to be lost.
            if all > 4096 { return nil }
        }
        return counts
    }

    /// As `RecordNames` gives it.
    func name(list fact: Int, record: Int, _ profile: borrowing Profile) -> String {
        guard let list = vocabulary.facts[fact].list, let counts = answers[list] else {
            return names.name(list: fact, record: record, profile)
        }
        let records = profile.records(of: list)
        let own = plainName(fact, list, records.lowerBound + record, counts, profile)
        for other in records where other != records.lowerBound + record {
            if plainName(fact, list, other, counts, profile) == own { return "\(own) #\(record + 1)" }
        }
        return own
    }

    private func plainName(
        _ fact: Int, _ list: Int, _ record: Int, _ counts: [Int], _ profile: borrowing Profile
    ) -> String {
        let content = profile.records[record]
        var key = Key(list: list, answers: 0)
        for field in counts.indices {
            let digit =
                switch profile.fields[Int(content.firstField) + field].known {
                case .yesNo(let answer)?: answer ? 2 : 1
                case .choice(let place)?: Int(place) + 1
                default: 0
                }
            key.answers = key.answers * counts[field] + digit
        }
        if let name = known[key] { return name }
        let name = names.plainName(vocabulary.facts[fact].fields, content, profile)
        known[key] = name
        return name
    }
}
