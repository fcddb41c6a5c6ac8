import Facts
import RulePacks

/// Where in the row of truths stands what is computed once and read by many: terms, flags, claims, rules, and which questions may be put.
struct Givens: Sendable {
    private static let words = ObservedWord.allCases.count

    private let terms: Int
    private let flags: Int
    private let claims: Int
    private let facts: Int
    private let rules: Int

    init(_ pack: RulePack) {
        terms = pack.terms.count
        flags = pack.flags.count
        claims = pack.claims.count
        facts = pack.vocabulary.facts.count
        rules = pack.rules.count
    }

    var count: Int { always + 1 }

    func place(ofTerm term: Int) -> Int { term }

    func place(ofFlag flag: Int, isRaised: Bool) -> Int { terms + (isRaised ? 0 : flags) + flag }

    func place(ofClaim claim: Int, _ word: ObservedWord) -> Int {
        let place = terms + 2 * flags + claim * Givens.words
        switch word {
        case .yes: return place
        case .no: return place + 1
        case .bothWays: return place + 2
        case .notSeen: return place + 3
        }
    }

    /// What supports a claim; what opposes it is in the next cell.
    func place(expectedOfClaim claim: Int) -> Int { terms + 2 * flags + claims * Givens.words + 2 * claim }
    func place(observedOfClaim claim: Int) -> Int { place(expectedOfClaim: claims) + 2 * claim }

    /// Whether a fact's question may be put.
    func place(ofFact fact: Int) -> Int { place(observedOfClaim: claims) + fact }

    /// Whether a rule fires; and whether it applies, where it reads several facts that may not.
    func place(ofRule rule: Int) -> Int { place(ofFact: facts) + rule }
    func place(applicabilityOfRule rule: Int) -> Int { place(ofRule: rules) + rule }

    /// What is always true.
    var always: Int { place(applicabilityOfRule: rules) }
}
