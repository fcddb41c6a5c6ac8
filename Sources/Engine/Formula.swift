import Facts
import RulePacks

/// What an outcome still depends on: a condition from which all that is certain has been taken out.
struct Formula {
    /// Something that could be answered.
    enum Subject: Hashable {
        case slot(Int)
        case field(list: Int, record: Int, field: Int)
        /// Whether there are other records.
        case others(list: Int)
        /// A field of some other record, as one condition would look for it.
        case otherField(list: Int, search: Int, field: Int)
    }

    enum Test: Hashable {
        case value(ValueTest)
        case says(Bool)
    }

    enum Operand: Hashable {
        case known(Value)
        case variable(Int)
    }

    enum Node: Hashable {
        case constant(Truth)
        case leaf(Int, Test)
        case disputed([Operand])
        case all([Int])
        case any([Int])
        case not(Int)
        case count(atLeast: Int, [Int])
        /// Unknown until it is known whether there are others; then false, or what one of them is.
        case further(others: Int, Int)
        /// A count over an open list.
        case openCount(atLeast: Int, [Int], others: Int, Int)
    }

    struct Variable {
        var subject: Subject
        var type: FactType
        /// What is known of it already: a date that is not exact enough.
        var current: Value?
    }

    private(set) var nodes: [Node] = []
    private(set) var variables: [Variable] = []
    private var places: [Node: Int] = [:]
    private var variablePlaces: [Subject: Int] = [:]
    /// How many searches for other records have been begun.
    private var searches = 0

    mutating func clear() {
        nodes.removeAll(keepingCapacity: true)
        variables.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        variablePlaces.removeAll(keepingCapacity: true)
        searches = 0
    }

    mutating func newSearch() -> Int {
        searches += 1
        return searches
    }

    mutating func variable(_ subject: Subject, _ type: FactType, current: Value? = nil) -> Int {
        if let place = variablePlaces[subject] { return place }
        variables.append(Variable(subject: subject, type: type, current: current))
        variablePlaces[subject] = variables.count - 1
        return variables.count - 1
    }

    mutating func add(_ node: Node) -> Int {
        if let place = places[node] { return place }
        nodes.append(node)
        places[node] = nodes.count - 1
        return nodes.count - 1
    }

    func certain(_ node: Int) -> Truth? {
        if case .constant(let truth) = nodes[node], truth.isCertain { return truth }
        return nil
    }

    mutating func constant(_ truth: Truth) -> Int { add(.constant(truth)) }

    /// Flattened, each part once; in Kleene logic that is the same.
    mutating func all(_ parts: [Int]) -> Int { group(parts, neutral: .true) }
    mutating func any(_ parts: [Int]) -> Int { group(parts, neutral: .false) }

    private mutating func group(_ parts: [Int], neutral: Truth) -> Int {
        var kept: [Int] = []
        for part in parts {
            if let truth = certain(part) {
                if truth != neutral { return part }
                continue
            }
            let inner: [Int]
            switch nodes[part] {
            case .all(let parts) where neutral == .true: inner = parts
            case .any(let parts) where neutral == .false: inner = parts
            default: inner = [part]
            }
            for part in inner where !kept.contains(part) { kept.append(part) }
        }
        if kept.isEmpty { return constant(neutral) }
        if kept.count == 1 { return kept[0] }
        return add(neutral == .true ? .all(kept) : .any(kept))
    }

    mutating func not(_ part: Int) -> Int {
        if let truth = certain(part) { return constant(!truth) }
        if case .not(let inner) = nodes[part] { return inner }
        return add(.not(part))
    }

    mutating func count(atLeast: Int, _ parts: [Int]) -> Int {
        let sure = parts.count { certain($0) == .true }
        let open = parts.filter { certain($0) == nil }
        if sure >= atLeast { return constant(.true) }
        if sure + open.count < atLeast { return constant(.false) }
        return add(.count(atLeast: atLeast - sure, open))
    }

    mutating func openCount(atLeast: Int, _ parts: [Int], others: Int, _ other: Int) -> Int {
        let sure = parts.count { certain($0) == .true }
        if sure >= atLeast { return constant(.true) }
        let open = parts.filter { certain($0) == nil }
        return add(.openCount(atLeast: atLeast - sure, open, others: others, other))
    }
}
