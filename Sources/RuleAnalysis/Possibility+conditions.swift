import Facts
import RulePacks

/// What has to hold so that a condition does, or does not.
extension Possibility {
    private static let nothing: [[Goal]] = [[]]
    private static let impossible: [[Goal]] = []

    /// Ways in which a condition comes to be true, or false; one with nothing to it where nothing is concluded.
    mutating func alternatives(to condition: Condition, _ isTrue: Bool, _ record: Record?) -> [[Goal]] {
        func goals(_ parts: [Condition]) -> [Goal] { parts.map { .condition($0, isTrue: isTrue, record) } }
        switch condition {
        case .all(let parts): return isTrue ? [goals(parts)] : goals(parts).map { [$0] }
        case .any(let parts): return isTrue ? goals(parts).map { [$0] } : [goals(parts)]
        case .not(let part): return [[.condition(part, isTrue: !isTrue, record)]]
        case .count(let atLeast, let parts):
            return [[.some(isTrue ? atLeast : parts.count - atLeast + 1, of: goals(parts)[...])]]
        case .term(let term): return [[.condition(pack.terms[term].when, isTrue: isTrue, nil)]]
        case .claim(let claim, let word): return [[.condition(heard(claim, word), isTrue: isTrue, nil)]]
        case .flag(let flag, let isRaised): return raised(flag, isRaised == isTrue)
        case .fact(let test):
            let ways = answers(test, isTrue)
            return isTrue ? ways.map { [.applies(test.fact)] + $0 } : ways + doesNotApply(test.fact)
        case .field(let test): return field(test, isTrue, record)
        case .key(let keys):
            guard let row = record?.row else { return Self.nothing }
            return keys.contains(row) == isTrue ? Self.nothing : Self.impossible
        case .list(let test):
            let ways = list(test, isTrue)
            return isTrue ? ways.map { [.applies(test.fact)] + $0 } : ways + doesNotApply(test.fact)
        }
    }

    // MARK: What does not apply

    /// Ways in which a fact's question may not be put.
    func doesNotApply(_ fact: Int) -> [[Goal]] { doesNotApply(anyOf: [fact]) }

    /// Ways in which that is so of one of these facts, by its own condition or by that of a fact which has to apply for it.
    ///
    /// - Complexity: O(facts that have to apply).
    func doesNotApply(anyOf facts: [Int]) -> [[Goal]] {
        closure(of: facts) { pack.applicabilityGuards[$0] }.compactMap { fact in
            pack.applicability[fact].map { [.condition($0, isTrue: false, nil)] }
        }
    }

    /// The same of a field of a record.
    private func doesNotApply(field: Int, ofList ordinal: Int, _ record: Record) -> [[Goal]] {
        closure(of: [field]) { pack.fieldApplicabilityGuards[ordinal][$0] }.compactMap { field in
            pack.fieldApplicability[ordinal][field].map { [.condition($0, isTrue: false, record)] }
        }
    }

    private func closure(of places: [Int], _ next: (Int) -> [Int]) -> [Int] {
        var found = places
        var place = 0
        while place < found.count {
            for one in next(found[place]) where !found.contains(one) { found.append(one) }
            place += 1
        }
        return found
    }

    // MARK: Answers

    private func answers(_ test: FactTest, _ isTrue: Bool) -> [[Goal]] {
        let fact = pack.vocabulary.facts[test.fact]
        let reporters = fact.reporters.indices
        func slot(_ place: Int) -> Slot { Slot(fact: test.fact, place: place) }
        func says(_ place: Int) -> Goal { .answer(slot(place), values.passing(test.test, isTrue, fact: test.fact)) }
        // What people think themselves, nobody settles.
        let settled = fact.isOpinion ? [] : [[says(Self.settled)]]
        let unsettled = fact.isOpinion ? [] : [Goal.noAnswer(slot(Self.settled))]
        let one = settled + reporters.map { unsettled + [says($0)] }
        let each = settled + [unsettled + reporters.map(says)]
        switch test.voice {
        case .plain: return [[says(0)]]
        case .reporter(let place): return [[says(place)]]
        case .any: return isTrue ? one : each
        case .all: return isTrue ? each : one
        case .disputed(let wanted):
            // Of numbers and dates two may differ and pass all the same tests.
            guard let count = values.countOfAll(fact: test.fact) else { return Self.nothing }
            if wanted != isTrue { return (0..<count).map { value in reporters.map { .answer(slot($0), [value]) } } }
            return reporters.flatMap { one in
                reporters.dropFirst(one + 1).flatMap { other in
                    (0..<count).map { value in
                        [.answer(slot(one), [value]), .answer(slot(other), Set(0..<count).subtracting([value]))]
                    }
                }
            }
        }
    }

    private func field(_ test: FieldTest, _ isTrue: Bool, _ record: Record?) -> [[Goal]] {
        guard let record, let ordinal = pack.vocabulary.facts[record.list].list else { return Self.nothing }
        let passing = values.passing(test.test, isTrue, field: test.field, ofList: ordinal)
        let answer = Goal.answer(Slot(fact: record.list, place: test.field, record: record), passing)
        guard isTrue else { return [[answer]] + doesNotApply(field: test.field, ofList: ordinal, record) }
        let applies = pack.fieldApplicability[ordinal][test.field].map { Goal.condition($0, isTrue: true, record) }
        return [[applies, answer].compactMap(\.self)]
    }

    // MARK: Lists

    private mutating func list(_ test: ListTest, _ isTrue: Bool) -> [[Goal]] {
        let rows = pack.vocabulary.facts[test.fact].keys.count
        guard rows > 0 else { return openList(test, isTrue) }
        let records = anyRecord(of: test.fact)
        func goals(_ isTrue: Bool) -> [Goal] {
            records.map { .condition(test.condition ?? .all([]), isTrue: isTrue, $0) }
        }
        switch (test.quantifier, isTrue) {
        case (.some, true), (.none, false): return goals(true).map { [$0] }
        case (.some, false), (.none, true): return [goals(false)]
        case (.every, true): return [goals(true)]
        case (.every, false): return goals(false).map { [$0] }
        case (.count(let atLeast), _):
            let wanted = isTrue ? atLeast : rows - atLeast + 1
            return [[.some(wanted, of: goals(isTrue)[...])]]
        }
    }

    /// A list may be empty, and may have as many records of a kind as are wanted.
    private mutating func openList(_ test: ListTest, _ isTrue: Bool) -> [[Goal]] {
        let record = anyRecord(of: test.fact)[0]
        let condition = test.condition ?? .all([])
        switch (test.quantifier, isTrue) {
        case (.some, true), (.none, false), (.count, true): return [[.condition(condition, isTrue: true, record)]]
        case (.every, false): return [[.condition(condition, isTrue: false, record)]]
        case (.some, false), (.none, true), (.every, true), (.count, false): return Self.nothing
        }
    }

    // MARK: Claims and flags

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

    private func raised(_ flag: Int, _ isRaised: Bool) -> [[Goal]] {
        let rules = pack.flags[flag].rules
        if isRaised { return rules.map { [.fires($0, when: pack.rules[$0].when)] } }
        return [rules.map(Goal.doesNotFire)]
    }

    /// Ways in which a rule does not fire; nothing is concluded of one that looks at each record of a list.
    func doesNotFire(_ rule: Int) -> [[Goal]] {
        guard pack.rules[rule].list == nil, let when = pack.rules[rule].when else { return Self.nothing }
        return [[.condition(when, isTrue: false, nil)]] + doesNotApply(anyOf: pack.rules[rule].guards)
    }
}
