import Facts
import Files
import Profiles
import RulePacks

/// Conditions of which it is remembered what was left of them where their grounds were the same.
///
/// The grounds are written as the condition is gone through: of each part that is certain what it is, of each test whether it
/// is passed, and of what stands elsewhere what is left of it. What cannot be told in a few numbers, such as a date known by its
/// year, is built anew.
extension ResidualBuilder {
    /// What marks the row of a group, where a condition's begins with its place.
    private static let anyOfThese: Int32 = -1

    /// - Parameters:
    ///   - place: the condition's, as `Places` has it.
    ///   - write: writes the grounds; false where they cannot be told.
    mutating func remembered(
        _ place: Int, _ write: (inout ResidualBuilder) -> Bool, _ build: (inout ResidualBuilder) -> Remainder
    ) -> Remainder {
        let row = remainders.begin()
        defer { remainders.drop(row) }
        remainders.add(Int32(place))
        return write(&self) ? remembered(row, build) : build(&self)
    }

    private mutating func remembered(_ row: Int, _ build: (inout ResidualBuilder) -> Remainder) -> Remainder {
        guard let hash = remainders.hash(from: row) else { return build(&self) }
        if let known = remainders.find(row, hash) { return known }
        let part = build(&self)
        remainders.keep(part, row, hash)
        return part
    }

    /// Whether any of a table's rules fires.
    mutating func any(of table: PlaceTable, _ list: Int) -> Remainder {
        let row = remainders.begin()
        defer { remainders.drop(row) }
        remainders.add(ResidualBuilder.anyOfThese)
        for place in table[list] {
            let part = rule(Int(table.places[place]))
            if part == .true { return .true }
            if part != .false { remainders.add(part.number) }
        }
        switch remainders.count(from: row) {
        case 1: return .false
        case 2: return Remainder(number: remainders[row + 1])
        default: break
        }
        return remembered(row) { builder in
            let group = builder.graph.begin()
            for place in table[list] {
                if builder.graph.settles(builder.rule(Int(table.places[place])), group, .any) { return .true }
            }
            return builder.graph.end(group, .any)
        }
    }

    // MARK: Grounds

    /// Of a rule, for the record at hand if it looks at each.
    mutating func writeGrounds(ofRule number: Int, _ record: RecordAtHand) -> Bool {
        if record.list >= 0 { remainders.add(record.isBlank ? -2 : record.record.map { Int32($0) } ?? -1) }
        for place in index.ruleGuards[number] { write(applies(Int(index.ruleGuards.places[place]))) }
        for place in index.ruleFieldGuards[number] {
            guard write(applicabilityOf: Int(index.ruleFieldGuards.places[place]), record) else { return false }
        }
        let when = Int(index.rules[number].when)
        return when < 0 || writeGrounds(of: when, record, isGuarded: true)
    }

    mutating func writeGrounds(ofObservationsOf claim: Int) -> Bool {
        for place in index.observedBy[claim] {
            let fact = Int(index.observedBy.places[place])
            let entry = index.facts[fact]
            write(applies(fact))
            if entry.settled >= 0 {
                guard write(statedIn: Int(entry.settled)), write(answerIn: Int(entry.settled)) else { return false }
            }
            for slot in entry.answers { guard write(answerIn: slot) else { return false } }
        }
        return true
    }

    mutating func writeGrounds(of number: Int, _ record: RecordAtHand, isGuarded: Bool) -> Bool {
        if let truth = truth(of: number, record) {
            write(truth)
            return true
        }
        // So that what was gone through can be told from what was certain.
        if record.list < 0 { write(Truth.unknown) }
        let node = index.program.nodes[number]
        switch node.kind {
        case .fact: return write(index.program.facts[Int(node.first)], isGuarded: isGuarded)
        case .field: return write(index.program.fields[Int(node.first)], record, isGuarded: isGuarded)
        // Which record it is stands in the row.
        case .key: break
        case .term: write(term(Int(node.first), isGuarded: isGuarded))
        case .claim:
            let claim = Int(index.program.claims[Int(node.first)].claim)
            write(observed(claim, true))
            write(observed(claim, false))
        case .flag: write(flag(Int(node.first)))
        case .all, .any, .count:
            let isGuarded = isGuarded && node.kind == .all
            for part in node.parts {
                guard writeGrounds(of: part, record, isGuarded: isGuarded) else { return false }
            }
        case .not: return writeGrounds(of: Int(node.first), record, isGuarded: false)
        case .list: return write(index.program.lists[Int(node.first)], isGuarded: isGuarded)
        }
        return true
    }

