import Facts
import YAML

/// One answer, with its evidence.
extension ProfileReader {
    /// What is answered: a fact, what the auditor settles of it, or a field of a list's records.
    enum Asked {
        case fact(Int)
        case settled(Int)
        case field(Int, of: Int, list: Int)
    }

    mutating func readAnswer(
        _ event: EventStream.Event, _ events: inout EventStream, to asked: Asked
    ) throws(YAMLProblem) -> Answer {
        switch event {
        case .scalar: return readScalarAnswer(events, to: asked)
        case .mappingStart: return try readAnswerMapping(&events, to: asked)
        default:
            report(ProfileProblem.sequenceAsAnswer, at: events.mark)
            try events.skip(event)
            return .notStated
        }
    }

    mutating func readScalarAnswer(_ events: borrowing EventStream, to asked: Asked) -> Answer {
        let form = form(of: asked)
        if form == .text {
            if events.withScalar({ AnswerReader.matches($0, "unknown") }) {
                return Answer(value: nil, unknown: .notKnown)
            }
            if events.withScalar({ AnswerReader.saysNothing($0) }) {
                report(
                    AnswerReader.problem(with: events.scalar, as: .text, note: nil), at: events.mark,
                    length: events.scalar.unicodeScalars.count)
                return Answer(value: nil, unknown: .notKnown)
            }
            return Answer(value: .text(keepText(events)), unknown: nil)
        }
        if let value = events.withScalar({ value($0, of: asked, form) }) { return Answer(value: value, unknown: nil) }
        if events.withScalar({ AnswerReader.matches($0, "unknown") }) { return Answer(value: nil, unknown: .notKnown) }
        let (type, note) = typeAndNote(of: asked)
        var problem = AnswerReader.problem(with: events.scalar, as: type, note: note, takesCounts: takesCounts(asked))
        if case .settled = asked { problem = .settled(problem) }
        report(problem, at: events.mark, length: events.scalar.unicodeScalars.count)
        return Answer(value: nil, unknown: .notKnown)
    }

    private func form(of asked: Asked) -> Vocabulary.AnswerForm {
        switch asked {
        case .fact(let fact), .settled(let fact): vocabulary.form(of: fact)
        case .field(let field, _, let list): vocabulary.form(of: field, list: list)
        }
    }

    /// The value the bytes spell; words are looked up in the vocabulary's tables. Mutating so that the reader is used where it
    /// is: a copy of it would be made otherwise.
    private mutating func value(
        _ text: borrowing Span<UInt8>, of asked: Asked, _ form: Vocabulary.AnswerForm
    ) -> Value? {
        switch form {
        case .yesNo: return AnswerReader.yesNo(text).map(Value.yesNo)
        case .word:
            switch asked {
            case .fact(let fact), .settled(let fact):
                return vocabulary.word(text, of: fact).map { .choice(Int32($0)) }
            case .field(let field, _, let list):
                return vocabulary.word(text, of: field, list: list).map { .choice(Int32($0)) }
            }
        case .text, .other: return AnswerReader.value(text, as: typeAndNote(of: asked).type)
        }
    }

    private func typeAndNote(of asked: Asked) -> (type: FactType, note: String?) {
        switch asked {
        case .fact(let fact), .settled(let fact): return (vocabulary.facts[fact].type, vocabulary.facts[fact].note)
        case .field(let field, let fact, _):
            return (vocabulary.facts[fact].fields[field].type, vocabulary.facts[fact].fields[field].note)
        }
    }

    private mutating func readAnswerMapping(
        _ events: inout EventStream, to asked: Asked
    ) throws(YAMLProblem) -> Answer {
        let start = events.mark
        let before = problems.count
        var answer = Answer(value: nil, unknown: .notStated)
        var evidence: Int32 = -1
        var counts = Tally()
        var seen: UInt32 = 0
        let withheld = takesCounts(asked) ? 0 : Tally.counts.count
        while let key = try nextKey(&events, of: .answer, seen: &seen, withheld: withheld) {
            switch key {
            case 0:
                let event = try events.next()
                guard event == .scalar else {
                    try reportOddValue(event, &events, to: asked)
                    continue
                }
                answer = readScalarAnswer(events, to: asked)
            case 1:
                let read = try readEvidence(&events)
                evidence = Int32(profile.evidence.count)
                profile.evidence.append(read)
            case 2:
                answer.reason = try readReason(&events)
                answer.unknown = .reasonGiven
            case 3: counts.yes = try readCount(&events) ?? 0
            case 4: counts.no = try readCount(&events) ?? 0
            case 5: counts.notKnown = try readCount(&events)
            default: counts.asked = try readCount(&events)
            }
        }
        let forms = [seen & 0b1 != 0, seen & 0b100 != 0, seen & 0b1111000 != 0]
        if forms.count(where: \.self) > 1 {
            report(ProfileProblem.answeredTwice(value: forms[0], unknown: forms[1], counts: forms[2]), at: start)
        } else if forms[2] {
            let written = Tally.counts.indices.filter { seen & (0b1000 << UInt32($0)) != 0 }.map { Tally.counts[$0] }
            answer = tallied(counts, written: written, asked, at: start)
        } else if !forms.contains(true), problems.count == before {
            report(ProfileProblem.answerNeedsValue, at: start)
        }
        answer.evidence = evidence
        return answer
    }

