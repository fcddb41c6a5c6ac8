import Facts
public import Profiles
import RulePacks

/// What if a question were answered.
extension Evaluator {
    /// What each answer to a question would settle of the flags that it may decide, found by working out again what follows from
    /// that answer. Certain outcomes never change, so what is said here holds whatever else is answered, unless the auditor
    /// settles a fact. Call after `evaluate`; what was made of the profile stays as it is.
    ///
    /// - Returns: an effect for each answer, in the order of the fact's values; none where the answers cannot be counted (a
    ///   number, a date, a list) and where an answer counts by its date only.
    /// - Complexity: O(answers × what follows from them); the first time also O(conditions).
    public func effects(of question: OpenFact, _ profile: borrowing Profile) -> [AnswerEffect] {
        let flags = question.decides.compactMap { if case .flag(let flag) = $0 { flag } else { nil } }
        let answers = answers(to: question.subject, profile)
        guard !flags.isEmpty, !answers.isEmpty else { return [] }
        var supposed = copy profile
        func truths(_ evaluation: Evaluation) -> [Truth] { flags.map { evaluation.truth(ofFlag: $0) } }
        return answers.map { value in
            let answer = Answer(value: value, unknown: nil)
            let found: [Truth]
            switch question.subject {
            case .fact(let fact, let reporter):
                let slot = pack.vocabulary.facts[fact].firstSlot + (reporter ?? 0)
                supposed.assume(answer, in: slot)
                found = suppose(slot, in: supposed, truths)
            case .field(let fact, let record, let field):
                let content = pack.vocabulary.facts[fact]
                let list = content.list ?? 0
                if content.isGrid {
                    supposed.assumeRows(of: list, keys: content.keys.count, fields: content.fields.count)
                }
                supposed.assume(answer, field: field, ofRecord: supposed.records(of: list).lowerBound + record)
                found = suppose(recordsOf: list, in: supposed, truths)
            case .others: found = []
            }
            return AnswerEffect(
                answer: value, raises: zip(flags, found).filter { $1 == .true }.map(\.0),
                clears: zip(flags, found).filter { $1 == .false }.map(\.0))
        }
    }

    /// The same of several questions, each by itself.
    public func effects(
        ofEach questions: some Sequence<OpenFact>, _ profile: borrowing Profile
    ) -> [[AnswerEffect]] {
        var effects: [[AnswerEffect]] = []
        for question in questions { effects.append(self.effects(of: question, profile)) }
        return effects
    }

    private func answers(to subject: OpenFact.Subject, _ profile: borrowing Profile) -> [Value] {
        switch subject {
        case .fact(let fact, _):
            let content = pack.vocabulary.facts[fact]
            return content.valid == nil ? content.type.everyValue : []
        case .field(let list, let record, let field):
            let content = pack.vocabulary.facts[list]
            guard let place = content.list, content.isGrid || record < profile.lists[place].recordCount else {
                return []
            }
            return content.fields[field].type.everyValue
        case .others: return []
        }
    }
}

extension FactType {
    /// All values, where they can be listed.
    fileprivate var everyValue: [Value] {
        self == .yesNo ? [.yesNo(true), .yesNo(false)] : words.indices.map { .choice(Int32($0)) }
    }
}
