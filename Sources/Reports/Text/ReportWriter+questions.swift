import Engine
import Facts
import Profiles
import RulePacks

/// What to ask next.
extension ReportWriter {
    static let mostQuestions = 10

    /// - Parameter all: whether none is left out.
    mutating func writeQuestions(all: Bool) {
        let groups = questionGroups()
        guard !groups.isEmpty else { return }
        canvas.heading(all ? "The questions, those that matter most first" : "The questions that matter most")
        let most = all ? groups.count : ReportWriter.mostQuestions
        for (place, group) in groups.prefix(most).enumerated() { write(group, number: place + 1) }
        let more = groups.dropFirst(most).reduce(0) { $0 + $1.count }
        if more > 0 {
            canvas.paragraph("And \(counted(more, "more answer", "more answers")): --detail full asks for all.")
        }
        if !openFacts.inexact.isEmpty {
            canvas.paragraph(
                "For \(counted(openFacts.inexact.count, "outcome")) not every combination of answers was tried; "
                    + "more may be asked for them than is needed.")
        }
    }

    /// The same question to several parties, or of several rows, with the same to decide is asked once.
    func questionGroups() -> [[OpenFact]] {
        var groups: [[OpenFact]] = []
        for question in rankedQuestions() {
            let flags = flags(of: question)
            let place = groups.firstIndex { group in
                guard let first = group.first else { return false }
                return isAlike(first.subject, question.subject) && self.flags(of: first) == flags
                    && first.reason == question.reason && question.reason != .reasonGiven
                    && first.mayNotApply == question.mayNotApply
            }
            if let place { groups[place].append(question) } else { groups.append([question]) }
        }
        return groups
    }

    func flags(of question: OpenFact) -> [Int] {
        question.decides.compactMap { if case .flag(let flag) = $0 { flag } else { nil } }
    }

    private func isAlike(_ left: OpenFact.Subject, _ right: OpenFact.Subject) -> Bool {
        switch (left, right) {
        case (.fact(let left, _), .fact(let right, _)): left == right
        case (.field(let left, _, let field), .field(let right, _, let other)): left == right && field == other
        default: false
        }
    }

    mutating func write(_ group: [OpenFact], number: Int) {
        guard let question = group.first else { return }
        let column = 4
        canvas.entry(
            "\(number).", [Piece(text(question.subject, named: group.count == 1), .strong)], indent: 0, column: column)
        if group.count == 1 {
            canvas.paragraph("Ask: \(whom(question.subject)). \(why(question))", indent: column)
        } else if case .fact = question.subject {
            canvas.paragraph(
                "Ask each: \(group.map { whom($0.subject) }.joined(with: "and")). \(why(question))", indent: column)
        } else {
            let names = group.map { name($0.subject) }
            canvas.paragraph("Of each: \(names.joined(separator: "; ")).", indent: column, hanging: column + 2)
            canvas.paragraph("Ask: \(whom(question.subject)). \(why(question))", indent: column)
        }
        if question.mayNotApply, let condition = applicability(of: question.subject) {
            canvas.paragraph("Put it only if this is so: \(condition).", indent: column)
        }
        let effects = effects(of: group)
        var decides = ranked(flags(of: question)).map { flag in
            let settling = settling(flag, effects, group)
            return "\(pack.flags[flag].title) (\(kind(flag)))" + (settling.isEmpty ? "" : ": \(settling)")
        }
        let claims = question.decides.compactMap { if case .claim(let claim, _) = $0 { claim } else { nil } }
        let mitigations = question.decides.compactMap { reference in
            if case .mitigation(let rule, let place, _) = reference {
                pack.rules[rule].mitigations[place].says
            } else {
                nil
            }
        }
        decides += ReportWriter.unique(mitigations).map { "whether this mitigates: \($0)" }
        if decides.isEmpty {
            decides = ReportWriter.unique(claims).map { "for or against: \(pack.claims[$0].label)" }
        }
        if decides.isEmpty {
            let rules = question.decides.compactMap { reference in
                switch reference {
                case .rule(let rule), .record(let rule, _): rule
                default: nil
                }
            }
            decides = ReportWriter.unique(rules).map { rule in
                pack.rules[rule].note == nil
                    ? "what becomes of rule \(id(pack.rules[rule].id))" : "the note of rule \(id(pack.rules[rule].id))"
            }
        }
        if !decides.isEmpty {
            canvas.paragraph("May decide: \(decides.joined(separator: "; "))", indent: column, hanging: column + 2)
        }
        canvas.blank()
    }

