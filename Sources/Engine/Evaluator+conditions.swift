import Facts
import Profiles
import RulePacks

/// The one function that evaluates conditions, and what it needs.
extension Evaluator {
    func truth<Listener: Recorder>(
        of condition: Condition, _ record: RecordAtHand, _ profile: Profile, _ recorder: inout Listener
    ) -> Truth {
        switch condition {
        case .fact(let test): return truth(of: test, profile, &recorder)
        case .field(let test): return truth(of: test, record, profile, &recorder)
        case .key(let keys):
            let truth = Truth(record.record.map(keys.contains) ?? false)
            if Listener.listens, recorder.begin(.key(list: record.fact, record: record.record, keys: keys)) {}
            recorder.end(truth)
            return truth
        case .term(let term):
            guard Listener.listens else { return assessment.terms[term] }
            if recorder.begin(.term(term)) { _ = truth(of: pack.terms[term].when, .none, profile, &recorder) }
            recorder.end(assessment.terms[term])
            return assessment.terms[term]
        case .claim(let claim, let word): return truth(ofClaim: claim, word, profile, &recorder)
        case .flag(let flag, let isRaised): return truth(ofFlag: flag, isRaised, profile, &recorder)
        case .all(let parts):
            _ = recorder.begin(.all)
            var result = Truth.true
            for part in parts {
                result = result && truth(of: part, record, profile, &recorder)
                if !Listener.listens, result == .false { break }
            }
            recorder.end(result)
            return result
        case .any(let parts):
            _ = recorder.begin(.any)
            var result = Truth.false
            for part in parts {
                result = result || truth(of: part, record, profile, &recorder)
                if !Listener.listens, result == .true { break }
            }
            recorder.end(result)
            return result
        case .not(let part):
            _ = recorder.begin(.not)
            let result = !truth(of: part, record, profile, &recorder)
            recorder.end(result)
            return result
        case .count(let atLeast, let parts):
            _ = recorder.begin(.count(atLeast: atLeast))
            var sure = 0
            var possible = 0
            for part in parts {
                switch truth(of: part, record, profile, &recorder) {
                case .true: sure += 1
                case .unknown: possible += 1
                case .false: break
                }
            }
            let result = Evaluator.reaches(atLeast, sure: sure, possible: possible)
            recorder.end(result)
            return result
        case .list(let test): return truth(of: test, profile, &recorder)
        }
    }

    static func reaches(_ wanted: Int, sure: Int, possible: Int) -> Truth {
        if sure >= wanted { return .true }
        return sure + possible >= wanted ? .unknown : .false
    }

    // MARK: Facts

    private func truth<Listener: Recorder>(
        of test: FactTest, _ profile: Profile, _ recorder: inout Listener
    ) -> Truth {
        _ = recorder.begin(.fact(test))
        let applies = applies(test.fact, profile, &recorder)
        let answered: Truth
        let first = pack.vocabulary.facts[test.fact].firstSlot
        switch test.voice {
        case .plain: answered = Evaluator.holds(test.test, profile.answers[first])
        case .reporter(let place): answered = Evaluator.holds(test.test, profile.answers[first + place])
        case .any, .all: answered = together(test, profile)
        case .disputed(let wanted):
            let dispute = isDisputed(test.fact, profile)
            answered = wanted ? dispute : !dispute
        }
        let result = applies && answered
        recorder.end(result)
        return result
    }

    @inline(__always)
    static func holds(_ test: ValueTest, _ answer: Answer) -> Truth {
        guard let value = answer.known else { return .unknown }
        return test.holds(for: value)
    }

    /// What was settled, or else whether any or all of the reporters say so.
    private func together(_ test: FactTest, _ profile: Profile) -> Truth {
        let fact = pack.vocabulary.facts[test.fact]
        if let settled = fact.settledSlot, profile.answers[settled].isStated {
            return Evaluator.holds(test.test, profile.answers[settled])
        }
        let isAny = test.voice == .any
        var result = Truth(!isAny)
        for slot in fact.answerSlots {
            let truth = Evaluator.holds(test.test, profile.answers[slot])
            result = isAny ? result || truth : result && truth
        }
        return result
    }

