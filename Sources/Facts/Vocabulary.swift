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

    /// A step on the way from a dotted name's first part to a fact.
    struct Step: Sendable {
        var names: NameTable
        var words: [String]
        var next: [Target]
    }

    /// Where a part of a name leads.
    public enum Target: Sendable, Hashable {
        case fact(Int)
        case group(Int)
    }

    let steps: [Step]

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
        steps = Vocabulary.steps(
            for: facts.map { fact in
                fact.id.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
            })
    }

    private final class Branch {
        var children: [(word: String, target: Target?, branch: Branch?)] = []
    }

    private static func steps(for names: [[String]]) -> [Step] {
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
        var steps: [Step?] = []
        func number(_ branch: Branch) -> Int {
            let place = steps.count
            steps.append(nil)
            let next = branch.children.map { child in child.target ?? .group(child.branch.map(number) ?? 0) }
            let words = branch.children.map(\.word)
            steps[place] = Step(names: NameTable(words), words: words, next: next)
            return place
        }
        _ = number(root)
        return steps.compactMap(\.self)
    }

    /// How many groups of names there are; group 0 is the outermost.
    public var groupCount: Int { steps.count }

    /// Follows a key, nested or dotted, from a group.
    @inline(__always)
    public func follow(_ key: borrowing Span<UInt8>, from group: Int) -> Target? {
        var group = group
        var start = 0
        while true {
            var end = start
            while end < key.count, key[end] != 46 { end += 1 }
            guard let found = steps[group].names.find(key, from: start, to: end) else { return nil }
            let target = steps[group].next[found]
            guard end < key.count else { return target }
            guard case .group(let next) = target else { return nil }
            group = next
            start = end + 1
        }
    }

    /// The names that could stand in a group, for hints.
    public func words(in group: Int) -> [String] { steps[group].words }

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
