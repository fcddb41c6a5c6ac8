import Facts
import Files
import Profiles
import RulePacks

/// The tables of an evaluator, and what fills them: a value, so that nothing need be asked at run time about who else uses them.
struct Evaluation {
    let index: PackIndex
    var assessment = Assessment()
    /// What is answered in each slot, and in each field of each record; and the kind of its evidence.
    let codes: Cells<AnswerCode>
    var fieldCodes: [AnswerCode] = []
    let kinds: Cells<UInt8>
    /// What was computed and is read by conditions, as `Givens` numbers it; then what each node of the program came
    /// to, the last time it was worked out.
    let truths: Cells<Truth>
    /// The same where nothing is answered and nothing worked out yet.
    private let blank: Cells<Truth>
    /// The facts that are known, a bit for each: those of one answer once it is read, the others once they are counted.
    let known: Cells<UInt64>
    /// For each rule, the weakest kind of evidence that it reads, once it was looked for.
    let evidence: Cells<UInt8>
    let evidenceOfFlags: Cells<EvidenceKind>
    /// The slots that rules read by themselves, those of one rule after those of another, and where each rule's begin.
    let slotsRead: Cells<Int32>
    let firstSlotRead: Cells<Int32>
    let outcomes: Cells<Outcome>
    /// What becomes of a rule: by whether it applies, then by whether its condition holds.
    private let outcomesByTruths: Cells<Outcome>
    /// The schedule's, at hand.
    let instructions: Cells<Instruction>
    let references: Cells<Int32>
    private let plainRules: Cells<PackIndex.PlainRule>
    private let runs: Cells<InstructionRun>
    private let segments: [Schedule.Segment]
    /// What answers decide, those of one slot after those of another, and where each slot's begin.
    private let slotTests: Cells<Program.SlotTest>
    private let firstSlotTest: Cells<Int32>
    let givens: Givens

    var pack: RulePack { index.pack }

