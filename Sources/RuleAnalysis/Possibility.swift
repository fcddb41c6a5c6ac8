import Engine
import Facts
package import RulePacks

/// Whether some answers make conditions of a pack hold, all of them at once.
///
/// What has to hold is taken apart until it says which values single answers have: an answer for which no value is left is a
/// contradiction, and of alternatives each is tried. Where the language lets more than that decide (what other records there may
/// be, whether two numbers differ) nothing is concluded. So what is found impossible is; what is not may yet be.
package struct Possibility {
    /// A record that is looked at: of a grid, one of its rows.
    struct Record: Hashable {
        var list: Int
        /// Apart from all other records.
        var number: Int
        var row: Int?
    }

    /// A record's field.
    struct FieldPlace: Hashable {
        var record: Record
        var field: Int
    }

    /// What has to hold.
    enum Goal {
        case part(ConditionPart, isTrue: Bool, Record?)
        /// The fact's question may be put.
        case applies(Int)
        /// A rule applies, and this condition holds, in place of its own.
        case fires(Int, when: ConditionPart?)
        /// A rule does not apply, or its condition does not hold.
        case doesNotFire(Int)
        /// So many of these.
        case some(Int, of: ArraySlice<Goal>)
        /// In a profile's slot.
        case answer(Int, ValueSet)
        case noAnswer(Int)
    }

    /// What has to hold besides, the last first; what is added leaves what stands below as it is.
    final class Goals {
        let last: Goal
        let others: Goals?

        init(_ others: Goals?, _ last: Goal) {
            self.others = others
            self.last = last
        }
    }

    /// What is taken to be answered in a slot.
    private enum Assumption {
        case oneOf(ValueSet)
        case nothing
    }

    /// Beyond this nothing is concluded of a condition; nor where more has to hold at once.
    private static let mostSteps = 5_000
    private static let mostAtOnce = 1_000
    /// After so many conditions of which nothing is concluded, none is of any.
    private static let mostGivenUp = 10

    let pack: RulePack
    let parts: PackParts
    private var steps = 0
    private var givenUp = 0
    private var depth = 0
    private var records = 0
    /// For each slot, what is taken to be answered; `nil` where nothing has to be.
    private var answers: [Assumption?]
    private var fields: [FieldPlace: ValueSet] = [:]

    /// - Complexity: O(parts of all conditions).
    package init(_ pack: RulePack) {
        self.pack = pack
        parts = PackParts(pack)
        answers = Array(repeating: nil, count: pack.vocabulary.slotCount)
    }

    /// Whether a condition can hold, of a record of a list where it speaks of one.
    package mutating func canHold(_ condition: Condition, list: Int? = nil) -> Bool {
        start()
        guard givenUp < Self.mostGivenUp else { return true }
        let part = parts.part(condition, list: list)
        guard let list else { return solve(.part(part, isTrue: true, nil), nil) }
        return anyRecord(of: list).contains { solve(.part(part, isTrue: true, $0), nil) }
    }

    /// Whether a rule can fire, with this condition in place of its own.
    package mutating func canFire(_ rule: Int, when: Condition?) -> Bool {
        start()
        guard givenUp < Self.mostGivenUp else { return true }
        return solve(.fires(rule, when: when.map { parts.part($0, list: pack.rules[rule].list) }), nil)
    }

    private mutating func start() {
        steps = 0
        records = 0
    }

    // MARK: Search

    /// Whether all of these can hold at once.
    mutating func solve(_ goals: Goals?) -> Bool {
        guard let goals else { return true }
        return solve(goals.last, goals.others)
    }

    /// Whether this can hold, and the others with it.
    mutating func solve(_ goal: Goal, _ others: Goals?) -> Bool {
        steps += 1
        depth += 1
        defer { depth -= 1 }
        if steps > Self.mostSteps || depth > Self.mostAtOnce {
            givenUp += 1
            return true
        }
        switch goal {
        case .part(let part, let isTrue, let record): return solve(part, isTrue, record, others)
        case .answer(let slot, let values): return answer(slot, values, others)
        case .noAnswer(let slot): return noAnswer(slot, others)
        case .some(let count, let parts):
            guard count > 0 else { return solve(others) }
            guard count <= parts.count, let first = parts.first else { return false }
            let rest = parts.dropFirst()
            return solve(first, Goals(others, .some(count - 1, of: rest))) || solve(.some(count, of: rest), others)
        case .applies(let fact):
            var needed = others
            for one in pack.applicabilityGuards[fact] { needed = Goals(needed, .applies(one)) }
            guard let own = parts.applicability[fact] else { return solve(needed) }
            return solve(.part(own, isTrue: true, nil), needed)
        case .fires(let rule, let when): return fires(rule, when, others)
        case .doesNotFire(let rule): return doesNotFire(rule, others)
        }
    }

    private mutating func fires(_ rule: Int, _ when: ConditionPart?, _ others: Goals?) -> Bool {
        let content = pack.rules[rule]
        var needed = others
        for fact in content.guards { needed = requiring(fact, needed) }
        guard let list = content.list, let ordinal = pack.vocabulary.facts[list].list else {
            guard let when else { return solve(needed) }
            return solve(.part(when, isTrue: true, nil), needed)
        }
        return anyRecord(of: list).contains { record in
            var needed = needed
            for field in content.fieldGuards {
                guard let own = parts.fieldApplicability[ordinal][field] else { continue }
                needed = Goals(needed, .part(own, isTrue: true, record))
            }
            guard let when else { return solve(needed) }
            return solve(.part(when, isTrue: true, record), needed)
        }
    }

    /// What has to hold where a fact applies, too.
    func requiring(_ fact: Int, _ others: Goals?) -> Goals? {
        parts.alwaysApplies(fact) ? others : Goals(others, .applies(fact))
    }

    /// A record of a list of which nothing is known yet, or each row of a grid.
    mutating func anyRecord(of list: Int) -> [Record] {
        let rows = pack.vocabulary.facts[list].keys.count
        if rows > 0 { return (0..<rows).map { Record(list: list, number: -1, row: $0) } }
        records += 1
        return [Record(list: list, number: records, row: nil)]
    }

    // MARK: Answers

    /// Whether a slot's answer can be among these values, and the others hold with it.
    mutating func answer(_ slot: Int, _ values: ValueSet, _ others: Goals?) -> Bool {
        let before = answers[slot]
        let left: ValueSet
        switch before {
        case nil: left = values
        case .oneOf(let known): left = known.intersection(values)
        case .nothing: return false
        }
        guard !left.isEmpty else { return false }
        answers[slot] = .oneOf(left)
        defer { answers[slot] = before }
        return solve(others)
    }

    private mutating func noAnswer(_ slot: Int, _ others: Goals?) -> Bool {
        let before = answers[slot]
        switch before {
        case .oneOf: return false
        case .nothing: return solve(others)
        case nil:
            answers[slot] = .nothing
            defer { answers[slot] = before }
            return solve(others)
        }
    }

    /// The same of a record's field.
    mutating func field(_ place: FieldPlace, _ values: ValueSet, _ others: Goals?) -> Bool {
        let before = fields[place]
        let left = before.map(values.intersection) ?? values
        guard !left.isEmpty else { return false }
        fields[place] = left
        defer { fields[place] = before }
        return solve(others)
    }
}
