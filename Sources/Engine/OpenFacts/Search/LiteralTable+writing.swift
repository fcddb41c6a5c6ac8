import Facts
import Files

/// How a condition is written as steps, with `not` moved inwards.
extension LiteralTable {
    /// - Returns: false for what cannot be written, or is too much.
    mutating func write(_ place: Int, _ graph: borrowing ResidualGraph) -> Bool {
        shared.removeAll(keepingCapacity: true)
        var known = 0
        while true {
            steps.removeAll(keepingCapacity: true)
            literals.removeAll(keepingCapacity: true)
            variables.removeAll(keepingCapacity: true)
            searches.removeAll(keepingCapacity: true)
            lookups.removeAll(keepingCapacity: true)
            if write(place, negated: false, graph) { return true }
            // A list turned out to be shared behind the first place that looks through it.
            guard shared.count > known else { return false }
            known = shared.count
        }
    }

    mutating func write(_ place: Int, negated: Bool, _ graph: borrowing ResidualGraph) -> Bool {
        let node = graph.nodes[place]
        switch node.kind {
        case .leaf: return write(node.number, node.other, negated: negated, graph.variables[Int(node.number)].current)
        case .constant: return write(constant: node.number, negated: negated)
        case .not: return write(Int(graph.parts[Int(node.first)]), negated: !negated, graph)
        case .all, .any, .count:
            for part in node.range {
                guard write(Int(graph.parts[part]), negated: negated, graph) else { return false }
            }
            guard node.kind == .count else { return write(every: node.kind == .all, negated: negated, of: node.count) }
            // That not so many are so is that the others are not.
            let atLeast = negated ? node.count - node.number + 1 : node.number
            return write(Step(operation: .count, number: node.count, atLeast: atLeast))
        case .disputed: return write(disputed: node, negated: negated, graph)
        case .further, .moreRecords, .otherRecord, .openCount:
            if shared.contains(graph.list(of: node)) { return write(lookup: node, negated: negated, graph) }
            guard isAlone(place, node, graph) else { return false }
            return write(search: node, negated: negated, graph)
        }
    }

    mutating func write(_ step: Step) -> Bool {
        steps.append(step)
        return steps.count <= LiteralTable.mostSteps
    }

    private mutating func write(every: Bool, negated: Bool, of parts: Int32) -> Bool {
        write(Step(operation: every == negated ? .any : .all, number: parts))
    }

    private mutating func write(constant truth: Int32, negated: Bool) -> Bool {
        if truth == Int32(Truth.unknown.rawValue) {
            return write(LiteralTable.unknown, LiteralTable.others, negated: negated)
        }
        let isTrue = truth == Int32(Truth.true.rawValue)
        return write(Step(operation: .constant, number: isTrue == negated ? 0 : 1))
    }

