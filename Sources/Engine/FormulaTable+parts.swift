import Facts
import Files

/// What each part of a formula comes to in every row.
extension FormulaTable {
    func fill(_ number: Int) {
        let node = formula.nodes[number]
        let (yes, no) = (2 * number, 2 * number + 1)
        switch node.kind {
        case .constant:
            let truth = Truth(rawValue: UInt8(node.number)) ?? .unknown
            for word in 0..<width {
                if truth == .true { self[yes, word] = .max }
                if truth == .false { self[no, word] = .max }
            }
        case .leaf:
            let column = columns[places[Int(node.number)]]
            mark(number, column) { formula.truths[Int(node.first) + $0] }
        case .disputed: fillDispute(number, node)
        case .not:
            let part = Int(formula.places[Int(node.first)])
            fill(part)
            for word in 0..<width {
                self[yes, word] = self[2 * part + 1, word]
                self[no, word] = self[2 * part, word]
            }
        case .all: combine(node, every: yes, some: no, side: 0)
        case .any: combine(node, every: no, some: yes, side: 1)
        case .count:
            fillParts(node)
            count(node, side: 0, atLeast: Int(node.number), into: yes)
            count(node, side: 1, atLeast: Int(node.count) - Int(node.number) + 1, into: no)
        case .further, .moreRecords: fillSearch(number, node)
        case .openCount: fillCount(number, node)
        case .otherRecord:
            let part = Int(formula.places[Int(node.first)])
            fill(part)
            let column = columns[places[Int(node.number)]]
            mark(no, column) { answer in column.list.map { !$0.isOpen(answer) } ?? (answer == 1) }
            for word in 0..<width { self[no, word] |= self[2 * part + 1, word] }
        }
    }

    private func fillParts(_ node: Formula.Node) {
        for place in node.range { fill(Int(formula.places[place])) }
    }

    /// - Parameter side: 0 where all must be true, 1 where all must be false.
    private func combine(_ node: Formula.Node, every: Int, some: Int, side: Int) {
        for word in 0..<width { self[every, word] = .max }
        for place in node.range {
            let part = Int(formula.places[place])
            fill(part)
            for word in 0..<width {
                self[every, word] &= self[2 * part + side, word]
                self[some, word] |= self[2 * part + 1 - side, word]
            }
        }
    }

    /// Writes the rows in which at least so many of the parts are true, or are false.
    ///
    /// What is counted stays in the spare rows: those with at least one, at least two and so on.
    private func count(_ node: Formula.Node, side: Int, atLeast: Int, into row: Int) {
        count(node, side: side, most: atLeast, from: spare + 1)
        for word in 0..<width { self[row, word] = self[spare + 1 + atLeast, word] }
    }

    private func count(_ node: Formula.Node, side: Int, most: Int, from first: Int) {
        for word in 0..<width { self[first, word] = .max }
        for count in 0..<most { clear(first + count + 1) }
        for place in node.range {
            let part = 2 * Int(formula.places[place]) + side
            for count in (0..<most).reversed() {
                for word in 0..<width { self[first + count + 1, word] |= self[first + count, word] & self[part, word] }
            }
        }
    }

    private func fillDispute(_ number: Int, _ node: Formula.Node) {
        let asked = formula.variables(of: number).map { columns[places[$0]] }
        var first = spare + 1
        let rowOfFirst = asked.map { column in
            defer { first += column.answers }
            for answer in 0..<column.answers {
                clear(first + answer)
                mark(first + answer, column) { $0 == answer }
            }
            return first
        }
        var answers = Array(repeating: 0, count: asked.count)
        repeat {
            let truth = dispute(node, answers)
            guard truth.isCertain else { continue }
            let row = 2 * number + (truth == .true ? 0 : 1)
            for word in 0..<width {
                var all = UInt64.max
                for place in asked.indices { all &= self[rowOfFirst[place] + answers[place], word] }
                self[row, word] |= all
            }
        } while FormulaTable.advance(&answers, asked.map(\.answers))
    }

    private func dispute(_ node: Formula.Node, _ answers: [Int]) -> Truth {
        var place = 0
        return Evaluation.isDisputed(
            node.range.map { operand in
                switch formula.operands[operand] {
                case .known(let value): return value
                case .variable(let variable):
                    defer { place += 1 }
                    return formula.variables[variable].values[answers[place]]
                }
            })
    }

    /// Goes on to the next of all ways to choose one of so many for each.
    ///
    /// - Returns: false behind the last.
    static func advance(_ chosen: inout [Int], _ counts: [Int]) -> Bool {
        for place in chosen.indices {
            chosen[place] += 1
            if chosen[place] < counts[place] { return true }
            chosen[place] = 0
        }
        return false
    }

    // MARK: Further records

    /// Whether one of a list's further records is so, or whether a rule fires for one.
    private func fillSearch(_ number: Int, _ node: Formula.Node) {
        let search = formula.searches[Int(node.search)]
        let column = columns[places[search.list]]
        if let states = column.list {
            return mark(number, column) { states.truth(of: Int(node.search), node.kind, in: $0) }
        }
        fill(search.part)
        mark(number, column) { FormulaTable.others[$0] }
        let (yes, no) = (2 * number, 2 * number + 1)
        let part = 2 * search.part
        for word in 0..<width {
            // Where there are others, it is what the part is; a part that is false says as much of a rule without others.
            let others = self[yes, word]
            self[yes, word] = others & self[part, word]
            self[no, word] |= self[part + 1, word] & (node.kind == .moreRecords ? .max : others)
        }
    }

    /// What each answer says of whether there are others.
    private static let others: [Truth] = [.unknown, .false, .true]

    /// Of the stated records so many are so, and of the further ones as many as the list's state says.
    private func fillCount(_ number: Int, _ node: Formula.Node) {
        let column = columns[places[formula.searches[Int(node.search)].list]]
        guard let states = column.list else { return }
        fillParts(node)
        let wanted = Int(node.number)
        func mark(_ row: Int, _ isIn: (Int) -> Bool, _ counted: Int) {
            let chosen = spare + 1
            clear(chosen)
            self.mark(chosen, column, isIn)
            for word in 0..<width { self[row, word] |= self[chosen, word] & self[counted, word] }
        }
        for sure in 0...wanted {
            count(node, side: 0, most: wanted - sure, from: spare + 2)
            mark(
                2 * number, { min(states.count(of: Int(node.search), in: $0).sure, wanted) == sure },
                spare + 2 + wanted - sure)
        }
        for rest in 0..<wanted {
            // So many are not reached where more than all the others are false.
            let least = Int(node.count) - (wanted - rest) + 1
            count(node, side: 1, most: max(0, least), from: spare + 2)
            mark(
                2 * number + 1,
                {
                    let more = states.count(of: Int(node.search), in: $0)
                    return !states.isOpen($0) && more.sure + more.possible == rest
                }, spare + 2 + max(0, least))
        }
    }
}
