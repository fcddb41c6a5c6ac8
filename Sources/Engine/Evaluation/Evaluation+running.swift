import Facts
import Files
import Profiles
import RulePacks

/// Carries out instructions. There is one function that does; a proof walks through what it found.
extension Evaluation {
    /// Works out every part of a condition, the innermost first, whatever the others are: so the instructions are the same
    /// for every profile. What was found stays in `truths`.
    ///
    /// - Parameter root: the condition's outermost node.
    /// - Complexity: O(parts + records looked at).
    func truth(of root: Int, _ record: RecordAtHand, _ profile: borrowing Profile) -> Truth {
        truth(of: question(at: root), record, profile)
    }

    /// What works out a condition, for one record after another.
    struct Question {
        var instructions: Range<Int>
        var result: Int
        /// Where one field's table is all there is to look at.
        var field: FieldTestEntry?
    }

    func question(at root: Int) -> Question {
        let node = index.program.nodes[root]
        var question = Question(instructions: node.instructions, result: Int(places[Int(node.cell)]))
        if node.kind == .field, fieldTests[Int(node.first)].isDirect { question.field = fieldTests[Int(node.first)] }
        return question
    }

    @inline(__always)
    func truth(of question: Question, _ record: RecordAtHand, _ profile: borrowing Profile) -> Truth {
        if let test = question.field {
            truths[question.result] = truth(of: test, record)
        } else {
            run(question.instructions, record, profile)
        }
        return truths[question.result]
    }

    /// What a cell of the program stands for.
    @inline(__always)
    func truth(in cell: Int) -> Truth { truths[Int(places[cell])] }

    /// Runs instructions one after another.
    func run(_ range: Range<Int>, _ record: RecordAtHand, _ profile: borrowing Profile) {
        for place in range { perform(instructions[place], instructions[place].operation, record, profile) }
    }

    /// Runs the schedule: instructions of one kind after another, so that what kind it is need not be asked for each.
    func workOut(_ profile: borrowing Profile, _ told: inout Assessment) {
        told.records.removeAll(keepingCapacity: true)
        let instructions = instructions.span
        for place in 0..<runs.count {
            let run = runs[place]
            switch run.operation {
            case .leastOfTwo: perform(instructions.extracting(run.instructions), .leastOfTwo, profile)
            case .greatestOfTwo: perform(instructions.extracting(run.instructions), .greatestOfTwo, profile)
            case .opposite: perform(instructions.extracting(run.instructions), .opposite, profile)
            case .choice: perform(instructions.extracting(run.instructions), .choice, profile)
            case .count: perform(instructions.extracting(run.instructions), .count, profile)
            case .records:
                for place in run.instructions { evaluateRecords(instructions[place], profile, &told) }
            default: self.run(run.instructions, .none, profile)
            }
        }
    }

    /// All are of one kind.
    @inline(__always)
    private func perform(
        _ instructions: Span<Instruction>, _ operation: Instruction.Operation, _ profile: borrowing Profile
    ) {
        for place in instructions.indices { perform(instructions[place], operation, .none, profile) }
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
            for part in first..<second { truths[Int(references[part])].count(&sure, &possible) }
            truth = Evaluation.reaches(Int(instruction.third), sure: sure, possible: possible)
        case .choice: truth = truths[second] == .true ? truths[first] : truths[Int(instruction.third)]
        case .fact: truth = truths[Int(instruction.third)] && disputed(index.program.facts[first], profile)
        case .list: truth = truths[Int(instruction.third)] && holds(index.program.lists[first], profile)
        case .field:
            let test = fieldTests[first]
            truth = test.isDirect ? self.truth(of: test, record) : isSo(index.program.fields[first], record, profile)
        case .key: truth = isKey(first, record)
        case .records: return
        }
        truths[Int(instruction.target)] = truth
    }

    static func reaches(_ wanted: Int, sure: Int, possible: Int) -> Truth {
        if sure >= wanted { return .true }
        return sure + possible >= wanted ? .unknown : .false
    }
}

extension Truth {
    /// A truth is 0, 1 or 2: its upper bit counts what is sure, its lower what is possible, without a branch.
    @inline(__always)
    func count(_ sure: inout Int, _ possible: inout Int) {
        sure &+= Int(rawValue >> 1)
        possible &+= Int(rawValue & 1)
    }
}
