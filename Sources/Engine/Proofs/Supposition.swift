import Facts
import Files
import Profiles

/// Tries answers in the tables of an evaluation: of what is worked out, only what follows from them is worked out again, and
/// afterwards everything stands as it stood.
struct Supposition {
    private var consequences: Consequences
    /// What the cells held before.
    private let before: Cells<Truth>
    /// What is told on the way of records, which nobody reads, and of rules that look at them.
    private var told: Assessment

    init(_ evaluation: Evaluation) {
        consequences = Consequences(evaluation)
        before = Cells(repeating: .unknown, count: evaluation.truths.count)
        told = evaluation.assessment
    }

    /// Looks at what the cells hold with an answer in a slot.
    ///
    /// - Parameters:
    ///   - profile: with the answer in it; the evaluation is of the one without.
    ///   - look: is given also what would become of rules that look at records.
    /// - Complexity: O(cells + rules + instructions that follow from it + records they look at).
    mutating func suppose<Found>(
        _ slot: Int, in profile: borrowing Profile, _ evaluation: Evaluation, _ look: (Evaluation, [Outcome]) -> Found
    ) -> Found {
        evaluation.truths.copy(to: before)
        let (answer, code) = (profile.answers[slot], evaluation.codes[slot])
        evaluation.codes[slot] = AnswerCode(answer)
        evaluation.decide(evaluation.slots[slot], evaluation.codes[slot], answer)
        run(consequences.instructions(after: slot, evaluation), profile, evaluation)
        let found = look(evaluation, told.rules)
        evaluation.codes[slot] = code
        before.copy(to: evaluation.truths)
        return found
    }

    /// The same with an answer in a record of a list.
    mutating func suppose<Found>(
        recordsOf list: Int, in profile: borrowing Profile, _ evaluation: inout Evaluation,
        _ look: (Evaluation, [Outcome]) -> Found
    ) -> Found {
        evaluation.truths.copy(to: before)
        let codes = evaluation.fieldCodes
        evaluation.fieldCodes = profile.fields.map { AnswerCode($0) }
        run(consequences.instructions(afterList: list, evaluation), profile, evaluation)
        let found = look(evaluation, told.rules)
        evaluation.fieldCodes = codes
        before.copy(to: evaluation.truths)
        return found
    }

    private mutating func run(_ places: [Int], _ profile: borrowing Profile, _ evaluation: Evaluation) {
        told.records.removeAll(keepingCapacity: true)
        told.rules = evaluation.assessment.rules
        for place in places {
            let instruction = evaluation.instructions[place]
            if instruction.operation == .records {
                evaluation.evaluateRecords(instruction, profile, &told)
            } else {
                evaluation.run(place..<place + 1, .none, profile)
            }
        }
    }
}

extension Evaluator {
    /// Looks at what would be worked out with an answer in a slot of a profile, which is evaluated without it.
    func suppose<Found>(
        _ slot: Int, in profile: borrowing Profile, _ look: (Evaluation, [Outcome]) -> Found
    ) -> Found {
        var supposition = self.supposition ?? Supposition(evaluation)
        self.supposition = nil
        defer { self.supposition = supposition }
        return supposition.suppose(slot, in: profile, evaluation, look)
    }

    /// The same with an answer in a record of a list.
    func suppose<Found>(
        recordsOf list: Int, in profile: borrowing Profile, _ look: (Evaluation, [Outcome]) -> Found
    ) -> Found {
        var supposition = self.supposition ?? Supposition(evaluation)
        self.supposition = nil
        defer { self.supposition = supposition }
        return supposition.suppose(recordsOf: list, in: profile, &evaluation, look)
    }
}
