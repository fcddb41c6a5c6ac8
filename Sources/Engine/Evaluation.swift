import Facts
import Profiles
import RulePacks

/// The tables of an evaluator, and what fills them: a value, so that nothing need be asked at run time about who else uses them.
struct Evaluation {
    let index: PackIndex
    var assessment = Assessment()
    /// For each fact, whether it is known; as `count` finds it.
    var isKnown: [Bool]
    /// The rules whose evidence was looked at.
    var seen: [Int] = []

    var pack: RulePack { index.pack }

    init(_ pack: RulePack) {
        index = PackIndex(pack)
        isKnown = Array(repeating: false, count: pack.vocabulary.facts.count)
        assessment.applies = Array(repeating: .true, count: pack.vocabulary.facts.count)
        assessment.terms = Array(repeating: .unknown, count: pack.terms.count)
        assessment.rules = Array(repeating: Outcome(kind: .open), count: pack.rules.count)
        assessment.recordRanges = Array(repeating: 0..<0, count: pack.rules.count)
        assessment.flags = Array(repeating: .unknown, count: pack.flags.count)
        let layer = ClaimLayer(supporting: .unknown, opposing: .unknown)
        assessment.claims = Array(
            repeating: ClaimOutcome(expected: layer, observed: layer), count: pack.claims.count)
    }

    mutating func evaluate(_ profile: borrowing Profile) {
        assessment.records.removeAll(keepingCapacity: true)
        assessment.mitigations.removeAll(keepingCapacity: true)
        var recorder = NoRecorder()
        for place in index.order.indices {
            switch index.order[place] {
            case .applicability(let fact): assessment.applies[fact] = applicability(of: fact, profile, &recorder)
            case .term(let term):
                assessment.terms[term] = truth(of: Int(index.terms[term]), .none, profile, &recorder)
            case .claim(let claim): assessment.claims[claim].observed = observed(claim, profile, &recorder)
            case .rule(let rule): evaluate(rule: rule, profile, &recorder)
            case .flag(let flag): assessment.flags[flag] = isRaised(flag)
            }
        }
        for claim in assessment.claims.indices {
            assessment.claims[claim].expected = expected(claim)
        }
        for rule in index.rulesWithMitigations where assessment.rules[rule].kind == .fired {
            evaluateMitigations(of: rule, profile)
        }
        count(profile)
        rate(profile)
    }

    private func isRaised(_ flag: Int) -> Truth {
        var truth = Truth.false
        for place in index.flagRules[flag] {
            truth = truth || assessment.rules[Int(index.flagRules.places[place])].truth
        }
        return truth
    }

    private func expected(_ claim: Int) -> ClaimLayer {
        var layer = ClaimLayer(supporting: .false, opposing: .false)
        for place in index.supporting[claim] {
            layer.supporting = layer.supporting || assessment.rules[Int(index.supporting.places[place])].truth
        }
        for place in index.opposing[claim] {
            layer.opposing = layer.opposing || assessment.rules[Int(index.opposing.places[place])].truth
        }
        return layer
    }

    private mutating func evaluate(rule number: Int, _ profile: borrowing Profile, _ recorder: inout NoRecorder) {
        let list = Int(index.rules[number].list)
        guard list >= 0 else {
            assessment.rules[number] = outcome(of: number, RecordAtHand.none, profile, &recorder)
            return
        }
        var records: [RecordOutcome] = []
        swap(&records, &assessment.records)
        let start = records.count
        let outcome = outcome(ofEach: list, rule: number, profile, &recorder, into: &records)
        swap(&records, &assessment.records)
        assessment.rules[number] = outcome
        assessment.recordRanges[number] = start..<assessment.records.count
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
        var recorder = NoRecorder()
        let rule = index.rules[number]
        for place in 0..<Int(rule.mitigations) {
            let node = Int(index.mitigations[Int(rule.firstMitigation) + place])
            let status: MitigationOutcome.Status
            switch truth(of: node, atHand, profile, &recorder) {
            case .true: status = .present
            case .false: status = .absent
            case .unknown: status = .open
            }
            assessment.mitigations.append(
                MitigationOutcome(rule: number, mitigation: place, record: record, status: status))
        }
    }
}
