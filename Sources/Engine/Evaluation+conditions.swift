import Facts
import Files
import Profiles
import RulePacks

/// Whether conditions hold. There is one function that works them out; a proof walks through what it found.
extension Evaluation {
    /// Works out every part of a condition, the innermost first, whatever the others are: so the instructions are the same
    /// for every profile. What was found stays in `truths`.
    ///
    /// - Parameter root: the condition's outermost node.
    /// - Complexity: O(parts + records looked at).
    func truth(of root: Int, _ record: RecordAtHand, _ profile: borrowing Profile) -> Truth {
        run(index.program.nodes[root].instructions, record, profile)
        return truths[index.program.cell(root)]
    }

    /// Runs instructions one after another.
    func run(_ range: Range<Int>, _ record: RecordAtHand, _ profile: borrowing Profile) {
        for place in range { perform(instructions[place], instructions[place].operation, record, profile) }
    }

    /// Runs instructions of one kind: what kind it is need not be asked for each.
    func run(_ run: InstructionRun, _ profile: borrowing Profile) {
        switch run.operation {
        case .leastOfTwo:
            for place in run.instructions { perform(instructions[place], .leastOfTwo, .none, profile) }
        case .greatestOfTwo:
            for place in run.instructions { perform(instructions[place], .greatestOfTwo, .none, profile) }
        case .opposite: for place in run.instructions { perform(instructions[place], .opposite, .none, profile) }
        default: self.run(run.instructions, .none, profile)
        }
    }

    /// Carries out an instruction, which reads and writes `truths`.
    @inline(__always)
    private func perform(
        _ instruction: Instruction, _ operation: Instruction.Operation, _ record: RecordAtHand,
        _ profile: borrowing Profile
    ) {
        let first = Int(instruction.first)
        let second = Int(instruction.second)
        let truth: Truth
        switch operation {
        case .leastOfTwo: truth = truths[first] && truths[second]
        case .greatestOfTwo: truth = truths[first] || truths[second]
        case .least:
            var all = Truth.true
            for part in first..<second { all = all && truths[Int(references[part])] }
            truth = all
        case .greatest:
            var any = Truth.false
            for part in first..<second { any = any || truths[Int(references[part])] }
            truth = any
        case .opposite: truth = !truths[first]
        case .count:
            var (sure, possible) = (0, 0)
            for part in first..<second {
                let truth = truths[Int(references[part])]
                sure += truth == .true ? 1 : 0
                possible += truth == .unknown ? 1 : 0
            }
            truth = Evaluation.reaches(Int(instruction.third), sure: sure, possible: possible)
        case .choice: truth = truths[second] == .true ? truths[first] : truths[Int(instruction.third)]
        case .fact: truth = truths[Int(instruction.third)] && disputed(index.program.facts[first], profile)
        case .list: truth = truths[Int(instruction.third)] && holds(index.program.lists[first], profile)
        case .field: truth = isSo(index.program.fields[first], record, profile)
        case .key: truth = isKey(first, record)
        }
        truths[Int(instruction.target)] = truth
    }

    /// Whether a fact's question may be put.
    @inline(__always)
    func applies(fact: Int) -> Truth { truths[givens.place(ofFact: fact)] }

    private func isKey(_ number: Int, _ record: RecordAtHand) -> Truth {
        guard case .key(let keys) = index.program.conditions[number] else { return .unknown }
        return Truth(record.record.map(keys.contains) ?? false)
    }

    static func reaches(_ wanted: Int, sure: Int, possible: Int) -> Truth {
        if sure >= wanted { return .true }
        return sure + possible >= wanted ? .unknown : .false
    }

    // MARK: Facts

    private func disputed(_ test: Program.Fact, _ profile: borrowing Profile) -> Truth {
        let isDisputed = isDisputed(test, profile)
        return test.voice == .agreed ? !isDisputed : isDisputed
    }

    private func isDisputed(_ test: Program.Fact, _ profile: borrowing Profile) -> Truth {
        var result = Truth.false
        for slot in Int(test.first)..<Int(test.end) {
            guard codes[slot].isKnown else {
                result = result || .unknown
                continue
            }
            for other in slot + 1..<Int(test.end) where codes[other].isKnown {
                if codes[slot] != .other, codes[other] != .other {
                    result = result || Truth(codes[slot] != codes[other])
                } else if let value = profile.answers[slot].known, let other = profile.answers[other].known {
                    result = result || Evaluation.differ(value, other)
                }
            }
        }
        return result
    }

