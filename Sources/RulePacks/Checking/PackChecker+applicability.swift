import Diagnostics
import Facts

/// What does not apply is false, and must not be read as the opposite being so.
extension PackChecker {
    /// Once it is certain that nothing goes round in a circle.
    ///
    /// - Complexity: O(size of the conditions that say `not`, their terms written out).
    func checkWhatMayNotApply(report: (any Problem, Place) -> Void) {
        var beneath = FactsBeneath(self)
        for index in negatingRules {
            let rule = rules[index]
            if let when = rule.when {
                checkApplies(when, list: rule.list, optional: false, negated: false, &beneath) {
                    report($0, rule.place)
                }
            }
            for mitigation in rule.mitigations {
                checkApplies(mitigation.when, list: rule.list, optional: true, negated: false, &beneath) {
                    report($0, mitigation.place)
                }
            }
        }
        for (index, condition) in applicability.enumerated() {
            guard let condition else { continue }
            checkApplies(condition, list: nil, optional: false, negated: false, &beneath) { problem in
                facts[index].content.file.report(problem, at: facts[index].key)
            }
        }
    }

    /// Under `not`, and so under `none`, what does not apply would read as true, unless its rule then does not apply either.
    private func checkApplies(
        _ condition: Condition, list: Int?, optional: Bool, negated: Bool, _ beneath: inout FactsBeneath,
        report: (any Problem) -> Void
    ) {
        switch condition {
        case .fact(let test):
            if optional, negated, applicability[test.fact] != nil {
                report(PackProblem.underNot(vocabulary.facts[test.fact].id))
            }
        case .field(let test):
            guard let list, let ordinal = vocabulary.facts[list].list else { return }
            if optional, negated, fieldApplicability[ordinal][test.field] != nil {
                report(PackProblem.underNot(vocabulary.facts[list].fields[test.field].id))
            }
        case .term(let term):
            checkApplies(
                terms[term].when, list: nil, optional: optional, negated: negated, &beneath, report: report)
        case .all(let parts):
            for part in parts {
                checkApplies(part, list: list, optional: optional, negated: negated, &beneath, report: report)
            }
        case .any(let parts), .count(_, let parts):
            for part in parts {
                checkApplies(part, list: list, optional: true, negated: negated, &beneath, report: report)
            }
        case .not(let part):
            checkApplies(part, list: list, optional: optional, negated: true, &beneath, report: report)
        case .list(let test):
            if optional, negated, applicability[test.fact] != nil {
                report(PackProblem.underNot(vocabulary.facts[test.fact].id))
            }
            if let part = test.condition {
                checkApplies(
                    part, list: test.fact, optional: true, negated: negated || test.quantifier == .none, &beneath,
                    report: report)
            }
        case .flag(let flag, let isRaised):
            // What a flag rests on is nothing that has to apply for the rule which reads the flag.
            guard negated || !isRaised, let fact = whatMayNotApply(beneath.facts(ofFlag: flag)) else { return }
            report(ConclusionProblem.flagMayNotApply(flags[flag].id, fact: fact))
        case .key, .claim: break
        }
    }

    /// The first of these facts that may not apply, or a field of their records that may not.
    private func whatMayNotApply(_ facts: Set<Int>) -> String? {
        for fact in facts.sorted() {
            if applicability[fact] != nil { return vocabulary.facts[fact].id }
            guard let list = vocabulary.facts[fact].list else { continue }
            if let field = fieldApplicability[list].firstIndex(where: { $0 != nil }) {
                return "\(vocabulary.facts[fact].id).\(vocabulary.facts[fact].fields[field].id)"
            }
        }
        return nil
    }
}
