import Engine
import Facts
import Profiles
import RulePacks

/// What a finding rests on, in the source and in this place.
extension ReportWriter {
    /// - Parameters:
    ///   - weakest: the weakest evidence, where the flag has this finding only.
    ///   - said: what has been quoted under this flag.
    mutating func write(finding number: Int, of flag: Int, weakest: String?, said: inout [Citation]) {
        let rule = pack.rules[number]
        let reliance = Reliance(evaluator.proof(ofRule: number, profile))
        entry("Finding", rule.finding)
        let name = rule.id == pack.flags[flag].id ? "" : "; rule \(id(rule.id))"
        entry("", "(\(text(rule.citations)): \(text(rule.grounds))\(name))")
        writeRecords(of: number, reliance)
        write(reliance, except: rule.list)
        if let weakest { entry("Weakest evidence", weakest) }
        let terms = reliance.terms.flatMap { pack.terms[$0].citations }
        let behind = citations(ofFlagsIn: reliance)
        write(sources: ReportWriter.unique(rule.citations + terms + behind), at: pack.flags[flag].title, said: &said)
        let title = pack.flags[flag].title
        let ofTerms = reliance.terms.map { pack.terms[$0].judgement }
        for judgement in [rule.judgement] + ofTerms + judgements(ofFlagsIn: reliance) {
            if let judgement = once(judgement, at: title) { entry("Pack's judgement", judgement) }
        }
        writeMitigations(of: number, at: title)
        if let raise = rule.raises.first(where: { $0.flag == flag }), let recommendation = raise.recommendation {
            write(recommendation)
        }
    }

    /// The records for which a rule fired, each with what decides it.
    private mutating func writeRecords(of rule: Int, _ reliance: Reliance) {
        guard let list = pack.rules[rule].list else { return }
        let lines = lines(of: list, reliance)
        for (place, record) in firedRecords(of: rule).enumerated() {
            canvas.entry(
                place == 0 ? "Seen in" : "", [Piece(recordName(list: list, record: record), .strong)], indent: 2,
                column: ReportWriter.column)
            for (name, line) in lines[record] ?? [] { write(name, line, label: "", column: ReportWriter.column + 2) }
        }
    }

    /// For each record of a list, what decides.
    func lines(of list: Int, _ reliance: Reliance) -> [Int: [(String, AnswerWords.Line)]] {
        reliance.items.reduce(into: [:]) { lines, item in
            switch item {
            case .field(list, let record, let field):
                let name = pack.vocabulary.facts[list].fields[field].label
                lines[record, default: []].append((name, answers.line(list: list, record: record, field: field)))
            case .record(list, let record):
                lines[record, default: []].append(("The record", answers.line(list: list, record: record)))
            default: break
            }
        }
    }

    // MARK: Answers

    /// - Parameter list: the list whose records have been written already.
    private mutating func write(_ reliance: Reliance, except list: Int?) {
        var label = "Rests on"
        for item in reliance.items {
            switch item {
            case .key: continue
            case .field(let other, _, _) where other == list, .record(let other, _) where other == list: continue
            case .list(let list) where pack.vocabulary.facts[list].isGrid: continue
            default: break
            }
            write(item, label: label, column: ReportWriter.column, reliance)
            label = ""
        }
    }

    mutating func write(_ item: Reliance.Item, label: String, column: Int, _ reliance: Reliance) {
        switch item {
        case .fact(let fact):
            let lines = answers.lines(fact: fact, settled: reliance.readsSettled(fact))
            let name = pack.vocabulary.facts[fact].label
            if lines.count == 1, lines[0].who == nil {
                return write(name, lines[0], label: label, column: column)
            }
            canvas.entry(label, "\(name):", indent: 2, column: column)
            for line in lines { write(line.who ?? "", line, label: "", column: column + 2) }
        case .field(let list, let record, let field):
            let name = pack.vocabulary.facts[list].fields[field].label
            write(
                "\(name) (\(recordName(list: list, record: record)))",
                answers.line(list: list, record: record, field: field), label: label, column: column)
        case .record(let list, let record):
            write(
                recordName(list: list, record: record), answers.line(list: list, record: record), label: label,
                column: column)
        case .list(let list):
            let fact = pack.vocabulary.facts[list]
            let line = answers.line(list: list)
            if !fact.isGrid { write(fact.label, line, label: label, column: column) }
        case .flag(let flag):
            canvas.entry(label, answer(ofFlag: flag), indent: 2, column: column)
        case .key: break
        }
    }

