import Facts
import Files
import Profiles
import RulePacks

/// Conditions, followed through terms, claims and flags as far as they are not certain.
extension ResidualBuilder {
    /// - Parameters:
    ///   - number: the condition's node.
    ///   - isGuarded: whether what must apply here has been asked for already, around this.
    mutating func condition(_ number: Int, _ record: RecordAtHand, isGuarded: Bool) -> Truth {
        guard code.count < ResidualBuilder.mostWords else {
            isWhole = false
            constant(.unknown)
            return .unknown
        }
        let node = index.program.nodes[number]
        switch node.kind {
        case .fact: return fact(Int(node.first), isGuarded: isGuarded)
        case .field: return field(Int(node.first), record, isGuarded: isGuarded)
        case .key:
            guard case .key(let keys) = index.program.conditions[number] else { return .unknown }
            return Truth(record.record.map(keys.contains) ?? false)
        case .term:
            let term = Int(node.first)
            let known = evaluation.assessment.terms[term]
            return known.isCertain ? known : condition(Int(index.terms[term]), .none, isGuarded: isGuarded)
        case .claim:
            let asked = index.program.claims[Int(node.first)]
            return claim(Int(asked.claim), asked.word)
        case .flag:
            let flag = Int(node.first)
            let known = evaluation.assessment.flags[flag]
            guard !known.isCertain else { return node.wanted ? known : !known }
            guard !node.wanted else { return self.flag(flag) }
            let start = beginPart(.not)
            return endNot(self.flag(flag), start)
        case .all: return group(node, .all, record, isGuarded: isGuarded)
        case .any: return group(node, .any, record, isGuarded: false)
        case .not:
            let start = beginPart(.not)
            return endNot(condition(Int(node.first), record, isGuarded: false), start)
        case .count: return count(node, record)
        case .list: return list(Int(node.first), isGuarded: isGuarded)
        }
    }

    private mutating func group(
        _ node: Program.Node, _ kind: Residual.Kind, _ record: RecordAtHand, isGuarded: Bool
    ) -> Truth {
        let group = begin(kind)
        for number in node.parts {
            let part = code.count
            let truth = condition(number, record, isGuarded: isGuarded)
            if settles(truth, part, group, kind) { return truth }
        }
        return end(group, kind)
    }

    private mutating func count(_ node: Program.Node, _ record: RecordAtHand) -> Truth {
        let start = beginPart(.count)
        var counted = Counted(wanted: node.atLeast)
        for part in node.parts { counted.add(condition(part, record, isGuarded: false)) }
        return end(counted, start)
    }

    private struct Counted {
        var wanted: Int32
        var open: Int32 = 0

        mutating func add(_ truth: Truth) {
            if truth == .true { wanted -= 1 }
            if truth == .unknown { open += 1 }
        }
    }

    private mutating func end(_ counted: Counted, _ start: Int) -> Truth {
        guard counted.wanted > 0, counted.open >= counted.wanted else {
            truncate(to: start)
            return Truth(counted.wanted <= 0)
        }
        if counted.open == 1 {
            code.removeSubrange(start..<start + 2)
        } else if counted.wanted == 1 {
            close(.any, 0, start)
        } else if counted.wanted == counted.open {
            close(.all, 0, start)
        } else {
            close(.count, counted.wanted, start)
        }
        return .unknown
    }

    // MARK: Facts

    private mutating func fact(_ place: Int, isGuarded: Bool) -> Truth {
        let test = index.program.facts[place]
        if isGuarded { return answered(place, test) }
        switch evaluation.assessment.applies[Int(test.fact)] {
        case .false: return .false
        case .true: return answered(place, test)
        case .unknown:
            let group = begin(.all)
            var part = code.count
            if settles(applies(Int(test.fact)), part, group, .all) { return .false }
            part = code.count
            if settles(answered(place, test), part, group, .all) { return .false }
            return end(group, .all)
        }
    }

