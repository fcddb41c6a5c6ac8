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
    /// Whether each fact's question may be put.
    let applies: Cells<Truth>
    /// What was computed and is read by conditions, as `Program.Givens` numbers it; then what each node of the program came
    /// to, the last time it was worked out.
    let truths: Cells<Truth>
    /// The facts that are known, as `count` finds them.
    var known = FactSet()
    /// For each rule, the weakest kind of evidence that it reads, once it was looked for.
    let evidence: Cells<UInt8>
    private let outcomes: Cells<Outcome>
    /// The program's, at hand.
    let nodes: Cells<Program.Node>
    let steps: Cells<Int32>
    let references: Cells<Int32>
    private let ready: Cells<Program.Ready>

    var pack: RulePack { index.pack }

    init(_ pack: RulePack) {
        index = PackIndex(pack)
        codes = Cells(repeating: .unknown, count: pack.vocabulary.slotCount)
        kinds = Cells(repeating: Evaluation.unevidenced, count: pack.vocabulary.slotCount)
        applies = Cells(repeating: .true, count: pack.vocabulary.facts.count)
        truths = Cells(repeating: .unknown, count: index.program.cellCount)
        evidence = Cells(repeating: Evaluation.unevidenced, count: pack.rules.count)
        outcomes = Cells(repeating: Outcome(kind: .open), count: pack.rules.count)
        nodes = Cells(index.program.nodes)
        steps = Cells(index.program.steps)
        references = Cells(index.program.references)
        ready = Cells(index.program.ready)
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
        let givens = index.program.givens
        for number in index.order.indices {
            let step = index.order[number]
            switch step.kind {
            case .applicability: applies[step.place] = applicability(of: step.place, profile)
            case .term:
                truths[givens.place(ofTerm: step.place)] = truth(of: Int(index.terms[step.place]), .none, profile)
            case .claim:
                let layer = observed(step.place, profile)
                assessment.claims[step.place].observed = layer
                give(layer, of: step.place)
            case .rule:
                if index.rules[step.place].list >= 0 {
                    outcomes[step.place] = outcome(ofRecordsUnder: step.place, profile)
                } else {
                    outcomes[step.place] = outcome(of: step.place, .none, profile)
                }
            case .flag:
                let truth = isRaised(step.place)
                truths[givens.place(ofFlag: step.place, isRaised: true)] = truth
                truths[givens.place(ofFlag: step.place, isRaised: false)] = !truth
            }
        }
        applies.copy(to: &assessment.applies)
        truths.copy(to: &assessment.terms)
        truths.copy(from: givens.place(ofFlag: 0, isRaised: true), to: &assessment.flags)
        outcomes.copy(to: &assessment.rules)
        for claim in assessment.claims.indices {
            assessment.claims[claim].expected = expected(claim)
        }
        for rule in index.rulesWithMitigations where assessment.rules[rule].kind == .fired {
            evaluateMitigations(of: rule, profile)
        }
        count(profile)
        rate(profile)
        weighEvidence(profile)
    }

    /// Each answer as a small number.
    private mutating func read(_ profile: borrowing Profile) {
        for slot in 0..<codes.count {
            let answer = profile.answers[slot]
            let code = AnswerCode(answer)
            codes[slot] = code
            kinds[slot] = code.isKnown ? Evaluation.kind(of: answer.evidence, profile) : Evaluation.unevidenced
        }
        for place in 0..<ready.count {
            let test = ready[place]
            truths[test.cell] = test.table[codes[test.slot]]
        }
        fieldCodes.removeAll(keepingCapacity: true)
        for place in profile.fields.indices { fieldCodes.append(AnswerCode(profile.fields[place])) }
    }

    private func give(_ layer: ClaimLayer, of claim: Int) {
        let givens = index.program.givens
        truths[givens.place(ofClaim: claim, .yes)] = Evaluation.truth(of: .yes, layer)
        truths[givens.place(ofClaim: claim, .no)] = Evaluation.truth(of: .no, layer)
        truths[givens.place(ofClaim: claim, .bothWays)] = Evaluation.truth(of: .bothWays, layer)
        truths[givens.place(ofClaim: claim, .notSeen)] = Evaluation.truth(of: .notSeen, layer)
    }

    private func isRaised(_ flag: Int) -> Truth {
        var truth = Truth.false
        for place in index.flagRules[flag] {
            truth = truth || outcomes[Int(index.flagRules.places[place])].truth
        }
        return truth
    }

    private func expected(_ claim: Int) -> ClaimLayer {
        var layer = ClaimLayer(supporting: .false, opposing: .false)
        for place in index.supporting[claim] {
            layer.supporting = layer.supporting || outcomes[Int(index.supporting.places[place])].truth
        }
        for place in index.opposing[claim] {
            layer.opposing = layer.opposing || outcomes[Int(index.opposing.places[place])].truth
        }
        return layer
    }

    private mutating func outcome(ofRecordsUnder number: Int, _ profile: borrowing Profile) -> Outcome {
        var records: [RecordOutcome] = []
        swap(&records, &assessment.records)
        let start = records.count
        let outcome = outcome(ofEach: Int(index.rules[number].list), rule: number, profile, into: &records)
        swap(&records, &assessment.records)
        assessment.recordRanges[number] = start..<assessment.records.count
        return outcome
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
