public import RulePacks

/// The leaves of a rule's condition in the order of reading: its tests of facts, fields, keys, claims and flags. Terms are read
/// as if they stood there; what a term holds is listed once, however often it is named.
public struct ConditionLeaves: Sendable {
    /// A test at the end of a branch, and where it stands.
    public struct Leaf: Sendable {
        public var condition: Condition
        /// The list whose record is at hand, as a fact.
        public var list: Int?
        /// The term it stands in, the innermost.
        public var term: Int?
    }

    /// A part of the condition, and its parts by their places.
    struct Node: Sendable {
        enum Kind: Sendable {
            case top
            case leaf(Int)
            case term(Int)
            case all, any, not, count, list
        }

        var kind: Kind
        var parts: [Int] = []
    }

    public private(set) var leaves: [Leaf] = []
    private(set) var nodes: [Node] = [Node(kind: .top)]

    /// - Complexity: O(size of the condition and of the terms it names).
    public init(_ rule: Rule, _ pack: RulePack) {
        var terms: [Int: Int] = [:]
        guard let when = rule.when else { return }
        nodes[0].parts = [add(when, rule.list, nil, pack, &terms)]
    }

    private mutating func add(
        _ condition: Condition, _ list: Int?, _ term: Int?, _ pack: RulePack, _ terms: inout [Int: Int]
    ) -> Int {
        switch condition {
        case .fact, .field, .key, .claim, .flag:
            leaves.append(Leaf(condition: condition, list: list, term: term))
            return add(.leaf(leaves.count - 1), [])
        case .term(let name):
            if let known = terms[name] { return known }
            let inner = add(pack.terms[name].when, nil, name, pack, &terms)
            let node = add(.term(name), [inner])
            terms[name] = node
            return node
        case .all(let parts): return add(.all, parts.map { add($0, list, term, pack, &terms) })
        case .any(let parts): return add(.any, parts.map { add($0, list, term, pack, &terms) })
        case .count(_, let parts): return add(.count, parts.map { add($0, list, term, pack, &terms) })
        case .not(let part): return add(.not, [add(part, list, term, pack, &terms)])
        case .list(let test):
            // Where every record counts, the list group is itself the test.
            guard let inner = test.condition else {
                leaves.append(Leaf(condition: condition, list: list, term: term))
                return add(.leaf(leaves.count - 1), [])
            }
            return add(.list, [add(inner, test.fact, term, pack, &terms)])
        }
    }

    private mutating func add(_ kind: Node.Kind, _ parts: [Int]) -> Int {
        nodes.append(Node(kind: kind, parts: parts))
        return nodes.count - 1
    }
}

/// Which truths something has had.
public struct TruthSet: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let `false` = TruthSet(rawValue: 1)
    public static let unknown = TruthSet(rawValue: 2)
    public static let `true` = TruthSet(rawValue: 4)
}