    /// - Parameter named: whether to say of which record.
    func text(_ subject: OpenFact.Subject, named: Bool = true) -> String {
        switch subject {
        case .fact(let fact, _), .others(let fact): pack.vocabulary.facts[fact].question
        case .field(let list, _, let field):
            // What is asked of a row speaks of what the list is about, and may not name it.
            pack.vocabulary.facts[list].label.capitalised + (named ? ", " + name(subject) : "") + ": "
                + pack.vocabulary.facts[list].fields[field].question
        }
    }

    func name(_ subject: OpenFact.Subject) -> String {
        if case .field(let list, let record, _) = subject {
            recordName(list: list, record: record).capitalised
        } else {
            ""
        }
    }

    func whom(_ subject: OpenFact.Subject) -> String {
        let ids: [String]
        switch subject {
        case .fact(let fact, let reporter?): ids = [pack.vocabulary.facts[fact].reporters[reporter]]
        case .fact(let fact, nil):
            let content = pack.vocabulary.facts[fact]
            ids = content.ask.isEmpty ? content.reporters : content.ask
        case .others(let fact), .field(let fact, _, _): ids = pack.vocabulary.facts[fact].ask
        }
        return ids.map { pack.label(ofParty: $0) }.joined(with: "or")
    }

    func why(_ question: OpenFact) -> String {
        if case .others(let list) = question.subject,
            profile.lists[pack.vocabulary.facts[list].list ?? 0].recordCount > 0
        {
            return "Some are stated; whether these are all is not."
        }
        guard let reason = question.reason else { return "Known, but not exactly enough." }
        if reason == .reasonGiven {
            return givenReason(question.subject).map { "Not known so far: \($0.sentence)" }
                ?? "Not known so far; the reason is confidential."
        }
        if reason == .evenlyDivided {
            let maySettle =
                if case .fact(let fact, _) = question.subject { pack.vocabulary.facts[fact].settledSlot != nil } else {
                    false
                }
            return "So far: \(reason.words), which is read as neither. Whoever has not said yet may tip it"
                + (maySettle ? ", or the auditor settles it." : ".")
        }
        return "So far: \(reason.words)."
    }

    private func givenReason(_ subject: OpenFact.Subject) -> String? {
        let range: TextRange
        switch subject {
        case .fact(let fact, let reporter):
            range = profile.reason(of: profile.answers[pack.vocabulary.facts[fact].firstSlot + (reporter ?? 0)])
        case .others(let list): range = profile.reason(of: profile.lists[pack.vocabulary.facts[list].list ?? 0])
        case .field(let list, let record, let field):
            let records = profile.records(of: pack.vocabulary.facts[list].list ?? 0)
            guard record < records.count else { return nil }
            range = profile.reason(of: profile.field(field, ofRecord: records.lowerBound + record))
        }
        return range.isEmpty ? nil : profile.string(range)
    }

    func applicability(of subject: OpenFact.Subject) -> String? {
        switch subject {
        case .fact(let fact, _), .others(let fact): pack.applicability[fact].map { conditions.words($0) }
        case .field(let list, _, let field):
            pack.fieldApplicability[pack.vocabulary.facts[list].list ?? 0][field].map {
                conditions.words($0, list: list)
            }
        }
    }
}