    private mutating func write(_ name: String, _ line: AnswerWords.Line, label: String, column: Int) {
        let evidence = line.evidence.isEmpty ? "" : " [\(line.evidence)]"
        canvas.entry(
            label, [Piece("\(name): "), Piece(line.answer, .strong), Piece(evidence)], indent: 2, column: column)
    }

    func word(_ flag: Int) -> String {
        switch assessment.flags[flag] {
        case .true: "raised"
        case .false: "not raised"
        case .unknown: "open"
        }
    }

    // MARK: Sources

    /// What each place says, once in a flag; what it does not say, once in the report.
    mutating func write(sources: [Citation], at place: String, said: inout [Citation]) {
        let new = sources.filter { !said.contains($0) }
        said += new
        for run in CitationRun.all(of: new, pack) {
            guard let citation = run.citations.first, let entry = pack.entry(citation) else { continue }
            let part = entry.seen == .inPart ? " (The pack has seen this place in part only.)" : ""
            self.entry("Source", "\(run.text(pack)): \(entry.says)\(part)")
            writeSilence(of: citation, at: place)
        }
    }

    mutating func writeSilence(of citation: Citation, at place: String) {
        guard let entry = pack.entry(citation), !entry.doesNotSay.isEmpty else { return }
        if let earlier = silences[citation] {
            if earlier != place { self.entry("It does not say", "see above, under \"\(earlier)\"") }
            return
        }
        silences[citation] = place
        for (place, line) in entry.doesNotSay.enumerated() {
            point(place == 0 ? "It does not say" : "", line)
        }
    }

    /// The same, where the place does not stand right before it.
    mutating func writeSilence(ofNamed run: CitationRun, at place: String) {
        guard let citation = run.citations.first, let entry = pack.entry(citation), !entry.doesNotSay.isEmpty else {
            return
        }
        if let earlier = silences[citation] {
            if earlier != place {
                self.entry("", "What \(run.text(pack)) does not say: see above, under \"\(earlier)\"")
            }
            return
        }
        silences[citation] = place
        self.entry("", "\(run.text(pack)) does not say:")
        for line in entry.doesNotSay { point("", line) }
    }

    // MARK: Mitigations

    mutating func writeMitigations(of number: Int, at title: String) {
        let rule = pack.rules[number]
        for (place, mitigation) in rule.mitigations.enumerated() {
            let outcomes = assessment.mitigations.filter { $0.rule == number && $0.mitigation == place }
            guard !outcomes.isEmpty else { continue }
            let citations = mitigation.citations.isEmpty ? "" : " (\(text(mitigation.citations)))"
            entry("Mitigation", mitigation.says + citations)
            for outcome in outcomes {
                let name =
                    outcome.record.flatMap { record in rule.list.map { recordName(list: $0, record: record) + ": " } }
                    ?? ""
                let items = ReportWriter.items(in: mitigation.when, list: rule.list, record: outcome.record, pack)
                point("", name + words(outcome, items))
            }
            if let judgement = once(mitigation.judgement, at: title) {
                entry("", "The pack's judgement: \(judgement)")
            }
        }
    }

    /// Whether it is so here, by which answers; or what to ask.
    func words(_ outcome: MitigationOutcome, _ items: [Reliance.Item]) -> String {
        func answered(_ items: [Reliance.Item]) -> String { items.map { summary($0) }.joined(separator: "; ") }
        return switch outcome.status {
        case .present: "present. \(answered(items))"
        case .absent: "absent. \(answered(items))"
        case .doesNotApply: "does not apply. \(answered(whyNot(outcome, reading: items)))"
        case .open: "not known. Ask: " + questions(of: outcome, reading: items).joined(separator: " ")
        }
    }

