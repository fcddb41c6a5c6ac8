import Facts

/// Open lists that are looked through in several places, or counted.
extension LiteralTable {
    /// What a shared list is looked through for: whether so many of its further records are so, or whether a rule fires for one.
    struct Lookup {
        /// The list, by its variable.
        var list: Int32
        /// What a record is tested on, by its place in the graph.
        var part: Int
        var atLeast: Int32
        var isForRule: Bool
    }

    mutating func write(
        lookup node: ResidualGraph.Node, negated: Bool, _ graph: borrowing ResidualGraph
    ) -> Bool {
        let list = graph.list(of: node)
        let part = graph.searched(by: node)
        switch node.kind {
        case .further, .moreRecords:
            let isForRule = node.kind == .moreRecords
            return write(Lookup(list: list, part: part, atLeast: 1, isForRule: isForRule), negated: negated)
        case .openCount:
            // A count of the stated records, in which each further one that is so counts as one more part.
            for place in node.range.dropLast() {
                guard write(Int(graph.parts[place]), negated: negated, graph) else { return false }
            }
            for more in 1...max(1, node.number) {
                let lookup = Lookup(list: list, part: part, atLeast: more, isForRule: false)
                guard write(lookup, negated: negated) else { return false }
            }
            let count = node.count - 1 + max(1, node.number)
            let atLeast = negated ? count - node.number + 1 : node.number
            return write(Step(operation: .count, number: count, atLeast: atLeast))
        default: return false
        }
    }

    private mutating func write(_ lookup: Lookup, negated: Bool) -> Bool {
        let known = lookups.firstIndex {
            $0.list == lookup.list && $0.part == lookup.part && $0.atLeast == lookup.atLeast
                && $0.isForRule == lookup.isForRule
        }
        if known == nil { lookups.append(lookup) }
        let number = Int32(known ?? lookups.count - 1)
        return write(lookup.list, LiteralTable.others - 1 - number, negated: negated)
    }

    /// Adds what the further records of a list can come to.
    ///
    /// - Parameter first: where its answers begin.
    mutating func addStates(of variable: Variable, from first: Int, _ graph: borrowing ResidualGraph) -> Bool {
        var searches: [OpenListStates.Search] = []
        for lookup in lookups where lookup.list == variable.number {
            if let place = searches.firstIndex(where: { $0.part == lookup.part }) {
                searches[place].most = max(searches[place].most, Int(lookup.atLeast))
            } else {
                searches.append(OpenListStates.Search(part: lookup.part, most: Int(lookup.atLeast)))
            }
        }
        guard let states = OpenListStates(of: variable.number, searches, graph, &self) else { return false }
        let lookups = lookups
        for state in 0..<states.count {
            add(variable) { test in
                let lookup = lookups[Int(LiteralTable.others - 1 - test)]
                let place = searches.firstIndex { $0.part == lookup.part } ?? 0
                return states.truth(of: place, atLeast: Int(lookup.atLeast), isForRule: lookup.isForRule, in: state)
            }
            let isKnown = answers[first..<answers.count - 1].contains { $0 == answers[answers.count - 1] }
            if isKnown { answers.removeLast() }
        }
        return true
    }
}

extension ResidualGraph {
    /// The variable that says whether a list has others, of a condition that looks through them.
    func list(of node: Node) -> Int32 { node.kind == .openCount ? node.other : node.number }

    /// What they are looked through for.
    func searched(by node: Node) -> Int { Int(parts[node.range.upperBound - 1]) }

    /// Whether a condition reads nothing but the fields of a list's further records.
    func readsFields(of list: Int32, _ place: Int) -> Bool {
        let node = nodes[place]
        switch node.kind {
        case .constant: return true
        case .leaf:
            let subject = variables[Int(node.number)].subject
            return subject.isOfOthers && subject.fact == variables[Int(list)].subject.fact
        case .not, .all, .any, .count:
            for part in node.range where !readsFields(of: list, Int(parts[part])) { return false }
            return true
        case .disputed, .further, .openCount, .moreRecords, .otherRecord: return false
        }
    }
}
