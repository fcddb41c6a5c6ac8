import Engine
import Facts
import RulePacks

@testable import Profiles

/// What decides what, by trying every answer: facts, fields of stated records, and what may be added to open lists.
struct OpenListReference {
    let pack: MadePack
    let start: Profile
    private var questions: [Asked] = []

    /// No more records than this are added to a list.
    static let mostAdded = 2

    /// An answer to something, with what the question is called.
    private struct Asked {
        var subject: OpenFact.Subject
        var answers: [Answered]
    }

    private enum Answered {
        case slot(Int, Value)
        case field(list: Int, record: Int, field: Int, Value)
        case records(list: Int, [[Value?]], isComplete: Bool)
    }

    /// - Returns: `nil` where there is more than can be tried.
    init?(_ pack: MadePack, _ start: Profile, atMost most: Int) {
        self.pack = pack
        self.start = start
        let vocabulary = pack.pack.vocabulary
        for (index, fact) in vocabulary.facts.enumerated() {
            if let list = fact.list {
                ask(index, fact, list)
            } else {
                for slot in fact.answerSlots where start.answers[slot].known == nil {
                    let reporter = fact.reporters.isEmpty ? nil : slot - fact.firstSlot
                    questions.append(
                        Asked(
                            subject: .fact(index, reporter: reporter),
                            answers: OpenListReference.values(fact.type).map { .slot(slot, $0) }))
                }
            }
        }
        guard questions.reduce(1, { $0 * ($1.answers.count + 1) }) <= most, !questions.isEmpty else { return nil }
    }

    private static func values(_ type: FactType) -> [Value] {
        type == .yesNo ? [.yesNo(false), .yesNo(true)] : type.words.indices.map { .choice(Int32($0)) }
    }

    private mutating func ask(_ index: Int, _ fact: Fact, _ list: Int) {
        for (place, record) in start.records(of: list).enumerated() {
            for (field, content) in fact.fields.enumerated() {
                guard start.fields[Int(start.records[record].firstField) + field].known == nil else { continue }
                questions.append(
                    Asked(
                        subject: .field(list: index, record: place, field: field),
                        answers: OpenListReference.values(content.type).map {
                            .field(list: list, record: place, field: field, $0)
                        }))
            }
        }
        guard start.lists[list].unknown != nil || !start.lists[list].isComplete else { return }
        var records: [[Value?]] = [[]]
        for field in fact.fields {
            let values = [nil] + OpenListReference.values(field.type).map(Optional.some)
            records = records.flatMap { record in values.map { record + [$0] } }
        }
        var answers = [Answered.records(list: list, [], isComplete: true)]
        func add(_ added: [[Value?]], from first: Int) {
            guard added.count < OpenListReference.mostAdded else { return }
            for place in first..<records.count {
                let more = added + [records[place]]
                answers += [true, false].map { .records(list: list, more, isComplete: $0) }
                add(more, from: place)
            }
        }
        add([], from: 0)
        questions.append(Asked(subject: .others(list: index), answers: answers))
    }

    // MARK: Trying

    /// Each question with each outcome, open at first, that it decides.
    func decided() -> Set<Decided> {
        let sizes = questions.map { $0.answers.count + 1 }
        let total = sizes.reduce(1, *)
        let first = pack.evaluator.evaluate(start)
        let wanted = OpenListReference.open(first, pack.pack)
        // A mixed-radix number says which answer each has: 0 is none.
        let outcomes = (0..<total).map { number -> [UInt8] in
            let assessment = pack.evaluator.evaluate(profile(number))
            return wanted.map { OpenListReference.outcome($0, assessment) }
        }
        var found: Set<Decided> = []
        var step = 1
        for (question, size) in zip(questions, sizes) {
            for number in 0..<total where number / step % size == 0 {
                for answer in 1..<size {
                    let (before, after) = (outcomes[number], outcomes[number + answer * step])
                    guard before != after else { continue }
                    for (place, outcome) in wanted.enumerated() where before[place] != after[place] {
                        found.insert(Decided(subject: question.subject, outcome: outcome))
                    }
                }
            }
            step *= size
        }
        return found
    }

    struct Decided: Hashable {
        var subject: OpenFact.Subject
        var outcome: OutcomeReference
    }

    private func profile(_ number: Int) -> Profile {
        var rest = number
        var profile = start
        var fields: [(list: Int, record: Int, field: Int, Value)] = []
        var added: [Int: (records: [[Value?]], isComplete: Bool)] = [:]
        for question in questions {
            let answer = rest % (question.answers.count + 1)
            rest /= question.answers.count + 1
            guard answer > 0 else { continue }
            switch question.answers[answer - 1] {
            case .slot(let slot, let value): profile.assume(Answer(value: value, unknown: nil), in: slot)
            case .field(let list, let record, let field, let value): fields.append((list, record, field, value))
            case .records(let list, let records, let isComplete): added[list] = (records, isComplete)
            }
        }
        for (list, record, field, value) in fields {
            let first = Int(profile.records[profile.records(of: list).lowerBound + record].firstField)
            profile.fields[first + field] = Answer(value: value, unknown: nil)
        }
        for (list, more) in added.sorted(by: { $0.key < $1.key }) {
            let old = profile.records(of: list)
            let firstRecord = profile.records.count
            profile.records += profile.records[old]
            for record in more.records {
                profile.records.append(RecordAnswer(firstField: profile.fields.count, mark: profile.lists[list].mark))
                profile.fields += record.map { $0 == nil ? .notStated : Answer(value: $0, unknown: nil) }
            }
            profile.lists[list].firstRecord = Int32(firstRecord)
            profile.lists[list].recordCount = Int32(old.count + more.records.count)
            profile.lists[list].unknown = nil
            profile.lists[list].isComplete = more.isComplete
        }
        return profile
    }

    // MARK: Outcomes

    private static func open(_ assessment: Assessment, _ pack: RulePack) -> [OutcomeReference] {
        var found = pack.flags.indices.filter { assessment.flags[$0] == .unknown }.map(OutcomeReference.flag)
        for rule in pack.rules.indices {
            if assessment.rules[rule].kind == .open { found.append(.rule(rule)) }
            for record in assessment.records(of: rule) where record.outcome.kind == .open {
                found.append(.record(rule: rule, record: record.record))
            }
        }
        return found
    }

    /// 255 where there is none any more.
    private static func outcome(_ reference: OutcomeReference, _ assessment: Assessment) -> UInt8 {
        switch reference {
        case .flag(let flag): assessment.flags[flag].rawValue
        case .rule(let rule): assessment.rules[rule].kind.rawValue
        case .record(let rule, let record):
            assessment.records(of: rule).first { $0.record == record }?.outcome.kind.rawValue ?? 255
        case .claim, .mitigation: 255
        }
    }
}
