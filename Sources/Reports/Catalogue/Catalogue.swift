import Facts
public import RulePacks

/// A pack as something to read: an entry for each thing in it, rules by theme, and which rule rests on which paragraph.
public struct Catalogue: Sendable {
    public let pack: RulePack
    let graph: PackGraph
    let examples: [CatalogueExample]
    let words: ConditionWords

    /// - Parameter examples: from the pack's tests.
    public init(_ pack: RulePack, examples: [CatalogueExample] = []) {
        self.pack = pack
        self.examples = examples
        graph = PackGraph(pack)
        words = ConditionWords(pack)
    }

    /// Everything with this id; a flag and a rule may share one.
    ///
    /// - Parameter id: with or without the pack's own id before it.
    public func subjects(named id: String) -> [CatalogueSubject] {
        let name = id.hasPrefix(pack.id + "/") ? String(id.dropFirst(pack.id.count + 1)) : id
        return graph.subjects.filter { self.id(of: $0) == name }
    }

    /// Every id of the pack, for hints.
    public var ids: [String] { graph.subjects.map(id) }

    /// What a subject is called in the pack; a place by its source and locator.
    public func id(of subject: CatalogueSubject) -> String {
        switch subject.kind {
        case .party: pack.parties[subject.place].id
        case .theme: pack.themes[subject.place].id
        case .field:
            pack.vocabulary.facts[fields[subject.place].list].id + "."
                + pack.vocabulary.facts[fields[subject.place].list].fields[fields[subject.place].field].id
        case .mitigation:
            pack.rules[mitigations[subject.place].rule].id + "/"
                + pack.rules[mitigations[subject.place].rule].mitigations[mitigations[subject.place].mitigation].id
        case .fact: pack.vocabulary.facts[subject.place].id
        case .term: pack.terms[subject.place].id
        case .claim: pack.claims[subject.place].id
        case .rule: pack.rules[subject.place].id
        case .flag: pack.flags[subject.place].id
        case .benchmark: pack.benchmarks[subject.place].id
        case .place: pack.text(registered[subject.place])
        }
    }

    /// What a thing is called in prose.
    public func title(of subject: CatalogueSubject) -> String {
        switch subject.kind {
        case .party: pack.parties[subject.place].text
        case .theme: pack.themes[subject.place].text
        case .field: pack.vocabulary.facts[fields[subject.place].list].fields[fields[subject.place].field].label
        case .mitigation:
            pack.rules[mitigations[subject.place].rule].mitigations[mitigations[subject.place].mitigation].says
        case .fact: pack.vocabulary.facts[subject.place].label
        case .term: spaced(pack.terms[subject.place].id.replacing("-", with: " ")).capitalised
        case .claim: pack.claims[subject.place].label
        case .rule: pack.rules[subject.place].finding
        case .flag: pack.flags[subject.place].title
        case .benchmark: pack.benchmarks[subject.place].sentence
        case .place: pack.sources[registered[subject.place].source].title
        }
    }

    /// A rule belongs to the theme of what it raises, or else of what it argues about.
    public func theme(ofRule rule: Int) -> Int? {
        let content = pack.rules[rule]
        return content.raises.first.map { pack.flags[$0.flag].theme }
            ?? content.arguments.first.map { pack.claims[$0.claim].theme }
    }

    /// The rules of each theme that has any, in the order of the themes' ids; those that only print a note stand last.
    public var rulesByTheme: [(theme: Named?, rules: [Int])] {
        let themes: [Int?] = pack.themes.indices.map { $0 } + [nil]
        return themes.compactMap { theme in
            let rules = pack.rules.indices.filter { self.theme(ofRule: $0) == theme }
            return rules.isEmpty ? nil : (theme.map { pack.themes[$0] }, rules)
        }
    }

    /// What a rule does where it fires, a line for each verb and target: `raises the medium risk trust-thin`.
    public func verbs(ofRule rule: Int) -> [String] {
        let content = pack.rules[rule]
        let arguments = content.arguments.map { argument in
            "makes \(argument.makesLikelier ? "likelier" : "less likely") \(pack.claims[argument.claim].id)"
        }
        let raises = content.raises.map { "raises \(article(kind(ofFlag: $0.flag))) \(pack.flags[$0.flag].id)" }
        return arguments + raises + (content.note == nil ? [] : ["prints a note"])
    }

    private func article(_ words: String) -> String { "the \(words)" }

    /// `high risk, external`.
    func kind(ofFlag flag: Int) -> String {
        let content = pack.flags[flag]
        return (content.severity.map { $0.word + " " } ?? "") + (content.isExternal ? "external " : "")
            + content.kind.rawValue
    }

    /// Every place that a rule, a term, a mitigation, a recommendation, a fact or a benchmark cites, with what rests on it there;
    /// neighbours that the register describes together, and on which the same rests, as one.
    var paragraphs: [(run: CitationRun, subjects: [CatalogueSubject])] {
        var found: [Citation: Set<CatalogueSubject>] = [:]
        func add(_ citations: [Citation], _ subject: CatalogueSubject) {
            for citation in citations { found[citation, default: []].insert(subject) }
        }
        for (place, rule) in pack.rules.enumerated() {
            let subject = CatalogueSubject(.rule, place)
            add(rule.citations + rule.mitigations.flatMap(\.citations), subject)
            for raise in rule.raises { add((remedy(of: raise)?.citations ?? []), subject) }
        }
        for (place, term) in pack.terms.enumerated() { add(term.citations, CatalogueSubject(.term, place)) }
        for (place, citations) in pack.factCitations.enumerated() {
            add(citations, CatalogueSubject(.fact, place))
        }
        for (place, benchmark) in pack.benchmarks.enumerated() {
            add(benchmark.citations, CatalogueSubject(.benchmark, place))
        }
        var runs: [(run: CitationRun, subjects: [CatalogueSubject])] = []
        for subjects in Set(found.values) {
            let citations = found.filter { $0.value == subjects }.map(\.key)
            for run in CitationRun.all(of: citations, pack) { runs.append((run, subjects.sorted())) }
        }
        return runs.sorted { left, right in
            guard let first = left.run.citations.first, let second = right.run.citations.first else { return false }
            return first < second
        }
    }

    /// What to do, where the rule or its flag says.
    func remedy(of raise: Raise) -> Recommendation? { raise.recommendation ?? pack.flags[raise.flag].recommendation }

    /// The examples of a thing, one for each outcome first.
    func examples(of subject: CatalogueSubject) -> [CatalogueExample] {
        var seen: Set<String> = []
        let mine = examples.filter { $0.expected[subject] != nil }
        let isFirst = mine.map { seen.insert($0.expected[subject] ?? "").inserted }
        let order = mine.indices.sorted { (isFirst[$0] ? 0 : 1, $0) < (isFirst[$1] ? 0 : 1, $1) }
        return order.map { mine[$0] }
    }
}
