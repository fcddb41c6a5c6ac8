import Facts
import Profiles
import RulePacks

/// Names of records in JSON: those of a list are made once for each profile, when the first of them is asked for; and of most
/// records of a batch, which have one of a few names, each name is put together once.
///
/// Not shared between threads.
final class CachedRecordNames {
    private let names: RecordNames
    private let vocabulary: Vocabulary
    /// For each list, for each field, how many answers it can have and zero for none; nothing where it has a field that can
    /// have any number.
    private let answers: [[Int]?]
    /// The names of the profile at hand, by list; empty while none is made.
    private var ofProfile: [[String]]
    /// Names that were put together, each once, by what is answered and by themselves.
    private var plain: [String] = []
    private var numbers: [Key: Int] = [:]
    private var numbersOfNames: [String: Int] = [:]
    /// For each of them, how many records of the list at hand have it; and the number of each of these records' names.
    private var counts: [Int] = []
    private var found: [Int] = []

    /// A list, with what is answered in its fields as one number.
    private struct Key: Hashable {
        var list: Int
        var answers: Int
    }

    init(_ pack: RulePack) {
        names = RecordNames(pack)
        vocabulary = pack.vocabulary
        answers = pack.vocabulary.lists.map { CachedRecordNames.answers(pack.vocabulary.facts[$0].fields) }
        ofProfile = Array(repeating: [], count: pack.vocabulary.lists.count)
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

    /// Another profile is at hand from now on.
    func forgetProfile() {
        for list in ofProfile.indices where !ofProfile[list].isEmpty {
            ofProfile[list].removeAll(keepingCapacity: true)
        }
    }

    /// A grid's row by its key's id; any other record as `RecordNames` calls it.
    ///
    /// - Complexity: O(records of the list) for the first of a list, then O(1).
    func name(list fact: Int, record: Int, _ profile: Profile) -> String {
        let content = vocabulary.facts[fact]
        if content.isGrid { return content.keys[record].id }
        guard let list = content.list else { return "" }
        if ofProfile[list].isEmpty {
            if let counts = answers[list] {
                nameRecords(of: list, content.fields, counts, profile)
            } else {
                ofProfile[list] = names.names(list: fact, profile)
            }
        }
        return ofProfile[list].indices.contains(record) ? ofProfile[list][record] : "#\(record + 1)"
    }

    private func nameRecords(of list: Int, _ fields: [Field], _ answers: [Int], _ profile: borrowing Profile) {
        found.removeAll(keepingCapacity: true)
        for record in profile.records(of: list) {
            let number = numberOfName(list, fields, record, answers, profile)
            counts[number] += 1
            found.append(number)
        }
        for (record, number) in found.enumerated() {
            ofProfile[list].append(counts[number] > 1 ? "\(plain[number]) #\(record + 1)" : plain[number])
        }
        for number in found { counts[number] = 0 }
    }

    private func numberOfName(
        _ list: Int, _ fields: [Field], _ record: Int, _ counts: [Int], _ profile: borrowing Profile
    ) -> Int {
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
        if let number = numbers[key] { return number }
        let name = names.plainName(fields, content, profile)
        let number = numbersOfNames[name] ?? plain.count
        if number == plain.count {
            plain.append(name)
            self.counts.append(0)
            numbersOfNames[name] = number
        }
        numbers[key] = number
        return number
    }
}