    /// Whether two have answered differently; false once all have answered alike.
    static func isDisputed(_ values: [Value?]) -> Truth {
        var result = Truth.false
        for (place, value) in values.enumerated() {
            guard let value else {
                result = result || .unknown
                continue
            }
            for other in values[(place + 1)...] {
                if let other { result = result || differ(value, other) }
            }
        }
        return result
    }

    private static func differ(_ left: Value, _ right: Value) -> Truth {
        guard case .date(let left) = left, case .date(let right) = right else { return Truth(left != right) }
        if left.last < right.first || right.last < left.first { return .true }
        return left.isDay && left == right ? .false : .unknown
    }

    // MARK: Records

    private func isSo(_ test: Program.Field, _ record: RecordAtHand, _ profile: borrowing Profile) -> Truth {
        var answered = Truth.unknown
        if record.firstField >= 0 {
            let place = record.firstField + Int(test.field)
            if test.test.isTabled {
                answered = test.test.table[fieldCodes[place]]
            } else if let value = profile.fields[place].known {
                answered = index.program.values[Int(test.test.general)].holds(for: value)
            }
        }
        return applies(field: Int(test.field), record, profile) && answered
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

    private func holds(_ test: Program.List, _ profile: borrowing Profile) -> Truth {
        let shape = ListShape(Int(test.fact), profile, index)
        var sure = 0
        var possible = 0
        for record in 0..<shape.count {
            var holds = Truth.true
            if test.condition >= 0 {
                let atHand = RecordAtHand(fact: Int(test.fact), record: record, profile, index)
                holds = truth(of: Int(test.condition), atHand, profile)
            }
            sure += holds == .true ? 1 : 0
            possible += holds == .unknown ? 1 : 0
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

    // MARK: Claims

    @inline(__always)
    static func says(_ wanted: Bool, _ value: Value?) -> Truth {
        guard case .yesNo(let answer)? = value else { return .unknown }
        return Truth(answer == wanted)
    }

    static func truth(of word: ObservedWord, _ layer: ClaimLayer) -> Truth {
        switch word {
        case .yes: layer.supporting && !layer.opposing
        case .no: layer.opposing && !layer.supporting
        case .bothWays: layer.supporting && layer.opposing
        case .notSeen: !layer.supporting && !layer.opposing
        }
    }

    // MARK: Rules

    /// Whether the rule applies and whether its condition holds, of the record at hand if it looks at each.
    func outcome(of number: Int, _ record: RecordAtHand, _ profile: borrowing Profile) -> Outcome {
        var applies = truths[Int(index.rules[number].applies)]
        for place in index.ruleFieldGuards[number] {
            let field = Int(index.ruleFieldGuards.places[place])
            applies = applies && self.applies(field: field, record, profile)
        }
        let when = index.rules[number].when
        return outcome(applies: applies, holds: when >= 0 ? truth(of: Int(when), record, profile) : .true)
    }

    /// What becomes of whatever other records there may be: they never fire.
    func outcome(ofOthers list: Int, rule number: Int, _ profile: borrowing Profile) -> Outcome {
        let outcome = outcome(of: number, RecordAtHand(fact: list, record: nil, profile, index), profile)
        return outcome.kind == .fired ? Outcome(kind: .open) : outcome
    }

    /// The outcome over all records, each added to `records`; an open list counts as having one more that never fires.
    func outcome(
        ofEach list: Int, rule number: Int, _ profile: borrowing Profile, into records: inout [RecordOutcome]
    ) -> Outcome {
        let shape = ListShape(list, profile, index)
        var truth = Truth.false
        var reasons: Outcome.Reasons = []
        for record in 0..<shape.count {
            let atHand = RecordAtHand(fact: list, record: record, profile, index)
            let outcome = outcome(of: number, atHand, profile)
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
            for place in index.ruleGuards[number] where applies(fact: Int(index.ruleGuards.places[place])) == .false {
                reasons.insert(.doesNotApply)
            }
        }
        switch truth {
        case .true: return Outcome(kind: .fired)
        case .unknown: return Outcome(kind: .open)
        case .false: return Outcome(kind: .notFired, reasons: reasons)
        }
    }
}

/// How many records a list has, and whether there are no others.
struct ListShape {
    var count: Int
    var isComplete: Bool

    @inline(__always)
    init(_ fact: Int, _ profile: borrowing Profile, _ index: PackIndex) {
        let entry = index.facts[fact]
        if entry.rows >= 0 {
            count = Int(entry.rows)
            isComplete = true
        } else {
            let list = profile.lists[Int(max(0, entry.list))]
            count = Int(list.recordCount)
            isComplete = list.isComplete && list.unknown == nil
        }
    }
}
