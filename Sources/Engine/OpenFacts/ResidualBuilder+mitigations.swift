import Facts
import Profiles
import RulePacks

/// What it still depends on whether a mitigation is present, is absent or does not apply.
extension ResidualBuilder {
    /// What a condition comes to without the tests in it of what does not apply.
    private struct Applicable {
        /// Whether nothing is left of it.
        var isEmpty: Remainder
        /// What it comes to if something is.
        var holds: Remainder
    }

    private enum Side { case isEmpty, isNotEmpty, isThere, isMissing }

    /// Certain once it is known what became of it: what is present is told as such, and of anything else whether it is absent.
    mutating func mitigation(_ outcome: MitigationOutcome) -> Remainder {
        let rule = index.rules[outcome.rule]
        let node = Int(index.mitigations[Int(rule.firstMitigation) + outcome.mitigation])
        let record =
            rule.list < 0
            ? RecordAtHand.none : RecordAtHand(fact: Int(rule.list), record: outcome.record, profile, index)
        let present = condition(node, record, isGuarded: false)
        let left = applicable(node, record)
        // Where everything applies, what is not present is absent.
        if left.isEmpty == .false, left.holds == present { return present }
        let absent = all(graph.not(present), side(.isMissing, left))
        return any(present, absent)
    }

    private mutating func side(_ side: Side, _ part: Applicable) -> Remainder {
        switch side {
        case .isEmpty: part.isEmpty
        case .isNotEmpty: graph.not(part.isEmpty)
        case .isThere: all(graph.not(part.isEmpty), part.holds)
        case .isMissing: all(graph.not(part.isEmpty), graph.not(part.holds))
        }
    }

    private mutating func all(_ first: Remainder, _ second: Remainder) -> Remainder {
        let group = graph.begin()
        for part in [first, second] where graph.settles(part, group, .all) { return .false }
        return graph.end(group, .all)
    }

    private mutating func any(_ first: Remainder, _ second: Remainder) -> Remainder {
        let group = graph.begin()
        for part in [first, second] where graph.settles(part, group, .any) { return .true }
        return graph.end(group, .any)
    }

    private mutating func applicable(_ number: Int, _ record: RecordAtHand) -> Applicable {
        let node = index.program.nodes[number]
        switch node.kind {
        case .fact:
            let place = Int(node.first)
            let isEmpty = graph.not(applies(Int(index.program.facts[place].fact)))
            return Applicable(isEmpty: isEmpty, holds: fact(place, isGuarded: true))
        case .field:
            let place = Int(node.first)
            let isEmpty = graph.not(applies(field: Int(index.program.fields[place].field), record))
            return Applicable(isEmpty: isEmpty, holds: field(place, record, isGuarded: true))
        case .key: return Applicable(isEmpty: .false, holds: condition(number, record, isGuarded: false))
        case .term: return applicable(Int(index.terms[Int(node.first)]), .none)
        case .claim:
            let claim = Int(index.program.claims[Int(node.first)].claim)
            let facts = index.observedBy[claim].map { Int(index.observedBy.places[$0]) }
            let isEmpty = none(of: facts) { $0.applies($1) }
            return Applicable(isEmpty: isEmpty, holds: condition(number, record, isGuarded: false))
        case .flag:
            let isEmpty = none(of: evaluation.pack.flags[Int(node.first)].rules) { $0.applies(whatRuleReads: $1) }
            return Applicable(isEmpty: isEmpty, holds: condition(number, record, isGuarded: false))
        case .not:
            let part = applicable(Int(node.first), record)
            return Applicable(isEmpty: part.isEmpty, holds: graph.not(part.holds))
        case .all, .any, .count: return applicable(node, node.parts.map { applicable($0, record) })
        case .list: return applicable(recordsOf: index.program.lists[Int(node.first)])
        }
    }

    private mutating func none<Parts: Sequence>(
        of parts: Parts, _ isSo: (inout ResidualBuilder, Parts.Element) -> Remainder
    ) -> Remainder {
        let group = graph.begin()
        for part in parts {
            let part = isSo(&self, part)
            if graph.settles(part, group, .any) { return .false }
        }
        return graph.not(graph.end(group, .any))
    }