    private mutating func answered(_ place: Int, _ test: Program.Fact) -> Truth {
        switch test.voice {
        case .one: return value(place, Int(test.first), test)
        case .any, .all:
            if test.settled >= 0, profile.answers[Int(test.settled)].isStated {
                return value(place, Int(test.settled), test)
            }
            let kind = test.voice == .any ? Residual.Kind.any : .all
            let group = begin(kind)
            for slot in Int(test.first)..<Int(test.end) {
                let part = code.count
                let truth = value(place, slot, test)
                if settles(truth, part, group, kind) { return truth }
            }
            return end(group, kind)
        case .disputed: return disputed(test)
        case .agreed:
            let start = beginPart(.not)
            return endNot(disputed(test), start)
        }
    }

    private mutating func value(_ place: Int, _ slot: Int, _ test: Program.Fact) -> Truth {
        let truth =
            test.test.isTabled
            ? test.test.table[evaluation.codes[slot]] : index.program.holds(test.test, profile.answers[slot].known)
        if truth == .unknown {
            let first = Int(index.facts[Int(test.fact)].first)
            leaf(Residual.Subject(fact: Int(test.fact), reporter: slot - first), place)
        }
        return truth
    }

    private mutating func disputed(_ test: Program.Fact) -> Truth {
        let values = (Int(test.first)..<Int(test.end)).map { profile.answers[$0].known }
        let truth = Evaluation.isDisputed(values)
        if truth.isCertain { return truth }
        let start = beginPart(.disputed)
        for (reporter, value) in values.enumerated() {
            if let value, !ResidualBuilder.isVague(value) {
                code.append(literals.number(of: value) << 1)
            } else {
                let subject = Residual.Subject(fact: Int(test.fact), reporter: reporter)
                code.append(variable(subject) << 1 | 1)
            }
        }
        close(.disputed, 0, start)
        return .unknown
    }

    private static func isVague(_ value: Value) -> Bool {
        if case .date(let span) = value { return !span.isDay }
        return false
    }

    mutating func applies(_ fact: Int) -> Truth {
        let known = evaluation.assessment.applies[fact]
        guard !known.isCertain else { return known }
        let group = begin(.all)
        for place in index.applicabilityGuards[fact] {
            let part = code.count
            if settles(applies(Int(index.applicabilityGuards.places[place])), part, group, .all) { return .false }
        }
        let node = Int(index.applicability[fact])
        if node >= 0 {
            let part = code.count
            if settles(condition(node, .none, isGuarded: true), part, group, .all) { return .false }
        }
        return end(group, .all)
    }

    // MARK: Records

    private mutating func field(_ place: Int, _ record: RecordAtHand, isGuarded: Bool) -> Truth {
        let test = index.program.fields[place]
        let group = begin(.all)
        var part = code.count
        if !isGuarded, settles(applies(field: Int(test.field), record), part, group, .all) { return .false }
        part = code.count
        if settles(answered(place, test, record), part, group, .all) { return .false }
        return end(group, .all)
    }

    private mutating func answered(_ place: Int, _ test: Program.Field, _ record: RecordAtHand) -> Truth {
        if record.firstField >= 0 {
            let truth = index.program.holds(test.test, profile.fields[record.firstField + Int(test.field)].known)
            if truth.isCertain { return truth }
        }
        guard !record.isBlank else {
            constant(.unknown)
            return .unknown
        }
        let subject =
            record.record.map { Residual.Subject(list: record.fact, record: $0, field: Int(test.field)) }
            ?? Residual.Subject(othersOf: record.fact, field: Int(test.field))
        leaf(subject, questions.firstFieldLeaf + place)
        return .unknown
    }

    mutating func applies(field: Int, _ record: RecordAtHand) -> Truth {
        guard record.list >= 0 else { return .true }
        let place = Int(index.firstField[record.list]) + field
        let node = Int(index.fieldApplicability[place])
        guard node >= 0 else { return .true }
        let group = begin(.all)
        for needed in index.fieldApplicabilityGuards[place] {
            let part = code.count
            let needed = Int(index.fieldApplicabilityGuards.places[needed])
            if settles(applies(field: needed, record), part, group, .all) { return .false }
        }
        let part = code.count
        if settles(condition(node, record, isGuarded: true), part, group, .all) { return .false }
        return end(group, .all)
    }

