import Facts
import RulePacks

/// What entries are made of.
extension Catalogue {
    /// As they are printed, those that the register describes together as one: `wbt para 58, gp para 160-163`.
    func places(_ citations: [Citation]) -> String {
        CitationRun.all(of: citations, pack).map { $0.text(pack) }.joined(separator: ", ")
    }

    /// What each place says and does not say.
    func paragraphs(_ citations: [Citation]) -> [Outline] {
        CitationRun.all(of: citations, pack).compactMap { run in
            guard let citation = run.citations.first, let entry = pack.entry(citation) else { return nil }
            let part = entry.seen == .inPart ? " (The pack has seen this place in part only.)" : ""
            let silence = entry.doesNotSay.map { Outline($0) }
            return Outline(
                "\(run.text(pack)): \(entry.says)\(part)",
                silence.isEmpty ? [] : [Outline("It does not say:", silence)])
        }
    }

    /// `survey; coordinators; 2008`.
    func text(_ grounds: Grounds) -> String {
        ([grounds.kinds.map { spaced($0.rawValue) }.joined(with: "and")]
            + [grounds.whose, grounds.date].compactMap(\.self))
            .joined(separator: "; ")
    }

    /// What follows where a rule fires, in words.
    func consequents(of rule: Rule) -> [Outline] {
        let arguments = rule.arguments.map { argument in
            let claim = pack.claims[argument.claim]
            return Outline(
                "\(argument.makesLikelier ? "likelier" : "less likely") than in others: \"\(claim.label)\" (\(claim.id))"
            )
        }
        let raises = rule.raises.map { raise in
            let flag = pack.flags[raise.flag]
            let judgement = flag.judgement.map { [Outline("The pack's judgement: \($0)")] } ?? []
            return Outline("raises the \(kind(ofFlag: raise.flag)) \"\(flag.title)\" (\(flag.id))", judgement)
        }
        return arguments + raises + (rule.note.map { [Outline("prints: \($0)")] } ?? [])
    }

    func mitigation(_ mitigation: Mitigation, list: Int?) -> Outline {
        let outline = words.outline(mitigation.when, list: list)
        let places =
            mitigation.citations.isEmpty ? "" : " (\(places(mitigation.citations)))"
        let judgement = mitigation.judgement.map { [Outline("The pack's judgement: \($0)")] } ?? []
        return Outline(
            "\(mitigation.id): \(mitigation.says)\(places)", [Outline("It is present where:", [outline])] + judgement)
    }

    /// With whose it is.
    func recommendation(_ recommendation: Recommendation) -> Outline {
        let places = places(recommendation.citations)
        let whose = places.isEmpty ? "the pack's" : places
        return Outline(
            "\(recommendation.text) (\(whose))",
            recommendation.judgement.map { [Outline("The pack's judgement: \($0)")] } ?? [])
    }

    func benchmark(_ place: Int) -> Outline {
        let benchmark = pack.benchmarks[place]
        let places = places(benchmark.citations)
        return Outline("\(benchmark.sentence) (\(places); \(benchmark.dating))")
    }

    // MARK: Questions

    /// Every question that something rests on, itself, through terms or as what decides whether another may be put.
    ///
    /// Flags and claims that a condition names are entries of their own; their questions are not repeated here, but for what
    /// a claim's answers are.
    func facts(of subject: CatalogueSubject) -> [Outline] { factPlaces(of: subject).map(fact) }

    func factPlaces(of subject: CatalogueSubject) -> [Int] {
        foundations(of: subject).filter { $0.kind == .fact }.map(\.place).sorted()
    }

    /// What something rests on, and itself.
    func foundations(of subject: CatalogueSubject) -> Set<CatalogueSubject> {
        var visited: Set<CatalogueSubject> = []
        func visit(_ subject: CatalogueSubject) {
            guard visited.insert(subject).inserted else { return }
            for used in graph.edges where used.to == subject && isFollowed(used, from: subject) { visit(used.from) }
        }
        visit(subject)
        return visited
    }

    private func isFollowed(_ edge: PackGraph.Edge, from subject: CatalogueSubject) -> Bool {
        switch edge.reason {
        case .reads: edge.from.kind != .flag
        case .guards, .observes: true
        case .raises: subject.kind == .flag
        case .makesLikelier, .makesLessLikely, .prints: false
        }
    }

    /// Its label and id.
    func factName(_ index: Int) -> Outline {
        let fact = pack.vocabulary.facts[index]
        return Outline("\(fact.label) (\(fact.id))", subject: CatalogueSubject(.fact, index))
    }

