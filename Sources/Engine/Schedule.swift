import RulePacks

/// What is run for every profile, everything after what it reads: instructions one after another, interrupted only by rules
/// that look at each record of a list.
struct Schedule: Sendable {
    struct Segment: Sendable {
        /// Among `runs`.
        var runs: Range<Int>
        /// The rule that looks at each record, once the instructions have run; -1 at the end.
        var rule: Int
    }

    private let index: PackIndex
    private let givens: Givens
    /// The program's, then the schedule's own.
    private(set) var instructions: InstructionSequence
    private(set) var runs: [InstructionRun] = []
    private(set) var segments: [Segment] = []
    private let flagsReadAsNotRaised: Set<Int>

    init(_ index: PackIndex) {
        self.index = index
        givens = index.program.givens
        instructions = index.program.instructions
        flagsReadAsNotRaised = Set(
            index.program.nodes.filter { $0.kind == .flag && !$0.wanted }.map { Int($0.first) })
        var start = instructions.count
        var ends: [(instruction: Int, rule: Int)] = []
        for step in index.order {
            switch step {
            case .applicability(let fact): addApplicability(of: fact)
            case .term(let term):
                instructions.append(.least, of: [added(index.terms[term])], to: givens.place(ofTerm: term))
            case .claim(let claim): instructions.repeatInstructions(index.program.observations[claim])
            case .rule(let rule):
                addGuards(of: rule)
                if index.rules[rule].list >= 0 {
                    ends.append((instructions.count, rule))
                } else {
                    add(rule)
                }
            case .flag(let flag): add(flag: flag)
            }
        }
        for claim in index.pack.claims.indices { addExpectation(of: claim) }
        ends.append((instructions.count, -1))
        for (end, rule) in ends {
            let first = runs.count
            runs += instructions.arrangeRuns(of: start..<end, cells: index.program.cellCount, reads: reads)
            segments.append(Segment(runs: first..<runs.count, rule: rule))
            start = end
        }
    }

    /// Adds what a condition needs.
    /// - Returns: the cell in which its result stands.
    private mutating func added(_ condition: Int32) -> Int {
        instructions.repeatInstructions(index.program.nodes[Int(condition)].instructions)
        return index.program.cell(Int(condition))
    }

    /// The cells that an instruction reads.
    private func reads(_ instruction: Instruction) -> [Int32] {
        switch instruction.operation {
        case .leastOfTwo, .greatestOfTwo: [instruction.first, instruction.second]
        case .least, .greatest, .count:
            Array(instructions.references[Int(instruction.first)..<Int(instruction.second)])
        case .opposite: [instruction.first]
        case .choice: [instruction.first, instruction.second, instruction.third]
        case .fact: [instruction.third]
        case .list: [instruction.third] + readsOfRecords(index.program.lists[Int(instruction.first)])
        case .field, .key: []
        }
    }

    /// The cells that the test of a list reads for each of its records: those of its condition, and of whether the records'
    /// fields apply.
    private func readsOfRecords(_ test: Program.List) -> [Int32] {
        guard test.condition >= 0 else { return [] }
        let list = Int(index.facts[Int(test.fact)].list)
        let fields = Int(index.firstField[list])..<Int(index.firstField[list]) + Int(index.facts[Int(test.fact)].fields)
        let conditions = [test.condition] + index.fieldApplicability[fields].filter { $0 >= 0 }
        return conditions.flatMap { condition -> [Int32] in
            let node = index.program.nodes[Int(condition)]
            // Some conditions need no instruction: what they come to stands there already.
            return [node.cell] + node.instructions.flatMap { reads(instructions.all[$0]) }
        }
    }

    private mutating func addApplicability(of fact: Int) {
        var cells = index.applicabilityGuards.list(fact).map(givens.place(ofFact:))
        if index.applicability[fact] >= 0 { cells.append(added(index.applicability[fact])) }
        instructions.append(.least, of: cells, to: givens.place(ofFact: fact))
    }

    private mutating func addGuards(of rule: Int) {
        let guards = index.ruleGuards.list(rule).map(givens.place(ofFact:))
        if guards.count > 1 { instructions.append(.least, of: guards, to: givens.place(applicabilityOfRule: rule)) }
    }

    private mutating func add(_ rule: Int) {
        let entry = index.rules[rule]
        if entry.when >= 0 { _ = added(entry.when) }
        guard entry.truth != entry.holds else { return }
        instructions.append(.least, of: [Int(entry.applies), Int(entry.holds)], to: Int(entry.truth))
    }

    private mutating func add(flag: Int) {
        let raised = givens.place(ofFlag: flag, isRaised: true)
        instructions.append(.greatest, of: index.flagRules.list(flag).map(cell(ofRule:)), to: raised)
        if flagsReadAsNotRaised.contains(flag) {
            instructions.append(.opposite, Int32(raised), to: givens.place(ofFlag: flag, isRaised: false))
        }
    }

    private func cell(ofRule rule: Int) -> Int { Int(index.rules[rule].truth) }

    private mutating func addExpectation(of claim: Int) {
        let place = givens.place(expectedOfClaim: claim)
        instructions.append(.greatest, of: index.supporting.list(claim).map(cell(ofRule:)), to: place)
        instructions.append(.greatest, of: index.opposing.list(claim).map(cell(ofRule:)), to: place + 1)
    }
}
