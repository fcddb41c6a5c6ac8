import Facts
import Profiles
import RulePacks

/// Which questions a pack's conditions and claims read: no other is ever asked.
struct ReadQuestions {
    private var facts: Set<Int> = []
    /// By list, as a fact.
    private var fields: [Int: Set<Int>] = [:]

    /// - Complexity: O(parts of all conditions).
    init(_ pack: RulePack) {
        for rule in pack.rules {
            if let list = rule.list { facts.insert(list) }
            for condition in [rule.when].compactMap(\.self) + rule.mitigations.map(\.when) {
                add(condition, list: rule.list)
            }
        }
        for term in pack.terms { add(term.when, list: nil) }
        for claim in pack.claims { facts.formUnion(claim.observedBy) }
        for condition in pack.applicability.compactMap(\.self) { add(condition, list: nil) }
        for (ordinal, conditions) in pack.fieldApplicability.enumerated() {
            for condition in conditions.compactMap(\.self) { add(condition, list: pack.vocabulary.lists[ordinal]) }
        }
    }

    private mutating func add(_ condition: Condition, list: Int?) {
        condition.forEachPart(list: list) { part, list in
            switch part {
            case .fact(let test): facts.insert(test.fact)
            case .list(let test): facts.insert(test.fact)
            case .field(let test): if let list { fields[list, default: []].insert(test.field) }
            case .key, .term, .claim, .flag, .all, .any, .not, .count: break
            }
        }
    }

    func contains(_ subject: AskedFact.Subject) -> Bool {
        switch subject {
        case .fact(let fact, _), .others(let fact), .grid(let fact): facts.contains(fact)
        case .field(let list, let field, _): facts.contains(list) && fields[list]?.contains(field) ?? false
        }
    }
}

extension AskedFact {
    /// Whether the profile answers the question so that nothing is left to ask: a date may be known to the year alone, and
    /// of a survey more may answer.
    func isAnswered(in profile: Profile, _ pack: RulePack) -> Bool {
        func isSettled(_ answer: Answer, _ type: FactType) -> Bool {
            type != .date && answer.tally < 0 && answer.known != nil
        }
        switch subject {
        case .fact(let fact, let reporter):
            let content = pack.vocabulary.facts[fact]
            let slots = content.answerSlots
            let asked = reporter.map { slots.lowerBound + $0..<slots.lowerBound + $0 + 1 } ?? slots
            return asked.allSatisfy { isSettled(profile.answers[$0], content.type) }
        case .field(let fact, let field, let name?):
            let content = pack.vocabulary.facts[fact]
            guard let list = content.list, case .record(let record) = RecordName(name).find(in: fact, profile, pack),
                profile.records(of: list).count > record
            else { return false }
            let place = profile.records(of: list).lowerBound + record
            return isSettled(profile.field(field, ofRecord: place), content.fields[field].type)
        case .others(let fact):
            return pack.vocabulary.facts[fact].list.map { profile.lists[$0].isComplete } ?? false
        case .field(_, _, nil), .grid: return false
        }
    }
}
