import Facts
import Files
import Profiles
import RulePacks

/// The weakest kind of evidence of what decides, on the way that a proof takes (`record(flag:)`), so that both name the same. It
/// is a walk of its own, over numbers: to tell a recorder every step took fifteen times as long as all else of an evaluation.
extension Evaluation {
    /// What a part of a condition rests on.
    struct Weight {
        /// The weakest kind, as a raw value.
        var kind = Evaluation.unevidenced
        /// Whether something of the record at hand decides, and not only that it is there.
        var readsRecord = false

        mutating func add(_ other: Weight) {
            kind = min(kind, other.kind)
            readsRecord = readsRecord || other.readsRecord
        }
    }

    /// How many things there are of which is kept what they rest on: flags, rules, terms, and whether facts apply.
    static func countOfWeighed(_ index: PackIndex) -> Int {
        index.flags.count + index.rules.count + index.terms.count + index.facts.count
    }

    // MARK: What is kept

    /// What a flag rests on: the rules that come to the same.
    func weight(ofFlag flag: Int, _ profile: borrowing Profile) -> UInt8 {
        if evidence[flag] != Evaluation.unweighed { return evidence[flag] }
        var kind = Evaluation.unevidenced
        let truth = assessment.flags[flag]
        for place in index.flagRules[flag] where kind > Evaluation.weakest {
            let rule = Int(index.flagRules.places[place])
            if assessment.rules[rule].truth == truth { kind = min(kind, weight(ofRule: rule, profile)) }
        }
        evidence[flag] = kind
        return kind
    }

    private func weight(ofRule rule: Int, _ profile: borrowing Profile) -> UInt8 {
        let place = index.flags.count + rule
        if evidence[place] != Evaluation.unweighed { return evidence[place] }
        let truth = assessment.rules[rule].truth
        let kind: UInt8
        let entry = weighedRules[rule]
        if truth == .true, entry.isJoined {
            kind = weakestRead(by: rule)
        } else if entry.isOfRecords {
            kind = weight(ofRecordsUnder: rule, where: truth, profile)
        } else {
            kind = weight(ofGrounds: entry, where: truth, profile)
        }
        evidence[place] = kind
        return kind
    }

    private func weight(ofTerm term: Int, _ profile: borrowing Profile) -> UInt8 {
        let place = index.flags.count + index.rules.count + term
        if evidence[place] != Evaluation.unweighed { return evidence[place] }
        let kind = weight(ofNode: Int(index.terms[term]), .none, profile).kind
        evidence[place] = kind
        return kind
    }

    /// What decides whether a fact's question may be put.
    private func weight(ofApplicability fact: Int, _ profile: borrowing Profile) -> UInt8 {
        let condition = Int(index.applicability[fact])
        guard condition >= 0 else { return Evaluation.unevidenced }
        let place = index.flags.count + index.rules.count + index.terms.count + fact
        if evidence[place] != Evaluation.unweighed { return evidence[place] }
        var kind = Evaluation.unevidenced
        for needed in index.applicabilityGuards[fact] where kind > Evaluation.weakest {
            kind = min(kind, weight(ofApplicability: Int(index.applicabilityGuards.places[needed]), profile))
        }
        kind = min(kind, weight(ofNode: condition, .none, profile).kind)
        evidence[place] = kind
        return kind
    }

    // MARK: Rules

    /// What must apply for a rule that looks at no records, and its condition.
    private func weight(ofGrounds rule: WeighedRule, where truth: Truth, _ profile: borrowing Profile) -> UInt8 {
        var kind = Evaluation.unevidenced
        for place in rule.guards {
            let fact = Int(index.ruleGuards.places[place])
            if applies(fact: fact) == truth { kind = min(kind, weight(ofApplicability: fact, profile)) }
        }
        guard rule.when >= 0 else { return kind }
        let node = weighedNodes[Int(rule.when)]
        guard truths[Int(node.cell)] == truth else { return kind }
        return min(kind, weight(of: node, .none, profile).kind)
    }

    /// What must apply for a rule of the record at hand, and its condition.
    ///
    /// - Parameter truth: of what decides; all of it without one.
    private func weight(
        ofGrounds rule: Int, _ record: RecordAtHand, where truth: Truth?, _ profile: borrowing Profile
    ) -> Weight {
        var weight = Weight()
        for place in index.ruleGuards[rule] {
            let fact = Int(index.ruleGuards.places[place])
            guard truth == nil || applies(fact: fact) == truth else { continue }
            weight.kind = min(weight.kind, self.weight(ofApplicability: fact, profile))
        }
        for place in index.ruleFieldGuards[rule] {
            let field = Int(index.ruleFieldGuards.places[place])
            guard truth == nil || applies(field: field, record, profile) == truth else { continue }
            weight.kind = min(weight.kind, self.weight(ofField: field, record, profile))
        }
        let when = Int(index.rules[rule].when)
        guard when >= 0, truth == nil || self.truth(in: index.program.cell(when)) == truth else { return weight }
        weight.add(self.weight(ofNode: when, record, profile))
        return weight
    }

