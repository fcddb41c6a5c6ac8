import Facts
import Profiles

/// How conditions are written.
extension ResidualWriter {
    mutating func begin(_ kind: Residual.Kind) -> Int {
        let start = code.count
        code.append(kind.rawValue)
        code.append(0)
        if kind == .openCount { code.append(0) }
        return start
    }

    mutating func close(_ kind: Residual.Kind, _ number: Int32, _ start: Int) {
        code[start] = Residual.head(kind, number)
        code[start + 1] = Int32(code.count - start)
    }

    mutating func truncate(to count: Int) { code.removeLast(code.count - count) }

    /// Takes a part of `all` or `any` that was written from `part` on: flattened, and each once; in Kleene logic that is the same.
    mutating func take(_ part: Int, _ group: Int, _ kind: Residual.Kind) {
        if Residual.kind(code[part]) == kind { code.removeSubrange(part..<part + 2) }
        var place = part
        while place < code.count {
            let end = Residual.end(place, code)
            if stands(place..<end, between: group + 2, and: part) {
                code.removeSubrange(place..<end)
            } else {
                place = end
            }
        }
    }

    /// Whether a part stands already among those before.
    private func stands(_ part: Range<Int>, between first: Int, and last: Int) -> Bool {
        var place = first
        while place < last {
            let end = Residual.end(place, code)
            if end - place == part.count {
                var offset = 0
                while offset < part.count, code[place + offset] == code[part.lowerBound + offset] { offset += 1 }
                if offset == part.count { return true }
            }
            place = end
        }
        return false
    }

    /// Ends a group that has parts.
    mutating func end(_ group: Int, _ kind: Residual.Kind) {
        let first = group + 2
        if Residual.end(first, code) == code.count {
            code.removeSubrange(group..<first)
        } else {
            close(kind, 0, group)
        }
    }

    // MARK: Finishing

    struct Seen {
        var number: Int32 = -1
        var test: Int32 = -1
        /// Its one test does not say all that matters.
        var isTyped = false
        var isOthers = false
        /// It stands for others as well.
        var isMerged = false
    }

    /// Numbers the variables as they stand, writes tests as what they can tell apart, and adds what is known of each variable.
    ///
    /// - Returns: how many variables there are; `order` holds the place of each among `subjects`.
    mutating func finish() -> Int {
        seen.removeAll(keepingCapacity: true)
        for _ in variables.indices { seen.append(Seen()) }
        order.removeAll(keepingCapacity: true)
        forEachMention { writer, variable, kind, place in
            let number = writer.meet(variable)
            switch kind {
            case .leaf:
                if Int(writer.code[place + 1]) == writer.questions.either { writer.seen[variable].isMerged = true }
                let test = writer.questions.leaves[Int(writer.code[place + 1])].test
                if writer.seen[variable].test >= 0, writer.seen[variable].test != test {
                    writer.seen[variable].isTyped = true
                }
                writer.seen[variable].test = test
                writer.code[place] = Residual.head(.leaf, number)
            case .openCount:
                writer.seen[variable].isOthers = true
                writer.code[place + 2] = number
            case .further, .moreRecords, .otherRecord:
                writer.seen[variable].isOthers = true
                writer.code[place] = Residual.head(kind, number)
            default:
                writer.seen[variable].isTyped = true
                writer.code[place] = number << 1 | 1
            }
        }
        for number in order where !seen[Int(number)].isMerged && variables[Int(number)].current >= 0 {
            seen[Int(number)].isTyped = true
        }
        var place = 0
        while place < code.count {
            switch Residual.kind(code[place]) {
            case .leaf:
                let leaf = questions.leaves[Int(code[place + 1])]
                let isTyped = seen[Int(order[Int(Residual.number(code[place]))])].isTyped
                code[place + 1] = isTyped ? Residual.Test.number(leaf.test) : Residual.Test.behaviour(leaf.behaviour)
                place += 2
            case .disputed: place += Int(code[place + 1])
            case let kind: place += Residual.width(kind)
            }
        }
        for variable in order { describe(Int(variable)) }
        return order.count
    }

    private mutating func meet(_ variable: Int) -> Int32 {
        if seen[variable].number < 0 {
            seen[variable].number = Int32(order.count)
            order.append(Int32(variable))
        }
        return seen[variable].number
    }

    /// Every place that mentions a variable, in order: the head of a condition, or an operand.
    mutating func forEachMention(_ visit: (inout ResidualWriter, Int, Residual.Kind, Int) -> Void) {
        var place = 0
        while place < code.count {
            let head = code[place]
            let kind = Residual.kind(head)
            switch kind {
            case .leaf:
                visit(&self, Int(Residual.number(head)), kind, place)
                place += 2
            case .further, .moreRecords, .otherRecord:
                visit(&self, Int(Residual.number(head)), kind, place)
                place += 2
            case .openCount:
                visit(&self, Int(code[place + 2]), kind, place)
                place += 3
            case .disputed:
                let end = place + Int(code[place + 1])
                for operand in place + 2..<end where code[operand] & 1 == 1 {
                    visit(&self, Int(code[operand] >> 1), kind, operand)
                }
                place = end
            default: place += Residual.width(kind)
            }
        }
    }

    private mutating func describe(_ variable: Int) {
        let subject = variables[variable].subject
        let seen = seen[variable]
        if seen.isMerged {
            code.append(Residual.Variable.plain.rawValue)
            return
        }
        if seen.isOthers {
            code.append(Residual.Variable.others.rawValue)
            return
        }
        guard subject.isOfOthers else {
            guard seen.isTyped else {
                code.append(Residual.Variable.plain.rawValue)
                return
            }
            code.append(Residual.Variable.typed.rawValue)
            code.append(questions.type(of: subject, index))
            code.append(variables[variable].current)
            return
        }
        let list = variables.firstIndex { $0.subject == subject.question }.map { self.seen[$0].number } ?? -1
        let kind = seen.isTyped ? Residual.Variable.typedField : .plainField
        code.append(kind.rawValue | list << 4)
        if seen.isTyped { code.append(questions.type(of: subject, index)) }
    }
}