    /// Whether a tally would be an answer: of a fact for which the vocabulary says how one is read.
    private func takesCounts(_ asked: Asked) -> Bool {
        guard case .fact(let fact) = asked else { return false }
        return vocabulary.form(of: fact) == .yesNo && vocabulary.facts[fact].tally != nil
    }

    /// The words that answer it; none of a number or a date.
    private func words(for asked: Asked) -> [String] {
        let type: FactType =
            switch asked {
            case .fact(let fact), .settled(let fact): vocabulary.facts[fact].type
            case .field(let field, _, let list): vocabulary.facts[vocabulary.lists[list]].fields[field].type
            }
        return switch type {
        case .yesNo: ["yes", "no"]
        case .oneOf(let values), .scale(let values): values
        case .number, .date, .text, .list: []
        }
    }

    private func name(of asked: Asked) -> String {
        guard case .fact(let fact) = asked else { return "a field" }
        return vocabulary.facts[fact].id
    }

    /// Passes over a `value` that is no scalar; counts in it are shown where they belong.
    private mutating func reportOddValue(
        _ event: EventStream.Event, _ events: inout EventStream, to asked: Asked
    ) throws(YAMLProblem) {
        let start = events.mark
        guard event == .mappingStart, takesCounts(asked) else {
            report(ProfileProblem.scalarNeeded("value"), at: start)
            return try events.skip(event)
        }
        var counts: [String] = []
        var isTally = true
        while true {
            let key = try events.next()
            if key == .mappingEnd { break }
            let word = key == .scalar ? events.scalar : nil
            if key != .scalar { try events.skip(key) }
            let value = try events.next()
            if let word, Tally.counts.contains(word), value == .scalar {
                counts.append("\(word): \(shortened(events.scalar))")
            } else {
                isTally = false
                try events.skip(value)
            }
        }
        isTally = isTally && !counts.isEmpty
        report(isTally ? ProfileProblem.tallyUnderValue(counts) : ProfileProblem.scalarNeeded("value"), at: start)
    }

    /// A count that is not written is not known. As nothing else of a tally would be certain then, each that the vocabulary
    /// reads must be written.
    private mutating func tallied(_ counts: Tally, written: [String], _ asked: Asked, at mark: Mark) -> Answer {
        guard takesCounts(asked), case .fact(let fact) = asked, let rule = vocabulary.facts[fact].tally else {
            report(ProfileProblem.noTally(name(of: asked), words: words(for: asked)), at: mark)
            return .notStated
        }
        let missing = rule.reads.filter { !written.contains($0) }
        guard missing.isEmpty else {
            report(ProfileProblem.countsMissing(missing), at: mark)
            return .notStated
        }
        let sum = counts.answered + (counts.notKnown ?? 0)
        if let asked = counts.asked, asked < sum {
            report(ProfileProblem.tallyTooSmall(sum: sum, asked: asked), at: mark)
        }
        var answer = rule.answer(of: counts)
        answer.tally = Int32(profile.tallies.count)
        profile.tallies.append(counts)
        return answer
    }

    private mutating func readCount(_ events: inout EventStream) throws(YAMLProblem) -> Int? {
        guard try startsScalar(&events, "count") else { return nil }
        let text = events.scalar
        guard text.count <= 6, !text.isEmpty, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let count = Int(text)
        else {
            report(ProfileProblem.tallyCount(shortened(text)), at: events.mark, length: text.unicodeScalars.count)
            return nil
        }
        return count
    }

    mutating func readEvidence(_ events: inout EventStream) throws(YAMLProblem) -> Evidence {
        var evidence = Evidence()
        guard try startsMapping(&events, "evidence") else { return evidence }
        var seen: UInt32 = 0
        while let key = try nextKey(&events, of: .evidence, seen: &seen) {
            switch key {
            case 0:
                guard try startsScalar(&events, "kind") else { continue }
                if let kind = events.withScalar({ keys.evidenceKind($0) }) {
                    evidence.kind = EvidenceKind(rawValue: UInt8(kind + 1)) ?? .unsaid
                } else {
                    reportUnknownWord(
                        events, "kind", among: Keys.evidenceKinds, meant: Keys.evidenceKind(named: events.scalar))
                }
            case 1: evidence.source = try readText(&events, "source")
            case 2: evidence.date = try readDate(&events, "date", day: false)
            case 3: evidence.by = try readText(&events, "by")
            case 4: evidence.note = try readText(&events, "note")
            default:
                guard try startsScalar(&events, "confidential") else { continue }
                if let isConfidential = events.withScalar({ AnswerReader.yesNo($0) }) {
                    (evidence.isConfidential, evidence.isOpen) = (isConfidential, !isConfidential)
                } else {
                    report(
                        ProfileProblem.completeNotYesNo(shortened(events.scalar)), at: events.mark,
                        length: events.scalar.unicodeScalars.count)
                }
            }
        }
        return evidence
    }
}
