import Facts
import RulePacks

/// The conditions of a pack, made ready for the search of `Possibility`.
struct PackParts {
    private(set) var terms: [ConditionPart] = []
    /// Of each rule; `nil` where every record counts.
    private(set) var rules: [ConditionPart?] = []
    private(set) var applicability: [ConditionPart?] = []
    private(set) var fieldApplicability: [[ConditionPart?]] = []
    /// For each fact, what has to hold where it applies, by its own condition or by that of a fact which has to apply for it: where
    /// one of these is false, it does not.
    private(set) var excusesOfFacts: [[ConditionPart]] = []
    /// The same for the facts that have to apply for a rule.
    private(set) var excusesOfRules: [[ConditionPart]] = []
    /// The same for each field of each list.
    private(set) var excusesOfFields: [[[ConditionPart]]] = []

    let values: TestedValues
    private let pack: RulePack

    /// - Complexity: O(parts of all conditions).
    init(_ pack: RulePack) {
        self.pack = pack
        values = TestedValues(pack)
        terms = pack.terms.map { part($0.when, list: nil) }
        rules = pack.rules.map { rule in rule.when.map { part($0, list: rule.list) } }
        applicability = pack.applicability.map { $0.map { part($0, list: nil) } }
        fieldApplicability = zip(pack.vocabulary.lists, pack.fieldApplicability).map { list, conditions in
            conditions.map { $0.map { part($0, list: list) } }
        }
        excusesOfFacts = pack.vocabulary.facts.indices.map { excuses([$0]) }
        excusesOfRules = pack.rules.map { excuses($0.guards) }
        excusesOfFields = pack.vocabulary.lists.indices.map { ordinal in
            fieldApplicability[ordinal].indices.map { field in
                closure(of: [field]) { pack.fieldApplicabilityGuards[ordinal][$0] }
                    .compactMap { fieldApplicability[ordinal][$0] }
            }
        }
    }

    /// Whether a fact's question may be put to everyone.
    func alwaysApplies(_ fact: Int) -> Bool { applicability[fact] == nil && pack.applicabilityGuards[fact].isEmpty }

    private func excuses(_ facts: [Int]) -> [ConditionPart] {
        closure(of: facts) { pack.applicabilityGuards[$0] }.compactMap { applicability[$0] }
    }

    /// - Complexity: O(places that are found, times what each leads to).
    private func closure(of places: [Int], _ next: (Int) -> [Int]) -> [Int] {
        var found = places
        var place = 0
        while place < found.count {
            for one in next(found[place]) where !found.contains(one) { found.append(one) }
            place += 1
        }
        return found
    }

    // MARK: Conditions

    /// - Parameter list: the list of whose records the condition speaks.
    /// - Complexity: O(parts of the condition).
    func part(_ condition: Condition, list: Int?) -> ConditionPart {
        func parts(_ conditions: [Condition]) -> [ConditionPart] { conditions.map { part($0, list: list) } }
        switch condition {
        case .fact(let test):
            let (passing, failing) = values.sets(test.test, fact: test.fact)
            return .fact(test.fact, test.voice, passing: passing, failing: failing)
        case .field(let test):
            // Of no list's record: nothing is concluded there, whatever passes.
            let ordinal = list.flatMap { pack.vocabulary.facts[$0].list }
            let sets = ordinal.map { values.sets(test.test, field: test.field, ofList: $0) }
            return .field(test.field, passing: sets?.passing ?? ValueSet(), failing: sets?.failing ?? ValueSet())
        case .key(let keys): return .key(keys)
        case .term(let term): return .term(term)
        case .claim(let claim, let word): return part(heard(claim, word), list: nil)
        case .flag(let flag, let isRaised): return .flag(flag, isRaised: isRaised)
        case .all(let conditions): return .all(parts(conditions))
        case .any(let conditions): return .any(parts(conditions))
        case .not(let condition): return .not(part(condition, list: list))
        case .count(let atLeast, let conditions): return .count(atLeast: atLeast, parts(conditions))
        case .list(let test):
            return .list(test.fact, test.quantifier, test.condition.map { part($0, list: test.fact) } ?? .all([]))
        }
    }

    /// What has to be answered so that a claim is observed with this word.
    private func heard(_ claim: Int, _ word: ObservedWord) -> Condition {
        func says(_ yes: Bool) -> Condition {
            .any(
                pack.claims[claim].observedBy.map { fact in
                    let isReported = !pack.vocabulary.facts[fact].reporters.isEmpty
                    return .fact(
                        FactTest(fact: fact, voice: isReported ? .any : .plain, test: .isOneOf([.yesNo(yes)])))
                })
        }
        return switch word {
        case .yes: .all([says(true), .not(says(false))])
        case .no: .all([says(false), .not(says(true))])
        case .bothWays: .all([says(true), says(false)])
        case .notSeen: .not(.any([says(true), says(false)]))
        }
    }
}