    /// The answers by which what it reads does not apply, without what is then not asked.
    private func whyNot(_ outcome: MitigationOutcome, reading items: [Reliance.Item]) -> [Reliance.Item] {
        let deciding = Reliance(evaluator.proof(of: outcome, profile)).items
        let others = deciding.filter { !items.contains($0) }
        return others.isEmpty ? deciding : others
    }

    /// Those that may decide it, each once; where nothing is asked, outside the scope, all that it reads.
    private func questions(of outcome: MitigationOutcome, reading items: [Reliance.Item]) -> [String] {
        let reference = OutcomeReference.mitigation(
            rule: outcome.rule, mitigation: outcome.mitigation, record: outcome.record)
        let open = openFacts.facts.filter { $0.decides.contains(reference) }.map { question -> Reliance.Item in
            switch question.subject {
            case .fact(let fact, _): .fact(fact)
            case .field(let list, let record, let field): .field(list: list, record: record, field: field)
            case .others(let list): .list(list)
            }
        }
        return questions(of: open.isEmpty ? items : ReportWriter.unique(open))
    }

    /// An answer in one line, with its evidence.
    ///
    /// - Parameters:
    ///   - reliance: of what it is said, where not every answer to a fact may be read.
    ///   - evidenceIsAbove: whether it need only be said that the evidence stands above, where that is shorter.
    func summary(_ item: Reliance.Item, _ reliance: Reliance? = nil, evidenceIsAbove: Bool = false) -> String {
        let name: String
        let lines: [AnswerWords.Line]
        switch item {
        case .fact(let fact):
            name = pack.vocabulary.facts[fact].label
            lines = answers.lines(fact: fact, settled: reliance?.readsSettled(fact) ?? true)
        case .field(let list, let record, let field):
            name = pack.vocabulary.facts[list].fields[field].label
            lines = [answers.line(list: list, record: record, field: field)]
        case .list(let list): (name, lines) = (pack.vocabulary.facts[list].label, [answers.line(list: list)])
        case .flag(let flag): return answer(ofFlag: flag)
        case .record, .key: return ""
        }
        let texts = lines.map { line in
            var line = line
            if evidenceIsAbove, line.evidence.count > "no evidence stated".count { line.evidence = "as above" }
            return (line.who.map { "\($0): " } ?? "") + answer(line)
        }
        return "\(name): \(texts.joined(separator: "; "))"
    }

    /// `yes [told: Interview, 2008-10]`.
    func answer(_ line: AnswerWords.Line) -> String {
        line.answer + (line.evidence.isEmpty ? "" : " [\(line.evidence)]")
    }

    /// What a condition reads.
    static func items(in condition: Condition, list: Int?, record: Int?, _ pack: RulePack) -> [Reliance.Item] {
        func items(_ condition: Condition) -> [Reliance.Item] {
            switch condition {
            case .fact(let test): [.fact(test.fact)]
            case .field(let test):
                if let list, let record { [.field(list: list, record: record, field: test.field)] } else { [] }
            case .key: []
            case .term(let term): items(pack.terms[term].when)
            case .claim(let claim, _): pack.claims[claim].observedBy.map { .fact($0) }
            case .flag(let flag, _): [.flag(flag)]
            case .all(let parts), .any(let parts), .count(_, let parts): parts.flatMap(items)
            case .not(let part): items(part)
            case .list(let test): [.list(test.fact)]
            }
        }
        return unique(items(condition))
    }

    private func questions(of items: [Reliance.Item]) -> [String] {
        items.compactMap { item in
            switch item {
            case .fact(let fact), .list(let fact): pack.vocabulary.facts[fact].question
            case .field(let list, _, let field): pack.vocabulary.facts[list].fields[field].question
            default: nil
            }
        }
    }
}
