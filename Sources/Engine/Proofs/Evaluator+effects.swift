import Facts
public import Profiles
import RulePacks

/// What if a question were answered.
extension Evaluator {
    /// What each answer to a question would settle of the flags that it may decide, found by evaluating the profile with that
    /// answer in it. Certain outcomes never change, so what is said here holds whatever else is answered, unless the auditor
    /// settles a fact. Call after `evaluate`; what was made of the profile stands again afterwards.
    ///
    /// - Returns: an effect for each answer, in the order of the fact's values; none where the answers cannot be counted (a
    ///   number, a date, a list) and where an answer counts by its date only.
    /// - Complexity: O(answers) evaluations.
    public func effects(of question: OpenFact, _ profile: borrowing Profile) -> [AnswerEffect] {
        effects(ofEach: CollectionOfOne(question), profile)[0]
    }

    /// The same of several questions, each by itself; the profile is evaluated again once for all of them.
    ///
    /// - Complexity: O(questions × answers) evaluations.
    public func effects(
        ofEach questions: some Sequence<OpenFact>, _ profile: borrowing Profile
    ) -> [[AnswerEffect]] {
        var effects: [[AnswerEffect]] = []
        for question in questions { effects.append(supposed(question, profile)) }
        if effects.contains(where: { !$0.isEmpty }) { evaluation.evaluate(profile) }
        return effects
    }

    /// Leaves the tables as the last answer made them.
    private func supposed(_ question: OpenFact, _ profile: borrowing Profile) -> [AnswerEffect] {
        let flags = question.decides.compactMap { if case .flag(let flag) = $0 { flag } else { nil } }
        let answers = answers(to: question.subject, profile)
        guard !flags.isEmpty, !answers.isEmpty else { return [] }
        var effects: [AnswerEffect] = []
        for value in answers {
            var supposed = copy profile
            let answer = Answer(value: value, unknown: nil)
            switch question.subject {
            case .fact(let fact, let reporter):
                supposed.assume(answer, in: pack.vocabulary.facts[fact].firstSlot + (reporter ?? 0))
            case .field(let list, let record, let field):
                let content = pack.vocabulary.facts[list]
                guard let place = content.list else { continue }
                if content.isGrid {
                    supposed.assumeRows(of: place, keys: content.keys.count, fields: content.fields.count)
                }
                supposed.assume(answer, field: field, ofRecord: supposed.records(of: place).lowerBound + record)
            case .others: continue
            }
            evaluation.evaluate(supposed)
            effects.append(
                AnswerEffect(
                    answer: value, raises: flags.filter { evaluation.assessment.flags[$0] == .true },
                    clears: flags.filter { evaluation.assessment.flags[$0] == .false }))
        }
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
