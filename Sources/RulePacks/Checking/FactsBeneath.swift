/// The facts that conditions rest on, also by way of terms, claims and flags, and of whether a question is put.
struct FactsBeneath {
    let checker: PackChecker
    private var ofFacts: [Int: Set<Int>] = [:]
    private var ofTerms: [Int: Set<Int>] = [:]
    private var ofFlags: [Int: Set<Int>] = [:]

    init(_ checker: PackChecker) { self.checker = checker }

    /// Those that decide whether a rule fires.
    ///
    /// - Complexity: O(size of its conditions and of those of the terms and flags that it reads), once for each of these.
    mutating func facts(ofRule index: Int) -> Set<Int> {
        let rule = checker.rules[index]
        var found = rule.when.map { facts(of: $0) } ?? []
        if let list = rule.list { found.formUnion(facts(ofFact: list)) }
        return found
    }

    /// The fact, and those that decide whether its question is put.
    private mutating func facts(ofFact fact: Int) -> Set<Int> {
        if let known = ofFacts[fact] { return known }
        var found: Set<Int> = [fact]
        if let condition = checker.applicability[fact] { found.formUnion(facts(of: condition)) }
        ofFacts[fact] = found
        return found
    }

    private mutating func facts(ofFlag flag: Int) -> Set<Int> {
        if let known = ofFlags[flag] { return known }
        let found = checker.flags[flag].rules.reduce(into: Set<Int>()) { $0.formUnion(facts(ofRule: $1)) }
        ofFlags[flag] = found
        return found
    }

    private mutating func facts(of condition: Condition) -> Set<Int> {
        switch condition {
        case .fact(let test): return facts(ofFact: test.fact)
        case .field, .key: return []
        case .term(let term):
            if let known = ofTerms[term] { return known }
            let found = facts(of: checker.terms[term].when)
            ofTerms[term] = found
            return found
        case .claim(let claim, _):
            return checker.claims[claim].observedBy.reduce(into: []) { $0.formUnion(facts(ofFact: $1)) }
        case .flag(let flag, _): return facts(ofFlag: flag)
        case .all(let parts), .any(let parts), .count(_, let parts):
            return parts.reduce(into: []) { $0.formUnion(facts(of: $1)) }
        case .not(let part): return facts(of: part)
        case .list(let test): return (test.condition.map { facts(of: $0) } ?? []).union(facts(ofFact: test.fact))
        }
    }
}