    @inline(__always)
    private mutating func write(_ truth: Truth) { remainders.add(Int32(truth.rawValue)) }

    @inline(__always)
    private mutating func write(_ part: Remainder) { remainders.add(part.number) }

    // MARK: Answers

    private mutating func write(_ test: Program.Fact, isGuarded: Bool) -> Bool {
        if !isGuarded { write(applies(Int(test.fact))) }
        switch test.voice {
        case .one: return write(test.test, Int(test.first))
        case .any, .all:
            if test.settled >= 0 {
                guard write(statedIn: Int(test.settled)), write(test.test, Int(test.settled)) else { return false }
            }
            for slot in Int(test.first)..<Int(test.end) { guard write(test.test, slot) else { return false } }
        case .disputed, .agreed:
            for slot in Int(test.first)..<Int(test.end) { guard write(answerIn: slot) else { return false } }
        }
        return true
    }

    /// Whether an answer passes a test: unknown where nothing is known of it.
    private mutating func write(_ test: Program.Value, _ slot: Int) -> Bool {
        let code = evaluation.codes[slot]
        guard code.isKnown else {
            write(Truth.unknown)
            return true
        }
        let truth = test.isTabled ? test.table[code] : holds(test, profile.answers[slot])
        write(truth)
        return truth.isCertain
    }

    private mutating func write(statedIn slot: Int) -> Bool {
        write(Truth(profile.answers[slot].isStated))
        return true
    }

    private mutating func write(answerIn slot: Int) -> Bool {
        remainders.add(Int32(evaluation.codes[slot].number))
        return evaluation.codes[slot] != .other
    }

    // MARK: Records

    private mutating func write(_ test: Program.Field, _ record: RecordAtHand, isGuarded: Bool) -> Bool {
        if !isGuarded, !write(applicabilityOf: Int(test.field), record) { return false }
        let place = record.firstField + Int(test.field)
        guard record.firstField >= 0, evaluation.fieldCodes[place].isKnown else {
            write(Truth.unknown)
            return true
        }
        let truth =
            test.test.isTabled ? test.test.table[evaluation.fieldCodes[place]] : holds(test.test, profile.fields[place])
        write(truth)
        return truth.isCertain
    }

    private mutating func write(applicabilityOf field: Int, _ record: RecordAtHand) -> Bool {
        guard record.list >= 0 else { return true }
        let place = Int(index.firstField[record.list]) + field
        let node = Int(index.fieldApplicability[place])
        guard node >= 0 else { return true }
        for needed in index.fieldApplicabilityGuards[place] {
            let needed = Int(index.fieldApplicabilityGuards.places[needed])
            guard write(applicabilityOf: needed, record) else { return false }
        }
        return writeGrounds(of: node, record, isGuarded: true)
    }

    private mutating func write(_ test: Program.List, isGuarded: Bool) -> Bool {
        if !isGuarded { write(applies(Int(test.fact))) }
        let shape = ListShape(Int(test.fact), profile, index)
        remainders.add(Int32(shape.count) << 1 | (shape.isComplete ? 1 : 0))
        guard test.condition >= 0 else { return true }
        for record in 0..<shape.count {
            let atHand = RecordAtHand(fact: Int(test.fact), record: record, profile, index)
            guard writeGrounds(of: Int(test.condition), atHand, isGuarded: false) else { return false }
        }
        if shape.isComplete { return true }
        let others = RecordAtHand(fact: Int(test.fact), record: nil, profile, index)
        return writeGrounds(of: Int(test.condition), others, isGuarded: false)
    }
}