    /// Its question, how it is answered, by whom, and where it may be put.
    func fact(_ index: Int) -> Outline {
        let fact = pack.vocabulary.facts[index]
        let asked = (fact.reporters.isEmpty ? fact.ask : fact.reporters).map(pack.label(ofParty:))
        let whose = asked.isEmpty ? "" : "; asked of \(asked.joined(with: "and"))"
        var parts = answers(to: index)
        let application = words.application(ofFacts: [index])
        if !application.isEmpty { parts.append(Outline("Asked only where all of these hold:", application)) }
        return Outline("\(fact.label) (\(fact.id)): \(fact.question)\(whose)", parts)
    }

    /// How a question is answered, and what counts.
    func answers(to index: Int) -> [Outline] {
        let fact = pack.vocabulary.facts[index]
        var lines: [Outline] = []
        if fact.type == .list {
            lines += fact.fields.enumerated().map { place, field in
                let application = words.application(ofFields: [place], list: index)
                let parts = application.isEmpty ? [] : [Outline("Asked only where all of these hold:", application)]
                return Outline(
                    "\(field.label) (\(field.id)): \(field.question) \(Catalogue.form(field.type).capitalised)",
                    parts + times(ofField: place, of: index))
            }
            let rows = fact.keys.map { "\($0.label) (\($0.id))" }.joined(separator: "; ")
            lines = [
                Outline(fact.isGrid ? "a grid; its rows: \(rows). Of each:" : "a list, of each entry:", lines)
            ]
        } else if fact.type != .yesNo {
            lines.append(Outline(Catalogue.form(fact.type)))
        }
        if fact.isDayOfProfile {
            lines.append(Outline("the day that the profile speaks of, its as_at: no answer states it"))
        }
        if fact.isOpinion {
            lines.append(Outline("a view of their own: the auditor cannot settle it for them"))
        }
        if fact.isPast {
            lines.append(Outline("an answer later than the day the profile speaks of is pointed out"))
        }
        if let valid = fact.valid {
            lines.append(
                Outline("counts only where the date of its evidence lies within \(valid.description) (\(valid.ground))")
            )
        }
        if let tally = fact.tally {
            lines.append(Outline("a survey is a yes where \(tally.words) (\(tally.ground))"))
        }
        return lines
    }

    /// How a field is answered, and what is pointed out.
    func answers(toField place: Int, of list: Int) -> Outline {
        Outline(Catalogue.form(pack.vocabulary.facts[list].fields[place].type), times(ofField: place, of: list))
    }

    private func times(ofField place: Int, of list: Int) -> [Outline] {
        pack.fieldsInTime.filter { $0.list == list && $0.field == place }.map { time in
            let only = time.when.map { " beside \(words.words($0, list: list))" } ?? ""
            return Outline(
                "An answer \(time.side == .past ? "later" : "earlier") than the day the profile speaks of is "
                    + "pointed out\(only)")
        }
    }

    /// `yes or no.`, `one of: county, metropolitan_district.` The words are spelt as a profile writes them.
    private static func form(_ type: FactType) -> String {
        switch type {
        case .yesNo: return "yes or no."
        case .oneOf(let words): return "one of: \(words.joined(separator: ", "))."
        case .scale(let words): return "from low to high: \(words.joined(separator: ", "))."
        case .number(let unit, let lowest, let highest, let isWhole):
            let ends = [lowest.map { "at least \($0)" }, highest.map { "at most \($0)" }].compactMap(\.self)
            return (isWhole ? "a whole number" : "a number") + (unit.map { " of \($0)" } ?? "")
                + ends.map { ", \($0)" }.joined() + "."
        case .date: return "a day, a month or a year."
        case .text: return "words, which no rule tests."
        case .list: return "a list."
        }
    }

    // MARK: Terms

    /// What is the pack's own in the terms that something reads.
    func terms(of subject: CatalogueSubject) -> [Outline] {
        var visited: Set<CatalogueSubject> = []
        func visit(_ subject: CatalogueSubject) {
            guard visited.insert(subject).inserted else { return }
            for edge in graph.edges where edge.to == subject && [.reads, .guards].contains(edge.reason) {
                if [.fact, .term].contains(edge.from.kind) { visit(edge.from) }
            }
        }
        visit(subject)
        return visited.filter { $0.kind == .term }.sorted().compactMap { subject in
            let term = pack.terms[subject.place]
            let grounds = term.citations.map(pack.text) + (term.judgement.map { [$0] } ?? [])
            return grounds.isEmpty ? nil : Outline("\(term.id): \(grounds.joined(separator: "; "))")
        }
    }
}
