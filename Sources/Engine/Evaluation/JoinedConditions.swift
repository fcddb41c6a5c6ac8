import Facts
import RulePacks

/// Finds the conditions that hold only where everything that they read does.
struct JoinedConditions {
    private let pack: RulePack
    /// Of terms, and of what decides whether a fact is asked for: what was found.
    private var terms: [Bool?]
    private var facts: [Bool?]

    init(_ pack: RulePack) {
        self.pack = pack
        terms = Array(repeating: nil, count: pack.terms.count)
        facts = Array(repeating: nil, count: pack.vocabulary.facts.count)
    }

    mutating func isJoined(rule: Int) -> Bool {
        guard pack.rules[rule].list == nil, let when = pack.rules[rule].when else { return false }
        return isJoined(when)
    }

    private mutating func isJoined(_ condition: Condition) -> Bool {
        switch condition {
        // Of several answers one may do.
        case .fact(let test): return test.voice != .any && isJoined(fact: test.fact)
        case .term(let term):
            if let found = terms[term] { return found }
            let found = isJoined(pack.terms[term].when)
            terms[term] = found
            return found
        case .all(let parts):
            for part in parts where !isJoined(part) { return false }
            return true
        case .field, .key, .claim, .flag, .any, .not, .count, .list: return false
        }
    }

    private mutating func isJoined(fact: Int) -> Bool {
        guard let condition = pack.applicability[fact] else { return true }
        if let found = facts[fact] { return found }
        let found = isJoined(condition)
        facts[fact] = found
        return found
    }
}
