import RulePacks

/// The terms and facts that rules read, and claims by those who observe them, also by way of one another.
struct ReadByRules {
    private(set) var terms: Set<Int> = []
    private(set) var facts: Set<Int> = []

    /// - Complexity: O(parts of all conditions).
    init(_ pack: RulePack) {
        var waiting = pack.rules.flatMap { rule in [rule.when].compactMap(\.self) + rule.mitigations.map(\.when) }
        func read(_ fact: Int, _ found: inout Set<Int>) {
            guard found.insert(fact).inserted else { return }
            if let condition = pack.applicability[fact] { waiting.append(condition) }
        }
        for rule in pack.rules { if let list = rule.list { read(list, &facts) } }
        for claim in pack.claims { for fact in claim.observedBy { read(fact, &facts) } }
        while let condition = waiting.popLast() {
            var found = facts
            var named = terms
            condition.forEachPart { part, _ in
                switch part {
                case .fact(let test): read(test.fact, &found)
                case .list(let test): read(test.fact, &found)
                case .term(let term): if named.insert(term).inserted { waiting.append(pack.terms[term].when) }
                case .field, .key, .claim, .flag, .all, .any, .not, .count: break
                }
            }
            (facts, terms) = (found, named)
        }
    }
}