    private func isDisputed(_ index: Int, _ profile: Profile) -> Truth {
        let slots = pack.vocabulary.facts[index].answerSlots
        return Evaluator.isDisputed(slots.map { profile.answers[$0].known })
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
    func applies<Listener: Recorder>(_ fact: Int, _ profile: Profile, _ recorder: inout Listener) -> Truth {
        if Listener.listens, pack.applicability[fact] != nil {
            if recorder.begin(.applicability(fact)) { _ = applicability(of: fact, profile, &recorder) }
            recorder.end(assessment.applies[fact])
        }
        return assessment.applies[fact]
    }

    func applicability<Listener: Recorder>(
        of fact: Int, _ profile: Profile, _ recorder: inout Listener
    ) -> Truth {
        var result = Truth.true
        for needed in pack.applicabilityGuards[fact] { result = result && applies(needed, profile, &recorder) }
        if let condition = pack.applicability[fact] { result = result && truth(of: condition, .none, profile, &recorder) }
        return result
    }

    // MARK: Fields

    private func truth<Listener: Recorder>(
        of test: FieldTest, _ record: RecordAtHand, _ profile: Profile, _ recorder: inout Listener
    ) -> Truth {
        _ = recorder.begin(.field(list: record.fact, record: record.record, test))
        let applies = applies(field: test.field, record, profile, &recorder)
        var answered = Truth.unknown
        if record.firstField >= 0 {
            answered = Evaluator.holds(test.test, profile.fields[record.firstField + test.field])
        }
        let result = applies && answered
        recorder.end(result)
        return result
    }

    func applies<Listener: Recorder>(
        field: Int, _ record: RecordAtHand, _ profile: Profile, _ recorder: inout Listener
    ) -> Truth {
        guard record.list >= 0, let condition = pack.fieldApplicability[record.list][field] else { return .true }
        _ = recorder.begin(.fieldApplicability(list: record.fact, record: record.record, field: field))
        var result = Truth.true
        for needed in pack.fieldApplicabilityGuards[record.list][field] {
            result = result && applies(field: needed, record, profile, &recorder)
        }
        result = result && truth(of: condition, record, profile, &recorder)
        recorder.end(result)
        return result
    }

    // MARK: Lists

    private func truth<Listener: Recorder>(
        of test: ListTest, _ profile: Profile, _ recorder: inout Listener
    ) -> Truth {
        _ = recorder.begin(.list(test))
        let applies = applies(test.fact, profile, &recorder)
        let shape = ListShape(test.fact, profile, pack)
        var sure = 0
        var possible = 0
        for record in 0..<shape.count {
            var holds = Truth.true
            if let condition = test.condition {
                let atHand = RecordAtHand(fact: test.fact, record: record, profile, pack)
                holds = truth(of: condition, atHand, profile, &recorder)
            }
            switch holds {
            case .true: sure += 1
            case .unknown: possible += 1
            case .false: break
            }
        }
        let result = applies && Evaluator.verdict(test.quantifier, shape, sure: sure, possible: possible)
        recorder.end(result)
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
        _ claim: Int, _ profile: Profile, _ recorder: inout Listener
    ) -> ClaimLayer {
        var layer = ClaimLayer(supporting: .false, opposing: .false)
        for index in pack.claims[claim].observedBy {
            let fact = pack.vocabulary.facts[index]
            _ = recorder.begin(.observation(index))
            let applies = applies(index, profile, &recorder)
            var slots = fact.answerSlots
            if let settled = fact.settledSlot, profile.answers[settled].isStated { slots = settled..<settled + 1 }
            for slot in slots {
                let answer = profile.answers[slot].known
                layer.supporting = layer.supporting || (applies && Evaluator.says(true, answer))
                layer.opposing = layer.opposing || (applies && Evaluator.says(false, answer))
            }
            recorder.end(applies)
        }
        return layer
    }

    @inline(__always)
    static func says(_ wanted: Bool, _ value: Value?) -> Truth {
        guard case .yesNo(let answer)? = value else { return .unknown }
        return Truth(answer == wanted)
    }

    private func truth<Listener: Recorder>(
        ofClaim claim: Int, _ word: ObservedWord, _ profile: Profile, _ recorder: inout Listener
    ) -> Truth {
        let layer = assessment.claims[claim].observed
        let result = Evaluator.truth(of: word, layer)
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
        ofFlag flag: Int, _ isRaised: Bool, _ profile: Profile, _ recorder: inout Listener
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

    func record<Listener: Recorder>(flag: Int, _ profile: Profile, _ recorder: inout Listener) {
        if recorder.begin(.flag(flag)) {
            for rule in pack.flags[flag].rules { record(rule: rule, profile, &recorder) }
        }
        recorder.end(assessment.flags[flag])
    }

    // MARK: Rules

    /// Whether the rule applies and whether its condition holds, of the record at hand if it looks at each.
    func outcome<Listener: Recorder>(
        of number: Int, _ record: RecordAtHand, _ profile: Profile, _ recorder: inout Listener
    ) -> Outcome {
        var applies = Truth.true
        for fact in pack.rules[number].guards { applies = applies && self.applies(fact, profile, &recorder) }
        for field in pack.rules[number].fieldGuards {
            applies = applies && self.applies(field: field, record, profile, &recorder)
        }
        var holds = Truth.true
        if let when = pack.rules[number].when { holds = truth(of: when, record, profile, &recorder) }
        return Outcome(applies: applies, holds: holds)
    }

    /// The outcome over all records, each handed to `visit`; an open list counts as having one more that never fires.
    func outcome<Listener: Recorder>(
        ofEach list: Int, rule number: Int, _ profile: Profile, _ recorder: inout Listener,
        visit: (Int?, Outcome) -> Void
    ) -> Outcome {
        let shape = ListShape(list, profile, pack)
        var truth = Truth.false
        var reasons: Outcome.Reasons = []
        for record in 0..<shape.count {
            _ = recorder.begin(.record(list: list, record: record))
            let outcome = outcome(of: number, RecordAtHand(fact: list, record: record, profile, pack), profile, &recorder)
            recorder.end(outcome.truth, reasons: outcome.reasons)
            visit(record, outcome)
            truth = truth || outcome.truth
            reasons.formUnion(outcome.reasons)
        }
        if !shape.isComplete {
            _ = recorder.begin(.record(list: list, record: nil))
            var outcome = outcome(of: number, RecordAtHand(fact: list, record: nil, profile, pack), profile, &recorder)
            if outcome.kind == .fired { outcome = Outcome(kind: .open) }
            recorder.end(outcome.truth, reasons: outcome.reasons)
            visit(nil, outcome)
            truth = truth || outcome.truth
            reasons.formUnion(outcome.reasons)
        } else if shape.count == 0 {
            reasons.insert(.notMet)
            for fact in pack.rules[number].guards where self.applies(fact, profile, &recorder) == .false {
                reasons.insert(.doesNotApply)
            }
        }
        switch truth {
        case .true: return Outcome(kind: .fired)
        case .unknown: return Outcome(kind: .open)
        case .false: return Outcome(kind: .notFired, reasons: reasons)
        }
    }

    func record<Listener: Recorder>(rule number: Int, _ profile: Profile, _ recorder: inout Listener) {
        if recorder.begin(.rule(number)) {
            if let list = pack.rules[number].list {
                _ = outcome(ofEach: list, rule: number, profile, &recorder) { _, _ in }
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

    init(_ fact: Int, _ profile: borrowing Profile, _ pack: borrowing RulePack) {
        let isGrid = pack.vocabulary.facts[fact].isGrid
        if isGrid {
            count = pack.vocabulary.facts[fact].keys.count
            isComplete = true
        } else {
            let list = profile.lists[pack.vocabulary.facts[fact].list ?? 0]
            count = Int(list.recordCount)
            isComplete = list.isComplete && list.unknown == nil
        }
    }
}
