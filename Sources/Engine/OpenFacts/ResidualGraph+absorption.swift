import Facts

/// Conditions without what stands in them twice.
///
/// A part of `any` matters only where the other parts are not true, so what they are can be left out of it; of `all`
/// likewise: `x or (v and (y or x))` is `x or (v and y)`, and `x or (v and x)` is `x`. In Kleene logic that changes nothing, as
/// it follows from the laws of distribution and absorption alone.
extension ResidualGraph {
    /// What may be left out of a condition: parts that can be read as false there, and parts that can be read as true.
    private struct Context {
        var falses: [Int32] = []
        var trues: [Int32] = []

        mutating func add(_ part: Int32, besideIn kind: Residual.Kind) {
            if kind == .any { falses.append(part) } else { trues.append(part) }
        }
    }

    /// Longer conditions are left as they are.
    private static let mostAbsorbed: Int32 = 1_000
    /// How often what was left out may make room for more.
    private static let mostRounds = 4

    /// A condition that comes to the same, with `not` moved inwards.
    mutating func absorbed(_ place: Int) -> Remainder {
        guard nodes[place].length <= ResidualGraph.mostAbsorbed, hasPartsTwice(place) else {
            return Remainder(place: Int32(place))
        }
        var part = turned(place, negated: false)
        for _ in 0..<ResidualGraph.mostRounds {
            guard let place = part.place else { break }
            var context = Context()
            let less = absorbed(place, &context)
            if less == part { break }
            part = less
        }
        return part
    }

    // MARK: Moving `not` inwards

    private mutating func turned(_ place: Int, negated: Bool) -> Remainder {
        let node = nodes[place]
        switch node.kind {
        case .not: return turned(Int(parts[Int(node.first)]), negated: !negated)
        case .all, .any:
            let kind: Residual.Kind = (node.kind == .all) == negated ? .any : .all
            let group = begin()
            for part in node.range { _ = settles(turned(Int(parts[part]), negated: negated), group, kind) }
            return end(group, kind)
        case .count:
            // That not so many are so is that the others are not.
            let group = begin()
            for part in node.range { add(turned(Int(parts[part]), negated: negated)) }
            return end(group, atLeast: negated ? node.count - node.number + 1 : node.number)
        case .constant: return Remainder(place: Int32(place))
        case .leaf, .further, .openCount, .moreRecords, .otherRecord, .disputed:
            let part = Remainder(place: Int32(place))
            return negated ? not(part) : part
        }
    }

    // MARK: Leaving out

    private mutating func absorbed(_ place: Int, _ context: inout Context) -> Remainder {
        if context.falses.contains(Int32(place)) { return .false }
        if context.trues.contains(Int32(place)) { return .true }
        let node = nodes[place]
        switch node.kind {
        case .all:
            if isAnyWithin(node, context.falses) { return .false }
            return absorbed(group: node, &context)
        case .any:
            if isAnyWithin(node, context.trues) { return .true }
            return absorbed(group: node, &context)
        case .count:
            let group = begin()
            var wanted = node.number
            for part in node.range {
                let part = absorbed(Int(parts[part]), &context)
                if part == .true { wanted -= 1 }
                if part.place != nil { add(part) }
            }
            return end(group, atLeast: wanted)
        case .constant, .leaf, .not, .further, .openCount, .moreRecords, .otherRecord, .disputed:
            return Remainder(place: Int32(place))
        }
    }

    /// Each part without what those before it have come to, and what those after it are.
    private mutating func absorbed(group node: Node, _ context: inout Context) -> Remainder {
        let kind = node.kind
        let (falses, trues) = (context.falses.count, context.trues.count)
        let group = begin()
        var isSettled = false
        for place in node.range where !isSettled {
            guard nodes[Int(parts[place])].kind.isGroup else {
                // It stands beside none that is like it.
                isSettled = settles(absorbed(Int(parts[place]), &context), group, kind)
                continue
            }
            for beside in stackedParts(from: group) { context.add(beside, besideIn: kind) }
            for later in place + 1..<node.range.upperBound { context.add(parts[later], besideIn: kind) }
            let part = absorbed(Int(parts[place]), &context)
            context.falses.removeLast(context.falses.count - falses)
            context.trues.removeLast(context.trues.count - trues)
            isSettled = settles(part, group, kind)
        }
        if isSettled { return kind == .all ? .false : .true }
        return end(group, kind)
    }

    /// Whether all parts of one of these, which are of the same kind, are among a group's own.
    private func isAnyWithin(_ group: Node, _ others: [Int32]) -> Bool {
        others.contains { other in
            let other = nodes[Int(other)]
            guard other.kind == group.kind, other.count <= group.count else { return false }
            return parts[other.range].allSatisfy(parts[group.range].contains)
        }
    }
}
