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

    /// What has to hold.
    indirect enum Goal {
        case condition(Condition, isTrue: Bool, Record?)
        /// The fact's question may be put.
        case applies(Int)
        /// A rule applies, and this condition holds, in place of its own.
        case fires(Int, when: Condition?)
        /// A rule does not apply, or its condition does not hold.
        case doesNotFire(Int)
        /// So many of these.
        case some(Int, of: ArraySlice<Goal>)
        case answer(Slot, Set<Int>)
        case noAnswer(Slot)
    }

    /// Where an answer stands.
    struct Slot: Hashable {
        var fact: Int
        /// A reporter, or a field of the record.
        var place: Int
        var record: Record?
    }

    /// In place of a reporter: what the auditor settled.
    static let settled = -1
    /// Beyond this nothing is concluded of a condition; nor where more has to hold at once.
    private static let mostSteps = 5_000
    private static let mostAtOnce = 1_000
    /// After so many conditions of which nothing is concluded, none is of any.
    private static let mostGivenUp = 10

    let pack: RulePack
    let values: TestedValues
    private var steps = 0
    private var givenUp = 0
    private var depth = 0
    private var records = 0
    /// For each answer, which of its values are left; none where it is not given.
    private var left: [Slot: Set<Int>?] = [:]

    package init(_ pack: RulePack) {
        self.pack = pack
        values = TestedValues(pack)
    }

    /// Whether a condition can hold, of a record of a list where it speaks of one.
    package mutating func canHold(_ condition: Condition, list: Int? = nil) -> Bool {
        start()
        guard givenUp < Self.mostGivenUp else { return true }
        guard let list else { return solve([.condition(condition, isTrue: true, nil)]) }
        return anyRecord(of: list).contains { solve([.condition(condition, isTrue: true, $0)]) }
    }

    /// Whether a rule can fire, with this condition in place of its own.
    package mutating func canFire(_ rule: Int, when: Condition?) -> Bool {
        start()
        return givenUp >= Self.mostGivenUp || solve([.fires(rule, when: when)])
    }

    private mutating func start() {
        steps = 0
        records = 0
        left = [:]
    }

    // MARK: Search

    /// Whether all of these can hold at once, the last first.
    mutating func solve(_ goals: [Goal]) -> Bool {
        var goals = goals
        guard let goal = goals.popLast() else { return true }
        steps += 1
        depth += 1
        defer { depth -= 1 }
        if steps > Self.mostSteps || depth > Self.mostAtOnce {
            givenUp += 1
            return true
        }
        switch goal {
        case .answer(let slot, let allowed):
            var remaining = allowed
            if let known = left[slot] { remaining = known.map(allowed.intersection) ?? [] }
            return !remaining.isEmpty && assuming(remaining, of: slot, goals)
        case .some(let count, let parts):
            guard count > 0 else { return solve(goals) }
            guard count <= parts.count, let first = parts.first else { return false }
            let rest = parts.dropFirst()
            return solve(goals + [.some(count - 1, of: rest), first]) || solve(goals + [.some(count, of: rest)])
        case .noAnswer(let slot):
            if let known = left[slot] { return known == nil && solve(goals) }
            return assuming(nil, of: slot, goals)
        case .applies(let fact):
            let own = pack.applicability[fact].map { [Goal.condition($0, isTrue: true, nil)] } ?? []
            return solve(goals + pack.applicabilityGuards[fact].map(Goal.applies) + own)
        case .fires(let rule, let when): return fires(rule, when, goals)
        case .doesNotFire(let rule): return either(doesNotFire(rule), goals)
        case .condition(let condition, let isTrue, let record):
            return either(alternatives(to: condition, isTrue, record), goals)
        }
    }

    private mutating func assuming(_ values: Set<Int>?, of slot: Slot, _ goals: [Goal]) -> Bool {
        let before = left[slot]
        left[slot] = .some(values)
        defer { left[slot] = before }
        return solve(goals)
    }

    private mutating func either(_ alternatives: [[Goal]], _ goals: [Goal]) -> Bool {
        for alternative in alternatives {
            if solve(goals + alternative) { return true }
        }
        return false
    }

    private mutating func fires(_ rule: Int, _ when: Condition?, _ goals: [Goal]) -> Bool {
        let content = pack.rules[rule]
        let needed = goals + content.guards.map(Goal.applies)
        guard let list = content.list, let ordinal = pack.vocabulary.facts[list].list else {
            return solve(needed + (when.map { [.condition($0, isTrue: true, nil)] } ?? []))
        }
        return anyRecord(of: list).contains { record in
            let fields = content.fieldGuards.compactMap { pack.fieldApplicability[ordinal][$0] }
            let conditions = fields + (when.map { [$0] } ?? [])
            return solve(needed + conditions.map { .condition($0, isTrue: true, record) })
        }
    }

    /// A record of a list of which nothing is known yet, or each row of a grid.
    mutating func anyRecord(of list: Int) -> [Record] {
        let rows = pack.vocabulary.facts[list].keys.count
        if rows > 0 { return (0..<rows).map { Record(list: list, number: -1, row: $0) } }
        records += 1
        return [Record(list: list, number: records, row: nil)]
    }
}
