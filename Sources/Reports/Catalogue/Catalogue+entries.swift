import Facts
import RulePacks

/// The entries.
extension Catalogue {
    /// Everything that the pack says of one thing.
    ///
    /// - Parameters:
    ///   - exampleLimit: how many of its tests are shown as examples; those with outcomes of their own come first.
    ///   - namesQuestions: whether the questions it rests on are named only, since each stands in full elsewhere.
    public func entry(
        _ subject: CatalogueSubject, exampleLimit: Int = .max, namesQuestions: Bool = false
    ) -> CatalogueEntry {
        var entry = CatalogueEntry(
            subject: subject, id: id(of: subject), title: title(of: subject), theme: nil, place: nil, cites: [],
            sections: [])
        switch subject.kind {
        case .rule: fill(&entry, rule: subject.place)
        case .flag: fill(&entry, flag: subject.place)
        case .claim: fill(&entry, claim: subject.place)
        case .term: fill(&entry, term: subject.place)
        case .fact: fill(&entry, fact: subject.place)
        case .benchmark: fill(&entry, benchmark: subject.place)
        case .place: fill(&entry, place: subject.place)
        case .field: fill(&entry, field: subject.place)
        case .mitigation: fill(&entry, mitigation: subject.place)
        case .party: fill(&entry, party: subject.place)
        case .theme: fill(&entry, theme: subject.place)
        }
        if namesQuestions, let place = entry.sections.firstIndex(where: { $0.name == .facts }) {
            entry.sections[place].items = factPlaces(of: subject).map(factName)
        }
        entry.add(.readBy, readers(of: subject))
        entry.add(.examples, exampleLines(of: subject, limit: exampleLimit))
        return entry
    }

    private func fill(_ entry: inout CatalogueEntry, rule place: Int) {
        let rule = pack.rules[place]
        entry.theme = theme(ofRule: place)
        entry.place = rule.place
        entry.cites = rule.citations.map(pack.text)
        entry.add(.finding, [Outline(rule.finding)])
        entry.add(.paragraphs, paragraphs(rule.citations))
        entry.add(.grounds, [Outline(text(rule.grounds))])
        entry.add(.judgement, rule.judgement.map { [Outline($0)] } ?? [])
        entry.add(.appliesWhere, words.application(of: rule))
        entry.add(.firesWhere, words.firing(of: rule))
        entry.add(.then, consequents(of: rule))
        entry.add(.mitigations, rule.mitigations.map { mitigation($0, list: rule.list) })
        entry.add(.recommendations, rule.raises.compactMap { remedy(of: $0).map(recommendation) })
        entry.add(.benchmarks, rule.benchmarks.map(benchmark))
        entry.add(.facts, facts(of: entry.subject))
        entry.add(.terms, terms(of: entry.subject))
    }

    private func fill(_ entry: inout CatalogueEntry, flag place: Int) {
        let flag = pack.flags[place]
        entry.theme = flag.theme
        entry.place = flag.place
        entry.cites = Array(Set(flag.rules.flatMap { pack.rules[$0].citations })).sorted().map(pack.text)
        entry.add(.kind, [Outline(kind(ofFlag: place))])
        entry.add(.judgement, flag.judgement.map { [Outline($0)] } ?? [])
        entry.add(
            .raisedBy,
            flag.rules.map { rule in
                let content = pack.rules[rule]
                let application = words.application(of: content)
                var parts = [Outline("It fires where all of these hold:", words.firing(of: content))]
                if !application.isEmpty {
                    parts.insert(Outline("It applies where all of these hold:", application), at: 0)
                }
                let places = places(content.citations)
                return Outline("\(content.id) (\(places)): \(content.finding)", parts)
            })
        entry.add(
            .recommendations,
            (flag.recommendation.map { [recommendation($0)] } ?? [])
                + flag.rules.flatMap { rule in
                    pack.rules[rule].raises.filter { $0.flag == place }.compactMap { raise in
                        raise.recommendation.map {
                            Outline("where \(pack.rules[rule].id) fires:", [recommendation($0)])
                        }
                    }
                })
        entry.add(.facts, facts(of: entry.subject))
    }

