import Facts
import RulePacks

/// What has to hold so that a condition does, or does not. Where nothing is concluded, nothing has to.
extension Possibility {
    /// Ways in which a condition comes to be true, or false, and the others with it.
    mutating func ways(to part: ConditionPart, _ isTrue: Bool, _ record: Record?, _ others: Goals?) -> Ways {
        func goals(_ parts: [ConditionPart]) -> some Collection<Goal> {
            parts.lazy.map { .part($0, isTrue: isTrue, record) }
        }
        switch part {
        case .all(let parts): return isTrue ? each(goals(parts), others) : one(of: goals(parts), others)
        case .any(let parts): return isTrue ? one(of: goals(parts), others) : each(goals(parts), others)
        case .not(let part): return .one(Goals(others, .part(part, isTrue: !isTrue, record)))
        case .count(let atLeast, let parts):
            let wanted = isTrue ? atLeast : parts.count - atLeast + 1
            return .one(Goals(others, .some(wanted, of: Array(goals(parts))[...])))
        case .term(let term): return .one(Goals(others, .part(self.parts.terms[term], isTrue: isTrue, nil)))
        case .flag(let flag, let isRaised): return raised(flag, isRaised == isTrue, others)
        case .fact(let fact, let voice, let passing, let failing):
            if isTrue { return answers(fact, voice, passing, isTrue, requiring(fact, others)) }
            let ways = answers(fact, voice, failing, isTrue, others)
            return either(ways, oneFails(self.parts.excusesOfFacts[fact], nil, others))
        case .field(let field, let passing, let failing):
            return self.field(field, isTrue ? passing : failing, isTrue, record, others)
        case .key(let keys):
            guard let row = record?.row else { return .one(others) }
            return keys.contains(row) == isTrue ? .one(others) : .none
        case .list(let fact, let quantifier, let part):
            if isTrue { return list(fact, quantifier, part, isTrue, requiring(fact, others)) }
            let ways = list(fact, quantifier, part, isTrue, others)
            return either(ways, oneFails(self.parts.excusesOfFacts[fact], nil, others))
        }
    }

    // MARK: Ways

    /// One of these holds.
    func one(of goals: some Collection<Goal>, _ others: Goals?) -> Ways {
        switch goals.count {
        case 0: .none
        case 1: .one(goals.reduce(others, Goals.init))
        default: .several(goals.map { Goals(others, $0) })
        }
    }

    /// Each of these holds.
    func each(_ goals: some Collection<Goal>, _ others: Goals?) -> Ways {
        goals.count > Self.mostAtOnce ? .tooMuch : .one(goals.reduce(others, Goals.init))
    }

    private func oneFails(_ parts: [ConditionPart], _ record: Record?, _ others: Goals?) -> Ways {
        one(of: parts.lazy.map { .part($0, isTrue: false, record) }, others)
    }

    /// The ways of both, the first's first.
    private func either(_ first: Ways, _ second: Ways) -> Ways {
        switch (first, second) {
        case (.tooMuch, _), (_, .tooMuch): .tooMuch
        case (.none, _): second
        case (_, .none): first
        case (.one(let one), .one(let other)): .several([one, other])
        case (.one(let one), .several(let ways)): .several([one] + ways)
        case (.several(let ways), .one(let other)): .several(ways + [other])
        case (.several(let ways), .several(let more)): .several(ways + more)
        }
    }

    // MARK: Answers

    private func answers(
        _ fact: Int, _ voice: FactTest.Voice, _ values: ValueSet, _ isTrue: Bool, _ others: Goals?
    ) -> Ways {
        let slots = pack.vocabulary.facts[fact].answerSlots
        switch voice {
        case .plain: return .one(Goals(others, .answer(slots.lowerBound, values)))
        case .reporter(let place): return .one(Goals(others, .answer(slots.lowerBound + place, values)))
        case .any, .all:
            // What people think themselves, nobody settles.
            let isOpinion = pack.vocabulary.facts[fact].isOpinion
            let settled = slots.upperBound
            let unsettled = isOpinion ? others : Goals(others, .noAnswer(settled))
            let said = slots.lazy.map { Goal.answer($0, values) }
            let ways = (voice == .any) == isTrue ? one(of: said, unsettled) : each(said, unsettled)
            return isOpinion ? ways : either(.one(Goals(others, .answer(settled, values))), ways)
        case .disputed(let wanted):
            // Of numbers and dates two may differ and pass all the same tests.
            guard let count = self.parts.values.countOfAll(fact: fact) else { return .one(others) }
            return wanted == isTrue ? differing(slots, count, others) : agreeing(slots, count, others)
        }
    }

    /// All of a fact's reporters say the same.
    private func agreeing(_ slots: Range<Int>, _ count: Int, _ others: Goals?) -> Ways {
        .several(
            (0..<count).map { value in
                let same = ValueSet(count) { $0 == value }
                return slots.reduce(others) { Goals($0, .answer($1, same)) }
            })
    }

    /// Two of them do not.
    private func differing(_ slots: Range<Int>, _ count: Int, _ others: Goals?) -> Ways {
        .several(
            slots.flatMap { one in
                slots.filter { $0 > one }.flatMap { other in
                    (0..<count).map { value in
                        let says = Goals(others, .answer(one, ValueSet(count) { $0 == value }))
                        return Goals(says, .answer(other, ValueSet(count) { $0 != value }))
                    }
                }
            })
    }

    private func field(
        _ field: Int, _ values: ValueSet, _ isTrue: Bool, _ record: Record?, _ others: Goals?
    ) -> Ways {
        guard let record, let ordinal = pack.vocabulary.facts[record.list].list else { return .one(others) }
        let answer = Goal.field(FieldPlace(record: record, field: field), values)
        if isTrue {
            let own = parts.fieldApplicability[ordinal][field]
            return .one(Goals(own.map { Goals(others, .part($0, isTrue: true, record)) } ?? others, answer))
        }
        return either(.one(Goals(others, answer)), oneFails(parts.excusesOfFields[ordinal][field], record, others))
    }

    // MARK: Flags

    private func raised(_ flag: Int, _ isRaised: Bool, _ others: Goals?) -> Ways {
        let rules = pack.flags[flag].rules
        if isRaised { return one(of: rules.lazy.map { .fires($0, when: parts.rules[$0]) }, others) }
        return each(rules.lazy.map(Goal.doesNotFire), others)
    }

    /// Nothing is concluded of a rule that looks at each record of a list.
    func doesNotFire(_ rule: Int, _ others: Goals?) -> Ways {
        guard pack.rules[rule].list == nil, let when = parts.rules[rule] else { return .one(others) }
        let fails = Goals(others, .part(when, isTrue: false, nil))
        return either(.one(fails), oneFails(parts.excusesOfRules[rule], nil, others))
    }
}
