import Facts
import Files
import Profiles
import RulePacks

/// The tables of an evaluator, and what fills them: a value, so that nothing need be asked at run time about who else uses them.
struct Evaluation {
    let index: PackIndex
    var assessment = Assessment()
    let givens: Givens

    // MARK: What is answered

    /// What is answered in each slot, and in each field of each record.
    let codes: Cells<AnswerCode>
    var fieldCodes: [AnswerCode] = []
    /// The facts that are known, a bit for each: those of one answer once it is read, the others once they are counted.
    let known: Cells<UInt64>
    /// Those of them that do not apply.
    let inapplicable: Cells<UInt64>
    /// What follows from an answer in each slot.
    let slots: Cells<SlotEntry>
    /// What answers decide, those of one slot after those of another.
    let slotTests: Cells<Program.SlotTest>

    // MARK: What is worked out

    /// What is given and what each instruction comes to, the last time it was run.
    let truths: Cells<Truth>
    /// The same where nothing is answered and nothing worked out yet.
    let blank: Cells<Truth>
    /// For each cell of the program, the one in which what it stands for is found.
    let places: Cells<Int32>
    /// The schedule's, at hand.
    let instructions: [Instruction]
    let references: Cells<Int32>
    let runs: Cells<InstructionRun>
    let fieldTests: Cells<FieldTestEntry>
    /// What becomes of a rule: by whether it applies, then by whether its condition holds.
    private let outcomesByTruths: Cells<Outcome>
    /// Those that always apply first.
    private let plainRules: Cells<PackIndex.PlainRule>
    private let firstGuardedRule: Int
    /// For each rule, where it stands whether it applies; -1 of one that looks at records.
    private let ruleApplies: [Int32]
    /// Where it stands what a term comes to, and whether a flag is raised.
    private let termPlaces: Cells<Int32>
    private let flagPlaces: Cells<Int32>
    /// Where it stands what speaks for a claim and what against it, as expected and as observed.
    private let claimPlaces: Cells<InlineArray<4, Int32>>
    private let conditionalFacts: Cells<Schedule.ConditionalFact>
    /// Those of them that the day of the profile alone decides.
    let factsByDay: [Schedule.ConditionalFact]

    // MARK: What is told of flags

    /// A bit for each flag: those that are raised, those that are open, and those inside the scope.
    let raised: Cells<UInt64>
    let open: Cells<UInt64>
    let inScope: Cells<UInt64>
    let flagSets: FlagSets
    /// For each kind of evidence, the rules that read something which has it; and for everything that may have evidence, the rules
    /// that read it.
    let rulesByEvidence: Cells<SIMD4<UInt64>>
    let readers: Cells<SIMD4<UInt64>>
    let partsOfRules: Int
    /// The kind of evidence of the answer in each slot; and what each step on the way to a flag rests on.
    let kinds: Cells<UInt8>
    let evidence: Cells<UInt8>
    let weighedRules: Cells<WeighedRule>
    let weighedNodes: Cells<WeighedNode>

    var pack: RulePack { index.pack }

    init(_ pack: RulePack) {
        let index = PackIndex(pack)
        self.index = index
        let vocabulary = pack.vocabulary
        let program = index.program
        givens = program.givens
        codes = Cells(repeating: .unknown, count: vocabulary.slotCount)
        known = Cells(repeating: 0, count: vocabulary.facts.count / 64 + 1)
        inapplicable = Cells(repeating: 0, count: vocabulary.facts.count / 64 + 1)

        let schedule = Schedule(index)
        places = Cells(schedule.places)
        instructions = schedule.instructions.all
        references = Cells(schedule.instructions.references)
        runs = Cells(schedule.runs)
        fieldTests = Cells(program.fields.map { FieldTestEntry($0, index) })
        blank = Cells(schedule.blank)
        truths = Cells(schedule.blank)
        outcomesByTruths = Cells(
            Truth.allCases.flatMap { applies in
                Truth.allCases.map { Outcome(applies: applies, holds: $0) }
            })
        let rules = index.plainRules.map { rule in
            PackIndex.PlainRule(
                rule: rule.rule, applies: schedule.places[Int(rule.applies)],
                holds: schedule.places[Int(rule.holds)])
        }
        let always = Int32(program.givens.always)
        plainRules = Cells(rules.filter { $0.applies == always } + rules.filter { $0.applies != always })
        ruleApplies = rules.reduce(into: Array(repeating: -1, count: pack.rules.count)) {
            $0[Int($1.rule)] = $1.applies
        }
        firstGuardedRule = rules.filter { $0.applies == always }.count
        termPlaces = Cells(pack.terms.indices.map { schedule.places[program.givens.place(ofTerm: $0)] })
        flagPlaces = Cells(
            pack.flags.indices.map { schedule.places[program.givens.place(ofFlag: $0, isRaised: true)] })
        claimPlaces = Cells(pack.claims.indices.map(schedule.places(ofClaim:)))
        conditionalFacts = Cells(schedule.conditionalFacts)
        factsByDay = schedule.conditionalFacts.filter { index.factsByDay.contains(Int($0.fact)) }

        flagSets = FlagSets(index)
        raised = Cells(repeating: 0, count: flagSets.words)
        open = Cells(repeating: 0, count: flagSets.words)
        inScope = Cells(repeating: 0, count: flagSets.words)

        let bits = EvidenceBits(vocabulary)
        partsOfRules = EvidenceBits.parts(index)
        rulesByEvidence = Cells(repeating: .zero, count: Int(Evaluation.kindsOfEvidence) * partsOfRules)
        readers = Cells(bits.readers(index))
        weighedRules = Cells(WeighedRule.all(index))
        evidence = Cells(repeating: Evaluation.unweighed, count: Evaluation.countOfWeighed(index))
        kinds = Cells(repeating: Evaluation.unevidenced, count: vocabulary.slotCount)
        weighedNodes = Cells(WeighedNode.all(index, schedule.places))

        let tests = program.slotTests.map { tests in
            tests.filter { $0.kind == .table } + tests.filter { $0.kind != .table }
        }
        slotTests = Cells(tests.flatMap(\.self))
        slots = Cells(SlotEntry.all(tests, bits, index))

        assessment.applies = Array(repeating: .true, count: vocabulary.facts.count)
        assessment.terms = Array(repeating: .unknown, count: pack.terms.count)
        assessment.rules = Array(repeating: Outcome(kind: .open), count: pack.rules.count)
        assessment.recordRanges = Array(repeating: 0..<0, count: pack.rules.count)
        assessment.flags = Array(repeating: .unknown, count: pack.flags.count)
        assessment.weakestEvidence = Array(repeating: .unsaid, count: pack.flags.count)
        let layer = ClaimLayer(supporting: .unknown, opposing: .unknown)
        assessment.claims = Array(
            repeating: ClaimOutcome(expected: layer, observed: layer), count: pack.claims.count)
    }

