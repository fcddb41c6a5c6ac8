import Facts
public import Profiles
public import RulePacks

/// Evaluates profiles against a pack, one after another, into the same tables. Each worker has its own.
public final class Evaluator {
    public let pack: RulePack
    let index: PackIndex
    public internal(set) var assessment = Assessment()

    public init(_ pack: RulePack) {
        self.pack = pack
        index = PackIndex(pack)
        assessment.applies = Array(repeating: .true, count: pack.vocabulary.facts.count)
        assessment.terms = Array(repeating: .unknown, count: pack.terms.count)
        assessment.rules = Array(repeating: Outcome(kind: .open), count: pack.rules.count)
        assessment.recordRanges = Array(repeating: 0..<0, count: pack.rules.count)
        assessment.flags = Array(repeating: .unknown, count: pack.flags.count)
        let layer = ClaimLayer(supporting: .unknown, opposing: .unknown)
        assessment.claims = Array(
            repeating: ClaimOutcome(expected: layer, observed: layer), count: pack.claims.count)
    }

    /// One pass over the pack, everything after what it reads.
    ///
    /// - Returns: an outcome for every rule, claim, flag and theme.
    /// - Complexity: O(conditions + records looked at).
    @discardableResult
    public func evaluate(_ profile: Profile) -> Assessment {
        assessment.records.removeAll(keepingCapacity: true)
        assessment.mitigations.removeAll(keepingCapacity: true)
        var recorder = NoRecorder()
        for step in pack.order {
            switch step {
            case .applicability(let fact): assessment.applies[fact] = applicability(of: fact, profile, &recorder)
            case .term(let term):
                assessment.terms[term] = truth(of: pack.terms[term].when, RecordAtHand.none, profile, &recorder)
            case .claim(let claim): assessment.claims[claim].observed = observed(claim, profile, &recorder)
            case .rule(let rule): evaluate(rule: rule, profile, &recorder)
            case .flag(let flag): assessment.flags[flag] = isRaised(flag)
            }
        }
        for claim in pack.claims.indices { assessment.claims[claim].expected = expected(claim) }
        for rule in pack.rules.indices
        where assessment.rules[rule].kind == .fired && !pack.rules[rule].mitigations.isEmpty {
            evaluateMitigations(of: rule, profile)
        }
        count(profile)
        rate(profile)
        return assessment
    }

    func isRaised(_ flag: Int) -> Truth {
        var truth = Truth.false
        for rule in pack.flags[flag].rules { truth = truth || assessment.rules[rule].truth }
        return truth
    }

    private func expected(_ claim: Int) -> ClaimLayer {
        var layer = ClaimLayer(supporting: .false, opposing: .false)
        for argument in index.arguments[claim] {
            let truth = assessment.rules[argument.rule].truth
            if argument.makesLikelier {
                layer.supporting = layer.supporting || truth
            } else {
                layer.opposing = layer.opposing || truth
            }
        }
        return layer
    }

    private func evaluate(rule number: Int, _ profile: Profile, _ recorder: inout NoRecorder) {
        guard let list = pack.rules[number].list else {
            assessment.rules[number] = outcome(of: number, RecordAtHand.none, profile, &recorder)
            return
        }
        let start = assessment.records.count
        assessment.rules[number] = outcome(ofEach: list, rule: number, profile, &recorder) { record, outcome in
            assessment.records.append(RecordOutcome(record: record, outcome: outcome))
        }
        assessment.recordRanges[number] = start..<assessment.records.count
    }

    private func evaluateMitigations(of number: Int, _ profile: Profile) {
        var recorder = NoRecorder()
        func status(_ truth: Truth) -> MitigationOutcome.Status {
            switch truth {
            case .true: .present
            case .false: .absent
            case .unknown: .open
            }
        }
        let rule = pack.rules[number]
        guard let list = rule.list else {
            for (place, mitigation) in rule.mitigations.enumerated() {
                let truth = truth(of: mitigation.when, RecordAtHand.none, profile, &recorder)
                assessment.mitigations.append(
                    MitigationOutcome(rule: number, mitigation: place, record: nil, status: status(truth)))
            }
            return
        }
        for outcome in assessment.records(of: number) where outcome.outcome.kind == .fired {
            guard let record = outcome.record else { continue }
            let atHand = RecordAtHand(fact: list, record: record, profile, pack)
            for (place, mitigation) in rule.mitigations.enumerated() {
                let truth = truth(of: mitigation.when, atHand, profile, &recorder)
                assessment.mitigations.append(
                    MitigationOutcome(rule: number, mitigation: place, record: record, status: status(truth)))
            }
        }
    }
}
