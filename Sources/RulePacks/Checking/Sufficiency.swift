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

    /// The record that a condition is asked of.
    struct RecordAtHand {
        var list: Int
        /// Its row in a grid; `nil` of a list, of which any record may be there.
        var row: Int?
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
            let records = judge.records(of: rule)
            return records.contains { record in rule.when.map { judge.isEnough($0, record) } ?? true }
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
            // A list that nobody can change may be one without records.
            if let list = rule.list, judge.isFixed(list), !judge.checker.vocabulary.facts[list].isGrid { return true }
            let records = judge.records(of: rule)
            guard !records.isEmpty, let when = rule.when else { return false }
            return records.allSatisfy { judge.isEnough(when, isNegated: true, $0) }
        }
    }

    /// Whether they are enough for a mitigation to be present where its rule fires.
    mutating func isEnough(for mitigation: Mitigation, of rule: Rule) -> Bool {
        let records = records(of: rule)
        return records.isEmpty
            ? isEnough(mitigation.when) : records.contains { isEnough(mitigation.when, $0) }
    }

    /// What a rule is asked of: a profile, or each record that is there.
    private func records(of rule: Rule) -> [RecordAtHand?] {
        guard let list = rule.list else { return [nil] }
        return records(of: list)
    }

    /// The rows of a grid are there, and a record of a list that nobody can change. Which records another list has is not known.
    private func records(of list: Int) -> [RecordAtHand] {
        let fact = checker.vocabulary.facts[list]
        if fact.isGrid { return fact.keys.indices.map { RecordAtHand(list: list, row: $0) } }
        return isFixed(list) ? [RecordAtHand(list: list, row: nil)] : []
    }

    private mutating func answer(_ question: Int, _ find: (inout Sufficiency) -> Bool) -> Bool {
        if let answer = known[question] { return answer }
        let answer = find(&self)
        known[question] = answer
        return answer
    }

    // MARK: Conditions

    mutating func isEnough(
        _ condition: Condition, isNegated: Bool = false, _ record: RecordAtHand? = nil
    ) -> Bool {
        switch condition {
        case .fact(let test): return suffices(test.fact)
        case .field: return record.map { isFixed($0.list) } ?? false
        case .key(let keys): return record?.row.map { keys.contains($0) != isNegated } ?? false
        case .term(let term):
            return answer(2 * (checker.rules.count + term) + (isNegated ? 1 : 0)) { judge in
                judge.isEnough(judge.checker.terms[term].when, isNegated: isNegated)
            }
        case .claim(let claim, let word): return isEnough(claim, word, isNegated: isNegated)
        case .flag(let flag, let isRaised): return isEnough(flag, isRaised: isRaised != isNegated)
        case .all(let parts): return atLeast(parts.count, of: parts, isNegated, record)
        case .any(let parts): return atLeast(1, of: parts, isNegated, record)
        case .count(let count, let parts): return atLeast(count, of: parts, isNegated, record)
        case .not(let part): return isEnough(part, isNegated: !isNegated, record)
        case .list(let test): return isEnough(test, isNegated: isNegated)
        }
    }

    private mutating func atLeast(
        _ count: Int, of parts: [Condition], _ isNegated: Bool, _ record: RecordAtHand?
    ) -> Bool {
        var missing = isNegated ? parts.count - count + 1 : count
        for part in parts where missing > 0 && isEnough(part, isNegated: isNegated, record) { missing -= 1 }
        return missing <= 0
    }

    private mutating func isEnough(_ test: ListTest, isNegated: Bool) -> Bool {
        let rows = records(of: test.fact)
        guard checker.vocabulary.facts[test.fact].isGrid else {
            return rows.contains { isEnough(ofRecord: $0, test, isNegated: isNegated) }
        }
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
        return rows.count { isEnough(condition, isNegated: negatesRecord, $0) } >= wanted
    }

    /// Of a list that nobody can change there may be as many records like one another as are wanted, or none.
    private mutating func isEnough(ofRecord record: RecordAtHand, _ test: ListTest, isNegated: Bool) -> Bool {
        switch test.quantifier {
        case .some, .count: if isNegated { return true }
        case .every, .none: if !isNegated { return true }
        }
        let negatesRecord = test.quantifier == .every
        guard let condition = test.condition else { return !negatesRecord }
        return isEnough(condition, isNegated: negatesRecord, record)
    }

    /// The day of which a profile speaks is there, whatever is answered.
    private func suffices(_ fact: Int) -> Bool {
        checker.vocabulary.facts[fact].isDayOfProfile || isFixed(fact)
    }

    /// Whether its answers, or its records, are of the sort that is enough.
    private func isFixed(_ fact: Int) -> Bool { sort == .fixedFacts && checker.vocabulary.facts[fact].isFixed }

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