    private func fill(_ entry: inout CatalogueEntry, claim place: Int) {
        let claim = pack.claims[place]
        entry.theme = claim.theme
        entry.place = claim.place
        let rules = pack.rules.indices.filter { rule in pack.rules[rule].arguments.contains { $0.claim == place } }
        entry.cites = Array(Set(rules.flatMap { pack.rules[$0].citations })).sorted().map(pack.text)
        entry.add(.observed, claim.observedBy.map(fact))
        entry.add(
            .argued,
            rules.map { rule in
                let content = pack.rules[rule]
                let likelier = content.arguments.contains { $0.claim == place && $0.makesLikelier }
                let places = places(content.citations)
                return Outline(
                    "\(likelier ? "likelier" : "less likely") by \(content.id) (\(places)): \(content.finding)")
            })
        entry.add(.benchmarks, claim.benchmarks.map(benchmark))
    }

    private func fill(_ entry: inout CatalogueEntry, term place: Int) {
        let term = pack.terms[place]
        entry.place = term.place
        entry.cites = term.citations.map(pack.text)
        entry.add(.paragraphs, paragraphs(term.citations))
        entry.add(.judgement, term.judgement.map { [Outline($0)] } ?? [])
        let outline = words.outline(term.when)
        entry.add(.holdsWhere, outline.text == ConditionWords.all ? outline.parts : [outline])
        entry.add(.facts, facts(of: entry.subject))
    }

    private func fill(_ entry: inout CatalogueEntry, fact place: Int) {
        let fact = pack.vocabulary.facts[place]
        entry.add(.question, [Outline("\(fact.question) (\(fact.id))")] + (fact.note.map { [Outline($0)] } ?? []))
        entry.add(.answers, answers(to: place))
        let asked = (fact.reporters.isEmpty ? fact.ask : fact.reporters).map(pack.label(ofParty:))
        entry.add(
            .askedOf,
            [
                Outline(
                    asked.isEmpty
                        ? "nobody"
                        : asked.joined(with: "and") + (fact.reporters.isEmpty ? "" : "; each answers for itself"))
            ]
                + (fact.isFixed ? [Outline("nobody can change it to clear a flag")] : []))
        entry.add(.appliesWhere, words.application(ofFacts: [place]))
    }

    private func fill(_ entry: inout CatalogueEntry, benchmark place: Int) {
        let benchmark = pack.benchmarks[place]
        entry.cites = benchmark.citations.map(pack.text)
        entry.add(.figure, [Outline("\(benchmark.sentence); \(benchmark.dating)")])
        entry.add(.paragraphs, paragraphs(benchmark.citations))
    }

    // MARK: What reads it

    private func readers(of subject: CatalogueSubject) -> [Outline] {
        var edges = graph.edges.filter { $0.from == subject }
        if subject.kind == .benchmark {
            edges = graph.edges.filter { $0.to == subject }
            return edges.map {
                Outline("the \($0.from.kind.rawValue) \(id(of: $0.from)), which prints it", subject: $0.from)
            }
        }
        // What a rule leads to stands under "then".
        if subject.kind == .rule { return [] }
        edges.removeAll { $0.reason == .prints }
        return edges.map { edge in
            let name = "the \(edge.to.kind.rawValue) \(id(of: edge.to))"
            return switch edge.reason {
            case .guards: Outline("\(name), which is asked only where it is so", subject: edge.to)
            case .observes: Outline("\(name), which it observes", subject: edge.to)
            default: Outline(name, subject: edge.to)
            }
        }
    }

    private func exampleLines(of subject: CatalogueSubject, limit: Int) -> [Outline] {
        let all = examples(of: subject)
        let readsDay = factPlaces(of: subject).contains { pack.vocabulary.facts[$0].isDayOfProfile }
        let shown = all.prefix(limit).map { example in
            let lead = "\(example.expected[subject] ?? ""): \(example.name)"
            let given = (readsDay ? example.day : []) + example.given
            return Outline(lead, given.isEmpty ? [Outline("nothing is stated")] : given)
        }
        let left = all.count - shown.count
        return shown + (left > 0 ? [Outline("and \(counted(left, "other test"))")] : [])
    }
}

extension CatalogueEntry {
    /// What says nothing is left out.
    mutating func add(_ name: Section.Name, _ items: [Outline]) {
        if !items.isEmpty { sections.append(Section(name: name, items: items)) }
    }
}
