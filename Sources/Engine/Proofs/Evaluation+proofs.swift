import Facts
import Files
import Profiles
import RulePacks

/// Walks through what was worked out, step by step, for those who listen. It decides nothing: every truth it tells is the one
/// that `truth(of:)` found; only a condition that is asked of many records is worked out again for each, by the same function.
extension Evaluation {
    func record(flag: Int, _ profile: borrowing Profile, _ recorder: inout some Recorder) {
        if recorder.begin(.flag(flag)) {
            for rule in pack.flags[flag].rules { record(rule: rule, profile, &recorder) }
        }
        recorder.end(assessment.flags[flag])
    }

    func record(rule number: Int, _ profile: borrowing Profile, _ recorder: inout some Recorder) {
        if recorder.begin(.rule(number)) { record(insideRule: number, profile, &recorder) }
        recorder.end(assessment.rules[number].truth, reasons: assessment.rules[number].reasons)
    }

    /// What a rule rests on, without the rule itself.
    func record(insideRule number: Int, _ profile: borrowing Profile, _ recorder: inout some Recorder) {
        let list = Int(index.rules[number].list)
        guard list >= 0 else { return record(grounds: number, .none, profile, &recorder) }
        for place in assessment.recordRanges[number] {
            let record = assessment.records[place].record
            _ = recorder.begin(.record(list: list, record: record))
            let atHand = RecordAtHand(fact: list, record: record, profile, index)
            let outcome =
                record == nil ? outcome(ofOthers: list, rule: number, profile) : outcome(of: number, atHand, profile)
            self.record(grounds: number, atHand, profile, &recorder)
            recorder.end(outcome.truth, reasons: outcome.reasons)
        }
        recordApplicability(ofEmpty: list, rule: number, profile, &recorder)
        recordEnd(of: list, rule: number, profile, &recorder)
    }

    /// That there are no others, said by somebody: then a rule that no record fired rests on that, too.
    private func recordEnd(
        of list: Int, rule: Int, _ profile: borrowing Profile, _ recorder: inout some Recorder
    ) {
        guard !pack.vocabulary.facts[list].isGrid, ListShape(list, profile, index).isComplete,
            assessment.rules[rule].reasons != .doesNotApply
        else { return }
        _ = recorder.begin(.records(list: list))
        recorder.end(.false)
    }

    /// Of a rule that looks at records where there are none, whether it applies is all there is to tell.
    private func recordApplicability(
        ofEmpty list: Int, rule number: Int, _ profile: borrowing Profile, _ recorder: inout some Recorder
    ) {
        let shape = ListShape(list, profile, index)
        guard shape.isComplete, shape.count == 0 else { return }
        for place in index.ruleGuards[number] {
            recordApplicability(of: Int(index.ruleGuards.places[place]), profile, &recorder)
        }
    }

    /// A mitigation of a rule that fired, for one record where the rule looks at records. What it comes to is its status: its
    /// condition is false, too, where what it reads does not apply or may not.
    func record(
        mitigation outcome: MitigationOutcome, _ profile: borrowing Profile, _ recorder: inout some Recorder
    ) {
        let rule = index.rules[outcome.rule]
        let node = Int(index.mitigations[Int(rule.firstMitigation) + outcome.mitigation])
        let atHand =
            rule.list < 0
            ? RecordAtHand.none : RecordAtHand(fact: Int(rule.list), record: outcome.record, profile, index)
        _ = recorder.begin(.mitigation(rule: outcome.rule, mitigation: outcome.mitigation))
        _ = truth(of: node, atHand, profile)
        record(node: node, atHand, profile, &recorder)
        recorder.end(
            outcome.status.truth, reasons: outcome.status == .doesNotApply ? .doesNotApply : [])
    }

    /// What must apply for a rule, and its condition.
    private func record(
        grounds number: Int, _ record: RecordAtHand, _ profile: borrowing Profile, _ recorder: inout some Recorder
    ) {
        for place in index.ruleGuards[number] {
            recordApplicability(of: Int(index.ruleGuards.places[place]), profile, &recorder)
        }
        for place in index.ruleFieldGuards[number] {
            let field = Int(index.ruleFieldGuards.places[place])
            recordApplicability(ofField: field, record, profile, &recorder)
        }
        let when = Int(index.rules[number].when)
        if when >= 0 { self.record(node: when, record, profile, &recorder) }
    }

