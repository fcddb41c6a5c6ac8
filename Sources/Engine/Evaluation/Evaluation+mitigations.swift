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
                    let status = status(of: node, truth(in: index.program.cell(node)), .none, profile)
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
                    let status = status(of: node, truth(of: node, atHand, profile), atHand, profile)
                    told.mitigations.append(
                        MitigationOutcome(rule: rule, mitigation: place, record: record, status: status))
                }
            }
        }
    }

    /// Nobody fails to do what does not apply: absent is what something that applies rules out. While it is not known whether
    /// it applies, that is not known either.
    private func status(
        of node: Int, _ truth: Truth, _ record: RecordAtHand, _ profile: borrowing Profile
    ) -> MitigationOutcome.Status {
        switch truth {
        case .true: return .present
        case .unknown: return .open
        case .false:
            switch applicable(node, record, profile).isMissing {
            case .true: return .absent
            case .false: return .doesNotApply
            case .unknown: return .open
            }
        }
    }

    /// What a condition comes to without the tests in it of what does not apply.
    private struct Applicable {
        /// Whether nothing is left of it.
        var isEmpty: Truth
        /// What it comes to if something is.
        var holds: Truth

        var isMissing: Truth { !isEmpty && !holds }
        var isThere: Truth { !isEmpty && holds }
    }

    /// A count asks for no more parts than are left.
    ///
    /// - Complexity: O(tests + records looked at).
    private func applicable(_ number: Int, _ record: RecordAtHand, _ profile: borrowing Profile) -> Applicable {
        let node = index.program.nodes[number]
        switch node.kind {
        case .key: return Applicable(isEmpty: .false, holds: isKey(number, record))
        case .fact:
            let test = index.program.facts[Int(node.first)]
            return Applicable(isEmpty: !applies(fact: Int(test.fact)), holds: answered(test, profile))
        case .field:
            let test = index.program.fields[Int(node.first)]
            return Applicable(
                isEmpty: !applies(field: Int(test.field), record, profile), holds: answered(test, record, profile))
        case .term: return applicable(Int(index.terms[Int(node.first)]), .none, profile)
        case .claim:
            let asked = index.program.claims[Int(node.first)]
            var isEmpty = Truth.true
            for place in index.observedBy[Int(asked.claim)] {
                isEmpty = isEmpty && !applies(fact: Int(index.observedBy.places[place]))
            }
            let layer = outcome(ofClaim: Int(asked.claim)).observed
            return Applicable(isEmpty: isEmpty, holds: Evaluation.truth(of: asked.word, layer))
        case .flag:
            let flag = Int(node.first)
            var isEmpty = Truth.true
            for rule in pack.flags[flag].rules { isEmpty = isEmpty && !applies(whatRuleReads: rule) }
            return Applicable(isEmpty: isEmpty, holds: node.wanted ? truth(ofFlag: flag) : !truth(ofFlag: flag))
        case .not:
            let part = applicable(Int(node.first), record, profile)
            return Applicable(isEmpty: part.isEmpty, holds: !part.holds)
        case .all, .any, .count:
            var (isEmpty, all, any) = (Truth.true, Truth.true, Truth.false)
            var (sure, possible) = (0, 0)
            for number in node.parts {
                let part = applicable(number, record, profile)
                isEmpty = isEmpty && part.isEmpty
                all = all && !part.isMissing
                any = any || part.isThere
                part.isThere.count(&sure, &possible)
            }
            if node.kind == .all { return Applicable(isEmpty: isEmpty, holds: all) }
            if node.kind == .any { return Applicable(isEmpty: isEmpty, holds: any) }
            let enough = Evaluation.reaches(Int(node.atLeast), sure: sure, possible: possible)
            return Applicable(isEmpty: isEmpty, holds: all || enough)
        case .list:
            var found = applicable(recordsOf: index.program.lists[Int(node.first)], profile)
            found.isEmpty = found.isEmpty || !applies(fact: Int(node.fact))
            return found
        }
    }

    /// Whether the facts apply that a rule needs.
    private func applies(whatRuleReads rule: Int) -> Truth {
        var applies = Truth.true
        for place in index.ruleGuards[rule] {
            applies = applies && self.applies(fact: Int(index.ruleGuards.places[place]))
        }
        return applies
    }

    /// The same of a list's records: those of which nothing is left are as if they were not there.
    private func applicable(recordsOf test: Program.List, _ profile: borrowing Profile) -> Applicable {
        let shape = ListShape(Int(test.fact), profile, index)
        var (isEmpty, there, missing) = (Truth.true, 0, 0)
        var (maybeThere, maybeMissing) = (0, 0)
        for record in 0..<shape.count {
            guard test.condition >= 0 else {
                (isEmpty, there) = (.false, there + 1)
                continue
            }
            let part = applicable(Int(test.condition), shape.record(record, profile), profile)
            isEmpty = isEmpty && part.isEmpty
            part.isThere.count(&there, &maybeThere)
            part.isMissing.count(&missing, &maybeMissing)
        }
        if !shape.isComplete { isEmpty = isEmpty && .unknown } else if shape.count == 0 { isEmpty = .false }
        let others = shape.isComplete ? 0 : Int(Int32.max)
        let holds: Truth =
            switch test.quantifier {
            case .some: Evaluation.reaches(1, sure: there, possible: maybeThere + others)
            case .count(let atLeast): Evaluation.reaches(atLeast, sure: there, possible: maybeThere + others)
            case .none: !Evaluation.reaches(1, sure: there, possible: maybeThere + others)
            case .every: !Evaluation.reaches(1, sure: missing, possible: maybeMissing + others)
            }
        return Applicable(isEmpty: isEmpty, holds: holds)
    }

    // MARK: Answers, whether or not their questions may be put

    private func answered(_ test: Program.Fact, _ profile: borrowing Profile) -> Truth {
        switch test.voice {
        case .one: return answered(Int(test.first), test, profile)
        case .any, .all:
            if test.settled >= 0, profile.answers[Int(test.settled)].isStated {
                return answered(Int(test.settled), test, profile)
            }
            var (all, any) = (Truth.true, Truth.false)
            for slot in Int(test.first)..<Int(test.end) {
                let truth = answered(slot, test, profile)
                (all, any) = (all && truth, any || truth)
            }
            return test.voice == .any ? any : all
        case .disputed, .agreed: return disputed(test, profile)
        }
    }

    /// What one answer alone makes of a test.
    func answered(_ slot: Int, _ test: Program.Fact, _ profile: borrowing Profile) -> Truth {
        profile.answers[slot].known.map { index.program.values[Int(test.test.general)].holds(for: $0) } ?? .unknown
    }
}