    private func weight(ofRecordsUnder rule: Int, where truth: Truth, _ profile: borrowing Profile) -> UInt8 {
        let list = Int(index.rules[rule].list)
        var kind = Evaluation.unevidenced
        for place in assessment.recordRanges[rule] where kind > Evaluation.weakest {
            let record = assessment.records[place].record
            let atHand = RecordAtHand(fact: list, record: record, profile, index)
            guard let record else {
                guard outcome(ofOthers: list, rule: rule, profile).truth == truth else { continue }
                kind = min(kind, weight(ofGrounds: rule, atHand, where: nil, profile).kind)
                continue
            }
            guard outcome(of: rule, atHand, profile).truth == truth else { continue }
            let weight = weight(ofGrounds: rule, atHand, where: truth, profile)
            kind = min(kind, weight.kind)
            if !weight.readsRecord { kind = min(kind, self.kind(ofRecord: record, list, profile)) }
        }
        // Where there are no records, whether it applies is all there is to tell.
        let shape = ListShape(list, profile, index)
        guard shape.isComplete, shape.count == 0 else { return kind }
        for place in index.ruleGuards[rule] {
            let fact = Int(index.ruleGuards.places[place])
            if applies(fact: fact) == truth { kind = min(kind, weight(ofApplicability: fact, profile)) }
        }
        return kind
    }

    /// What decides whether a field's question may be put of a record.
    private func weight(ofField field: Int, _ record: RecordAtHand, _ profile: borrowing Profile) -> UInt8 {
        guard record.list >= 0 else { return Evaluation.unevidenced }
        let place = Int(index.firstField[record.list]) + field
        let condition = Int(index.fieldApplicability[place])
        guard condition >= 0 else { return Evaluation.unevidenced }
        var kind = Evaluation.unevidenced
        for needed in index.fieldApplicabilityGuards[place] {
            kind = min(kind, weight(ofField: Int(index.fieldApplicabilityGuards.places[needed]), record, profile))
        }
        _ = applies(field: field, record, profile)
        return min(kind, weight(ofNode: condition, record, profile).kind)
    }

    // MARK: Conditions

    /// A part of a condition that was worked out for the record at hand.
    private func weight(ofNode number: Int, _ record: RecordAtHand, _ profile: borrowing Profile) -> Weight {
        weight(of: weighedNodes[number], record, profile)
    }

    private func weight(of node: WeighedNode, _ record: RecordAtHand, _ profile: borrowing Profile) -> Weight {
        let first = Int(node.first)
        switch node.step {
        case .answer: return Weight(kind: kinds[first])
        case .test:
            let kind = kind(of: index.program.facts[first], truths[Int(node.cell)], profile)
            return Weight(kind: min(kind, weight(ofGuard: node, profile)))
        case .field:
            let field = Int(index.program.fields[first].field)
            let guards = weight(ofField: field, record, profile)
            guard let place = record.record else { return Weight(kind: guards) }
            return Weight(kind: min(guards, kind(ofField: field, place, record.fact, profile)), readsRecord: true)
        case .key: return Weight(readsRecord: true)
        case .term: return Weight(kind: weight(ofTerm: first, profile))
        case .claim: return Weight(kind: weight(ofClaim: Int(index.program.claims[first].claim), profile))
        case .flag: return Weight(kind: weight(ofFlag: first, profile))
        case .not: return weight(ofNode: first, record, profile)
        case .group:
            let truth = truths[Int(node.cell)]
            var weight = Weight()
            for place in first..<Int(node.end) {
                let part = weighedNodes[place]
                guard truths[Int(part.cell)] == truth else { continue }
                // Most parts are answers.
                if part.step == .answer {
                    weight.kind = min(weight.kind, kinds[Int(part.first)])
                } else {
                    weight.add(self.weight(of: part, record, profile))
                }
                if weight.kind == Evaluation.weakest { break }
            }
            return weight
        case .list:
            let kind = weight(of: index.program.lists[first], truths[Int(node.cell)], profile)
            return Weight(kind: min(kind, weight(ofGuard: node, profile)))
        }
    }