    init(_ pack: RulePack) {
        index = PackIndex(pack)
        codes = Cells(repeating: .unknown, count: pack.vocabulary.slotCount)
        kinds = Cells(repeating: Evaluation.unevidenced, count: pack.vocabulary.slotCount)
        givens = index.program.givens
        known = Cells(repeating: 0, count: pack.vocabulary.facts.count / 64 + 1)
        var blank = Array(repeating: Truth.unknown, count: index.program.cellCount)
        for test in index.program.slotTests.joined() { blank[Int(test.cell)] = test.unanswered }
        blank[givens.always] = .true
        for fact in pack.vocabulary.facts.indices { blank[givens.place(ofFact: fact)] = .true }
        self.blank = Cells(blank)
        truths = Cells(blank)
        evidence = Cells(repeating: Evaluation.unevidenced, count: pack.rules.count)
        outcomes = Cells(repeating: Outcome(kind: .open), count: pack.rules.count)
        outcomesByTruths = Cells(
            Truth.allCases.flatMap { applies in
                Truth.allCases.map { Outcome(applies: applies, holds: $0) }
            })
        let schedule = Schedule(index)
        instructions = Cells(schedule.instructions.all)
        references = Cells(schedule.instructions.references)
        plainRules = Cells(index.plainRules)
        evidenceOfFlags = Cells(repeating: .unsaid, count: pack.flags.count)
        slotsRead = Cells(index.reads.answeredSlots.places)
        firstSlotRead = Cells(index.reads.answeredSlots.starts)
        runs = Cells(schedule.runs)
        segments = schedule.segments
        slotTests = Cells(index.program.slotTests.flatMap(\.self))
        firstSlotTest = Cells(
            index.program.slotTests.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.count)) })
        assessment.applies = Array(repeating: .true, count: pack.vocabulary.facts.count)
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
        assessment.records.removeAll(keepingCapacity: true)
        assessment.mitigations.removeAll(keepingCapacity: true)
        for segment in segments {
            for place in segment.runs { run(runs[place], profile) }
            if segment.rule >= 0 { evaluate(recordsUnder: segment.rule, profile) }
        }
        tell()
        for rule in index.rulesWithMitigations where assessment.rules[rule].kind == .fired {
            evaluateMitigations(of: rule, profile)
        }
        count(profile)
        rate(profile)
        weighEvidence(profile)
    }

    /// Each answer as a small number.
    private mutating func read(_ profile: borrowing Profile) {
        codes.fill(with: .unknown)
        kinds.fill(with: Evaluation.unevidenced)
        blank.copy(to: truths)
        known.fill(with: 0)
        for slot in profile.filled { read(profile.answers[Int(slot)], in: Int(slot), profile) }
        fieldCodes.removeAll(keepingCapacity: true)
        for place in profile.fields.indices { fieldCodes.append(AnswerCode(profile.fields[place])) }
    }

    private func read(_ answer: Answer, in slot: Int, _ profile: borrowing Profile) {
        let code = AnswerCode(answer)
        codes[slot] = code
        if code.isKnown {
            kinds[slot] = Evaluation.kind(of: answer.evidence, profile)
            if index.factOfOnlySlot[slot] >= 0 { insertKnown(Int(index.factOfOnlySlot[slot])) }
        }
        for place in tests(of: slot) {
            let test = slotTests[place]
            switch test.kind {
            case .table: truths[Int(test.cell)] = test.table[code]
            case .value:
                truths[Int(test.cell)] = answer.known.map(index.program.values[Int(test.value)].holds(for:)) ?? .unknown
            case .isStated: truths[Int(test.cell)] = Truth(answer.isStated)
            }
        }
    }

    @inline(__always)
    private func tests(of slot: Int) -> Range<Int> { Int(firstSlotTest[slot])..<Int(firstSlotTest[slot + 1]) }

    /// What the cells hold, in the assessment's own terms.
    private mutating func tell() {
        for place in 0..<plainRules.count {
            let entry = plainRules[place]
            outcomes[Int(entry.rule)] = outcome(applies: truths[Int(entry.applies)], holds: truths[Int(entry.holds)])
        }
        outcomes.copy(to: &assessment.rules)
        truths.copy(from: givens.place(ofFact: 0), to: &assessment.applies)
        truths.copy(from: givens.place(ofTerm: 0), to: &assessment.terms)
        truths.copy(from: givens.place(ofFlag: 0, isRaised: true), to: &assessment.flags)
        for claim in assessment.claims.indices {
            assessment.claims[claim] = ClaimOutcome(
                expected: layer(at: givens.place(expectedOfClaim: claim)),
                observed: layer(at: givens.place(observedOfClaim: claim)))
        }
    }

    private func layer(at place: Int) -> ClaimLayer {
        ClaimLayer(supporting: truths[place], opposing: truths[place + 1])
    }

    @inline(__always)
    func outcome(applies: Truth, holds: Truth) -> Outcome {
        outcomesByTruths[Int(applies.rawValue) * 3 + Int(holds.rawValue)]
    }

    private mutating func evaluate(recordsUnder number: Int, _ profile: borrowing Profile) {
        var records: [RecordOutcome] = []
        swap(&records, &assessment.records)
        let start = records.count
        let outcome = outcome(ofEach: Int(index.rules[number].list), rule: number, profile, into: &records)
        swap(&records, &assessment.records)
        assessment.recordRanges[number] = start..<assessment.records.count
        outcomes[number] = outcome
        truths[Int(index.rules[number].truth)] = outcome.truth
    }

    private mutating func evaluateMitigations(of number: Int, _ profile: borrowing Profile) {
        let list = Int(index.rules[number].list)
        guard list >= 0 else { return evaluateMitigations(of: number, nil, .none, profile) }
        for place in assessment.recordRanges[number] {
            let outcome = assessment.records[place]
            guard outcome.outcome.kind == .fired, let record = outcome.record else { continue }
            evaluateMitigations(of: number, record, RecordAtHand(fact: list, record: record, profile, index), profile)
        }
    }

    private mutating func evaluateMitigations(
        of number: Int, _ record: Int?, _ atHand: RecordAtHand, _ profile: borrowing Profile
    ) {
        let rule = index.rules[number]
        for place in 0..<Int(rule.mitigations) {
            let node = Int(index.mitigations[Int(rule.firstMitigation) + place])
            let status: MitigationOutcome.Status
            switch truth(of: node, atHand, profile) {
            case .true: status = .present
            case .false: status = .absent
            case .unknown: status = .open
            }
            assessment.mitigations.append(
                MitigationOutcome(rule: number, mitigation: place, record: record, status: status))
        }
    }
}
