import Engine
import Facts
import Profiles
import RulePacks

/// What is worth asking, found without any of the engine's means of finding it.
extension MadePack {
    /// What decides what, by trying every answer to every set of unknown facts; `nil` where that is too much.
    func decidedByTrying(_ sketch: ProfileSketch) throws -> Set<String>? {
        let start = try read(sketch.text)
        let vocabulary = pack.vocabulary
        var slots: [(slot: Int, name: String, values: [Value])] = []
        for fact in vocabulary.facts where fact.type != .text {
            for slot in fact.answerSlots where start.answers[slot].known == nil {
                let values: [Value] =
                    fact.type == .yesNo
                    ? [.yesNo(true), .yesNo(false)] : fact.type.words.indices.map { .choice(Int32($0)) }
                let reporter = fact.reporters.isEmpty ? "" : "/" + fact.reporters[slot - fact.firstSlot]
                slots.append((slot, fact.id + reporter, values))
            }
        }
        guard (1...5).contains(slots.count) else { return nil }
        let total = slots.reduce(1) { $0 * ($1.values.count + 1) }
        guard total <= 400 else { return nil }
        // A mixed-radix number says which answer each has: 0 is none.
        var outcomes: [Results] = []
        for number in 0..<total {
            var (rest, profile) = (number, start)
            for slot in slots {
                let answer = rest % (slot.values.count + 1)
                rest /= slot.values.count + 1
                if answer > 0 { profile.assume(Answer(value: slot.values[answer - 1], unknown: nil), in: slot.slot) }
            }
            outcomes.append(Results(evaluator.evaluate(profile), OpenFacts(), pack))
        }
        let wanted = outcomes[0].openOutcomes
        var found: Set<String> = []
        var step = 1
        for slot in slots {
            let size = slot.values.count + 1
            for number in 0..<total where number / step % size == 0 {
                for answer in 1..<size {
                    let (before, after) = (outcomes[number], outcomes[number + answer * step])
                    for name in wanted where before.outcome(name) != after.outcome(name) {
                        // A mitigation that has gone was not decided by this answer.
                        found.insert("\(slot.name) > \(name)")
                    }
                }
            }
            step *= size
        }
        return found
    }

    /// The rules that some answers to all the questions make fire, by trying them all; `nil` where that is too much.
    ///
    /// What is settled may also be left out, since other answers are read then.
    func firedByTrying() throws -> Set<Int>? {
        let start = try read(ProfileSketch().text)
        var slots: [(slot: Int, values: [Value?])] = []
        for fact in pack.vocabulary.facts where fact.type != .text {
            guard fact.type == .yesNo || !fact.type.words.isEmpty else { return nil }
            let values: [Value?] =
                fact.type == .yesNo
                ? [.yesNo(true), .yesNo(false)] : fact.type.words.indices.map { .choice(Int32($0)) }
            for slot in fact.answerSlots { slots.append((slot, values)) }
            if let slot = fact.settledSlot { slots.append((slot, [nil] + values)) }
        }
        let total = slots.reduce(1) { $0 * $1.values.count }
        guard total <= 4000 else { return nil }
        var fired: Set<Int> = []
        for number in 0..<total {
            var (rest, profile) = (number, start)
            for slot in slots {
                let value = slot.values[rest % slot.values.count]
                rest /= slot.values.count
                if let value { profile.assume(Answer(value: value, unknown: nil), in: slot.slot) }
            }
            let outcomes = evaluator.evaluate(profile).rules
            for rule in outcomes.indices where outcomes[rule].kind == .fired { fired.insert(rule) }
        }
        return fired
    }
}