    private mutating func applies(whatRuleReads rule: Int) -> Remainder {
        let group = graph.begin()
        for place in index.ruleGuards[rule] {
            if graph.settles(applies(Int(index.ruleGuards.places[place])), group, .all) { return .false }
        }
        return graph.end(group, .all)
    }

    // MARK: Groups

    /// A count asks for no more parts than are left.
    private mutating func applicable(_ node: Program.Node, _ parts: [Applicable]) -> Applicable {
        let isEmpty = none(of: parts) { $0.side(.isNotEmpty, $1) }
        switch node.kind {
        case .any:
            let none = none(of: parts) { $0.side(.isThere, $1) }
            return Applicable(isEmpty: isEmpty, holds: graph.not(none))
        case .count:
            let group = graph.begin()
            var wanted = node.atLeast
            for part in parts {
                let isThere = side(.isThere, part)
                count(isThere, &wanted)
            }
            let enough = graph.end(group, atLeast: wanted)
            let all = none(of: parts) { $0.side(.isMissing, $1) }
            return Applicable(isEmpty: isEmpty, holds: any(enough, all))
        default: return Applicable(isEmpty: isEmpty, holds: none(of: parts) { $0.side(.isMissing, $1) })
        }
    }

    // MARK: Lists

    /// The same of a list's records: those of which nothing is left are as if they were not there.
    private mutating func applicable(recordsOf test: Program.List) -> Applicable {
        let shape = ListShape(Int(test.fact), profile, index)
        var records: [Applicable] = (0..<shape.count).map { applicable(test, record: $0) }
        let others = shape.isComplete ? nil : applicable(test, record: nil)
        if let others { records.append(others) }
        let isAsked = applies(Int(test.fact))
        let isAnyLeft = exists(test, .isNotEmpty, records, isOpen: others != nil)
        // Of a list that has no records it is known what holds.
        let isNone = graph.not(exists(test, nil, records, isOpen: others != nil))
        let isEmpty = graph.not(all(isAsked, any(isAnyLeft, isNone)))
        let holds: Remainder =
            switch test.quantifier {
            case .some: exists(test, .isThere, records, isOpen: others != nil)
            case .none: graph.not(exists(test, .isThere, records, isOpen: others != nil))
            case .every: graph.not(exists(test, .isMissing, records, isOpen: others != nil))
            case .count(let atLeast): reaches(Int32(atLeast), test, records, isOpen: others != nil)
            }
        return Applicable(isEmpty: isEmpty, holds: holds)
    }

    private mutating func applicable(_ test: Program.List, record: Int?) -> Applicable {
        guard test.condition >= 0 else { return Applicable(isEmpty: .false, holds: .true) }
        return applicable(
            Int(test.condition), RecordAtHand(fact: Int(test.fact), record: record, profile, index))
    }

    /// Whether there is a record of which a thing is so.
    ///
    /// - Parameters:
    ///   - side: what; nothing where a record is enough.
    ///   - isOpen: whether the last stands for those that are not stated.
    private mutating func exists(
        _ test: Program.List, _ side: Side?, _ records: [Applicable], isOpen: Bool
    ) -> Remainder {
        let group = graph.begin()
        for (place, record) in records.enumerated() {
            var part = side.map { self.side($0, record) } ?? .true
            if isOpen, place == records.count - 1 {
                part = graph.node(.further, graph.variable(Residual.Subject(othersOf: Int(test.fact))), over: part)
            }
            if graph.settles(part, group, .any) { return .true }
        }
        return graph.end(group, .any)
    }

    private mutating func reaches(
        _ atLeast: Int32, _ test: Program.List, _ records: [Applicable], isOpen: Bool
    ) -> Remainder {
        let group = graph.begin()
        var wanted = atLeast
        for record in isOpen ? records.dropLast() : records[...] {
            let isThere = side(.isThere, record)
            count(isThere, &wanted)
        }
        guard isOpen, let others = records.last else { return graph.end(group, atLeast: wanted) }
        guard wanted > 0 else {
            graph.drop(group)
            return .true
        }
        graph.add(side(.isThere, others))
        return graph.node(
            .openCount, wanted, graph.variable(Residual.Subject(othersOf: Int(test.fact))), group)
    }
}
