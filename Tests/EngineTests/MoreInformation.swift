import Facts
import TestSupport

/// Something more that can be said of a profile without taking anything back.
struct MoreInformation: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case answer, reporter, record, complete, field, cell, date, dateOfEvidence
    }

    var kind: Kind
    var fact: FactSketch
    /// The reporter, the record's place or key, and the field, where there are such.
    var reporter: String?
    var record: Int?
    var row: String?
    var field: FactSketch?

    /// Everything that could be said.
    static func all(of pack: PackSketch, _ profile: ProfileSketch) -> [MoreInformation] {
        pack.facts.filter { $0.kind != .text }.flatMap { fact -> [MoreInformation] in
            switch (profile.statements[fact.id], fact.kind) {
            case (nil, .list) where fact.isGrid: cells(fact, [:])
            case (nil, .list), (.unknownList, _):
                [MoreInformation(kind: .record, fact: fact), MoreInformation(kind: .complete, fact: fact)]
            case (nil, _) where fact.reporters.isEmpty: [MoreInformation(kind: .answer, fact: fact)]
            case (nil, _): reporters(fact, [:])
            case (.plain(let answer), _): [more(answer, fact)].compactMap(\.self)
            case (.reported(let answers, _), _): reporters(fact, answers)
            case (.records(let records, let isComplete), _): list(fact, records, isComplete)
            case (.grid(let rows), _): cells(fact, rows)
            }
        }
    }

    private static func more(_ answer: AnswerSketch?, _ fact: FactSketch) -> MoreInformation? {
        guard let answer else { return MoreInformation(kind: .answer, fact: fact) }
        if answer.isUnknown { return MoreInformation(kind: .answer, fact: fact) }
        if answer.value != nil, let valid = fact.valid, answer.date == nil || answer.date == valid.across {
            return MoreInformation(kind: .dateOfEvidence, fact: fact)
        }
        if let value = answer.value, fact.kind == .date, value.count < 10 {
            return MoreInformation(kind: .date, fact: fact)
        }
        return nil
    }

    private static func reporters(_ fact: FactSketch, _ answers: [String: AnswerSketch]) -> [MoreInformation] {
        fact.reporters.compactMap { reporter in
            var found = more(answers[reporter], fact)
            if found?.kind == .answer { found?.kind = .reporter }
            found?.reporter = reporter
            return found
        }
    }

    private static func list(
        _ fact: FactSketch, _ records: [[String: AnswerSketch]], _ isComplete: Bool
    ) -> [MoreInformation] {
        var found: [MoreInformation] = []
        for (place, record) in records.enumerated() {
            for field in fact.fields where field.kind != .text {
                guard var one = more(record[field.id], field) else { continue }
                if one.kind == .answer { one.kind = .field }
                (one.fact, one.field, one.record) = (fact, field, place)
                found.append(one)
            }
        }
        guard !isComplete else { return found }
        return found + [MoreInformation(kind: .record, fact: fact), MoreInformation(kind: .complete, fact: fact)]
    }

    private static func cells(_ fact: FactSketch, _ rows: [String: [String: AnswerSketch]]) -> [MoreInformation] {
        fact.keys.flatMap { key in
            fact.fields.filter { $0.kind != .text }.compactMap { field -> MoreInformation? in
                guard var one = more(rows[key]?[field.id], field) else { return nil }
                if one.kind == .answer { one.kind = .cell }
                (one.fact, one.field, one.row) = (fact, field, key)
                return one
            }
        }
    }

    // MARK: Saying it

    /// - Parameter value: what is answered; made up where there is none.
    func said(in profile: ProfileSketch, value: String? = nil, _ random: inout SeededGenerator) -> ProfileSketch {
        var profile = profile
        let asked = field ?? fact
        let made = ProfileGenerator(pack: PackSketch())
        func more(_ answer: AnswerSketch?) -> AnswerSketch {
            switch kind {
            case .date:
                let text = MoreInformation.narrowed(answer?.value ?? "2007", &random)
                return AnswerSketch(content: .value(value ?? text), date: answer?.date, kind: answer?.kind)
            case .dateOfEvidence:
                var answer = answer ?? .value("yes")
                answer.date = random.chance(80) || answer.date != nil ? asked.valid?.inside : asked.valid?.outside
                if answer.date == asked.valid?.inside, asked.valid == .both { answer.date = "2007-03-09" }
                if asked.valid == .to { answer.date = "2007-03" }
                if asked.valid == .from { answer.date = "2004-08" }
                return answer
            default:
                var known = made.known(asked, &random)
                if let value { known.content = .value(value) }
                return known
            }
        }
        switch (profile.statements[fact.id], kind) {
        case (.reported(var answers, let settled), _):
            if let reporter { answers[reporter] = more(answers[reporter]) }
            profile.statements[fact.id] = .reported(answers, settled: settled)
        case (.records(var records, let isComplete), _):
            if let record, let field {
                records[record][field.id] = more(records[record][field.id])
                profile.statements[fact.id] = .records(records, isComplete: isComplete)
            } else {
                if kind == .record { records.append(made.record(fact, &random)) }
                profile.statements[fact.id] = .records(records, isComplete: kind == .complete || random.chance(20))
            }
        case (_, .record):
            profile.statements[fact.id] = .records(
                (0...random.upTo(1)).map { _ in made.record(fact, &random) }, isComplete: random.chance(20))
        case (_, .complete): profile.statements[fact.id] = .records([], isComplete: true)
        case (.grid(var rows), _):
            if let row, let field { rows[row, default: [:]][field.id] = more(rows[row]?[field.id]) }
            profile.statements[fact.id] = .grid(rows)
        case (let before, _):
            if let row, let field {
                profile.statements[fact.id] = .grid([row: [field.id: more(nil)]])
            } else if let reporter {
                profile.statements[fact.id] = .reported([reporter: more(nil)], settled: nil)
            } else {
                var answer: AnswerSketch?
                if case .plain(let stated)? = before { answer = stated }
                profile.statements[fact.id] = .plain(more(answer))
            }
        }
        return profile
    }

    /// A month of a year, or a day of a month.
    private static func narrowed(_ text: String, _ random: inout SeededGenerator) -> String {
        if text.count == 4 { return text + random.pick(["-01", "-02", "-03", "-04", "-11", "-12"]) }
        return text + random.pick(["-01", "-09", "-10", "-28"])
    }
}
