import Facts

/// What outcomes still depend on, as numbered conditions that share their parts: conditions that are alike are one, within a
/// profile and from one profile to the next. So what a condition asks need be found only once.
struct ResidualGraph: ~Copyable {
    struct Node {
        var kind: Residual.Kind
        /// Of a constant its truth, of a leaf its variable, of a count how many are needed, of a search its list's variable.
        var number: Int32
        /// Of a leaf its test, of a count over an open list the list's variable.
        var other: Int32
        /// Where its parts stand; of a dispute its operands.
        var first: Int32
        var count: Int32
        /// How many words it takes when it is written out, and no more than `mostLength`.
        var length: Int32
        /// The last group that it was taken into.
        fileprivate var mark = 0

        var range: Range<Int> { Int(first)..<Int(first) + Int(count) }
    }

    /// Something that could be answered.
    struct Variable {
        var subject: Residual.Subject
        /// What is known of it already, as the number of a literal, or -1.
        var current: Int32
        /// The question that would bring the answer, by its number.
        var question: Int32
        /// The last part that it was met in.
        fileprivate var mark = 0
    }

    private(set) var nodes: [Node] = []
    private(set) var parts: [Int32] = []
    private(set) var variables: [Variable] = []
    private(set) var questions = Numbering<Residual.Subject>()
    /// Values that are compared with, or known and not exact enough.
    var literals = Numbering<Value>()
    private var nodePlaces = HashedPlaces()
    private var variablePlaces = HashedPlaces()
    /// The parts of groups that are being put together, those of an inner one behind those of the outer ones.
    private var stack: [Int32] = []
    private var mark = 0

    /// Conditions are forgotten, between two profiles, when there are as many as these, and literals likewise.
    private static let mostNodes = 1 << 15
    private static let mostParts = 1 << 18
    private static let mostLiterals = 1 << 14
    /// The length of what is longer.
    static let mostLength: Int32 = 1 << 20

    /// - Parameter literals: those that keep their numbers.
    init(literals: Numbering<Value> = Numbering()) { self.literals = literals }

    var hasManyLiterals: Bool { literals.values.count >= ResidualGraph.mostLiterals }
    var isFull: Bool { nodes.count >= ResidualGraph.mostNodes || parts.count >= ResidualGraph.mostParts }

    /// - Parameter current: what is known of it already, as the number of a literal, or -1.
    mutating func variable(_ subject: Residual.Subject, _ current: Int32 = -1) -> Int32 {
        var hash = NumberHash()
        hash.add(subject.key)
        hash.add(current)
        let known = variablePlaces.find(hash.value) { place in
            variables[place].subject == subject && variables[place].current == current
        }
        if let known { return Int32(known) }
        variablePlaces.insert(variables.count, hash.value)
        let question = questions.number(of: subject.question)
        variables.append(Variable(subject: subject, current: current, question: question))
        return Int32(variables.count - 1)
    }

    /// The variables that a condition names itself.
    func variables(of node: Node) -> [Int32] {
        switch node.kind {
        case .leaf, .further, .moreRecords, .otherRecord: [node.number]
        case .openCount: [node.other]
        case .disputed: parts[node.range].filter { $0 & 1 == 1 }.map { $0 >> 1 }
        case .constant, .not, .all, .any, .count: []
        }
    }

    // MARK: Conditions

    mutating func constant(_ truth: Truth) -> Remainder { node(.constant, Int32(truth.rawValue), 0, begin()) }

    mutating func leaf(_ variable: Int32, _ test: Int32) -> Remainder { node(.leaf, variable, test, begin()) }

    mutating func not(_ part: Remainder) -> Remainder {
        guard let place = part.place else { return Remainder(!part.truth) }
        if nodes[place].kind == .not { return Remainder(place: parts[Int(nodes[place].first)]) }
        return node(.not, 0, over: part)
    }

    /// A condition over one part.
    mutating func node(_ kind: Residual.Kind, _ number: Int32, over part: Remainder) -> Remainder {
        let group = begin()
        add(part)
        return node(kind, number, 0, group)
    }

    /// The condition whose parts were added since the group was begun.
    mutating func node(_ kind: Residual.Kind, _ number: Int32, _ other: Int32, _ group: Int) -> Remainder {
        var hash = NumberHash()
        hash.add(UInt64(UInt32(bitPattern: number)) << 32 | UInt64(UInt32(bitPattern: other)))
        hash.add(kind.rawValue)
        for place in group..<stack.count { hash.add(stack[place]) }
        let known = nodePlaces.find(hash.value) { place in
            let node = nodes[place]
            guard node.kind == kind, node.number == number, node.other == other,
                Int(node.count) == stack.count - group
            else { return false }
            for offset in 0..<Int(node.count)
            where parts[Int(node.first) + offset] != stack[group + offset] { return false }
            return true
        }
        if let known {
            drop(group)
            return Remainder(place: Int32(known))
        }
        nodePlaces.insert(nodes.count, hash.value)
        nodes.append(
            Node(
                kind: kind, number: number, other: other, first: Int32(parts.count), count: Int32(stack.count - group),
                length: length(kind, group)))
        for place in group..<stack.count { parts.append(stack[place]) }
        drop(group)
        return Remainder(place: Int32(nodes.count - 1))
    }

    private func length(_ kind: Residual.Kind, _ group: Int) -> Int32 {
        if kind == .leaf { return 2 }
        var length = Int32(Residual.width(kind))
        for part in stack[group...] {
            length = min(ResidualGraph.mostLength, length + (kind == .disputed ? 1 : nodes[Int(part)].length))
        }
        return length
    }

