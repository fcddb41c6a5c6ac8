import RulePacks

/// The catalogue for a terminal: a list of rules, and whole entries.
public struct CatalogueText: Sendable {
    private let catalogue: Catalogue
    private let style: TextStyle

    public init(_ catalogue: Catalogue, style: TextStyle = TextStyle()) {
        self.catalogue = catalogue
        self.style = style
    }

    /// Every rule with what it does and where it comes from, by theme.
    public func list() -> String {
        let pack = catalogue.pack
        var canvas = TextCanvas(style)
        for (theme, rules) in catalogue.rulesByTheme {
            canvas.heading(theme?.text ?? "Notes alone")
            for rule in rules {
                let content = pack.rules[rule]
                canvas.paragraph([Piece(content.id, .strong)])
                let places = catalogue.places(content.citations)
                canvas.paragraph([Piece(places, .faint)], indent: 2, hanging: 4)
                for verb in catalogue.verbs(ofRule: rule) { canvas.paragraph(verb, indent: 2, hanging: 4) }
            }
        }
        canvas.blank()
        canvas.paragraph(
            "\(counted(pack.rules.count, "rule")). `concord rules show ID` shows everything of one.")
        return canvas.text
    }

    /// Everything that the pack says of these.
    public func entries(_ entries: [CatalogueEntry]) -> String {
        var canvas = TextCanvas(style)
        for (place, entry) in entries.enumerated() {
            if place > 0 { canvas.heading("") }
            write(entry, to: &canvas)
        }
        if entries.contains(where: { $0.sections.contains { $0.name.hasConditions } }) {
            canvas.heading(ConditionLegend.title)
            let topics = catalogue.topics(of: entries.map(\.subject))
            for (topic, term, text) in ConditionLegend.entries where topics.contains(topic) {
                canvas.entry(term, text, indent: 0, column: 13)
            }
        }
        return canvas.text
    }

    private func write(_ entry: CatalogueEntry, to canvas: inout TextCanvas) {
        let pack = catalogue.pack
        canvas.paragraph([
            Piece("\(entry.subject.kind.rawValue.capitalised) "),
            Piece(entry.subject.kind == .place ? entry.id : "\(pack.id)/\(entry.id)", .strong),
        ])
        if entry.title != entry.sections.first?.items.first?.text {
            canvas.paragraph([Piece(entry.title, .strong)], indent: 2)
        }
        let theme = entry.theme.map { [pack.themes[$0].text] } ?? []
        let place = entry.place.map { ["\($0.file):\($0.line)"] } ?? []
        canvas.paragraph([Piece((theme + place).joined(separator: "; "), .faint)], indent: 2)
        for section in entry.sections {
            canvas.blank()
            canvas.paragraph([Piece(section.name.heading, .strong)])
            for item in section.items { canvas.list(item) }
        }
        canvas.blank()
    }
}

extension CatalogueEntry.Section.Name {
    /// Whether the legend is needed to read it.
    var hasConditions: Bool {
        [.appliesWhere, .firesWhere, .holdsWhere, .raisedBy, .mitigations].contains(self)
    }
}
