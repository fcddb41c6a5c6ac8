import Facts
public import Profiles
import RulePacks

/// What is worth asking.
extension Evaluator {
    /// The facts whose answers may change an outcome inside the scope, and which outcomes those are. Call after `evaluate`.
    ///
    /// Exact over each fact's distinguishable answers, up to a bound on the work for each outcome; beyond it, every fact the
    /// outcome still depends on is listed, and the outcome is named as inexact.
    /// - Complexity: O(open outcomes × facts they depend on × answers) where no fact stands in several places of a condition.
    public func openFacts(_ profile: Profile) -> OpenFacts { evaluation.openFacts(profile) }
}

extension Evaluation {
    func openFacts(_ profile: Profile) -> OpenFacts {
        var builder = FormulaBuilder(self, profile)
        var decides: [OpenFact.Subject: Set<OutcomeReference>] = [:]
        var inexact: Set<OutcomeReference> = []
        var ofRule: [Int: (subjects: Set<OpenFact.Subject>, isExact: Bool)] = [:]

        func note(_ found: (subjects: Set<OpenFact.Subject>, isExact: Bool), _ outcome: OutcomeReference) {
            for subject in found.subjects { decides[subject, default: []].insert(outcome) }
            if !found.isExact { inexact.insert(outcome) }
        }
        func search(_ build: (inout FormulaBuilder) -> Int) -> (subjects: Set<OpenFact.Subject>, isExact: Bool) {
            builder.formula.clear()
            let root = build(&builder)
            guard builder.formula.certain(root) == nil else { return ([], true) }
            var search = FormulaSearch(builder.formula, root: root)
            let result = search.run()
            let subjects = result.open.map { subject(builder.formula.variables[$0].subject) }
            return (Set(subjects), result.isExact && builder.formula.nodes.count < FormulaBuilder.mostNodes)
        }
        func rule(_ number: Int) -> (subjects: Set<OpenFact.Subject>, isExact: Bool) {
            if let found = ofRule[number] { return found }
            let found = search { $0.rule(number) }
            ofRule[number] = found
            return found
        }

        for number in pack.rules.indices where covers(rule: number, profile) {
            if assessment.rules[number].kind == .open { note(rule(number), .rule(number)) }
            for outcome in assessment.records(of: number) where outcome.outcome.kind == .open {
                note(search { $0.outcome(outcome, of: number) }, .record(rule: number, record: outcome.record))
            }
        }
        for (flag, content) in pack.flags.enumerated()
        where assessment.flags[flag] == .unknown && Evaluation.covers(content.theme, profile) {
            if content.rules.count == 1 {
                note(rule(content.rules[0]), .flag(flag))
            } else {
                note(search { $0.flag(flag) }, .flag(flag))
            }
        }
        for (claim, content) in pack.claims.enumerated() where Evaluation.covers(content.theme, profile) {
            let layers = assessment.claims[claim]
            for wanted in [true, false] {
                let expected = wanted ? layers.expected.supporting : layers.expected.opposing
                if !expected.isCertain {
                    note(search { $0.expected(claim, likelier: wanted) }, .claim(claim, isExpected: true))
                }
                let observed = wanted ? layers.observed.supporting : layers.observed.opposing
                if !observed.isCertain {
                    note(search { $0.observed(claim, wanted) }, .claim(claim, isExpected: false))
                }
            }
        }
        for outcome in assessment.mitigations where outcome.status == .open && covers(rule: outcome.rule, profile) {
            let rule = pack.rules[outcome.rule]
            let found = search {
                $0.mitigation(rule.mitigations[outcome.mitigation], list: rule.list, record: outcome.record)
            }
            note(found, .mitigation(rule: outcome.rule, mitigation: outcome.mitigation, record: outcome.record))
        }
        let facts = decides.keys.sorted(by: Evaluation.precedes).map { subject in
            OpenFact(
                subject: subject, reason: reason(subject, profile), decides: (decides[subject] ?? []).sorted(),
                mayNotApply: mayNotApply(subject, profile))
        }
        return OpenFacts(facts: facts, inexact: inexact.sorted())
    }

    private func subject(_ subject: Formula.Subject) -> OpenFact.Subject {
        switch subject {
        case .slot(let slot):
            let index = Int(pack.vocabulary.factOfSlot[slot])
            let fact = pack.vocabulary.facts[index]
            return .fact(index, reporter: fact.reporters.isEmpty ? nil : slot - fact.firstSlot)
        case .field(let list, let record, let field): return .field(list: list, record: record, field: field)
        case .others(let list), .otherField(let list, _, _): return .others(list: list)
        }
    }

    /// In the order of the vocabulary, then of reporters, records and fields; a list's own question last.
    private static func precedes(_ left: OpenFact.Subject, _ right: OpenFact.Subject) -> Bool {
        func key(_ subject: OpenFact.Subject) -> (Int, Int, Int) {
            switch subject {
            case .fact(let fact, let reporter): (fact, reporter ?? 0, 0)
            case .field(let list, let record, let field): (list, record, field)
            case .others(let list): (list, .max, 0)
            }
        }
        return key(left) < key(right)
    }

    private func reason(_ subject: OpenFact.Subject, _ profile: Profile) -> UnknownReason? {
        switch subject {
        case .fact(let fact, let reporter):
            return profile.answers[pack.vocabulary.facts[fact].firstSlot + (reporter ?? 0)].unknown
        case .field(let list, let record, let field):
            let atHand = RecordAtHand(fact: list, record: record, profile, index)
            return atHand.firstField >= 0 ? profile.fields[atHand.firstField + field].unknown : .notStated
        case .others(let list):
            return pack.vocabulary.facts[list].list.flatMap { profile.lists[$0].unknown } ?? .notStated
        }
    }

    private func mayNotApply(_ subject: OpenFact.Subject, _ profile: Profile) -> Bool {
        switch subject {
        case .fact(let fact, _), .others(let fact): return assessment.applies[fact] != .true
        case .field(let list, let record, let field):
            var recorder = NoRecorder()
            let atHand = RecordAtHand(fact: list, record: record, profile, index)
            return assessment.applies[list] != .true || applies(field: field, atHand, profile, &recorder) != .true
        }
    }
}
