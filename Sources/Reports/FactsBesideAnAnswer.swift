import Engine
import Facts
import Profiles
import RulePacks

extension Evaluator {
    /// Where whatever is answered to a question raises a flag, it is raised by what is stated beside the answer, and only as long as
    /// that stands: the facts of which this is so, in the order in which they are read; none otherwise.
    ///
    /// - Parameter effects: those of each answer to the question.
    /// - Complexity: that of an evaluation for each answer, where all of them raise the flag.
    func factsBeside(
        _ flag: Int, raisedByEachOf effects: [AnswerEffect], to subject: OpenFact.Subject, _ profile: borrowing Profile
    ) -> [Int] {
        // What one more record states is no answer to whether there are others.
        if case .others = subject { return [] }
        guard effects.count > 1, effects.allSatisfy({ $0.raises.contains(flag) }) else { return [] }
        var facts: [Int] = []
        for effect in effects {
            let proof = proof(ofFlag: flag, supposing: effect.answer, to: subject, profile)
            for case .fact(let fact) in Reliance(proof).items where !subject.asks(fact) && !facts.contains(fact) {
                let content = pack.vocabulary.facts[fact]
                guard content.reporters.isEmpty, profile.answers[content.firstSlot].known != nil else { continue }
                facts.append(fact)
            }
        }
        return facts
    }
}

extension OpenFact.Subject {
    fileprivate func asks(_ fact: Int) -> Bool {
        switch self {
        case .fact(fact, _), .field(fact, _, _), .others(fact): true
        default: false
        }
    }
}
