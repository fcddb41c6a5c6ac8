import Facts

/// Whether answers of some sort are enough for conditions to hold, whatever else is answered.
///
/// It is Kleene's logic in which an answer of that sort, and the day that the profile speaks of, may be whatever is wanted, any
/// other is unknown, and the rows of grids are there.
struct Sufficiency {
    enum Sort {
        /// None at all.
        case nothing
        /// What nobody can change.
        case fixedFacts
        /// Flags that single voices raise.
        case voices
        /// Flags that are not raised.
        case notRaised
    }

    let checker: PackChecker
    let sort: Sort
    /// Of each rule whether it fires, whether it does not, and then of each term whether it holds, whether it does not.
    private var known: [Bool?]

    init(_ sort: Sort, _ checker: PackChecker) {
        self.sort = sort
        self.checker = checker
        known = Array(repeating: nil, count: 2 * (checker.rules.count + checker.terms.count))
    }

    // MARK: Rules

    /// - Complexity: O(size of the conditions of the rule, of the terms it names and of the rules whose flags it reads), once for
    ///   each of these.
    mutating func isEnough(forRule index: Int) -> Bool {
        answer(2 * index) { judge in
            let rule = judge.checker.rules[index]
            if judge.sort == .voices, rule.isVoices { return true }
            let rows = judge.rows(of: rule)
            return rows.contains { row in rule.when.map { judge.isEnough($0, row: row) } ?? true }
        }
    }

    /// Whether they are enough for a rule not to fire.
    private mutating func isEnough(againstRule index: Int) -> Bool {
        answer(2 * index + 1) { judge in
            let rule = judge.checker.rules[index]
            for guarding in rule.guards {
                if let applies = judge.checker.applicability[guarding], judge.isEnough(applies, isNegated: true) {
                    return true
                }
            }
            let rows = judge.rows(of: rule)
            guard !rows.isEmpty, let when = rule.when else { return false }
            return rows.allSatisfy { judge.isEnough(when, isNegated: true, row: $0) }
        }
    }

    /// Whether they are enough for a mitigation to be present where its rule fires.
    mutating func isEnough(for mitigation: Mitigation, of rule: Rule) -> Bool {
        let rows = rows(of: rule)
        return rows.isEmpty
            ? isEnough(mitigation.when) : rows.contains { isEnough(mitigation.when, row: $0) }
    }

    /// What a rule is asked of: a profile, or each row of a grid. Which records another list has is not known.
    private func rows(of rule: Rule) -> [Int?] {
        guard let list = rule.list else { return [nil] }
        return checker.vocabulary.facts[list].keys.indices.map(\.self)
    }

    private mutating func answer(_ question: Int, _ find: (inout Sufficiency) -> Bool) -> Bool {
        if let answer = known[question] { return answer }
        let answer = find(&self)
        known[question] = answer
        return answer
    }

    // MARK: Conditions

    /// - Parameter row: of the grid whose record is at hand.
    mutating func isEnough(_ condition: Condition, isNegated: Bool = false, row: Int? = nil) -> Bool {
        switch condition {
        case .fact(let test): return suffices(test.fact)
        case .field: return false
        case .key(let keys): return row.map { keys.contains($0) != isNegated } ?? false
        case .term(let term):
            return answer(2 * (checker.rules.count + term) + (isNegated ? 1 : 0)) { judge in
                judge.isEnough(judge.checker.terms[term].when, isNegated: isNegated)
            }
        case .claim(let claim, let word): return isEnough(claim, word, isNegated: isNegated)
        case .flag(let flag, let isRaised): return isEnough(flag, isRaised: isRaised != isNegated)
        case .all(let parts): return atLeast(parts.count, of: parts, isNegated, row)
        case .any(let parts): return atLeast(1, of: parts, isNegated, row)
        case .count(let count, let parts): return atLeast(count, of: parts, isNegated, row)
        case .not(let part): return isEnough(part, isNegated: !isNegated, row: row)
        case .list(let test): return isEnough(test, isNegated: isNegated)
        }
    }

    private mutating func atLeast(_ count: Int, of parts: [Condition], _ isNegated: Bool, _ row: Int?) -> Bool {
        var missing = isNegated ? parts.count - count + 1 : count
        for part in parts where missing > 0 && isEnough(part, isNegated: isNegated, row: row) { missing -= 1 }
        return missing <= 0
    }

    private mutating func isEnough(_ test: ListTest, isNegated: Bool) -> Bool {
        let rows = checker.vocabulary.facts[test.fact].keys.indices
        guard !rows.isEmpty else { return false }
        let wanted: Int
        // That none is so is that each is not.
        var negatesRecord = isNegated
        switch test.quantifier {
        case .some: wanted = isNegated ? rows.count : 1
        case .count(let atLeast): wanted = isNegated ? rows.count - atLeast + 1 : atLeast
        case .every: wanted = isNegated ? 1 : rows.count
        case .none:
            wanted = isNegated ? 1 : rows.count
            negatesRecord = !isNegated
        }
        guard let condition = test.condition else { return (negatesRecord ? 0 : rows.count) >= wanted }
        return rows.count { isEnough(condition, isNegated: negatesRecord, row: $0) } >= wanted
    }

    /// The day of which a profile speaks is there, whatever is answered.
    private func suffices(_ fact: Int) -> Bool {
        checker.vocabulary.facts[fact].isDayOfProfile
            || sort == .fixedFacts && checker.vocabulary.facts[fact].isFixed
    }

    private func isEnough(_ claim: Int, _ word: ObservedWord, isNegated: Bool) -> Bool {
        let observers = checker.claims[claim].observedBy
        let sufficient = observers.filter(suffices)
        let isAll = sufficient.count == observers.count
        return switch word {
        // Somebody says so, and nobody says otherwise.
        case .yes, .no: isNegated ? isAll || !sufficient.isEmpty : isAll && !sufficient.isEmpty
        // Of two answers one is yes and the other no.
        case .bothWays:
            isNegated
                ? isAll
                : sufficient.count > 1 || sufficient.contains { !checker.vocabulary.facts[$0].reporters.isEmpty }
        case .notSeen: isNegated ? !sufficient.isEmpty : observers.isEmpty
        }
    }

    private mutating func isEnough(_ flag: Int, isRaised: Bool) -> Bool {
        let rules = checker.flags[flag].rules
        switch sort {
        case .notRaised where isRaised, .voices where isRaised, .fixedFacts where isRaised:
            return rules.contains { isEnough(forRule: $0) }
        case .notRaised: return true
        // What is refused is to rest on what voices say, not on their silence.
        case .voices: return false
        // A rule that fires where nothing is stated is said to, and those that follow it say nothing new.
        case .nothing where isRaised: return false
        case .fixedFacts, .nothing: return rules.allSatisfy { isEnough(againstRule: $0) }
        }
    }
}
