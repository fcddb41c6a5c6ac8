import RulePacks

/// What is run for every profile, everything after what it reads: instructions one after another, interrupted only by rules
/// that look at each record of a list.
struct Schedule: Sendable {
    struct Segment: Sendable {
        var instructions: Range<Int>
        /// The rule that looks at each record, once the instructions have run; -1 at the end.
        var rule: Int
    }

    private let index: PackIndex
    private let givens: Givens
    /// The program's, then the schedule's own.
    private(set) var instructions: InstructionSequence
    private(set) var segments: [Segment] = []
    private let flagsReadAsNotRaised: Set<Int>

    init(_ index: PackIndex) {
        self.index = index
        givens = index.program.givens
        instructions = index.program.instructions
        flagsReadAsNotRaised = Set(
            index.program.nodes.filter { $0.kind == .flag && !$0.wanted }.map { Int($0.first) })
        var start = instructions.count
        for step in index.order {
            switch step {
            case .applicability(let fact): addApplicability(of: fact)
            case .term(let term):
                instructions.append(.least, of: [added(index.terms[term])], to: givens.place(ofTerm: term))
            case .claim(let claim):
                instructions.append(.observation, Int32(claim), to: givens.place(observedOfClaim: claim))
            case .rule(let rule):
                addGuards(of: rule)
                if index.rules[rule].list >= 0 {
                    segments.append(Segment(instructions: start..<instructions.count, rule: rule))
                    start = instructions.count
                } else {
                    add(rule)
                }
            case .flag(let flag): add(flag: flag)
            }
        }
        for claim in index.pack.claims.indices { addExpectation(of: claim) }
        segments.append(Segment(instructions: start..<instructions.count, rule: -1))
    }

    /// Adds what a condition needs.
    /// - Returns: the cell in which its result stands.
    private mutating func added(_ condition: Int32) -> Int {
        instructions.repeatInstructions(index.program.nodes[Int(condition)].instructions)
        return index.program.cell(Int(condition))
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
