import Facts
import RulePacks

/// The catalogue as a document: what its Markdown and its HTML have in common.
struct CatalogueDocument {
    let catalogue: Catalogue

    /// How many tests are shown of each rule.
    let exampleLimit: Int

    var pack: RulePack { catalogue.pack }

    var title: String { "\(pack.title): the catalogue of rules" }

    /// What the reader has to know first.
    var introduction: [String] {
        let sources = pack.sources.map { "\"\($0.title)\" (\($0.author), \($0.published)), cited as \($0.id)" }
        return [
            """
            Every rule of the pack \(pack.id), version \(pack.version): the finding, the paragraphs it comes from and what \
            they do not say, the condition in plain English, what follows, and the pack's own tests as examples. It is made \
            from the rule files; nothing in it is written by hand.
            """,
            "Sources: \(sources.joined(with: "and")). What they say is paraphrased.",
            """
            A flag is a reason to look, not a verdict. What the pack adds to its sources is printed as its judgement: beside \
            each thing what concerns it alone, and what holds throughout first.
            """,
        ]
    }

    static let judgementsTitle = "What the pack adds throughout"

    /// What the pack judges for all its rules, and how it rates.
    var judgements: [(term: String, text: String)] {
        var found = pack.judgements.map { (spaced($0.id).capitalised, $0.text) }
        guard let rating = pack.rating else { return found }
        let caps = Severity.allCases.map { "a \($0.word) risk at \(rating.scale[rating.caps[$0.rawValue]])" }
        let share = rating.knownAtLeast.multiplied(by: 100)
        found.append(
            (
                "Rating",
                """
                On the scale \(rating.scale.joined(separator: ", ")), from the lowest up. The severest raised risk of a theme \
                that is not external caps it: \(caps.joined(with: "and")); without a raised strength it stops one below the \
                top. A theme is rated once \(share) per cent of its facts are known. \(rating.judgement)
                """
            ))
        return found
    }

    struct Theme {
        var title: String
        var anchor: String
        var entries: [CatalogueEntry]
    }

    /// The rules' entries.
    var themes: [Theme] {
        catalogue.rulesByTheme.map { theme, rules in
            Theme(
                title: theme?.text ?? "Notes alone", anchor: "theme-\(theme?.id ?? "notes-alone")",
                entries: rules.map {
                    catalogue.entry(
                        CatalogueSubject(.rule, $0), exampleLimit: exampleLimit, namesQuestions: true)
                })
        }
    }

    /// Each question once; rules lead here. Terms are not listed by themselves: rules say what they mean.
    var questions: [CatalogueEntry] {
        pack.vocabulary.facts.indices.map { catalogue.entry(CatalogueSubject(.fact, $0)) }
    }

    var benchmarks: [CatalogueEntry] {
        pack.benchmarks.indices.map { catalogue.entry(CatalogueSubject(.benchmark, $0)) }
    }

    /// Each paragraph that something rests on, with the rules and benchmarks that do, and the terms by their names.
    var index: [(source: Source, places: [(run: CitationRun, subjects: [CatalogueSubject])])] {
        let paragraphs = catalogue.paragraphs
        return pack.sources.enumerated().compactMap { place, source in
            let mine = paragraphs.filter { $0.run.citations.first?.source == place }
            return mine.isEmpty ? nil : (source, mine)
        }
    }

    func anchor(_ subject: CatalogueSubject) -> String { "\(subject.kind.rawValue)-\(catalogue.id(of: subject))" }

    /// Whether a thing has a place of its own in the document.
    func isShown(_ subject: CatalogueSubject) -> Bool { [.rule, .fact, .benchmark].contains(subject.kind) }

    /// A short name in an index.
    func label(_ subject: CatalogueSubject) -> String {
        subject.kind == .rule
            ? catalogue.id(of: subject) : "\(subject.kind.rawValue) \(catalogue.id(of: subject))"
    }
}
