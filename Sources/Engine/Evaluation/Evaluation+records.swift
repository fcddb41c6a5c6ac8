import Facts
import Files
import Profiles
import RulePacks

/// What holds of records: of one at hand, of all that a list has, and what becomes of rules that look at each.
extension Evaluation {
    @inline(__always)
    func truth(of test: FieldTestEntry, _ record: RecordAtHand) -> Truth {
        record.firstField >= 0 ? test.table[fieldCodes[record.firstField + Int(test.field)]] : .unknown
    }

    func isKey(_ number: Int, _ record: RecordAtHand) -> Truth {
        guard case .key(let keys) = index.program.conditions[number] else { return .unknown }
        return Truth(record.record.map(keys.contains) ?? false)
    }

    func isSo(_ test: Program.Field, _ record: RecordAtHand, _ profile: borrowing Profile) -> Truth {
        applies(field: Int(test.field), record, profile) && answered(test, record, profile)
    }

    /// What the answer says, whether or not its question may be put.
    func answered(_ test: Program.Field, _ record: RecordAtHand, _ profile: borrowing Profile) -> Truth {
        guard record.firstField >= 0 else { return .unknown }
        let place = record.firstField + Int(test.field)
        if test.test.isTabled { return test.test.table[fieldCodes[place]] }
        guard let value = profile.fields[place].known else { return .unknown }
        return index.program.values[Int(test.test.general)].holds(for: value)
    }

    /// Whether a field's question may be put of a record.
    @inline(__always)
    func applies(field: Int, _ record: RecordAtHand, _ profile: borrowing Profile) -> Truth {
        guard record.list >= 0 else { return .true }
        let place = Int(index.firstField[record.list]) + field
        return index.fieldApplicability[place] < 0 ? .true : applies(conditionalField: place, record, profile)
    }

    private func applies(conditionalField place: Int, _ record: RecordAtHand, _ profile: borrowing Profile) -> Truth {
        var result = Truth.true
        for needed in index.fieldApplicabilityGuards[place] {
            let needed = Int(index.fieldApplicabilityGuards.places[needed])
            result = result && applies(field: needed, record, profile)
        }
        return result && truth(of: Int(index.fieldApplicability[place]), record, profile)
    }

    func holds(_ test: Program.List, _ profile: borrowing Profile) -> Truth {
        let shape = ListShape(Int(test.fact), profile, index)
        var sure = 0
        var possible = 0
        if test.condition >= 0 {
            let question = question(at: Int(test.condition))
            for record in 0..<shape.count {
                truth(of: question, shape.record(record, profile), profile).count(&sure, &possible)
            }
        } else {
            sure = shape.count
        }
        return Evaluation.verdict(test.quantifier, shape, sure: sure, possible: possible)
    }

    /// On an open list `some` and `count` are never false, `every` and `none` never true.
    static func verdict(_ quantifier: ListTest.Quantifier, _ shape: ListShape, sure: Int, possible: Int) -> Truth {
        switch quantifier {
        case .some: reaches(1, sure: sure, possible: shape.isComplete ? possible : 1)
        case .count(let atLeast): reaches(atLeast, sure: sure, possible: shape.isComplete ? possible : atLeast)
        case .none: !reaches(1, sure: sure, possible: shape.isComplete ? possible : 1)
        case .every:
            !reaches(1, sure: shape.count - sure - possible, possible: shape.isComplete ? possible : 1)
        }
    }

    // MARK: Rules

    /// Whether the rule applies and whether its condition holds, of the record at hand if it looks at each.
    func outcome(of number: Int, _ record: RecordAtHand, _ profile: borrowing Profile) -> Outcome {
        let when = index.rules[number].when
        return outcome(
            applies: truth(in: Int(index.rules[number].applies)) && applies(fieldsUnder: number, record, profile),
            holds: when >= 0 ? truth(of: Int(when), record, profile) : .true)
    }

    /// Whether the questions of the fields that a rule reads of the record at hand may be put.
    @inline(__always)
    private func applies(fieldsUnder rule: Int, _ record: RecordAtHand, _ profile: borrowing Profile) -> Truth {
        var applies = Truth.true
        for place in index.ruleFieldGuards[rule] {
            applies = applies && self.applies(field: Int(index.ruleFieldGuards.places[place]), record, profile)
        }
        return applies
    }

    /// What becomes of whatever other records there may be: they never fire.
    func outcome(ofOthers list: Int, rule number: Int, _ profile: borrowing Profile) -> Outcome {
        let outcome = outcome(of: number, RecordAtHand(fact: list, record: nil, profile, index), profile)
        return outcome.kind == .fired ? Outcome(kind: .open) : outcome
    }

    /// Works out what becomes of each record under a rule, and so of the rule.
    func evaluateRecords(_ instruction: Instruction, _ profile: borrowing Profile, _ told: inout Assessment) {
        let rule = Int(instruction.first)
        let start = told.records.count
        let outcome = outcome(ofEach: Int(index.rules[rule].list), rule: rule, profile, into: &told.records)
        told.recordRanges[rule] = start..<told.records.count
        told.rules[rule] = outcome
        truths[Int(instruction.target)] = outcome.truth
    }

    /// The outcome over all records, each added to `records`; an open list counts as having one more that never fires.
    private func outcome(
        ofEach list: Int, rule number: Int, _ profile: borrowing Profile, into records: inout [RecordOutcome]
    ) -> Outcome {
        let shape = ListShape(list, profile, index)
        let rule = index.rules[number]
        let applies = self.truth(in: Int(rule.applies))
        let question = rule.when >= 0 ? question(at: Int(rule.when)) : nil
        var truth = Truth.false
        var reasons: Outcome.Reasons = []
        for record in 0..<shape.count {
            let atHand = shape.record(record, profile)
            let holds = question.map { self.truth(of: $0, atHand, profile) } ?? .true
            let outcome = outcome(
                applies: applies && self.applies(fieldsUnder: number, atHand, profile), holds: holds)
            records.append(RecordOutcome(record: record, outcome: outcome))
            truth = truth || outcome.truth
            reasons.formUnion(outcome.reasons)
        }
        if !shape.isComplete {
            let outcome = outcome(ofOthers: list, rule: number, profile)
            records.append(RecordOutcome(record: nil, outcome: outcome))
            truth = truth || outcome.truth
            reasons.formUnion(outcome.reasons)
        } else if shape.count == 0 {
            reasons.insert(.notMet)
            let guards = index.ruleGuards.list(number)
            if guards.contains(where: { self.applies(fact: $0) == .false }) { reasons.insert(.doesNotApply) }
        }
        switch truth {
        case .true: return Outcome(kind: .fired)
        case .unknown: return Outcome(kind: .open)
        case .false: return Outcome(kind: .notFired, reasons: reasons)
        }
    }
}
