import Facts
import Profiles
import RulePacks

/// Builds what an outcome still depends on, from the condition that decides it and what is known.
struct FormulaBuilder {
    let evaluation: Evaluation
    let profile: Profile
    var formula = Formula()
    /// More nodes than this are not worth building: the outcome is then treated inexactly.
    static let mostNodes = 2_000

    private var pack: RulePack { evaluation.pack }
    private var known: Assessment { evaluation.assessment }

    init(_ evaluation: Evaluation, _ profile: Profile) {
        self.evaluation = evaluation
        self.profile = profile
    }

    // MARK: Outcomes

    mutating func flag(_ flag: Int) -> Int {
        if known.flags[flag].isCertain { return formula.constant(known.flags[flag]) }
        var parts: [Int] = []
        for rule in pack.flags[flag].rules { parts.append(self.rule(rule)) }
        return formula.any(parts)
    }

    mutating func rule(_ number: Int) -> Int {
        guard known.rules[number].kind == .open else { return formula.constant(known.rules[number].truth) }
        guard pack.rules[number].list != nil else { return record(.none, of: number) }
        var parts: [Int] = []
        for outcome in known.records(of: number) { parts.append(record(outcome, of: number)) }
        return formula.any(parts)
    }

    /// What becomes of a record by itself. That of whatever others there may be never fires: it is ruled out, or it goes when
    /// there are none.
    mutating func outcome(_ outcome: RecordOutcome, of number: Int) -> Int {
        let built = record(outcome, of: number)
        return outcome.record == nil ? formula.all([built, formula.constant(.unknown)]) : built
    }

    mutating func record(_ outcome: RecordOutcome, of number: Int) -> Int {
        guard outcome.outcome.kind == .open, let list = pack.rules[number].list else {
            return formula.constant(outcome.outcome.truth)
        }
        let atHand = RecordAtHand(fact: list, record: outcome.record, profile, evaluation.index)
        guard outcome.record == nil else { return record(atHand, of: number) }
        let search = formula.newSearch()
        let others = others(list)
        let other = record(atHand, of: number, search: search)
        return formula.all([formula.add(.leaf(others, .says(true))), other])
    }

    private mutating func record(_ record: RecordAtHand, of number: Int, search: Int = 0) -> Int {
        var parts: [Int] = []
        for fact in pack.rules[number].guards { parts.append(applies(fact)) }
        for field in pack.rules[number].fieldGuards { parts.append(applies(field: field, record, search)) }
        if let when = pack.rules[number].when { parts.append(condition(when, record, search, isGuarded: true)) }
        return formula.all(parts)
    }

    mutating func mitigation(_ mitigation: Mitigation, list: Int?, record: Int?) -> Int {
        let atHand = list.map { RecordAtHand(fact: $0, record: record, profile, evaluation.index) } ?? .none
        return condition(mitigation.when, atHand, 0, isGuarded: false)
    }

    /// What speaks for a claim in its observed layer, or against.
    mutating func observed(_ claim: Int, _ wanted: Bool) -> Int {
        var parts: [Int] = []
        for index in pack.claims[claim].observedBy {
            let fact = pack.vocabulary.facts[index]
            let applies = applies(index)
            var slots = fact.answerSlots
            if let settled = fact.settledSlot, profile.answers[settled].isStated { slots = settled..<settled + 1 }
            for slot in slots { parts.append(formula.all([applies, says(wanted, slot, fact)])) }
        }
        return formula.any(parts)
    }

    mutating func expected(_ claim: Int, likelier: Bool) -> Int {
        var parts: [Int] = []
        for argument in evaluation.index.arguments[claim] where argument.makesLikelier == likelier {
            parts.append(rule(argument.rule))
        }
        return formula.any(parts)
    }

    // MARK: Conditions

