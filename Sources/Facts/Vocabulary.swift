/// Which facts a profile may state. It numbers everything: a fact is an index, an answer has a slot.
public struct Vocabulary: Sendable {
    /// Sorted by id.
    public let facts: [Fact]
    /// The facts that are lists, by their place among lists.
    public let lists: [Int]
    /// How many answers a profile has room for, outside its lists.
    public let slotCount: Int
    /// For each slot, its fact.
    public let factOfSlot: [Int32]
    /// The facts that are dates of the past.
    public let pastFacts: [Int]
    /// The slots that hold the day of the profile.
    public let daySlots: [Int]

    /// A group of names: what the first parts of its facts' names lead to.
    struct Group: Sendable {
        var words: [String]
        /// The names that lead here, with a full stop at the end; nothing for the outermost.
        var path: String
    }

    /// Where a part of a name leads.
    public enum Target: Sendable, Hashable {
        case fact(Int)
        case group(Int)
    }

    let groups: [Group]
    /// The names of each group, and where they lead.
    private let groupNames: NameTables
    private let targets: [Target]
    private let firstTarget: [Int]
    /// For each fact its words, its reporters, its keys and its fields; then for each field of each list its words.
    private let names: NameTables
    private let firstField: [Int]
    /// How an answer to each fact is read, and then one in each field of each list, in the order of `names`.
    private let forms: [AnswerForm]

    /// How an answer is read, as far as that must be known for each of them.
    public enum AnswerForm: UInt8, Sendable {
        case yesNo, word, text
        /// As its type says: a number, a date.
        case other

        init(_ type: FactType) {
            switch type {
            case .yesNo: self = .yesNo
            case .oneOf, .scale: self = .word
            case .text: self = .text
            default: self = .other
            }
        }
    }

