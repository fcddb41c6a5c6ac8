import Facts
import RulePacks

/// What is run for every profile, everything after what it reads.
struct Schedule {
    /// A fact whose question may not be put to everyone, and where it stands whether it may.
    struct ConditionalFact {
        var fact: Int32
        var applies: Int32
    }

    /// The program's, for conditions that are asked of the record at hand; then those that are run for every profile.
    private(set) var instructions: InstructionSequence
    private(set) var runs: [InstructionRun] = []
    /// For each cell of the program, the one in which what it stands for is found.
    let places: [Int32]
    /// What the cells hold where nothing is answered and nothing worked out yet.
    let blank: [Truth]
    let conditionalFacts: [ConditionalFact]
    private let givens: Givens

    init(_ index: PackIndex) {
        let builder = ScheduleBuilder(index)
        let distinct = builder.distinct
        places = distinct.places
        givens = index.program.givens
        instructions = index.program.instructions
        instructions.read { distinct.places[Int($0)] }
        let start = instructions.count
        instructions.append(distinct.sequence)
        let reading = instructions
        runs = instructions.arrangeRuns(of: start..<instructions.count, cells: distinct.cellCount) { instruction in
            builder.cells(readBy: instruction, reading)
        }
        var blank = Array(repeating: Truth.unknown, count: distinct.cellCount)
        for test in index.program.slotTests.joined() { blank[Int(test.cell)] = test.unanswered }
        blank[givens.always] = .true
        blank[givens.never] = .false
        self.blank = blank
        conditionalFacts = index.mayNotApply.indices.filter { index.mayNotApply[$0] }.map {
            ConditionalFact(fact: Int32($0), applies: distinct.places[index.program.givens.place(ofFact: $0)])
        }
    }

    /// Where it stands what speaks for a claim and what against it, as expected and as observed.
    func places(ofClaim claim: Int) -> InlineArray<4, Int32> {
        let (expected, observed) = (givens.place(expectedOfClaim: claim), givens.place(observedOfClaim: claim))
        return [places[expected], places[expected + 1], places[observed], places[observed + 1]]
    }
}

/// Gathers what is worked out, in the pack's order.
private struct ScheduleBuilder {
    private let index: PackIndex
    private let givens: Givens
    private(set) var distinct: DistinctInstructions
    private let flagsReadAsNotRaised: Set<Int>

    init(_ index: PackIndex) {
        self.index = index
        givens = index.program.givens
        distinct = DistinctInstructions(
            index.program, unconditional: index.facts.indices.filter { !index.mayNotApply[$0] })
        flagsReadAsNotRaised = Set(
            index.program.nodes.filter { $0.kind == .flag && !$0.wanted }.map { Int($0.first) })
        for step in index.order {
            switch step {
            case .applicability(let fact): addApplicability(of: fact)
            case .term(let term):
                distinct.addLeast(of: [added(index.terms[term])], to: Int32(givens.place(ofTerm: term)))
            case .claim(let claim): distinct.add(index.program.observations[claim])
            case .rule(let rule): add(rule)
            case .flag(let flag): add(flag: flag)
            }
        }
        for claim in index.pack.claims.indices { addExpectation(of: claim) }
        for rule in index.rulesWithMitigations where index.rules[rule].list < 0 {
            for mitigation in index.mitigations(of: rule) { _ = added(mitigation) }
        }
    }

    /// Adds what a condition needs.
    /// - Returns: the cell in which its result stands.
    private mutating func added(_ condition: Int32) -> Int32 {
        let node = index.program.nodes[Int(condition)]
        distinct.add(node.instructions)
        return node.cell
    }

    private mutating func addApplicability(of fact: Int) {
        var cells = index.applicabilityGuards.list(fact).map { Int32(givens.place(ofFact: $0)) }
        if index.applicability[fact] >= 0 { cells.append(added(index.applicability[fact])) }
        distinct.addLeast(of: cells, to: Int32(givens.place(ofFact: fact)))
    }

    private mutating func add(_ rule: Int) {
        let entry = index.rules[rule]
        let guards = index.ruleGuards.list(rule).map { Int32(givens.place(ofFact: $0)) }
        if guards.count > 1 { distinct.addLeast(of: guards, to: entry.applies) }
        guard entry.list < 0 else { return distinct.add(recordsUnder: rule, to: entry.truth) }
        if entry.when >= 0 { _ = added(entry.when) }
        guard entry.truth != entry.holds else { return }
        distinct.addLeast(of: [entry.applies, entry.holds], to: entry.truth)
    }

    private mutating func add(flag: Int) {
        let raised = Int32(givens.place(ofFlag: flag, isRaised: true))
        distinct.addGreatest(of: cells(ofRules: index.flagRules.list(flag)), to: raised)
        if flagsReadAsNotRaised.contains(flag) {
            distinct.addOpposite(of: raised, to: Int32(givens.place(ofFlag: flag, isRaised: false)))
        }
    }

    private func cells(ofRules rules: some Sequence<Int>) -> [Int32] { rules.map { index.rules[$0].truth } }

    private mutating func addExpectation(of claim: Int) {
        let place = Int32(givens.place(expectedOfClaim: claim))
        distinct.addGreatest(of: cells(ofRules: index.supporting.list(claim)), to: place)
        distinct.addGreatest(of: cells(ofRules: index.opposing.list(claim)), to: place + 1)
    }

    // MARK: What waits for what

    /// The cells that must be filled before an instruction runs: what it reads itself, and what is read of each record.
    func cells(readBy instruction: Instruction, _ sequence: InstructionSequence) -> [Int32] {
        let own = sequence.cells(readBy: instruction)
        switch instruction.operation {
        case .list:
            let test = index.program.lists[Int(instruction.first)]
            return own + cells(readOfRecordsOf: Int(test.fact), test.condition, sequence)
        case .records:
            let rule = Int(instruction.first)
            let entry = index.rules[rule]
            let guards = [distinct.places[Int(entry.applies)]] + index.ruleGuards.list(rule).map(place(ofFact:))
            return guards + cells(readOfRecordsOf: Int(entry.list), entry.when, sequence)
        default: return own
        }
    }

    private func place(ofFact fact: Int) -> Int32 { distinct.places[givens.place(ofFact: fact)] }

    /// Those of a condition that is asked of each record, and of whether the records' fields apply.
    private func cells(readOfRecordsOf fact: Int, _ condition: Int32, _ sequence: InstructionSequence) -> [Int32] {
        let list = Int(index.facts[fact].list)
        let fields = Int(index.firstField[list])..<Int(index.firstField[list]) + Int(index.facts[fact].fields)
        let conditions = ([condition] + index.fieldApplicability[fields]).filter { $0 >= 0 }
        return conditions.flatMap { condition -> [Int32] in
            let node = index.program.nodes[Int(condition)]
            // Some conditions need no instruction: what they come to stands there already.
            return [distinct.places[Int(node.cell)]]
                + node.instructions.flatMap { cells(readBy: sequence.all[$0], sequence) }
        }
    }
}