    /// Writes a test of a variable, or its opposite.
    mutating func write(_ number: Int32, _ test: Int32, negated: Bool, _ current: Int32 = -1) -> Bool {
        var variable = 0
        while variable < variables.count, variables[variable].number != number { variable += 1 }
        if variable == variables.count { variables.append(Variable(number: number, current: current)) }
        var rest = variables[variable].literals
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            rest &= rest - 1
            guard literals[place].test == test, literals[place].isOpposite == negated else { continue }
            literals[place].uses += 1
            return write(Step(operation: .literal, number: Int32(place)))
        }
        guard literals.count < LiteralTable.mostLiterals else { return false }
        variables[variable].literals |= 1 << UInt64(literals.count)
        literals.append(Literal(variable: Int32(variable), test: test, isOpposite: negated, uses: 1))
        return write(Step(operation: .literal, number: Int32(literals.count - 1)))
    }

    // MARK: Parts

    /// Of who says yes or no: somebody says yes, and somebody no. Not so, nobody says the one, or nobody the other.
    private mutating func write(
        disputed node: ResidualGraph.Node, negated: Bool, _ graph: borrowing ResidualGraph
    ) -> Bool {
        let yes = questions.leaves[questions.says.yes].place
        for isYes in [true, false] {
            for place in node.range {
                let operand = graph.parts[place]
                if operand & 1 == 0 {
                    guard case .yesNo(let said) = graph.literals.values[Int(operand >> 1)] else { return false }
                    let truth: Truth = said == isYes ? .true : .false
                    guard write(constant: Int32(truth.rawValue), negated: negated) else { return false }
                } else {
                    let variable = graph.variables[Int(operand >> 1)]
                    guard variable.current < 0,
                        questions.types[Int(questions.type(of: variable.subject, index))] == .yesNo,
                        write(operand >> 1, yes, negated: isYes == negated)
                    else { return false }
                }
            }
            guard write(every: false, negated: negated, of: node.count) else { return false }
        }
        return write(every: true, negated: negated, of: 2)
    }

    /// Whether a list's further records are searched for nothing else. What they are searched for may stand in several places
    /// where it reads nothing but their own fields: it can come to the same however many there are. A list of which that is not
    /// so is noted as shared.
    private mutating func isAlone(
        _ place: Int, _ node: ResidualGraph.Node, _ graph: borrowing ResidualGraph
    ) -> Bool {
        let list = graph.list(of: node)
        for search in searches where search.list == list {
            if search.place == place, node.kind != .otherRecord, graph.readsFields(of: list, graph.searched(by: node)) {
                return true
            }
            shared.append(list)
            return false
        }
        if node.kind == .openCount {
            shared.append(list)
            return false
        }
        searches.append((list, place))
        return true
    }

    /// There are others, and one of them is so. By a condition it is unknown until it is known whether there are others; and
    /// what becomes of whatever others there may be stays unknown until it is ruled out.
    private mutating func write(
        search node: ResidualGraph.Node, negated: Bool, _ graph: borrowing ResidualGraph
    ) -> Bool {
        guard write(node.number, LiteralTable.others, negated: negated) else { return false }
        let isFurther = node.kind == .further
        if isFurther, !write(node.number, LiteralTable.others, negated: !negated) { return false }
        guard write(Int(graph.parts[Int(node.first)]), negated: negated, graph) else { return false }
        if isFurther, !write(every: false, negated: negated, of: 2) { return false }
        guard node.kind == .otherRecord else { return write(every: true, negated: negated, of: 2) }
        return write(LiteralTable.unknown, LiteralTable.others, negated: negated)
            && write(every: true, negated: negated, of: 3)
    }

    // MARK: Merging

    /// Takes literals together that need not be told apart: of a variable that stands in one place and can be answered either
    /// way. A group of such parts can be true, false and unknown, whatever stands around it, and is open where any of them is;
    /// so it is like one of them.
    ///
    /// - Returns: false where there are too many others.
    mutating func merge() -> Bool {
        swap(&steps, &written)
        steps.removeAll(keepingCapacity: true)
        results.removeAll(keepingCapacity: true)
        placed = 0
        for step in written {
            switch step.operation {
            case .constant:
                steps.append(step)
                results.append(-1)
            case .literal:
                if isFree(literals[Int(step.number)]) {
                    results.append(step.number)
                } else {
                    append(literal: step.number)
                    results.append(-1)
                }
            case .all, .any, .count: merge(step)
            }
        }
        if results[0] >= 0 { append(literal: results[0]) }
        return placed <= LiteralTable.mostPlaces
    }

    private func isFree(_ literal: Literal) -> Bool {
        let variable = variables[Int(literal.variable)]
        return literal.uses == 1 && variable.literals & (variable.literals - 1) == 0
            && variable.number != LiteralTable.unknown && variable.current < 0 && literal.test >= LiteralTable.others
            && behaviour(literal.test) == 3
    }

    private mutating func append(literal number: Int32) {
        steps.append(Step(operation: .literal, number: number))
        guard literals[Int(number)].place < 0 else { return }
        literals[Int(number)].place = placed
        if placed < LiteralTable.mostPlaces {
            variables[Int(literals[Int(number)].variable)].places |= 1 << Int(placed)
        }
        placed += 1
    }

    private mutating func merge(_ step: Step) {
        let first = results.count - Int(step.number)
        var written: Int32 = 0
        for place in first..<results.count where results[place] < 0 { written += 1 }
        var result: Int32 = -1
        if step.operation == .count, written > 0 {
            for place in first..<results.count where results[place] >= 0 { append(literal: results[place]) }
            steps.append(step)
        } else {
            for place in first..<results.count where results[place] >= 0 {
                result = result < 0 ? results[place] : linked(result, results[place])
            }
            if written > 0 {
                if result >= 0 { append(literal: result) }
                steps.append(Step(operation: step.operation, number: written + (result >= 0 ? 1 : 0)))
                result = -1
            }
        }
        results.removeLast(results.count - first)
        results.append(result)
    }

    /// Puts one row of literals behind another.
    private mutating func linked(_ one: Int32, _ other: Int32) -> Int32 {
        var last = Int(one)
        while literals[last].next >= 0 { last = Int(literals[last].next) }
        literals[last].next = other
        return one
    }
}