    // MARK: What stands below

    /// Whether something stands in several places below a condition.
    mutating func hasPartsTwice(_ place: Int) -> Bool {
        mark += 1
        return meetsAgain(place)
    }

    private mutating func meetsAgain(_ place: Int) -> Bool {
        if nodes[place].mark == mark { return true }
        nodes[place].mark = mark
        guard nodes[place].kind.isGroup || nodes[place].kind == .not else { return false }
        for part in nodes[place].range where meetsAgain(Int(parts[part])) { return true }
        return false
    }

    /// A group as smaller ones of the same kind that have no variable in common.
    ///
    /// - Returns: nothing where there is only one.
    mutating func components(of place: Int) -> [Remainder] {
        let node = nodes[place]
        guard node.kind == .all || node.kind == .any else { return [] }
        let first = mark + 1
        mark += Int(node.count)
        var leaders = Array(0..<Int(node.count))
        for number in leaders.indices {
            claim(Int(parts[Int(node.first) + number]), for: first + number, first, &leaders)
        }
        for number in leaders.indices { leaders[number] = leaders[leaders[number]] }
        guard leaders.contains(where: { $0 != 0 }) else { return [] }
        return leaders.indices.filter { leaders[$0] == $0 }.map { leader in
            let group = begin()
            for number in leaders.indices where leaders[number] == leader {
                stack.append(parts[Int(node.first) + number])
            }
            return end(group, node.kind)
        }
    }

    /// Puts a part together with all that share something with it.
    private mutating func claim(_ place: Int, for own: Int, _ first: Int, _ leaders: inout [Int]) {
        let node = nodes[place]
        if node.kind == .constant { return }
        if node.mark >= first { return ResidualGraph.join(node.mark - first, own - first, &leaders) }
        nodes[place].mark = own
        switch node.kind {
        case .leaf: return claim(variable: Int(node.number), for: own, first, &leaders)
        case .disputed:
            for place in node.range where parts[place] & 1 == 1 {
                claim(variable: Int(parts[place] >> 1), for: own, first, &leaders)
            }
            return
        case .further, .moreRecords, .otherRecord: claim(variable: Int(node.number), for: own, first, &leaders)
        case .openCount: claim(variable: Int(node.other), for: own, first, &leaders)
        case .constant, .not, .all, .any, .count: break
        }
        for part in node.range { claim(Int(parts[part]), for: own, first, &leaders) }
    }

    private mutating func claim(variable: Int, for own: Int, _ first: Int, _ leaders: inout [Int]) {
        let mark = variables[variable].mark
        if mark >= first { ResidualGraph.join(mark - first, own - first, &leaders) }
        variables[variable].mark = own
    }

    /// Makes the earlier of two leaders the leader of both; each part's leader stands before it.
    private static func join(_ one: Int, _ other: Int, _ leaders: inout [Int]) {
        var (low, high) = (one, other)
        while leaders[low] != low { low = leaders[low] }
        while leaders[high] != high { high = leaders[high] }
        if low > high { swap(&low, &high) }
        leaders[high] = low
    }

    // MARK: Groups

    /// Begins whatever has parts.
    ///
    /// - Returns: what its parts are added to.
    func begin() -> Int { stack.count }

    /// Adds a part as it is, certain or not.
    mutating func add(_ part: Remainder) {
        let isCertain = part.place == nil
        stack.append(isCertain ? constant(part.truth).number : part.number)
    }

    mutating func add(operand: Int32) { stack.append(operand) }

    /// What was added since a group was begun.
    func stackedParts(from group: Int) -> ArraySlice<Int32> { stack[group...] }

    /// Leaves what was begun.
    mutating func drop(_ group: Int) { stack.removeLast(stack.count - group) }

    /// Takes a part into an `all` or `any`; one of the same kind is dissolved.
    ///
    /// - Returns: whether the part settles the whole, and nothing is left of the group then.
    mutating func settles(_ part: Remainder, _ group: Int, _ kind: Residual.Kind) -> Bool {
        guard let place = part.place else {
            if part == (kind == .all ? .true : .false) { return false }
            drop(group)
            return true
        }
        if nodes[place].kind == kind {
            for part in nodes[place].range { stack.append(parts[part]) }
        } else {
            stack.append(part.number)
        }
        return false
    }

    /// What an `all` or `any` comes to, each of its parts taken once: in Kleene logic that is the same.
    mutating func end(_ group: Int, _ kind: Residual.Kind) -> Remainder {
        guard stack.count > group else { return kind == .all ? .true : .false }
        mark += 1
        var end = group
        for place in group..<stack.count where nodes[Int(stack[place])].mark != mark {
            nodes[Int(stack[place])].mark = mark
            stack[end] = stack[place]
            end += 1
        }
        drop(end)
        return end == group + 1 ? Remainder(place: stack.removeLast()) : node(kind, 0, 0, group)
    }

    /// What is left of a count to which the parts that are not certain were added.
    mutating func end(_ group: Int, atLeast wanted: Int32) -> Remainder {
        let open = Int32(stack.count - group)
        guard wanted > 0, open >= wanted else {
            drop(group)
            return Remainder(Truth(wanted <= 0))
        }
        if open == 1 { return Remainder(place: stack.removeLast()) }
        if wanted == 1 { return node(.any, 0, 0, group) }
        return wanted == open ? node(.all, 0, 0, group) : node(.count, wanted, 0, group)
    }
}
