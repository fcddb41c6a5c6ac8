import Engine
import Facts
package import RulePacks

/// Whether some answers make conditions of a pack hold, all of them at once.
///
/// What has to hold is taken apart until it says which values single answers have: an answer for which no value is left is a
/// contradiction, and of alternatives each is tried. What has to hold of each record of an open list has to of those that there have
/// to be. Where the language lets more than that decide (how many records there are, whether two numbers differ) nothing is
/// concluded. So what is found impossible is; what is not may yet be.
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
        case field(FieldPlace, ValueSet)
        /// Of some record of an open list, or of each.
        case someRecord(OfRecords)
        case eachRecord(OfRecords)
    }

    /// What has to hold of records of an open list.
    struct OfRecords {
        var list: Int
        var part: ConditionPart
        var isTrue: Bool

        func goal(_ record: Record) -> Goal { .part(part, isTrue: isTrue, record) }
    }

    /// What has to hold at once, the last first; what is added leaves what stands below as it is.
    final class Goals {
        let last: Goal
        let others: Goals?
        let count: Int

        init(_ others: Goals?, _ last: Goal) {
            self.others = others
            self.last = last
            count = (others?.count ?? 0) + 1
        }
    }

    /// What is left to hold once a goal has been taken apart; nothing where all does.
    enum Ways {
        case none
        case one(Goals?)
        case several([Goals?])
        /// More has to hold at once than is followed.
        case tooMuch
    }

    /// Ways of which one has been taken, and what had been taken to be answered before.
    private struct Choice {
        var ways: ArraySlice<Goals?>
        var changes: Int
    }

    enum Change {
        case answer(Int, before: Assumption?)
        case field(FieldPlace, before: ValueSet?)
        case someRecord(list: Int)
        case eachRecord(list: Int)
    }

    /// What is taken to be answered in a slot.
    enum Assumption {
        case oneOf(ValueSet)
        case nothing
    }

    /// Beyond this nothing is concluded of a condition; nor where more has to hold at once.
    private static let mostSteps = 5_000
    static let mostAtOnce = 1_000
    /// After so many conditions of which nothing is concluded, none is of any.
    private static let mostGivenUp = 10

    let pack: RulePack
    let parts: PackParts
    private var givenUp = 0
    var records = 0
    /// For each slot, what is taken to be answered; `nil` where nothing has to be.
    private var answers: [Assumption?]
    private var fields: [FieldPlace: ValueSet] = [:]
    /// Of open lists: the records that there have to be, and what has to hold of each that there is.
    var someRecords: [Int: [Record]] = [:]
    var ofEachRecord: [Int: [OfRecords]] = [:]
    /// What to put back where another way is taken.
    var changes: [Change] = []

    /// - Complexity: O(parts of all conditions).
    package init(_ pack: RulePack) {
        self.pack = pack
        parts = PackParts(pack)
        answers = Array(repeating: nil, count: pack.vocabulary.slotCount)
    }

    /// The same where nothing is settled by the auditor.
    var unsettled: Possibility {
        var unsettled = self
        for slot in pack.vocabulary.facts.compactMap(\.settledSlot) { unsettled.answers[slot] = .nothing }
        return unsettled
    }

    /// Whether a condition can hold, of a record of a list where it speaks of one.
    package mutating func canHold(_ condition: Condition, list: Int? = nil) -> Bool {
        if hasGivenUp { return true }
        let part = parts.part(condition, list: list)
        guard let list else { return solve([Goals(nil, .part(part, isTrue: true, nil))]) }
        return solve(anyRecord(of: list).map { Goals(nil, .part(part, isTrue: true, $0)) })
    }

    /// Whether each value that the tests tell apart passes.
    func leavesNothingOut(_ test: FactTest) -> Bool { parts.values.sets(test.test, fact: test.fact).failing.isEmpty }

    /// The same of a field of a list, which is given as a fact.
    func leavesNothingOut(_ test: FieldTest, ofList list: Int) -> Bool {
        guard let ordinal = pack.vocabulary.facts[list].list else { return false }
        return parts.values.sets(test.test, field: test.field, ofList: ordinal).failing.isEmpty
    }

    /// Whether a rule can fire, with this condition in place of its own.
    package mutating func canFire(_ rule: Int, when: Condition?) -> Bool {
        hasGivenUp || solve([Goals(nil, .fires(rule, when: when.map { parts.part($0, list: pack.rules[rule].list) }))])
    }

    private var hasGivenUp: Bool { givenUp >= Self.mostGivenUp }

    // MARK: Search

    /// Whether one of these ways leads to the end.
    private mutating func solve(_ ways: [Goals?]) -> Bool {
        defer {
            undo(to: 0)
            records = 0
        }
        var choices = [Choice(ways: ways[...], changes: changes.count)]
        var steps = 0
        while let way = nextWay(&choices) {
            var goals = way
            var isOpen = true
            while isOpen {
                guard let goal = goals else { return true }
                steps += 1
                if steps > Self.mostSteps || goal.count > Self.mostAtOnce {
                    givenUp += 1
                    return true
                }
                switch take(goal.last, goal.others) {
                case .none: isOpen = false
                case .one(let rest): goals = rest
                case .several(let ways):
                    choices.append(Choice(ways: ways[...], changes: changes.count))
                    isOpen = false
                case .tooMuch:
                    givenUp += 1
                    return true
                }
            }
        }
        return false
    }

    /// The next way of the last choice that has one; `nil` where none has.
    private mutating func nextWay(_ choices: inout [Choice]) -> Goals?? {
        while let last = choices.indices.last {
            undo(to: choices[last].changes)
            if let way = choices[last].ways.popFirst() { return .some(way) }
            choices.removeLast()
        }
        return nil
    }

    private mutating func undo(to count: Int) {
        while changes.count > count {
            switch changes.removeLast() {
            case .answer(let slot, let before): answers[slot] = before
            case .field(let place, let before): fields[place] = before
            case .someRecord(let list): someRecords[list]?.removeLast()
            case .eachRecord(let list): ofEachRecord[list]?.removeLast()
            }
        }
    }

    /// Takes a goal apart.
    private mutating func take(_ goal: Goal, _ others: Goals?) -> Ways {
        switch goal {
        case .part(let part, let isTrue, let record): return ways(to: part, isTrue, record, others)
        case .answer(let slot, let values): return answer(slot, values) ? .one(others) : .none
        case .noAnswer(let slot): return noAnswer(slot) ? .one(others) : .none
        case .field(let place, let values): return field(place, values) ? .one(others) : .none
        case .someRecord(let wanted): return .one(someRecord(wanted, others))
        case .eachRecord(let wanted): return .one(eachRecord(wanted, others))
        case .some(let count, let parts):
            guard count > 0 else { return .one(others) }
            guard count <= parts.count, let first = parts.first else { return .none }
            let rest = parts.dropFirst()
            let needed = Goals(Goals(others, .some(count - 1, of: rest)), first)
            return count == parts.count ? .one(needed) : .several([needed, Goals(others, .some(count, of: rest))])
        case .applies(let fact):
            let needed = pack.applicabilityGuards[fact].reduce(others) { Goals($0, .applies($1)) }
            return .one(parts.applicability[fact].map { Goals(needed, .part($0, isTrue: true, nil)) } ?? needed)
        case .fires(let rule, let when): return fires(rule, when, others)
        case .doesNotFire(let rule): return doesNotFire(rule, others)
        }
    }

    private mutating func fires(_ rule: Int, _ when: ConditionPart?, _ others: Goals?) -> Ways {
        let content = pack.rules[rule]
        let needed = content.guards.reduce(others) { requiring($1, $0) }
        guard let list = content.list, let ordinal = pack.vocabulary.facts[list].list else {
            return .one(when.map { Goals(needed, .part($0, isTrue: true, nil)) } ?? needed)
        }
        let fields = content.fieldGuards.compactMap { parts.fieldApplicability[ordinal][$0] }
        return .several(
            anyRecord(of: list).map { record in
                (fields + (when.map { [$0] } ?? [])).reduce(asEach(record, needed)) {
                    Goals($0, .part($1, isTrue: true, record))
                }
            })
    }

    /// What has to hold where a fact applies, too.
    func requiring(_ fact: Int, _ others: Goals?) -> Goals? {
        parts.alwaysApplies(fact) ? others : Goals(others, .applies(fact))
    }

    // MARK: Answers

    /// Takes a slot's answer to be among these values; `false` where it cannot be.
    mutating func answer(_ slot: Int, _ values: ValueSet) -> Bool {
        let before = answers[slot]
        let left: ValueSet
        switch before {
        case nil: left = values
        case .oneOf(let known): left = known.intersection(values)
        case .nothing: return false
        }
        guard !left.isEmpty else { return false }
        changes.append(.answer(slot, before: before))
        answers[slot] = .oneOf(left)
        return true
    }

    private mutating func noAnswer(_ slot: Int) -> Bool {
        switch answers[slot] {
        case .oneOf: return false
        case .nothing: return true
        case nil:
            changes.append(.answer(slot, before: nil))
            answers[slot] = .nothing
            return true
        }
    }

    /// The same of a record's field.
    mutating func field(_ place: FieldPlace, _ values: ValueSet) -> Bool {
        let before = fields[place]
        let left = before.map(values.intersection) ?? values
        guard !left.isEmpty else { return false }
        changes.append(.field(place, before: before))
        fields[place] = left
        return true
    }
}
