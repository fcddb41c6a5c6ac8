public import Facts
public import Profiles
import RulePacks

/// What if a question were answered.
extension Evaluator {
    /// What each answer to a question would settle of the flags that it may decide, found by working out again what follows from
    /// that answer. Certain outcomes never change, so what is said here holds whatever else is answered, unless the auditor
    /// settles a fact. Call after `evaluate`; what was made of the profile stays as it is.
    ///
    /// - Returns: an effect for each answer, in the order of the fact's values; for a list of its being complete, then of one more record that
    ///   states one field and nothing else; none where
    ///   the answers cannot be counted (a number, a date) and where an answer counts by its date only.
    /// - Complexity: O(answers × what follows from them); the first time also O(conditions).
    public func effects(of question: OpenFact, _ profile: borrowing Profile) -> [AnswerEffect] {
        let flags = question.decides.compactMap { if case .flag(let flag) = $0 { flag } else { nil } }
        let answers = answers(to: question.subject, profile)
        guard !flags.isEmpty, !answers.isEmpty else { return [] }
        func truths(_ evaluation: Evaluation, _ outcomes: [Outcome]) -> [(truth: Truth, isMoot: Bool)] {
            flags.map { (evaluation.truth(ofFlag: $0), evaluation.isMoot(flag: $0, outcomes)) }
        }
        return answers.map { value, field in
            let supposed = supposing(value, field, to: question.subject, profile)
            let found: [(truth: Truth, isMoot: Bool)]
            switch question.subject {
            case .fact(let fact, let reporter):
                found = suppose(pack.vocabulary.facts[fact].firstSlot + (reporter ?? 0), in: supposed, truths)
            case .field(let fact, _, _), .others(let fact):
                found = suppose(recordsOf: pack.vocabulary.facts[fact].list ?? 0, in: supposed, truths)
            }
            return AnswerEffect(
                answer: value, field: field, raises: zip(flags, found).filter { $1.truth == .true }.map(\.0),
                clears: zip(flags, found).filter { $1.truth == .false }.map(\.0),
                leavesMoot: zip(flags, found).filter { $1.truth == .false && $1.isMoot }.map(\.0))
        }
    }

    /// Why a flag would be what it would be with an answer to a question.
    /// - Complexity: that of making an evaluator; meant for the few answers that need an explanation.
    public func proof(
        ofFlag flag: Int, supposing answer: Value?, to subject: OpenFact.Subject, _ profile: borrowing Profile
    ) -> Proof {
        let supposed = supposing(answer, nil, to: subject, profile)
        let other = Evaluator(pack)
        other.evaluate(supposed)
        return other.proof(ofFlag: flag, supposed)
    }

    /// The profile with an answer in it; `nil` is that a list has no other records.
    /// - Parameter other: the field of one more record that has the answer.
    private func supposing(
        _ value: Value?, _ other: Int?, to subject: OpenFact.Subject, _ profile: borrowing Profile
    ) -> Profile {
        var supposed = copy profile
        let answer = Answer(value: value, unknown: nil)
        switch subject {
        case .fact(let fact, let reporter):
            supposed.assume(answer, in: pack.vocabulary.facts[fact].firstSlot + (reporter ?? 0))
        case .field(let fact, let record, let field):
            let content = pack.vocabulary.facts[fact]
            let list = content.list ?? 0
            if content.isGrid {
                supposed.assumeRows(of: list, keys: content.keys.count, fields: content.fields.count)
            }
            supposed.assume(answer, field: field, ofRecord: supposed.records(of: list).lowerBound + record)
        case .others(let fact):
            let content = pack.vocabulary.facts[fact]
            if let other {
                let record = supposed.assumeRecord(in: content.list ?? 0, fields: content.fields.count)
                supposed.assume(answer, field: other, ofRecord: record)
            } else {
                supposed.assumeNoOthers(in: content.list ?? 0)
            }
        }
        return supposed
    }

    /// The same of several questions, each by itself.
    public func effects(
        ofEach questions: some Sequence<OpenFact>, _ profile: borrowing Profile
    ) -> [[AnswerEffect]] {
        var effects: [[AnswerEffect]] = []
        for question in questions { effects.append(self.effects(of: question, profile)) }
        return effects
    }

    /// Each with the field of one more record that has it.
    private func answers(to subject: OpenFact.Subject, _ profile: borrowing Profile) -> [(Value?, Int?)] {
        switch subject {
        case .fact(let fact, _):
            let content = pack.vocabulary.facts[fact]
            return content.valid == nil ? content.type.everyValue.map { ($0, nil) } : []
        case .field(let list, let record, let field):
            let content = pack.vocabulary.facts[list]
            guard let place = content.list, content.isGrid || record < profile.lists[place].recordCount else {
                return []
            }
            return content.fields[field].type.everyValue.map { ($0, nil) }
        case .others(let list):
            let fields = pack.vocabulary.facts[list].fields
            return [(nil, nil)]
                + fields.indices.flatMap { field in fields[field].type.everyValue.map { ($0, field) } }
        }
    }
}

extension FactType {
    /// All values, where they can be listed.
    fileprivate var everyValue: [Value] {
        self == .yesNo ? [.yesNo(true), .yesNo(false)] : words.indices.map { .choice(Int32($0)) }
    }
}