    /// - Parameter isGuarded: whether what must apply here has been asked for already, around this.
    private mutating func condition(
        _ condition: Condition, _ record: RecordAtHand, _ search: Int, isGuarded: Bool
    ) -> Int {
        guard formula.nodes.count < FormulaBuilder.mostNodes else { return formula.constant(.unknown) }
        switch condition {
        case .fact(let test): return leaf(test, isGuarded: isGuarded)
        case .field(let test): return leaf(test, record, search, isGuarded: isGuarded)
        case .key(let keys): return formula.constant(Truth(record.record.map(keys.contains) ?? false))
        case .term(let term):
            if known.terms[term].isCertain { return formula.constant(known.terms[term]) }
            return self.condition(pack.terms[term].when, .none, 0, isGuarded: isGuarded)
        case .claim(let claim, let word): return self.claim(claim, word)
        case .flag(let flag, let isRaised):
            let raised = self.flag(flag)
            return isRaised ? raised : formula.not(raised)
        case .all(let parts):
            let built = parts.map { self.condition($0, record, search, isGuarded: isGuarded) }
            return formula.all(built)
        case .any(let parts):
            let built = parts.map { self.condition($0, record, search, isGuarded: false) }
            return formula.any(built)
        case .not(let part):
            let built = self.condition(part, record, search, isGuarded: false)
            return formula.not(built)
        case .count(let atLeast, let parts):
            let built = parts.map { self.condition($0, record, search, isGuarded: false) }
            return formula.count(atLeast: atLeast, built)
        case .list(let test): return list(test, isGuarded: isGuarded)
        }
    }

    private mutating func leaf(_ test: FactTest, isGuarded: Bool) -> Int {
        let fact = pack.vocabulary.facts[test.fact]
        let applies = isGuarded ? formula.constant(.true) : applies(test.fact)
        if formula.certain(applies) == .false { return applies }
        let answered: Int
        switch test.voice {
        case .plain: answered = value(test.test, fact.firstSlot, fact)
        case .reporter(let place): answered = value(test.test, fact.firstSlot + place, fact)
        case .any, .all:
            if let settled = fact.settledSlot, profile.answers[settled].isStated {
                answered = value(test.test, settled, fact)
            } else {
                let parts = fact.answerSlots.map { value(test.test, $0, fact) }
                answered = test.voice == .any ? formula.any(parts) : formula.all(parts)
            }
        case .disputed(let wanted):
            let dispute = disputed(fact)
            answered = wanted ? dispute : formula.not(dispute)
        }
        return formula.all([applies, answered])
    }

    private mutating func value(_ test: ValueTest, _ slot: Int, _ fact: Fact) -> Int {
        let truth = Evaluation.holds(test, profile.answers[slot])
        if truth.isCertain { return formula.constant(truth) }
        let variable = formula.variable(.slot(slot), fact.type, current: profile.answers[slot].known)
        return formula.add(.leaf(variable, .value(test)))
    }

    private mutating func says(_ wanted: Bool, _ slot: Int, _ fact: Fact) -> Int {
        let truth = Evaluation.says(wanted, profile.answers[slot].known)
        if truth.isCertain { return formula.constant(truth) }
        return formula.add(.leaf(formula.variable(.slot(slot), fact.type), .says(wanted)))
    }

    private mutating func disputed(_ fact: Fact) -> Int {
        let values = fact.answerSlots.map { profile.answers[$0].known }
        let truth = Evaluation.isDisputed(values)
        if truth.isCertain { return formula.constant(truth) }
        var operands: [Formula.Operand] = []
        for (slot, value) in zip(fact.answerSlots, values) {
            if let value, !FormulaBuilder.isVague(value) {
                operands.append(.known(value))
            } else {
                operands.append(.variable(formula.variable(.slot(slot), fact.type, current: value)))
            }
        }
        return formula.add(.disputed(operands))
    }

    private static func isVague(_ value: Value) -> Bool {
        if case .date(let span) = value { return !span.isDay }
        return false
    }

