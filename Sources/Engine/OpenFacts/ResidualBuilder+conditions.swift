import Facts
import Files
import Profiles
import RulePacks

/// Conditions, followed through terms, claims and flags as far as they are not certain.
extension ResidualBuilder {
    /// - Parameters:
    ///   - number: the condition's node.
    ///   - isGuarded: whether what must apply here has been asked for already, around this.
    mutating func condition(_ number: Int, _ record: RecordAtHand, isGuarded: Bool) -> Remainder {
        if let truth = truth(of: number, record) { return Remainder(truth) }
        let node = index.program.nodes[number]
        switch node.kind {
        case .fact: return fact(Int(node.first), isGuarded: isGuarded)
        case .field: return field(Int(node.first), record, isGuarded: isGuarded)
        case .key:
            guard case .key(let keys) = index.program.conditions[number] else { return .false }
            return Remainder(Truth(record.record.map(keys.contains) ?? false))
        case .term: return term(Int(node.first), isGuarded: isGuarded)
        case .claim:
            let asked = index.program.claims[Int(node.first)]
            return claim(Int(asked.claim), asked.word)
        case .flag:
            let flag = self.flag(Int(node.first))
            return node.wanted ? flag : graph.not(flag)
        case .all: return group(node, .all, record, isGuarded: isGuarded)
        case .any: return group(node, .any, record, isGuarded: false)
        case .not: return graph.not(condition(Int(node.first), record, isGuarded: false))
        case .count:
            let group = graph.begin()
            var wanted = node.atLeast
            for part in node.parts { count(condition(part, record, isGuarded: false), &wanted) }
            return graph.end(group, atLeast: wanted)
        case .list: return list(index.program.lists[Int(node.first)], isGuarded: isGuarded)
        }
    }

    mutating func term(_ term: Int, isGuarded: Bool) -> Remainder {
        let known = evaluation.assessment.terms[term]
        guard !known.isCertain else { return Remainder(known) }
        let place = (isGuarded ? places.guardedTerms : places.terms) + term
        if let built = built(place) { return built }
        let node = Int(index.terms[term])
        let part = remembered(
            place, { $0.writeGrounds(of: node, .none, isGuarded: isGuarded) },
            { $0.condition(node, .none, isGuarded: isGuarded) })
        return keep(part, in: place)
    }

    private mutating func group(
        _ node: Program.Node, _ kind: Residual.Kind, _ record: RecordAtHand, isGuarded: Bool
    ) -> Remainder {
        let group = graph.begin()
        for number in node.parts {
            let part = condition(number, record, isGuarded: isGuarded)
            if graph.settles(part, group, kind) { return part }
        }
        return graph.end(group, kind)
    }

    /// Adds one of the parts that are counted.
    mutating func count(_ part: Remainder, _ wanted: inout Int32) {
        switch part {
        case .true: wanted -= 1
        case .false: break
        default: graph.add(part)
        }
    }

    /// What holds only where the fact's question may be put.
    private mutating func ifAsked(
        _ fact: Int, isGuarded: Bool, _ answered: (inout ResidualBuilder) -> Remainder
    ) -> Remainder {
        let applies = isGuarded ? .true : evaluation.assessment.applies[fact]
        switch applies {
        case .false: return .false
        case .true: return answered(&self)
        case .unknown:
            let group = graph.begin()
            if graph.settles(self.applies(fact), group, .all) { return .false }
            if graph.settles(answered(&self), group, .all) { return .false }
            return graph.end(group, .all)
        }
    }

    mutating func applies(_ fact: Int) -> Remainder {
        let known = evaluation.assessment.applies[fact]
        guard !known.isCertain else { return Remainder(known) }
        if let built = built(places.facts + fact) { return built }
        let group = graph.begin()
        for place in index.applicabilityGuards[fact] {
            if graph.settles(applies(Int(index.applicabilityGuards.places[place])), group, .all) { return .false }
        }
        let node = Int(index.applicability[fact])
        if node >= 0, graph.settles(condition(node, .none, isGuarded: true), group, .all) { return .false }
        return keep(graph.end(group, .all), in: places.facts + fact)
    }

    // MARK: Facts

    mutating func fact(_ place: Int, isGuarded: Bool) -> Remainder {
        let test = index.program.facts[place]
        return ifAsked(Int(test.fact), isGuarded: isGuarded) { $0.answered(place, test) }
    }

    private mutating func answered(_ place: Int, _ test: Program.Fact) -> Remainder {
        switch test.voice {
        case .one: return value(place, Int(test.first), test)
        case .any, .all:
            if test.settled >= 0, profile.answers[Int(test.settled)].isStated {
                return value(place, Int(test.settled), test)
            }
            let kind = test.voice == .any ? Residual.Kind.any : .all
            let group = graph.begin()
            for slot in Int(test.first)..<Int(test.end) {
                let part = value(place, slot, test)
                if graph.settles(part, group, kind) { return part }
            }
            return graph.end(group, kind)
        case .disputed: return disputed(test)
        case .agreed: return graph.not(disputed(test))
        }
    }