    private mutating func list(_ place: Int, isGuarded: Bool) -> Truth {
        let test = index.program.lists[place]
        if isGuarded { return answered(test) }
        switch evaluation.assessment.applies[Int(test.fact)] {
        case .false: return .false
        case .true: return answered(test)
        case .unknown:
            let group = begin(.all)
            var part = code.count
            if settles(applies(Int(test.fact)), part, group, .all) { return .false }
            part = code.count
            if settles(answered(test), part, group, .all) { return .false }
            return end(group, .all)
        }
    }

    private mutating func answered(_ test: Program.List) -> Truth {
        switch test.quantifier {
        case .some: return anyOf(test, negated: false)
        case .none, .every:
            let start = beginPart(.not)
            return endNot(anyOf(test, negated: test.quantifier == .every), start)
        case .count(let atLeast): return count(test, atLeast: Int32(atLeast))
        }
    }

    /// Whether any record is so, or is not.
    private mutating func anyOf(_ test: Program.List, negated: Bool) -> Truth {
        let shape = ListShape(Int(test.fact), profile, index)
        let group = begin(.any)
        for record in 0..<shape.count {
            let part = code.count
            let atHand = RecordAtHand(fact: Int(test.fact), record: record, profile, index)
            if settles(holds(test, atHand, negated: negated), part, group, .any) { return .true }
        }
        if !shape.isComplete {
            let part = code.count
            let start = beginPart(.further)
            let others = variable(Residual.Subject(othersOf: Int(test.fact)))
            other(test, negated: negated)
            close(.further, others, start)
            if settles(.unknown, part, group, .any) { return .true }
        }
        return end(group, .any)
    }

    private mutating func count(_ test: Program.List, atLeast: Int32) -> Truth {
        let shape = ListShape(Int(test.fact), profile, index)
        let start = beginPart(shape.isComplete ? .count : .openCount)
        var counted = Counted(wanted: atLeast)
        for record in 0..<shape.count {
            let atHand = RecordAtHand(fact: Int(test.fact), record: record, profile, index)
            counted.add(holds(test, atHand, negated: false))
        }
        guard !shape.isComplete else { return end(counted, start) }
        guard counted.wanted > 0 else {
            truncate(to: start)
            return .true
        }
        code[start + 2] = variable(Residual.Subject(othersOf: Int(test.fact)))
        other(test, negated: false)
        close(.openCount, counted.wanted, start)
        return .unknown
    }

    /// What a record not stated would have to be; certain or not, it is written.
    private mutating func other(_ test: Program.List, negated: Bool) {
        let truth = holds(test, RecordAtHand(fact: Int(test.fact), record: nil, profile, index), negated: negated)
        if truth.isCertain { constant(truth) }
    }

    private mutating func holds(_ test: Program.List, _ record: RecordAtHand, negated: Bool) -> Truth {
        let node = Int(test.condition)
        guard negated else { return node < 0 ? .true : condition(node, record, isGuarded: false) }
        let start = beginPart(.not)
        return endNot(node < 0 ? .true : condition(node, record, isGuarded: false), start)
    }

    // MARK: Claims

    private mutating func claim(_ claim: Int, _ word: ObservedWord) -> Truth {
        let group = begin(.all)
        let parts: [(supports: Bool, isSo: Bool)] =
            switch word {
            case .yes: [(true, true), (false, false)]
            case .no: [(false, true), (true, false)]
            case .bothWays: [(true, true), (false, true)]
            case .notSeen: [(true, false), (false, false)]
            }
        for wanted in parts {
            let part = code.count
            let truth: Truth
            if wanted.isSo {
                truth = observed(claim, wanted.supports)
            } else {
                let start = beginPart(.not)
                truth = endNot(observed(claim, wanted.supports), start)
            }
            if settles(truth, part, group, .all) { return .false }
        }
        return end(group, .all)
    }
}
