import Facts

/// The facts and fields that a flag rests on, also by way of terms, claims and other flags, whose question may not be put.
struct WhatMayNotApply {
    /// A fact, or a field of the records of a list.
    struct Part: Hashable, Comparable {
        var fact: Int
        var field: Int?

        static func < (one: Part, other: Part) -> Bool { (one.fact, one.field ?? -1) < (other.fact, other.field ?? -1) }
    }

    let checker: PackChecker
    private var ofFlags: [Int: Set<Part>] = [:]

    init(_ checker: PackChecker) { self.checker = checker }

    /// - Complexity: O(size of the conditions beneath, their terms written out), once for each flag.
    mutating func parts(ofFlag flag: Int) -> Set<Part> {
        if let known = ofFlags[flag] { return known }
        var found: Set<Part> = []
        for index in checker.flags[flag].rules {
            let rule = checker.rules[index]
            if let list = rule.list, checker.applicability[list] != nil { found.insert(Part(fact: list)) }
            if let when = rule.when { found.formUnion(parts(of: when, rule.list, [])) }
        }
        ofFlags[flag] = found
        return found
    }

    /// - Parameter beside: what else has to hold; `nil` under `not`. Where it says to whom a question is put, that decides.
    private mutating func parts(of condition: Condition, _ list: Int?, _ beside: [Condition]?) -> Set<Part> {
        switch condition {
        case .fact(let test): return part(test.fact, beside)
        case .key: return []
        case .field(let test):
            guard let list, let ordinal = checker.vocabulary.facts[list].list,
                let applies = checker.fieldApplicability[ordinal][test.field],
                !applies.isSaid(beside ?? [], checker.terms)
            else { return [] }
            return [Part(fact: list, field: test.field)]
        case .term(let term): return parts(of: checker.terms[term].when, list, beside)
        case .claim(let claim, _):
            return checker.claims[claim].observedBy.reduce(into: []) { $0.formUnion(part($1, beside)) }
        case .flag(let flag, _): return parts(ofFlag: flag)
        case .all(let conditions):
            let beside = beside.map { $0 + conditions.flatMap { $0.conjuncts(checker.terms) } }
            return conditions.reduce(into: []) { $0.formUnion(parts(of: $1, list, beside)) }
        case .any(let conditions), .count(_, let conditions):
            return conditions.reduce(into: []) { $0.formUnion(parts(of: $1, list, beside)) }
        case .not(let part): return parts(of: part, list, nil)
        case .list(let test):
            let inner = test.condition.map { parts(of: $0, test.fact, $0.conjuncts(checker.terms)) } ?? []
            return inner.union(part(test.fact, beside))
        }
    }

    private func part(_ fact: Int, _ beside: [Condition]?) -> Set<Part> {
        guard let applies = checker.applicability[fact], !applies.isSaid(beside ?? [], checker.terms) else { return [] }
        return [Part(fact: fact)]
    }
}

extension Condition {
    /// What has to hold where this does, this itself among it.
    func conjuncts(_ terms: [Term]) -> [Condition] {
        switch self {
        case .all(let parts): parts.flatMap { $0.conjuncts(terms) }
        case .term(let term): [self] + terms[term].when.conjuncts(terms)
        default: [self]
        }
    }

    /// Whether it holds where all of these do, whether or not they say it part by part.
    func isSaid(_ conjuncts: [Condition], _ terms: [Term]) -> Bool {
        if conjuncts.contains(self) { return true }
        return switch self {
        case .all(let parts): parts.allSatisfy { $0.isSaid(conjuncts, terms) }
        case .term(let term): terms[term].when.isSaid(conjuncts, terms)
        default: false
        }
    }
}
