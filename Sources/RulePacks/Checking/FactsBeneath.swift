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
        var found: Set<Int> = []
        condition.forEachPart { part, _ in
            switch part {
            case .fact(let test): found.formUnion(facts(ofFact: test.fact))
            case .list(let test): found.formUnion(facts(ofFact: test.fact))
            case .term(let term): found.formUnion(facts(ofTerm: term))
            case .claim(let claim, _):
                for fact in checker.claims[claim].observedBy { found.formUnion(facts(ofFact: fact)) }
            case .flag(let flag, _): found.formUnion(facts(ofFlag: flag))
            case .field, .key, .all, .any, .not, .count: break
            }
        }
        return found
    }

    private mutating func facts(ofTerm term: Int) -> Set<Int> {
        if let known = ofTerms[term] { return known }
        let found = facts(of: checker.terms[term].when)
        ofTerms[term] = found
        return found
    }
}