    private mutating func value(_ place: Int, _ slot: Int, _ test: Program.Fact) -> Remainder {
        let code = evaluation.codes[slot]
        if !code.isKnown { return leaf(ofFact: place, slot, test) }
        let answer = profile.answers[slot]
        let truth = test.test.isTabled ? test.test.table[code] : holds(test.test, answer)
        guard !truth.isCertain else { return Remainder(truth) }
        let reporter = slot - Int(index.facts[Int(test.fact)].first)
        return leaf(Residual.Subject(fact: Int(test.fact), reporter: reporter), current(answer), place)
    }

    private mutating func disputed(_ test: Program.Fact) -> Remainder {
        let values = (Int(test.first)..<Int(test.end)).map { profile.answers[$0].known }
        let truth = Evaluation.isDisputed(values)
        guard !truth.isCertain else { return Remainder(truth) }
        let group = graph.begin()
        for (reporter, value) in values.enumerated() {
            let literal = value.map { graph.literals.number(of: $0) }
            if let literal, let value, !ResidualBuilder.isVague(value) {
                graph.add(operand: literal << 1)
            } else {
                let subject = Residual.Subject(fact: Int(test.fact), reporter: reporter)
                graph.add(operand: graph.variable(subject, literal ?? -1) << 1 | 1)
            }
        }
        return graph.node(.disputed, 0, 0, group)
    }

    private static func isVague(_ value: Value) -> Bool {
        if case .date(let span) = value { return !span.isDay }
        return false
    }

    // MARK: Records

    mutating func field(_ place: Int, _ record: RecordAtHand, isGuarded: Bool) -> Remainder {
        let test = index.program.fields[place]
        let group = graph.begin()
        if !isGuarded, graph.settles(applies(field: Int(test.field), record), group, .all) { return .false }
        if graph.settles(answered(place, test, record), group, .all) { return .false }
        return graph.end(group, .all)
    }

    private mutating func answered(_ place: Int, _ test: Program.Field, _ record: RecordAtHand) -> Remainder {
        var current: Int32 = -1
        if record.firstField >= 0 {
            let answer = profile.fields[record.firstField + Int(test.field)]
            let truth = holds(test.test, answer)
            if truth.isCertain { return Remainder(truth) }
            current = self.current(answer)
        }
        guard !record.isBlank else { return graph.constant(.unknown) }
        let subject =
            record.record.map { Residual.Subject(list: record.fact, record: $0, field: Int(test.field)) }
            ?? Residual.Subject(othersOf: record.fact, field: Int(test.field))
        return leaf(subject, current, questions.firstFieldLeaf + place)
    }

    mutating func applies(field: Int, _ record: RecordAtHand) -> Remainder {
        guard record.list >= 0 else { return .true }
        let place = Int(index.firstField[record.list]) + field
        let node = Int(index.fieldApplicability[place])
        guard node >= 0 else { return .true }
        let group = graph.begin()
        for needed in index.fieldApplicabilityGuards[place] {
            let needed = Int(index.fieldApplicabilityGuards.places[needed])
            if graph.settles(applies(field: needed, record), group, .all) { return .false }
        }
        if graph.settles(condition(node, record, isGuarded: true), group, .all) { return .false }
        return graph.end(group, .all)
    }

    // MARK: Lists

    private mutating func list(_ test: Program.List, isGuarded: Bool) -> Remainder {
        ifAsked(Int(test.fact), isGuarded: isGuarded) { builder in
            switch test.quantifier {
            case .some: builder.anyOf(test, negated: false)
            case .none: builder.graph.not(builder.anyOf(test, negated: false))
            case .every: builder.graph.not(builder.anyOf(test, negated: true))
            case .count(let atLeast): builder.count(test, atLeast: Int32(atLeast))
            }
        }
    }

    /// Whether any record is so, or is not.
    private mutating func anyOf(_ test: Program.List, negated: Bool) -> Remainder {
        let shape = ListShape(Int(test.fact), profile, index)
        let group = graph.begin()
        for record in 0..<shape.count {
            if graph.settles(holds(test, record, negated: negated), group, .any) { return .true }
        }
        if !shape.isComplete {
            let others = graph.variable(Residual.Subject(othersOf: Int(test.fact)))
            let further = graph.node(.further, others, over: holds(test, nil, negated: negated))
            if graph.settles(further, group, .any) { return .true }
        }
        return graph.end(group, .any)
    }

    private mutating func count(_ test: Program.List, atLeast: Int32) -> Remainder {
        let shape = ListShape(Int(test.fact), profile, index)
        let group = graph.begin()
        var wanted = atLeast
        for record in 0..<shape.count { count(holds(test, record, negated: false), &wanted) }
        guard !shape.isComplete else { return graph.end(group, atLeast: wanted) }
        guard wanted > 0 else {
            graph.drop(group)
            return .true
        }
        graph.add(holds(test, nil, negated: false))
        let others = graph.variable(Residual.Subject(othersOf: Int(test.fact)))
        return graph.node(.openCount, wanted, others, group)
    }

    private mutating func holds(_ test: Program.List, _ record: Int?, negated: Bool) -> Remainder {
        let node = Int(test.condition)
        let atHand = RecordAtHand(fact: Int(test.fact), record: record, profile, index)
        let holds = node < 0 ? .true : condition(node, atHand, isGuarded: false)
        return negated ? graph.not(holds) : holds
    }
}
