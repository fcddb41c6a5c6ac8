import Facts
import RulePacks

/// Where in the row of truths stands what is computed once and read by many: terms, flags, claims, rules, and which questions may be put.
struct Givens: Sendable {
    private let flags: Int
    private let claims: Int
    private let firstClaim: Int
    private let firstExpected: Int
    private let firstObserved: Int
    private let firstFact: Int
    private let firstRule: Int
    private let firstApplicability: Int
    /// What is always true, and what never is.
    let always: Int
    let never: Int

    init(_ pack: RulePack) {
        flags = pack.flags.count
        claims = pack.claims.count
        firstClaim = pack.terms.count + 2 * flags
        firstExpected = firstClaim + claims * ObservedWord.allCases.count
        firstObserved = firstExpected + 2 * claims
        firstFact = firstObserved + 2 * claims
        firstRule = firstFact + pack.vocabulary.facts.count
        firstApplicability = firstRule + pack.rules.count
        always = firstApplicability + pack.rules.count
        never = always + 1
    }

    var count: Int { never + 1 }

    func place(ofTerm term: Int) -> Int { term }

    func place(ofFlag flag: Int, isRaised: Bool) -> Int { firstClaim - (isRaised ? 2 : 1) * flags + flag }

    func place(ofClaim claim: Int, _ word: ObservedWord) -> Int {
        let row =
            switch word {
            case .yes: 0
            case .no: 1
            case .bothWays: 2
            case .notSeen: 3
            }
        return firstClaim + row * claims + claim
    }

    /// What supports a claim; what opposes it is in the next cell.
    func place(expectedOfClaim claim: Int) -> Int { firstExpected + 2 * claim }
    func place(observedOfClaim claim: Int) -> Int { firstObserved + 2 * claim }

    /// Whether a fact's question may be put.
    func place(ofFact fact: Int) -> Int { firstFact + fact }

    /// Whether a rule fires; and whether it applies, where it reads several facts that may not.
    func place(ofRule rule: Int) -> Int { firstRule + rule }
    func place(applicabilityOfRule rule: Int) -> Int { firstApplicability + rule }
}
