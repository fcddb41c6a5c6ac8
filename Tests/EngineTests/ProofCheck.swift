import Engine
import Facts
import Profiles
import RulePacks

/// Holds a proof to the evaluation that it explains.
enum ProofCheck {
    /// The facts that a proof names: withdrawn, or left alone.
    struct Named {
        var facts: Set<Int> = []
        var fields: Set<Field> = []
        var isLarger = false

        struct Field: Hashable {
            var list: Int
            var record: Int
            var field: Int
        }
    }

    static func problems(of made: MadePack, _ profile: Profile) -> [String] {
        let (pack, evaluator) = (made.pack, made.evaluator)
        let assessment = evaluator.evaluate(profile)
        var found: [String] = []
        for flag in pack.flags.indices {
            let proof = evaluator.proof(ofFlag: flag, profile)
            if proof.nodes[proof.root].truth != assessment.flags[flag] { found.append("flag \(pack.flags[flag].id)") }
            found += contradictions(in: proof)
        }
        for rule in pack.rules.indices {
            let proof = evaluator.proof(ofRule: rule, profile)
            let root = proof.nodes[proof.root]
            if root.truth != assessment.rules[rule].truth || root.reasons != assessment.rules[rule].reasons {
                found.append("rule \(pack.rules[rule].id)")
            }
            found += contradictions(in: proof)
        }
        for outcome in assessment.mitigations {
            let proof = evaluator.proof(of: outcome, profile)
            let root = proof.nodes[proof.root]
            let doesNotApply = outcome.status == .doesNotApply
            if root.truth != outcome.status.truth || root.reasons.contains(.doesNotApply) != doesNotApply {
                found.append("mitigation \(outcome.mitigation) of \(pack.rules[outcome.rule].id)")
            }
        }
        return found
    }

    /// Groups whose truth is not what their parts make it.
    private static func contradictions(in proof: Proof) -> [String] {
        proof.nodes.compactMap { node in
            let parts = node.children.map { proof.nodes[$0].truth }
            switch node.step {
            case .all: return parts.reduce(.true) { $0 && $1 } == node.truth ? nil : "all"
            case .any, .flag: return parts.reduce(.false) { $0 || $1 } == node.truth ? nil : "any"
            case .not: return parts.map { !$0 } == [node.truth] ? nil : "not"
            case .flagIs(_, let isRaised): return parts.map { isRaised ? $0 : !$0 } == [node.truth] ? nil : "flag is"
            default: return nil
            }
        }
    }

    /// What decides the root.
    static func named(_ proof: Proof, _ pack: RulePack) -> Named {
        var named = Named()
        for place in proof.deciding {
            switch proof.nodes[place].step {
            case .fact(let test): named.facts.insert(test.fact)
            case .observation(let fact): named.facts.insert(fact)
            case .list(let test): named.facts.insert(test.fact)
            case .record(let list, _): named.facts.insert(list)
            case .rule(let rule): if let list = pack.rules[rule].list { named.facts.insert(list) }
            case .field(let list, let record, let test):
                if let record { named.fields.insert(Named.Field(list: list, record: record, field: test.field)) }
            default: break
            }
        }
        return named
    }
}
