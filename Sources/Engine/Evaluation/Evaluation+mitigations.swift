import Facts
import Profiles
import RulePacks

/// What became of the mitigations of what fired.
extension Evaluation {
    func evaluateMitigations(_ profile: borrowing Profile, _ told: inout Assessment) {
        told.mitigations.removeAll(keepingCapacity: true)
        for rule in index.rulesWithMitigations where told.rules[rule].kind == .fired {
            let entry = index.rules[rule]
            let first = Int(entry.firstMitigation)
            guard entry.list >= 0 else {
                for place in 0..<Int(entry.mitigations) {
                    let node = Int(index.mitigations[first + place])
                    let status = status(of: node, truth(in: index.program.cell(node)), .none, profile, told)
                    told.mitigations.append(
                        MitigationOutcome(rule: rule, mitigation: place, record: nil, status: status))
                }
                continue
            }
            for record in told.recordRanges[rule] {
                let outcome = told.records[record]
                guard outcome.outcome.kind == .fired, let record = outcome.record else { continue }
                let atHand = RecordAtHand(fact: Int(entry.list), record: record, profile, index)
                for place in 0..<Int(entry.mitigations) {
                    let node = Int(index.mitigations[first + place])
                    let status = status(of: node, truth(of: node, atHand, profile), atHand, profile, told)
                    told.mitigations.append(
                        MitigationOutcome(rule: rule, mitigation: place, record: record, status: status))
                }
            }
        }
    }

    /// Nobody fails to do what does not apply: absent is what something that applies rules out.
    private func status(
        of node: Int, _ truth: Truth, _ record: RecordAtHand, _ profile: borrowing Profile, _ told: borrowing Assessment
    ) -> MitigationOutcome.Status {
        switch truth {
        case .true: .present
        case .unknown: .open
        case .false: applicable(node, record, profile, told) == .false ? .absent : .doesNotApply
        }
    }

    /// What a condition comes to without the tests in it of what does not apply; `nil` where nothing else is left of it. A count
    /// asks for no more than are left.
    ///
    /// - Complexity: O(tests + records looked at).
    private func applicable(
        _ number: Int, _ record: RecordAtHand, _ profile: borrowing Profile, _ told: borrowing Assessment
    ) -> Truth? {
        let node = index.program.nodes[number]
        let whole = truth(in: index.program.cell(number))
        switch node.kind {
        case .key: return whole
        case .fact: return applies(fact: Int(node.fact)) == .false ? nil : whole
        case .field:
            let field = Int(index.program.fields[Int(node.first)].field)
            return applies(field: field, record, profile) == .false ? nil : whole
        case .term: return applicable(Int(index.terms[Int(node.first)]), .none, profile, told)
        case .claim:
            let claim = Int(index.program.claims[Int(node.first)].claim)
            let facts = index.observedBy[claim].map { Int(index.observedBy.places[$0]) }
            return facts.allSatisfy { applies(fact: $0) == .false } ? nil : whole
        case .flag:
            let rules = pack.flags[Int(node.first)].rules
            return rules.allSatisfy { told.rules[$0].reasons.contains(.doesNotApply) } ? nil : whole
        case .not: return applicable(Int(node.first), record, profile, told).map { !$0 }
        case .all, .any, .count:
            var parts: [Truth] = []
            for part in node.parts {
                if let truth = applicable(part, record, profile, told) { parts.append(truth) }
            }
            guard !parts.isEmpty else { return nil }
            if node.kind == .all { return parts.reduce(.true) { $0 && $1 } }
            if node.kind == .any { return parts.reduce(.false) { $0 || $1 } }
            var (sure, possible) = (0, 0)
            for part in parts { part.count(&sure, &possible) }
            return Evaluation.reaches(min(Int(node.atLeast), parts.count), sure: sure, possible: possible)
        case .list:
            guard applies(fact: Int(node.fact)) != .false else { return nil }
            return applicable(recordsOf: index.program.lists[Int(node.first)], profile, told)
        }
    }

    /// The same of a list's records: those of which nothing is left are as if they were not there.
    private func applicable(
        recordsOf test: Program.List, _ profile: borrowing Profile, _ told: borrowing Assessment
    ) -> Truth? {
        var shape = ListShape(Int(test.fact), profile, index)
        let all = shape.count
        var (sure, possible) = (0, 0)
        for record in 0..<all {
            let atHand = shape.record(record, profile)
            guard test.condition >= 0 else {
                sure += 1
                continue
            }
            _ = truth(of: Int(test.condition), atHand, profile)
            if let truth = applicable(Int(test.condition), atHand, profile, told) {
                truth.count(&sure, &possible)
            } else {
                shape.count -= 1
            }
        }
        guard shape.count > 0 || all == 0 else { return nil }
        return Evaluation.verdict(test.quantifier, shape, sure: sure, possible: possible)
    }
}
