import Diagnostics
import Facts
import RulePacks

/// Finds two rules of one condition that conclude the opposite: somewhere a word was turned round.
///
/// The conditions may be put in another order, or through terms.
struct Contradictions {
    private let pack: RulePack
    /// Of each rule what it asks, and of which list's records.
    private let asked: [Asked]

    private struct Asked: Hashable {
        var list: Int?
        var when: Int?
    }

    /// - Complexity: O(parts of all conditions).
    init(_ pack: RulePack) {
        self.pack = pack
        var forms = NormalForms(pack.terms)
        asked = pack.rules.map { rule in Asked(list: rule.list, when: rule.when.map { forms.form(of: $0) }) }
    }

    /// Where each was found: of two rules the second.
    var problems: [(place: Place, problem: any Problem)] { opposed + strengthsBesideRisks }

    private var opposed: [(place: Place, problem: any Problem)] {
        let arguments = pack.rules.indices.flatMap { rule in
            pack.rules[rule].arguments.map { (rule: rule, argument: $0) }
        }
        let opposing = arguments.filter { !$0.argument.makesLikelier }
        var found: [(place: Place, problem: any Problem)] = []
        for one in arguments where one.argument.makesLikelier {
            for other in opposing
            where one.rule != other.rule && one.argument.claim == other.argument.claim
                && asked[one.rule] == asked[other.rule]
            {
                let (first, second) = (min(one.rule, other.rule), max(one.rule, other.rule))
                let problem = ConclusionProblem.opposedByItsLike(
                    rule: pack.rules[first].id, claim: pack.claims[one.argument.claim].id)
                found.append((pack.rules[second].place, problem))
            }
        }
        return found
    }

    private var strengthsBesideRisks: [(place: Place, problem: any Problem)] {
        let risks = pack.rules.indices.filter { raises(.risk, $0) }
        return pack.rules.indices.compactMap { strength in
            guard raises(.strength, strength), let risk = risks.first(where: { asked[$0] == asked[strength] }) else {
                return nil
            }
            let problem = ConclusionProblem.strengthBesideItsRisk(rule: risk == strength ? nil : pack.rules[risk].id)
            return (pack.rules[strength].place, problem)
        }
    }

    private func raises(_ kind: FlagKind, _ rule: Int) -> Bool {
        pack.rules[rule].raises.contains { pack.flags[$0.flag].kind == kind }
    }
}
