import Diagnostics
import Facts

/// What does not apply is false, and must not be read as the opposite being so.
extension PackChecker {
    /// Once it is certain that nothing goes round in a circle.
    ///
    /// - Complexity: O(size of the conditions that say `not`, their terms written out).
    func checkWhatMayNotApply(report: (any Problem, Place) -> Void) {
        var check = NegationCheck(checker: self)
        for index in negatingRules {
            let rule = rules[index]
            check.guards = (rule.guards, rule.fieldGuards)
            if let when = rule.when {
                for (problem, place) in check.problems(of: when, rule.parts, list: rule.list) {
                    report(problem, place ?? rule.place)
                }
            }
            for mitigation in rule.mitigations {
                for (problem, place) in check.problems(
                    of: mitigation.when, mitigation.parts, list: rule.list, beside: rule.when, optional: true)
                {
                    report(problem, place ?? mitigation.place)
                }
            }
        }
        for (index, condition) in applicability.enumerated() {
            guard let condition else { continue }
            check.guards = (guards(of: condition).facts, [])
            for (problem, place) in check.problems(of: condition, applicabilityParts[index], list: nil) {
                report(problem, place ?? facts[index].content.file.place(facts[index].key))
            }
        }
    }
}

/// What a condition says of what may not apply under `not`, and so under `none`: there it would read as true, unless its rule then
/// does not apply either, or what stands beside it is then false.
private struct NegationCheck {
    let checker: PackChecker
    /// What has to apply where the condition at hand stands: facts, and fields of the rule's record.
    var guards: (facts: [Int], fields: [Int]) = ([], [])
    /// What else has to hold there, taken apart; of the record at hand, from a place on.
    private var beside: [Condition] = []
    private var besideRecord = 0
    /// Whether the record at hand is the rule's, and none of another list inside its condition.
    private var isOfRecordOfRule = true
    private var beneath: WhatMayNotApply
    private var found: [(problem: any Problem, place: Place?)] = []
    /// Where the parts of the condition stand, and how many of them have been come to; those of terms are none of them.
    private var parts: [Place] = []
    private var reached = 0
    private var isInTerm = false

    init(checker: PackChecker) {
        self.checker = checker
        beneath = WhatMayNotApply(checker)
    }

    /// Each with where the part stands that says it.
    ///
    /// - Parameters:
    ///   - parts: where its parts stand, a group before its own.
    ///   - beside: what else holds where it is looked at.
    ///   - optional: whether the condition stands inside `any`, `count`, `where` or a mitigation.
    mutating func problems(
        of condition: Condition, _ parts: [Place], list: Int?, beside: Condition? = nil, optional: Bool = false
    ) -> [(problem: any Problem, place: Place?)] {
        found = []
        self.parts = parts
        reached = 0
        self.beside = beside?.conjuncts(checker.terms) ?? []
        besideRecord = 0
        isOfRecordOfRule = true
        look(at: condition, list, optional: optional, negated: false)
        return found
    }

    private mutating func look(at condition: Condition, _ list: Int?, optional: Bool, negated: Bool) {
        if !isInTerm { reached += 1 }
        switch condition {
        case .fact(let test): look(at: test.fact, optional: optional, negated: negated)
        case .field(let test):
            guard let list, optional, negated, mayNotApply(field: test.field, of: list) else { return }
            add(PackProblem.underNot(checker.vocabulary.facts[list].fields[test.field].id))
        case .term(let term):
            let wasInTerm = isInTerm
            isInTerm = true
            look(at: checker.terms[term].when, nil, optional: optional, negated: negated)
            isInTerm = wasInTerm
        case .all(let parts):
            // Under `not` it is one of them that does not hold.
            let before = beside.count
            if !negated { beside += condition.conjuncts(checker.terms) }
            for part in parts { look(at: part, list, optional: optional, negated: negated) }
            beside.removeSubrange(before...)
        case .any(let parts), .count(_, let parts):
            for part in parts { look(at: part, list, optional: true, negated: negated) }
        case .not(let part): look(at: part, list, optional: optional, negated: true)
        case .list(let test):
            look(at: test.fact, optional: optional, negated: negated)
            guard let part = test.condition else { return }
            // What is said of one record is not said of another.
            let before = (besideRecord, isOfRecordOfRule)
            (besideRecord, isOfRecordOfRule) = (beside.count, false)
            look(at: part, test.fact, optional: true, negated: negated || test.quantifier == .none)
            (besideRecord, isOfRecordOfRule) = before
        case .flag(let flag, let isRaised):
            // What a flag rests on need not apply for the rule that reads the flag.
            guard negated || !isRaised,
                let one = beneath.parts(ofFlag: flag).filter({ $0.field != nil || mayNotApply($0.fact) }).min()
            else { return }
            add(ConclusionProblem.flagMayNotApply(checker.flags[flag].id, fact: name(one)))
        case .claim(let claim, let word):
            // Where nobody is asked, nobody has seen it: what then says nothing reads as an answer.
            let observers = checker.claims[claim].observedBy
            guard negated != (word == .notSeen), let first = observers.first, observers.allSatisfy(mayNotApply) else {
                return
            }
            add(
                ConclusionProblem.claimMayNotApply(checker.claims[claim].id, fact: checker.vocabulary.facts[first].id))
        case .key: break
        }
    }

    private mutating func add(_ problem: any Problem) {
        let part = reached - 1
        found.append((problem, parts.indices.contains(part) ? parts[part] : nil))
    }

    /// Whether a fact need not apply where the condition at hand is looked at.
    ///
    /// What does not apply passes no test: where one stands beside it, nothing holds then.
    private func mayNotApply(_ fact: Int) -> Bool {
        guard let applies = checker.applicability[fact], !guards.facts.contains(fact) else { return false }
        let isTested = beside.contains { condition in
            switch condition {
            case .fact(let test): test.fact == fact
            case .list(let test): test.fact == fact
            default: false
            }
        }
        return !isTested && !applies.isSaid(beside, checker.terms)
    }

    /// The same of a field of the record at hand.
    private func mayNotApply(field: Int, of list: Int) -> Bool {
        guard let ordinal = checker.vocabulary.facts[list].list,
            let applies = checker.fieldApplicability[ordinal][field],
            !(isOfRecordOfRule && guards.fields.contains(field))
        else { return false }
        let beside = Array(beside[besideRecord...])
        let isTested = beside.contains { condition in
            if case .field(let test) = condition { test.field == field } else { false }
        }
        return !isTested && !applies.isSaid(beside, checker.terms)
    }

    private mutating func look(at fact: Int, optional: Bool, negated: Bool) {
        guard optional, negated, mayNotApply(fact) else { return }
        add(PackProblem.underNot(checker.vocabulary.facts[fact].id))
    }

    private func name(_ part: WhatMayNotApply.Part) -> String {
        let fact = checker.vocabulary.facts[part.fact]
        return part.field.map { "\(fact.id).\(fact.fields[$0].id)" } ?? fact.id
    }
}