    /// A condition that was worked out for the record at hand.
    private func record(
        node number: Int, _ record: RecordAtHand, _ profile: borrowing Profile, _ recorder: inout some Recorder
    ) {
        let node = index.program.nodes[number]
        switch index.program.conditions[number] {
        case .fact(let test):
            _ = recorder.begin(.fact(test))
            recordApplicability(of: test.fact, profile, &recorder)
        case .field(let test):
            _ = recorder.begin(.field(list: record.fact, record: record.record, test))
            recordApplicability(ofField: test.field, record, profile, &recorder)
        case .key(let keys): _ = recorder.begin(.key(list: record.fact, record: record.record, keys: keys))
        case .term(let term):
            if recorder.begin(.term(term)) { self.record(node: Int(index.terms[term]), .none, profile, &recorder) }
        case .claim(let claim, let word): return self.record(claim: claim, word, profile, &recorder)
        case .flag(let flag, let isRaised):
            _ = recorder.begin(.flagIs(flag, isRaised: isRaised))
            self.record(flag: flag, profile, &recorder)
        case .all:
            _ = recorder.begin(.all)
            for part in node.parts { self.record(node: part, record, profile, &recorder) }
        case .any:
            _ = recorder.begin(.any)
            for part in node.parts { self.record(node: part, record, profile, &recorder) }
        case .not:
            _ = recorder.begin(.not)
            self.record(node: Int(node.first), record, profile, &recorder)
        case .count(let atLeast, _):
            _ = recorder.begin(.count(atLeast: atLeast))
            for part in node.parts { self.record(node: part, record, profile, &recorder) }
        case .list(let test):
            _ = recorder.begin(.list(test))
            recordApplicability(of: test.fact, profile, &recorder)
            self.record(recordsOf: index.program.lists[Int(node.first)], profile, &recorder)
        }
        recorder.end(truth(in: index.program.cell(number)))
    }

    private func record(
        recordsOf test: Program.List, _ profile: borrowing Profile, _ recorder: inout some Recorder
    ) {
        guard test.condition >= 0 else { return }
        for place in 0..<ListShape(Int(test.fact), profile, index).count {
            let atHand = RecordAtHand(fact: Int(test.fact), record: place, profile, index)
            _ = truth(of: Int(test.condition), atHand, profile)
            record(node: Int(test.condition), atHand, profile, &recorder)
        }
    }

    func record(
        claim: Int, _ word: ObservedWord, _ profile: borrowing Profile, _ recorder: inout some Recorder
    ) {
        if recorder.begin(.claim(claim, word)) {
            for place in index.observedBy[claim] {
                let fact = Int(index.observedBy.places[place])
                _ = recorder.begin(.observation(fact))
                recordApplicability(of: fact, profile, &recorder)
                recorder.end(applies(fact: fact))
            }
        }
        recorder.end(Evaluation.truth(of: word, assessment.claims[claim].observed))
    }

    private func recordApplicability(
        of fact: Int, _ profile: borrowing Profile, _ recorder: inout some Recorder
    ) {
        let condition = index.applicability[fact]
        guard condition >= 0 else { return }
        if recorder.begin(.applicability(fact)) {
            for place in index.applicabilityGuards[fact] {
                recordApplicability(of: Int(index.applicabilityGuards.places[place]), profile, &recorder)
            }
            record(node: Int(condition), .none, profile, &recorder)
        }
        recorder.end(applies(fact: fact))
    }

    private func recordApplicability(
        ofField field: Int, _ record: RecordAtHand, _ profile: borrowing Profile, _ recorder: inout some Recorder
    ) {
        guard record.list >= 0 else { return }
        let place = Int(index.firstField[record.list]) + field
        let condition = index.fieldApplicability[place]
        guard condition >= 0 else { return }
        _ = recorder.begin(.fieldApplicability(list: record.fact, record: record.record, field: field))
        for needed in index.fieldApplicabilityGuards[place] {
            let needed = Int(index.fieldApplicabilityGuards.places[needed])
            recordApplicability(ofField: needed, record, profile, &recorder)
        }
        let applies = applies(field: field, record, profile)
        self.record(node: Int(condition), record, profile, &recorder)
        recorder.end(applies)
    }
}
