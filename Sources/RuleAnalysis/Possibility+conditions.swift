import Facts
import RulePacks

/// What has to hold so that a condition does, or does not. Where nothing is concluded, nothing has to.
extension Possibility {
    /// Whether a condition can be true, or false, and the others hold with it.
    mutating func solve(_ part: ConditionPart, _ isTrue: Bool, _ record: Record?, _ others: Goals?) -> Bool {
        func goals(_ parts: [ConditionPart]) -> some Collection<Goal> {
            parts.lazy.map { .part($0, isTrue: isTrue, record) }
        }
        switch part {
        case .all(let parts): return isTrue ? each(goals(parts), others) : one(of: goals(parts), others)
        case .any(let parts): return isTrue ? one(of: goals(parts), others) : each(goals(parts), others)
        case .not(let part): return solve(.part(part, isTrue: !isTrue, record), others)
        case .count(let atLeast, let parts):
            return solve(.some(isTrue ? atLeast : parts.count - atLeast + 1, of: Array(goals(parts))[...]), others)
        case .term(let term): return solve(.part(self.parts.terms[term], isTrue: isTrue, nil), others)
        case .flag(let flag, let isRaised): return raised(flag, isRaised == isTrue, others)
        case .fact(let fact, let voice, let passing, let failing):
            if isTrue { return answers(fact, voice, passing, isTrue, requiring(fact, others)) }
            return answers(fact, voice, failing, isTrue, others)
                || oneFails(self.parts.excusesOfFacts[fact], nil, others)
        case .field(let field, let passing, let failing):
            return self.field(field, isTrue ? passing : failing, isTrue, record, others)
        case .key(let keys):
            guard let row = record?.row else { return solve(others) }
            return keys.contains(row) == isTrue && solve(others)
        case .list(let fact, let quantifier, let part):
            if isTrue { return list(fact, quantifier, part, isTrue, requiring(fact, others)) }
            return list(fact, quantifier, part, isTrue, others)
                || oneFails(self.parts.excusesOfFacts[fact], nil, others)
        }
    }

    /// Whether one of these can hold, and the others with it.
    private mutating func one(of goals: some Collection<Goal>, _ others: Goals?) -> Bool {
        for goal in goals where solve(goal, others) { return true }
        return false
    }

    /// Whether each of these can hold at once, and the others with them.
    private mutating func each(_ goals: some Collection<Goal>, _ others: Goals?) -> Bool {
        solve(goals.reduce(others, Goals.init))
    }

    private mutating func oneFails(_ parts: [ConditionPart], _ record: Record?, _ others: Goals?) -> Bool {
        one(of: parts.lazy.map { .part($0, isTrue: false, record) }, others)
    }

    // MARK: Answers

    private mutating func answers(
        _ fact: Int, _ voice: FactTest.Voice, _ values: ValueSet, _ isTrue: Bool, _ others: Goals?
    ) -> Bool {
        let slots = pack.vocabulary.facts[fact].answerSlots
        switch voice {
        case .plain: return answer(slots.lowerBound, values, others)
        case .reporter(let place): return answer(slots.lowerBound + place, values, others)
        case .any, .all:
            // What people think themselves, nobody settles.
            let isOpinion = pack.vocabulary.facts[fact].isOpinion
            let settled = slots.upperBound
            if !isOpinion, answer(settled, values, others) { return true }
            let unsettled = isOpinion ? others : Goals(others, .noAnswer(settled))
            guard (voice == .any) == isTrue else {
                return each(slots.lazy.map { .answer($0, values) }, unsettled)
            }
            for slot in slots where answer(slot, values, unsettled) { return true }
            return false
        case .disputed(let wanted):
            // Of numbers and dates two may differ and pass all the same tests.
            guard let count = self.parts.values.countOfAll(fact: fact) else { return solve(others) }
            return disputed(slots, count, wanted == isTrue, others)
        }
    }

    /// Whether two of a fact's reporters can differ, or all can say the same.
    private mutating func disputed(_ slots: Range<Int>, _ count: Int, _ isTrue: Bool, _ others: Goals?) -> Bool {
        guard isTrue else {
            for value in 0..<count {
                let same = ValueSet(count) { $0 == value }
                if each(slots.lazy.map { .answer($0, same) }, others) { return true }
            }
            return false
        }
        for one in slots {
            for other in slots where other > one {
                for value in 0..<count {
                    let says = Goals(others, .answer(one, ValueSet(count) { $0 == value }))
                    if answer(other, ValueSet(count) { $0 != value }, says) { return true }
                }
            }
        }
        return false
    }

    private mutating func field(
        _ field: Int, _ values: ValueSet, _ isTrue: Bool, _ record: Record?, _ others: Goals?
    ) -> Bool {
        guard let record, let ordinal = pack.vocabulary.facts[record.list].list else { return solve(others) }
        let place = FieldPlace(record: record, field: field)
        if isTrue {
            let own = parts.fieldApplicability[ordinal][field]
            return self.field(place, values, own.map { Goals(others, .part($0, isTrue: true, record)) } ?? others)
        }
        return self.field(place, values, others) || oneFails(parts.excusesOfFields[ordinal][field], record, others)
    }

    // MARK: Lists

    private mutating func list(
        _ list: Int, _ quantifier: ListTest.Quantifier, _ part: ConditionPart, _ isTrue: Bool, _ others: Goals?
    ) -> Bool {
        let records = anyRecord(of: list)
        func goals(_ isTrue: Bool) -> some Collection<Goal> { records.lazy.map { .part(part, isTrue: isTrue, $0) } }
        guard pack.vocabulary.facts[list].isGrid else {
            // It may be empty, and may have as many records of a kind as are wanted.
            switch (quantifier, isTrue) {
            case (.some, true), (.none, false), (.count, true): return one(of: goals(true), others)
            case (.every, false): return one(of: goals(false), others)
            case (.some, false), (.none, true), (.every, true), (.count, false): return solve(others)
            }
        }
        switch (quantifier, isTrue) {
        case (.some, true), (.none, false): return one(of: goals(true), others)
        case (.some, false), (.none, true): return each(goals(false), others)
        case (.every, true): return each(goals(true), others)
        case (.every, false): return one(of: goals(false), others)
        case (.count(let atLeast), _):
            let wanted = isTrue ? atLeast : records.count - atLeast + 1
            return solve(.some(wanted, of: Array(goals(isTrue))[...]), others)
        }
    }

    // MARK: Flags

    private mutating func raised(_ flag: Int, _ isRaised: Bool, _ others: Goals?) -> Bool {
        let rules = pack.flags[flag].rules
        if isRaised { return one(of: rules.map { .fires($0, when: parts.rules[$0]) }, others) }
        return each(rules.lazy.map(Goal.doesNotFire), others)
    }

    /// Nothing is concluded of a rule that looks at each record of a list.
    mutating func doesNotFire(_ rule: Int, _ others: Goals?) -> Bool {
        guard pack.rules[rule].list == nil, let when = parts.rules[rule] else { return solve(others) }
        return solve(.part(when, isTrue: false, nil), others) || oneFails(parts.excusesOfRules[rule], nil, others)
    }
}
