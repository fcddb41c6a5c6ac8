import Facts
import RulePacks

/// What has to hold so that a condition on the records of a list does, or does not.
extension Possibility {
    mutating func list(
        _ list: Int, _ quantifier: ListTest.Quantifier, _ part: ConditionPart, _ isTrue: Bool, _ others: Goals?
    ) -> Ways {
        func some(_ isTrue: Bool) -> Ways {
            .one(Goals(others, .someRecord(OfRecords(list: list, part: part, isTrue: isTrue))))
        }
        func each(_ isTrue: Bool) -> Ways {
            .one(Goals(others, .eachRecord(OfRecords(list: list, part: part, isTrue: isTrue))))
        }
        guard pack.vocabulary.facts[list].isGrid else {
            // It may be empty, and may have as many records of a kind as are wanted.
            switch (quantifier, isTrue) {
            case (.some, true), (.none, false), (.count, true): return some(true)
            case (.every, false): return some(false)
            case (.some, false), (.none, true), (.count(atLeast: 1), false): return each(false)
            case (.every, true): return each(true)
            case (.count, false): return .one(others)
            }
        }
        let rows = anyRecord(of: list)
        func goals(_ isTrue: Bool) -> some Collection<Goal> { rows.lazy.map { .part(part, isTrue: isTrue, $0) } }
        switch (quantifier, isTrue) {
        case (.some, true), (.none, false): return one(of: goals(true), others)
        case (.some, false), (.none, true): return self.each(goals(false), others)
        case (.every, true): return self.each(goals(true), others)
        case (.every, false): return one(of: goals(false), others)
        case (.count(let atLeast), _):
            let wanted = isTrue ? atLeast : rows.count - atLeast + 1
            return .one(Goals(others, .some(wanted, of: Array(goals(isTrue))[...])))
        }
    }

    /// A record of a list of which nothing is known yet, or each row of a grid.
    mutating func anyRecord(of list: Int) -> [Record] {
        let rows = pack.vocabulary.facts[list].keys.count
        if rows > 0 { return (0..<rows).map { Record(list: list, number: -1, row: $0) } }
        records += 1
        let record = Record(list: list, number: records, row: nil)
        someRecords[list, default: []].append(record)
        changes.append(.someRecord(list: list))
        return [record]
    }

    /// What has to hold of each record, of this one too.
    func asEach(_ record: Record, _ others: Goals?) -> Goals? {
        (ofEachRecord[record.list] ?? []).reduce(others) { Goals($0, $1.goal(record)) }
    }

    mutating func someRecord(_ wanted: OfRecords, _ others: Goals?) -> Goals? {
        anyRecord(of: wanted.list).reduce(others) { Goals(asEach($1, $0), wanted.goal($1)) }
    }

    mutating func eachRecord(_ wanted: OfRecords, _ others: Goals?) -> Goals? {
        ofEachRecord[wanted.list, default: []].append(wanted)
        changes.append(.eachRecord(list: wanted.list))
        return (someRecords[wanted.list] ?? []).reduce(others) { Goals($0, wanted.goal($1)) }
    }
}
