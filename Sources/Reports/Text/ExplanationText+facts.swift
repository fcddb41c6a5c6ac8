import Engine
import Facts
import Profiles
public import RulePacks

/// What is said of one fact, and what was made of it.
extension ExplanationText {
    /// What the profile says of it, on whose evidence and in which line, every rule and claim that reads it and what became of
    /// them, and what an answer would settle.
    public func explain(fact: Int) -> String {
        var writer = begin()
        let content = writer.pack.vocabulary.facts[fact]
        writer.title(content.label, writer.id(content.id))
        writer.canvas.paragraph(content.question)
        writer.writeWhatIsStated(of: fact)
        writer.writeReaders(of: fact)
        let isAsked = writer.writeQuestions(about: fact, surveysThatTurn.filter { $0.fact == fact })
        guard !isAsked, writer.profile.scope != nil else { return writer.canvas.text }
        var whole = begin(isInScope: false)
        whole.canvas = writer.canvas
        whole.writeQuestionsOutsideScope(about: fact)
        return whole.canvas.text
    }

    /// The rules whose conditions read a fact, itself or through terms, claims and questions that stand before it.
    public static func readers(ofFact fact: Int, in pack: RulePack) -> [Int] {
        let catalogue = Catalogue(pack)
        return pack.rules.indices.filter { catalogue.factPlaces(of: CatalogueSubject(.rule, $0)).contains(fact) }
    }
}

extension ReportWriter {
    fileprivate mutating func writeWhatIsStated(of fact: Int) {
        let content = pack.vocabulary.facts[fact]
        canvas.heading("What is stated")
        switch assessment.applies[fact] {
        case .true: break
        case .false: canvas.paragraph("It does not apply here: what is stated of it counts for nothing.")
        case .unknown: canvas.paragraph("It may or may not apply here.")
        }
        if assessment.applies[fact] != .true, let condition = pack.applicability[fact] {
            canvas.paragraph("It applies only if this is so: \(conditions.words(condition)).")
        }
        guard content.list != nil else {
            for line in answers.lines(fact: fact) { write(line, named: line.who ?? "") }
            if let settled = content.settledSlot, profile.answers[settled].isStated {
                writeWhatToLookAt(at: profile.answers[settled].mark, indent: 2)
            }
            return
        }
        if !content.isGrid { write(answers.line(list: fact), named: "The list") }
        for record in 0..<recordCount(of: fact) {
            let whole = answers.line(list: fact, record: record)
            if content.isGrid {
                canvas.paragraph("- \(recordName(list: fact, record: record))", hanging: 2)
            } else {
                write(whole, named: recordName(list: fact, record: record))
            }
            for (place, field) in content.fields.enumerated() {
                var line = answers.line(list: fact, record: record, field: place)
                if !content.isGrid, line.line == 0 { continue }
                // Of a row it stands nowhere else.
                if !content.isGrid, line.evidence == whole.evidence { line.evidence = "" }
                write(line, named: field.label, indent: 4)
            }
        }
    }

    /// A grid has its rows, whether or not the profile states it.
    private func recordCount(of fact: Int) -> Int {
        let content = pack.vocabulary.facts[fact]
        guard let list = content.list else { return 0 }
        return content.isGrid ? content.keys.count : Int(profile.lists[list].recordCount)
    }

    private mutating func write(_ line: AnswerWords.Line, named name: String, indent: Int = 0) {
        var parts: [String] = []
        if !line.evidence.isEmpty { parts.append(line.evidence) }
        if line.line > 0 { parts.append("\(profile.file):\(line.line)") }
        let rest = parts.isEmpty ? "" : " [\(parts.joined(separator: "; "))]"
        canvas.paragraph(
            "- \(name.isEmpty ? "" : "\(name): ")\(line.answer)\(rest)", indent: indent, hanging: indent + 4)
    }

    fileprivate mutating func writeReaders(of fact: Int) {
        canvas.heading("What reads it, and what became of that")
        let rules = ExplanationText.readers(ofFact: fact, in: pack)
        for rule in rules {
            let content = pack.rules[rule]
            let decides =
                assessment.rules[rule].kind != .open && Reliance(evaluator.proof(ofRule: rule, profile)).decides(fact)
            canvas.paragraph(
                [
                    Piece("- \(assessment.rules[rule].word)", .strong),
                    Piece(": rule \(id(content.id)) (\(text(content.citations)))"),
                    Piece(decides ? "; this is among what decides it" : ""),
                ], hanging: 2)
            for argument in content.arguments {
                let verb = argument.makesLikelier ? "for" : "against"
                canvas.paragraph(
                    "where it fires, it speaks \(verb) \"\(pack.claims[argument.claim].label)\"", indent: 4, hanging: 6)
            }
            for raise in content.raises {
                canvas.paragraph(
                    "the \(kind(raise.flag)) \"\(pack.flags[raise.flag].title)\" is \(word(raise.flag))", indent: 4,
                    hanging: 6)
            }
        }
        for (number, claim) in pack.claims.enumerated() where claim.observedBy.contains(fact) {
            canvas.paragraph(
                "- \(observed(claim: number)): what is observed of \"\(claim.label)\" "
                    + "(\(id(claim.id)))", hanging: 2)
        }
        if rules.isEmpty, !pack.claims.contains(where: { $0.observedBy.contains(fact) }) {
            canvas.paragraph("No rule and no claim of this pack.")
        }
    }

    /// - Returns: whether any answer to it would make a difference.
    fileprivate mutating func writeQuestions(about fact: Int, _ turning: [SurveyThatTurns]) -> Bool {
        let groups = questionGroups(about: fact)
        let before = questionGroups(before: fact)
        canvas.heading("What is missing")
        if groups.isEmpty, before.isEmpty {
            let place = profile.scope == nil ? "" : " in the scope"
            canvas.paragraph(
                turning.isEmpty
                    ? "Nothing: no further answer to it would change anything\(place)."
                    : "Only the survey can still change anything\(place).")
        }
        for (place, group) in groups.enumerated() { write(group, number: place + 1) }
        if !before.isEmpty {
            canvas.paragraph("Whether it is asked here, and what is stated of it counts, hangs on this first:")
            for (place, group) in before.enumerated() { write(group, number: place + 1) }
        }
        write(turning)
        return !groups.isEmpty || !before.isEmpty
    }

    fileprivate mutating func writeQuestionsOutsideScope(about fact: Int) {
        let groups = questionGroups(about: fact)
        guard !groups.isEmpty else { return }
        canvas.paragraph("Outside the scope an answer would, which the assessment does not ask for:")
        for (place, group) in groups.enumerated() { write(group, number: place + 1) }
    }

    /// Those that decide whether its question is put, where that is not known.
    private func questionGroups(before fact: Int) -> [[OpenFact]] {
        guard assessment.applies[fact] == .unknown else { return [] }
        let deciding = evaluator.factsDeciding(whetherToAsk: fact)
        return questionGroups().filter { $0.first.map { deciding.contains(self.fact(of: $0.subject)) } ?? false }
    }

    private func questionGroups(about fact: Int) -> [[OpenFact]] {
        questionGroups().filter { group in
            switch group.first?.subject {
            case .fact(fact, _), .field(fact, _, _), .others(fact): true
            default: false
            }
        }
    }
}

extension Reliance {
    /// Whether an answer to a fact, or something in a list, is among what decides.
    fileprivate func decides(_ fact: Int) -> Bool {
        items.contains { item in
            switch item {
            case .fact(fact), .field(fact, _, _), .record(fact, _), .list(fact), .key(fact, _): true
            default: false
            }
        }
    }
}
