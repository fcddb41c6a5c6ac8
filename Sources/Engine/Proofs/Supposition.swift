import Facts
import Files
import Profiles

/// Tries answers in the tables of an evaluation: of what is worked out, only what follows from them is worked out again, and
/// afterwards everything stands as it stood.
struct Supposition {
    private var consequences: Consequences
    /// What the cells held before.
    private let before: Cells<Truth>
    /// What is told of records on the way, which nobody reads.
    private var told: Assessment

    init(_ evaluation: Evaluation) {
        consequences = Consequences(evaluation)
        before = Cells(repeating: .unknown, count: evaluation.truths.count)
        told = evaluation.assessment
    }

    /// What each of some flags comes to with an answer in a slot.
    ///
    /// - Parameter profile: with the answer in it; the evaluation is of the one without.
    /// - Complexity: O(cells + instructions that follow from it + records they look at).
    mutating func flags(
        _ flags: [Int], ifAnswered slot: Int, in profile: borrowing Profile, _ evaluation: Evaluation
    ) -> [Truth] {
        evaluation.truths.copy(to: before)
        let (answer, code) = (profile.answers[slot], evaluation.codes[slot])
        evaluation.codes[slot] = AnswerCode(answer)
        evaluation.decide(evaluation.slots[slot], evaluation.codes[slot], answer)
        run(consequences.instructions(after: slot, evaluation), profile, evaluation)
        let found = evaluation.truths(ofFlags: flags)
        evaluation.codes[slot] = code
        before.copy(to: evaluation.truths)
        return found
    }

    /// The same with an answer in a record of a list.
    mutating func flags(
        _ flags: [Int], ifAnsweredIn list: Int, in profile: borrowing Profile, _ evaluation: inout Evaluation
    ) -> [Truth] {
        evaluation.truths.copy(to: before)
        let codes = evaluation.fieldCodes
        evaluation.fieldCodes = profile.fields.map { AnswerCode($0) }
        run(consequences.instructions(afterList: list, evaluation), profile, evaluation)
        let found = evaluation.truths(ofFlags: flags)
        evaluation.fieldCodes = codes
        before.copy(to: evaluation.truths)
        return found
    }

    private mutating func run(_ places: [Int], _ profile: borrowing Profile, _ evaluation: Evaluation) {
        told.records.removeAll(keepingCapacity: true)
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

extension Evaluation {
    fileprivate func truths(ofFlags flags: [Int]) -> [Truth] {
        flags.map { truth(in: givens.place(ofFlag: $0, isRaised: true)) }
    }
}