    /// - Parameter unsorted: facts with distinct ids, none a dotted prefix of another.
    public init(_ unsorted: [Fact]) {
        var facts = unsorted.sorted { $0.id < $1.id }
        var lists: [Int] = []
        var slots = 0
        var owners: [Int32] = []
        for index in facts.indices {
            facts[index].firstSlot = slots
            if facts[index].type == .list {
                facts[index].list = lists.count
                lists.append(index)
            }
            slots += facts[index].slotCount
            owners += Array(repeating: Int32(index), count: facts[index].slotCount)
        }
        self.facts = facts
        self.lists = lists
        slotCount = slots
        factOfSlot = owners
        pastFacts = facts.indices.filter { facts[$0].isPast }
        daySlots = facts.filter(\.isDayOfProfile).map(\.firstSlot)
        let steps = Vocabulary.steps(
            for: facts.map { fact in
                fact.id.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
            })
        groups = steps.map(\.group)
        groupNames = NameTables(steps.map(\.group.words))
        targets = steps.flatMap(\.next)
        firstTarget = steps.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.next.count) }
        names = NameTables(
            facts.map(\.type.words) + facts.map { $0.reporters.isEmpty ? [] : $0.reporters + ["settled"] }
                + facts.map { $0.keys.map(\.id) } + facts.map { $0.fields.map(\.id) }
                + lists.flatMap { facts[$0].fields.map(\.type.words) })
        let fields = lists.flatMap { facts[$0].fields.map(\.type) }
        forms = (facts.map(\.type) + fields).map(AnswerForm.init)
        firstField = lists.reduce(into: [facts.count * 4]) { $0.append(($0.last ?? 0) + facts[$1].fields.count) }
    }

    private final class Branch {
        var children: [(word: String, target: Target?, branch: Branch?)] = []
    }

    private static func steps(for names: [[String]]) -> [(group: Group, next: [Target])] {
        let root = Branch()
        for (index, parts) in names.enumerated() {
            var branch = root
            for (depth, part) in parts.enumerated() {
                let isLast = depth == parts.count - 1
                if let child = branch.children.first(where: { $0.word == part && !isLast })?.branch {
                    branch = child
                } else if isLast {
                    branch.children.append((part, .fact(index), nil))
                } else {
                    let child = Branch()
                    branch.children.append((part, nil, child))
                    branch = child
                }
            }
        }
        var steps: [(group: Group, next: [Target])?] = []
        func number(_ branch: Branch, _ path: String) -> Int {
            let place = steps.count
            steps.append(nil)
            let next = branch.children.map { child in
                child.target ?? .group(child.branch.map { number($0, path + child.word + ".") } ?? 0)
            }
            steps[place] = (Group(words: branch.children.map(\.word), path: path), next)
            return place
        }
        _ = number(root, "")
        return steps.compactMap(\.self)
    }

    /// How many groups of names there are; group 0 is the outermost.
    public var groupCount: Int { groups.count }

    /// Follows a key, nested or dotted, from a group.
    public func follow(_ key: borrowing Span<UInt8>, from group: Int) -> Target? {
        var group = group
        var start = 0
        while true {
            var end = start
            while end < key.count, key[end] != 46 { end += 1 }
            guard let found = groupNames.find(key, from: start, to: end, in: group) else { return nil }
            let target = targets[firstTarget[group] + found]
            guard end < key.count else { return target }
            guard case .group(let next) = target else { return nil }
            group = next
            start = end + 1
        }
    }

    /// How an answer to a fact is read.
    public func form(of fact: Int) -> AnswerForm { forms[fact] }

    /// How an answer in a list's field is read.
    public func form(of field: Int, list: Int) -> AnswerForm {
        forms[facts.count + firstField[list] - firstField[0] + field]
    }

    /// The place of a word among a fact's values.
    public func word(_ text: borrowing Span<UInt8>, of fact: Int) -> Int? { names.find(text, in: fact) }

    /// The place of a word among the values of a list's field.
    public func word(_ text: borrowing Span<UInt8>, of field: Int, list: Int) -> Int? {
        names.find(text, in: firstField[list] + field)
    }

    /// The slot of a reporter's answer to a fact, or of what is `settled`.
    public func slot(of reporter: borrowing Span<UInt8>, fact: Int) -> Int? {
        names.find(reporter, in: facts.count + fact).map { facts[fact].firstSlot + $0 }
    }

    /// The place of a name among the keys of a grid.
    public func key(_ text: borrowing Span<UInt8>, of fact: Int) -> Int? {
        names.find(text, in: facts.count * 2 + fact)
    }

    /// The place of a name among the fields of a list's records.
    public func field(_ text: borrowing Span<UInt8>, of fact: Int) -> Int? {
        names.find(text, in: facts.count * 3 + fact)
    }

    /// The names that lead to a group, with a full stop behind each.
    public func path(of group: Int) -> String { groups[group].path }

    /// The names that could stand in a group, for hints.
    public func words(in group: Int) -> [String] { groups[group].words }

    /// The facts inside which a name has a meaning, as a key, a field or the name of who answers.
    /// - Complexity: O(facts · names), for messages.
    public func owners(of name: String) -> [String] {
        facts.filter { fact in
            fact.keys.contains { $0.id == name } || fact.fields.contains { $0.id == name }
                || fact.reporters.contains(name)
        }
        .map(\.id)
    }

    /// The fact that a name is a part of, as results write it: one reporter's answer, a field of a list or a row of a grid.
    /// - Complexity: O(log facts × parts of the name).
    public func fact(ofPart name: String) -> Int? {
        // A field of a row is the most that stands below a fact.
        var (rest, parts): (Substring, [String]) = (name[...], [])
        while parts.count <= 2 {
            if let fact = index(of: String(rest)) { return parts.allSatisfy { isPart($0, of: fact) } ? fact : nil }
            guard let dot = rest.lastIndex(where: { $0 == "." || $0 == "/" }) else { return nil }
            parts.append(String(rest[rest.index(after: dot)...]))
            rest = rest[..<dot]
        }
        return nil
    }

    private func isPart(_ name: String, of fact: Int) -> Bool {
        let fact = facts[fact]
        return fact.voices.contains(name) || fact.reporters.contains(name) || fact.fields.contains { $0.id == name }
            || fact.keys.contains { $0.id == name }
    }

    /// The fact's index.
    /// - Complexity: O(log facts).
    public func index(of id: String) -> Int? {
        var low = 0
        var high = facts.count
        while low < high {
            let middle = (low + high) / 2
            if facts[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < facts.count && facts[low].id == id ? low : nil
    }
}