    @inline(__always)
    private func weight(ofGuard node: WeighedNode, _ profile: borrowing Profile) -> UInt8 {
        node.fact < 0 ? Evaluation.unevidenced : weight(ofApplicability: Int(node.fact), profile)
    }

    private func weight(ofClaim claim: Int, _ profile: borrowing Profile) -> UInt8 {
        var kind = Evaluation.unevidenced
        for place in index.observedBy[claim] where kind > Evaluation.weakest {
            let fact = Int(index.observedBy.places[place])
            let entry = index.facts[fact]
            let answers = Int(entry.first)..<Int(entry.first) + max(1, Int(entry.reporters))
            kind = min(kind, self.kind(ofAnswers: answers, settled: Int(entry.settled), profile))
            kind = min(kind, weight(ofApplicability: fact, profile))
        }
        return kind
    }

    /// Of a list that is searched, a record found decides; where none is found, every record does, and that there are no others.
    private func weight(of test: Program.List, _ truth: Truth, _ profile: borrowing Profile) -> UInt8 {
        let found = test.quantifier.recordFound(by: truth)
        let fact = Int(test.fact)
        let count = ListShape(fact, profile, index).count
        var weight = Weight()
        if test.condition >= 0 {
            for record in 0..<count where weight.kind > Evaluation.weakest {
                let atHand = RecordAtHand(fact: fact, record: record, profile, index)
                let truth = self.truth(of: Int(test.condition), atHand, profile)
                guard found == nil || truth == found else { continue }
                weight.add(self.weight(ofNode: Int(test.condition), atHand, profile))
            }
        }
        let list = Int(index.facts[fact].list)
        guard list >= 0, index.facts[fact].rows < 0 else { return weight.kind }
        if found == nil {
            let answer = profile.lists[list]
            if answer.unknown == nil, answer.isComplete, answer.evidence >= 0 || answer.recordCount == 0 {
                weight.kind = min(weight.kind, Evaluation.kind(of: answer.evidence, profile))
            }
        }
        if !weight.readsRecord {
            for record in 0..<count { weight.kind = min(weight.kind, kind(ofRecord: record, fact, profile)) }
        }
        return weight.kind
    }

    // MARK: Answers

    /// That there is such a record; a grid's row is there in any case.
    private func kind(ofRecord record: Int, _ fact: Int, _ profile: borrowing Profile) -> UInt8 {
        let records = profile.records(of: Int(index.facts[fact].list))
        guard index.facts[fact].rows < 0, record < records.count else { return Evaluation.unevidenced }
        return Evaluation.kind(of: profile.records[records.lowerBound + record].evidence, profile)
    }

    /// A field's own evidence, or else its record's.
    private func kind(ofField field: Int, _ record: Int, _ fact: Int, _ profile: borrowing Profile) -> UInt8 {
        let records = profile.records(of: Int(index.facts[fact].list))
        guard record < records.count else { return Evaluation.unevidenced }
        let stated = records.lowerBound + record
        let place = Int(profile.records[stated].firstField) + field
        guard fieldCodes[place].isKnown else { return Evaluation.unevidenced }
        let own = profile.fields[place].evidence
        return Evaluation.kind(of: own >= 0 ? own : profile.records[stated].evidence, profile)
    }

    private func kind(of test: Program.Fact, _ truth: Truth, _ profile: borrowing Profile) -> UInt8 {
        let (first, end) = (Int(test.first), Int(test.end))
        switch test.voice {
        // The day of the profile rests on no evidence.
        case .one: return pack.vocabulary.daySlots.contains(first) ? Evaluation.unevidenced : kinds[first]
        case .disputed, .agreed: return kind(ofAnswers: first..<end, settled: -1, profile)
        case .any, .all:
            let settled = Int(test.settled)
            if settled >= 0, profile.answers[settled].isStated { return kinds[settled] }
            // What another party says against it decides nothing.
            var kind = Evaluation.unevidenced
            for slot in first..<end where answered(slot, test, profile) == truth { kind = min(kind, kinds[slot]) }
            return kind
        }
    }

    /// What was settled speaks for all, or else each answer does.
    private func kind(ofAnswers slots: Range<Int>, settled: Int, _ profile: borrowing Profile) -> UInt8 {
        if settled >= 0, profile.answers[settled].isStated { return kinds[settled] }
        var kind = Evaluation.unevidenced
        for slot in slots { kind = min(kind, kinds[slot]) }
        return kind
    }
}