    private mutating func applies(_ fact: Int) -> Int {
        if known.applies[fact].isCertain { return formula.constant(known.applies[fact]) }
        guard let condition = pack.applicability[fact] else { return formula.constant(.true) }
        var parts: [Int] = []
        for needed in pack.applicabilityGuards[fact] { parts.append(applies(needed)) }
        parts.append(self.condition(condition, .none, 0, isGuarded: true))
        return formula.all(parts)
    }

    // MARK: Records

    private mutating func leaf(_ test: FieldTest, _ record: RecordAtHand, _ search: Int, isGuarded: Bool) -> Int {
        let applies = isGuarded ? formula.constant(.true) : applies(field: test.field, record, search)
        if formula.certain(applies) == .false { return applies }
        var current: Value?
        if record.firstField >= 0 {
            let answer = profile.fields[record.firstField + test.field]
            let truth = Evaluation.holds(test.test, answer)
            if truth.isCertain { return formula.all([applies, formula.constant(truth)]) }
            current = answer.known
        }
        let subject: Formula.Subject =
            record.record.map { .field(list: record.fact, record: $0, field: test.field) }
            ?? .otherField(list: record.fact, search: search, field: test.field)
        let type = pack.vocabulary.facts[record.fact].fields[test.field].type
        let variable = formula.variable(subject, type, current: current)
        return formula.all([applies, formula.add(.leaf(variable, .value(test.test)))])
    }

    private mutating func applies(field: Int, _ record: RecordAtHand, _ search: Int) -> Int {
        guard record.list >= 0, let condition = pack.fieldApplicability[record.list][field] else {
            return formula.constant(.true)
        }
        var parts: [Int] = []
        for needed in pack.fieldApplicabilityGuards[record.list][field] {
            parts.append(applies(field: needed, record, search))
        }
        parts.append(self.condition(condition, record, search, isGuarded: true))
        return formula.all(parts)
    }

    private mutating func others(_ list: Int) -> Int { formula.variable(.others(list: list), .yesNo) }

    private mutating func list(_ test: ListTest, isGuarded: Bool) -> Int {
        let applies = isGuarded ? formula.constant(.true) : applies(test.fact)
        if formula.certain(applies) == .false { return applies }
        let shape = ListShape(test.fact, profile, evaluation.index)
        var parts: [Int] = []
        for record in 0..<shape.count {
            parts.append(held(test, RecordAtHand(fact: test.fact, record: record, profile, evaluation.index), 0))
        }
        if test.quantifier == .every { parts = parts.map { formula.not($0) } }
        if !shape.isComplete {
            let search = formula.newSearch()
            var other = held(test, RecordAtHand(fact: test.fact, record: nil, profile, evaluation.index), search)
            if test.quantifier == .every { other = formula.not(other) }
            if case .count(let atLeast) = test.quantifier {
                let result = formula.openCount(atLeast: atLeast, parts, others: others(test.fact), other)
                return formula.all([applies, result])
            }
            parts.append(formula.add(.further(others: others(test.fact), other)))
        }
        let result: Int
        switch test.quantifier {
        case .some: result = formula.any(parts)
        case .none, .every: result = formula.not(formula.any(parts))
        case .count(let atLeast): result = formula.count(atLeast: atLeast, parts)
        }
        return formula.all([applies, result])
    }

    private mutating func held(_ test: ListTest, _ record: RecordAtHand, _ search: Int) -> Int {
        guard let condition = test.condition else { return formula.constant(.true) }
        return self.condition(condition, record, search, isGuarded: false)
    }

    // MARK: Claims

    private mutating func claim(_ claim: Int, _ word: ObservedWord) -> Int {
        let supporting = observed(claim, true)
        let opposing = observed(claim, false)
        switch word {
        case .yes: return formula.all([supporting, formula.not(opposing)])
        case .no: return formula.all([opposing, formula.not(supporting)])
        case .bothWays: return formula.all([supporting, opposing])
        case .notSeen: return formula.all([formula.not(supporting), formula.not(opposing)])
        }
    }
}