    mutating func evaluate(_ profile: borrowing Profile) {
        read(profile)
        // Taken out while it is filled: what fills it only reads `self`, and so is passed its address and not a copy.
        var told = Assessment(counts: Counts(risks: []))
        swap(&told, &assessment)
        workOut(profile, &told)
        tell(&told)
        evaluateMitigations(profile, &told)
        count(profile, &told.counts)
        rate(profile, &told.ratings)
        swap(&told, &assessment)
        var kinds: [EvidenceKind] = []
        swap(&kinds, &assessment.weakestEvidence)
        weighEvidence(profile, &kinds)
        swap(&kinds, &assessment.weakestEvidence)
    }

    /// What the cells hold, in the assessment's own terms.
    private func tell(_ told: inout Assessment) {
        tellRules(&told.rules)
        for term in 0..<termPlaces.count { told.terms[term] = truths[Int(termPlaces[term])] }
        for claim in 0..<claimPlaces.count { told.claims[claim] = outcome(ofClaim: claim) }
        tellApplicability(&told.applies)
        tellFlags(&told.flags)
    }

    /// What the cells say of a claim, and whether they say that a flag is raised.
    @inline(__always)
    func outcome(ofClaim claim: Int) -> ClaimOutcome {
        let places = claimPlaces[claim]
        return ClaimOutcome(
            expected: ClaimLayer(supporting: truths[Int(places[0])], opposing: truths[Int(places[1])]),
            observed: ClaimLayer(supporting: truths[Int(places[2])], opposing: truths[Int(places[3])]))
    }

    @inline(__always)
    func truth(ofFlag flag: Int) -> Truth { truths[Int(flagPlaces[flag])] }

    /// Whether no rule that raises a flag applies: then no question is left, and none is answered.
    ///
    /// - Parameter outcomes: what became of rules that look at records, of which the cells say only whether they fire.
    func isMoot(flag: Int, _ outcomes: [Outcome]) -> Bool {
        pack.flags[flag].rules.allSatisfy { rule in
            ruleApplies[rule] >= 0
                ? truths[Int(ruleApplies[rule])] == .false : outcomes[rule].reasons.contains(.doesNotApply)
        }
    }

    /// Whether the cells say that a rule fires.
    func truth(ofRule rule: Int) -> Truth { truth(in: Int(index.rules[rule].truth)) }

    private func tellRules(_ told: inout [Outcome]) {
        var rules = told.mutableSpan
        for place in 0..<firstGuardedRule {
            let entry = plainRules[place]
            rules[Int(entry.rule)] = outcome(applies: .true, holds: truths[Int(entry.holds)])
        }
        for place in firstGuardedRule..<plainRules.count {
            let entry = plainRules[place]
            rules[Int(entry.rule)] = outcome(applies: truths[Int(entry.applies)], holds: truths[Int(entry.holds)])
        }
    }

    private func tellApplicability(_ told: inout [Truth]) {
        var told = told.mutableSpan
        for place in 0..<conditionalFacts.count {
            let fact = conditionalFacts[place]
            let applies = truths[Int(fact.applies)]
            told[Int(fact.fact)] = applies
            if applies == .false {
                insertKnown(Int(fact.fact))
                inapplicable[Int(fact.fact) / 64] |= 1 << UInt64(fact.fact % 64)
            }
        }
    }

    private func tellFlags(_ told: inout [Truth]) {
        var told = told.mutableSpan
        for word in 0..<raised.count {
            var (raised, open): (UInt64, UInt64) = (0, 0)
            let first = word * 64
            for flag in first..<min(first + 64, flagPlaces.count) {
                let truth = truths[Int(flagPlaces[flag])]
                told[flag] = truth
                // A truth is 0, 1 or 2: its upper bit says that the flag is raised, its lower that it is open.
                raised |= UInt64(truth.rawValue >> 1) &<< UInt64(truncatingIfNeeded: flag)
                open |= UInt64(truth.rawValue & 1) &<< UInt64(truncatingIfNeeded: flag)
            }
            self.raised[word] = raised
            self.open[word] = open
        }
    }

    @inline(__always)
    func outcome(applies: Truth, holds: Truth) -> Outcome {
        outcomesByTruths[Int(applies.rawValue) * 3 + Int(holds.rawValue)]
    }
}
