import Facts
import Profiles
import RulePacks

/// The one function that evaluates conditions, and what it needs.
extension Evaluation {
    /// - Parameter number: the condition's node.
    ///
    /// Every part is looked at, whatever the others are: so the steps are the same for every profile, and with a listener.
    func truth<Listener: Recorder>(
        of number: Int, _ record: RecordAtHand, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> Truth {
        let node = index.program.nodes[number]
        switch node.kind {
        case .answer, .given: return leaf(node, number, profile, &recorder)
        case .fact: return truth(ofFact: Int(node.first), number, profile, &recorder)
        case .field: return truth(ofField: Int(node.first), number, record, profile, &recorder)
        case .key: return truth(ofKey: number, record, &recorder)
        case .all:
            _ = recorder.begin(.all)
            var result = Truth.true
            for part in node.parts { result = result && truth(ofPart: part, record, profile, &recorder) }
            recorder.end(result)
            return result
        case .any:
            _ = recorder.begin(.any)
            var result = Truth.false
            for part in node.parts { result = result || truth(ofPart: part, record, profile, &recorder) }
            recorder.end(result)
            return result
        case .not:
            _ = recorder.begin(.not)
            let result = !truth(ofPart: Int(node.first), record, profile, &recorder)
            recorder.end(result)
            return result
        case .count:
            _ = recorder.begin(.count(atLeast: Int(node.atLeast)))
            var sure = 0
            var possible = 0
            for part in node.parts {
                let truth = truth(ofPart: part, record, profile, &recorder)
                sure += truth == .true ? 1 : 0
                possible += truth == .unknown ? 1 : 0
            }
            let result = Evaluation.reaches(Int(node.atLeast), sure: sure, possible: possible)
            recorder.end(result)
            return result
        case .list: return truth(ofList: Int(node.first), number, profile, &recorder)
        }
    }

    /// Most parts have none of their own: those are looked at where they stand.
    @inline(__always)
    private func truth<Listener: Recorder>(
        ofPart number: Int, _ record: RecordAtHand, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> Truth {
        let node = index.program.nodes[number]
        if node.kind == .answer || node.kind == .given { return leaf(node, number, profile, &recorder) }
        return truth(of: number, record, profile, &recorder)
    }

    @inline(__always)
    private func leaf<Listener: Recorder>(
        _ node: Program.Node, _ number: Int, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> Truth {
        if node.kind == .given {
            if Listener.listens { record(given: number, profile, &recorder) }
            return given[Int(node.first)]
        }
        if Listener.listens, case .fact(let test) = index.program.conditions[number] { _ = recorder.begin(.fact(test)) }
        let applies = applies(Int(node.fact), profile, &recorder)
        let result = applies && node.table[codes[Int(node.first)]]
        if Listener.listens { recorder.end(result) }
        return result
    }

    /// What a condition reads of something computed before it, for those who listen.
    private func record<Listener: Recorder>(
        given number: Int, _ profile: borrowing Profile, _ recorder: inout Listener
    ) {
        switch index.program.conditions[number] {
        case .term(let term):
            if recorder.begin(.term(term)) { _ = truth(of: Int(index.terms[term]), .none, profile, &recorder) }
            recorder.end(assessment.terms[term])
        case .claim(let claim, let word): _ = truth(ofClaim: claim, word, profile, &recorder)
        case .flag(let flag, let isRaised): _ = truth(ofFlag: flag, isRaised, profile, &recorder)
        default: break
        }
    }

    private func truth<Listener: Recorder>(ofKey number: Int, _ record: RecordAtHand, _ recorder: inout Listener)
        -> Truth
    {
        guard case .key(let keys) = index.program.conditions[number] else { return .unknown }
        let truth = Truth(record.record.map(keys.contains) ?? false)
        if Listener.listens, recorder.begin(.key(list: record.fact, record: record.record, keys: keys)) {}
        if Listener.listens { recorder.end(truth) }
        return truth
    }

    static func reaches(_ wanted: Int, sure: Int, possible: Int) -> Truth {
        if sure >= wanted { return .true }
        return sure + possible >= wanted ? .unknown : .false
    }

    // MARK: Facts

    private func truth<Listener: Recorder>(
        ofFact place: Int, _ number: Int, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> Truth {
        if Listener.listens, case .fact(let test) = index.program.conditions[number] { _ = recorder.begin(.fact(test)) }
        let test = index.program.facts[place]
        let applies = applies(Int(test.fact), profile, &recorder)
        let answered: Truth
        switch test.voice {
        case .one: answered = holds(test.test, Int(test.first), profile)
        case .any, .all: answered = together(test, profile)
        case .disputed: answered = isDisputed(test, profile)
        case .agreed: answered = !isDisputed(test, profile)
        }
        let result = applies && answered
        if Listener.listens { recorder.end(result) }
        return result
    }

    @inline(__always)
    private func holds(_ test: Program.Value, _ slot: Int, _ profile: borrowing Profile) -> Truth {
        if test.isTabled { return test.table[codes[slot]] }
        guard let value = profile.answers[slot].known else { return .unknown }
        return index.program.values[Int(test.general)].holds(for: value)
    }

    @inline(__always)
    static func holds(_ test: ValueTest, _ answer: Answer) -> Truth {
        guard let value = answer.known else { return .unknown }
        return test.holds(for: value)
    }

    /// What was settled, or else whether any or all of the reporters say so.
    private func together(_ test: Program.Fact, _ profile: borrowing Profile) -> Truth {
        if test.settled >= 0, profile.answers[Int(test.settled)].isStated {
            return holds(test.test, Int(test.settled), profile)
        }
        let isAny = test.voice == .any
        var result = Truth(!isAny)
        for slot in Int(test.first)..<Int(test.end) {
            let truth = holds(test.test, slot, profile)
            result = isAny ? result || truth : result && truth
        }
        return result
    }

    private func isDisputed(_ test: Program.Fact, _ profile: borrowing Profile) -> Truth {
        var result = Truth.false
        for slot in Int(test.first)..<Int(test.end) {
            guard codes[slot].isKnown else {
                result = result || .unknown
                continue
            }
            for other in slot + 1..<Int(test.end) where codes[other].isKnown {
                if codes[slot] != .other, codes[other] != .other {
                    result = result || Truth(codes[slot] != codes[other])
                } else if let value = profile.answers[slot].known, let other = profile.answers[other].known {
                    result = result || Evaluation.differ(value, other)
                }
            }
        }
        return result
    }

    /// Whether two have answered differently; false once all have answered alike.
    static func isDisputed(_ values: [Value?]) -> Truth {
        var result = Truth.false
        for (place, value) in values.enumerated() {
            guard let value else {
                result = result || .unknown
                continue
            }
            for other in values[(place + 1)...] {
                if let other { result = result || differ(value, other) }
            }
        }
        return result
    }

    private static func differ(_ left: Value, _ right: Value) -> Truth {
        guard case .date(let left) = left, case .date(let right) = right else { return Truth(left != right) }
        if left.last < right.first || right.last < left.first { return .true }
        return left.isDay && left == right ? .false : .unknown
    }

    /// Whether a fact's question may be put.
    @inline(__always)
    func applies<Listener: Recorder>(_ fact: Int, _ profile: borrowing Profile, _ recorder: inout Listener) -> Truth {
        if Listener.listens, index.applicability[fact] >= 0 {
            if recorder.begin(.applicability(fact)) { _ = applicability(of: fact, profile, &recorder) }
            recorder.end(assessment.applies[fact])
        }
        return assessment.applies[fact]
    }

    func applicability<Listener: Recorder>(
        of fact: Int, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> Truth {
        var result = Truth.true
        for place in index.applicabilityGuards[fact] {
            result = result && applies(Int(index.applicabilityGuards.places[place]), profile, &recorder)
        }
        let condition = index.applicability[fact]
        if condition >= 0 { result = result && truth(of: Int(condition), .none, profile, &recorder) }
        return result
    }

    // MARK: Fields

    private func truth<Listener: Recorder>(
        ofField place: Int, _ number: Int, _ record: RecordAtHand, _ profile: borrowing Profile,
        _ recorder: inout Listener
    ) -> Truth {
        if Listener.listens, case .field(let test) = index.program.conditions[number] {
            _ = recorder.begin(.field(list: record.fact, record: record.record, test))
        }
        let test = index.program.fields[place]
        let applies = applies(field: Int(test.field), record, profile, &recorder)
        var answered = Truth.unknown
        if record.firstField >= 0 {
            let place = record.firstField + Int(test.field)
            if test.test.isTabled {
                answered = test.test.table[fieldCodes[place]]
            } else if let value = profile.fields[place].known {
                answered = index.program.values[Int(test.test.general)].holds(for: value)
            }
        }
        let result = applies && answered
        if Listener.listens { recorder.end(result) }
        return result
    }

    func applies<Listener: Recorder>(
        field: Int, _ record: RecordAtHand, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> Truth {
        guard record.list >= 0 else { return .true }
        let place = Int(index.firstField[record.list]) + field
        let condition = index.fieldApplicability[place]
        guard condition >= 0 else { return .true }
        _ = recorder.begin(.fieldApplicability(list: record.fact, record: record.record, field: field))
        var result = Truth.true
        for needed in index.fieldApplicabilityGuards[place] {
            let needed = Int(index.fieldApplicabilityGuards.places[needed])
            result = result && applies(field: needed, record, profile, &recorder)
        }
        result = result && truth(of: Int(condition), record, profile, &recorder)
        recorder.end(result)
        return result
    }

    // MARK: Lists

    private func truth<Listener: Recorder>(
        ofList place: Int, _ number: Int, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> Truth {
        if Listener.listens, case .list(let test) = index.program.conditions[number] { _ = recorder.begin(.list(test)) }
        let test = index.program.lists[place]
        let applies = applies(Int(test.fact), profile, &recorder)
        let shape = ListShape(Int(test.fact), profile, index)
        var sure = 0
        var possible = 0
        for record in 0..<shape.count {
            var holds = Truth.true
            if test.condition >= 0 {
                let atHand = RecordAtHand(fact: Int(test.fact), record: record, profile, index)
                holds = truth(of: Int(test.condition), atHand, profile, &recorder)
            }
            switch holds {
            case .true: sure += 1
            case .unknown: possible += 1
            case .false: break
            }
        }
        let result = applies && Evaluation.verdict(test.quantifier, shape, sure: sure, possible: possible)
        if Listener.listens { recorder.end(result) }
        return result
    }

    /// On an open list `some` and `count` are never false, `every` and `none` never true.
    static func verdict(_ quantifier: ListTest.Quantifier, _ shape: ListShape, sure: Int, possible: Int) -> Truth {
        switch quantifier {
        case .some: reaches(1, sure: sure, possible: shape.isComplete ? possible : 1)
        case .count(let atLeast): reaches(atLeast, sure: sure, possible: shape.isComplete ? possible : atLeast)
        case .none: !reaches(1, sure: sure, possible: shape.isComplete ? possible : 1)
        case .every:
            !reaches(1, sure: shape.count - sure - possible, possible: shape.isComplete ? possible : 1)
        }
    }

    // MARK: Claims and flags

    /// What this place's own people say: each yes for, each no against; what was settled stands for them all.
    func observed<Listener: Recorder>(
        _ claim: Int, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> ClaimLayer {
        var layer = ClaimLayer(supporting: .false, opposing: .false)
        for place in index.observedBy[claim] {
            let number = Int(index.observedBy.places[place])
            let fact = index.facts[number]
            if Listener.listens { _ = recorder.begin(.observation(number)) }
            let applies = applies(number, profile, &recorder)
            var slots = fact.answers
            let settled = Int(fact.settled)
            if settled >= 0, profile.answers[settled].isStated { slots = settled..<settled + 1 }
            for slot in slots {
                let answer = codes[slot]
                let unsaid = answer == .yes || answer == .no ? Truth.false : .unknown
                layer.supporting = layer.supporting || (applies && (answer == .yes ? .true : unsaid))
                layer.opposing = layer.opposing || (applies && (answer == .no ? .true : unsaid))
            }
            if Listener.listens { recorder.end(applies) }
        }
        return layer
    }

    @inline(__always)
    static func says(_ wanted: Bool, _ value: Value?) -> Truth {
        guard case .yesNo(let answer)? = value else { return .unknown }
        return Truth(answer == wanted)
    }

    func truth<Listener: Recorder>(
        ofClaim claim: Int, _ word: ObservedWord, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> Truth {
        let layer = assessment.claims[claim].observed
        let result = Evaluation.truth(of: word, layer)
        if Listener.listens {
            if recorder.begin(.claim(claim, word)) { _ = observed(claim, profile, &recorder) }
            recorder.end(result)
        }
        return result
    }

    static func truth(of word: ObservedWord, _ layer: ClaimLayer) -> Truth {
        switch word {
        case .yes: layer.supporting && !layer.opposing
        case .no: layer.opposing && !layer.supporting
        case .bothWays: layer.supporting && layer.opposing
        case .notSeen: !layer.supporting && !layer.opposing
        }
    }

    private func truth<Listener: Recorder>(
        ofFlag flag: Int, _ isRaised: Bool, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> Truth {
        let truth = assessment.flags[flag]
        let result = isRaised ? truth : !truth
        if Listener.listens {
            _ = recorder.begin(.flagIs(flag, isRaised: isRaised))
            record(flag: flag, profile, &recorder)
            recorder.end(result)
        }
        return result
    }

    func record<Listener: Recorder>(flag: Int, _ profile: borrowing Profile, _ recorder: inout Listener) {
        if recorder.begin(.flag(flag)) {
            for rule in pack.flags[flag].rules { record(rule: rule, profile, &recorder) }
        }
        recorder.end(assessment.flags[flag])
    }

    // MARK: Rules

    /// Whether the rule applies and whether its condition holds, of the record at hand if it looks at each.
    func outcome<Listener: Recorder>(
        of number: Int, _ record: RecordAtHand, _ profile: borrowing Profile, _ recorder: inout Listener
    ) -> Outcome {
        var applies = Truth.true
        for place in index.ruleGuards[number] {
            applies = applies && self.applies(Int(index.ruleGuards.places[place]), profile, &recorder)
        }
        for place in index.ruleFieldGuards[number] {
            let field = Int(index.ruleFieldGuards.places[place])
            applies = applies && self.applies(field: field, record, profile, &recorder)
        }
        var holds = Truth.true
        let when = index.rules[number].when
        if when >= 0 { holds = truth(of: Int(when), record, profile, &recorder) }
        return Outcome(applies: applies, holds: holds)
    }

    /// The outcome over all records, each added to `records`; an open list counts as having one more that never fires.
    func outcome<Listener: Recorder>(
        ofEach list: Int, rule number: Int, _ profile: borrowing Profile, _ recorder: inout Listener,
        into records: inout [RecordOutcome]
    ) -> Outcome {
        let shape = ListShape(list, profile, index)
        var truth = Truth.false
        var reasons: Outcome.Reasons = []
        for record in 0..<shape.count {
            _ = recorder.begin(.record(list: list, record: record))
            let atHand = RecordAtHand(fact: list, record: record, profile, index)
            let outcome = outcome(of: number, atHand, profile, &recorder)
            recorder.end(outcome.truth, reasons: outcome.reasons)
            records.append(RecordOutcome(record: record, outcome: outcome))
            truth = truth || outcome.truth
            reasons.formUnion(outcome.reasons)
        }
        if !shape.isComplete {
            _ = recorder.begin(.record(list: list, record: nil))
            let atHand = RecordAtHand(fact: list, record: nil, profile, index)
            var outcome = outcome(of: number, atHand, profile, &recorder)
            if outcome.kind == .fired { outcome = Outcome(kind: .open) }
            recorder.end(outcome.truth, reasons: outcome.reasons)
            records.append(RecordOutcome(record: nil, outcome: outcome))
            truth = truth || outcome.truth
            reasons.formUnion(outcome.reasons)
        } else if shape.count == 0 {
            reasons.insert(.notMet)
            for place in index.ruleGuards[number]
            where applies(Int(index.ruleGuards.places[place]), profile, &recorder) == .false {
                reasons.insert(.doesNotApply)
            }
        }
        switch truth {
        case .true: return Outcome(kind: .fired)
        case .unknown: return Outcome(kind: .open)
        case .false: return Outcome(kind: .notFired, reasons: reasons)
        }
    }

    func record<Listener: Recorder>(rule number: Int, _ profile: borrowing Profile, _ recorder: inout Listener) {
        if recorder.begin(.rule(number)) {
            let list = index.rules[number].list
            if list >= 0 {
                var records: [RecordOutcome] = []
                _ = outcome(ofEach: Int(list), rule: number, profile, &recorder, into: &records)
            } else {
                _ = outcome(of: number, .none, profile, &recorder)
            }
        }
        recorder.end(assessment.rules[number].truth, reasons: assessment.rules[number].reasons)
    }
}

/// How many records a list has, and whether there are no others.
struct ListShape {
    var count: Int
    var isComplete: Bool

    @inline(__always)
    init(_ fact: Int, _ profile: borrowing Profile, _ index: PackIndex) {
        let entry = index.facts[fact]
        if entry.rows >= 0 {
            count = Int(entry.rows)
            isComplete = true
        } else {
            let list = profile.lists[Int(max(0, entry.list))]
            count = Int(list.recordCount)
            isComplete = list.isComplete && list.unknown == nil
        }
    }
}
