import RulePacks

/// The catalogue for programs; its shape is `concord/catalogue/1`.
public struct CatalogueJSON: Sendable {
    private let catalogue: Catalogue

    public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// Every rule with what it does and where it comes from, by theme; indented, with a line feed at the end.
    public func list() -> [UInt8] {
        document { writer in
            writer.key("rules")
            writer.beginArray()
            for (theme, rules) in catalogue.rulesByTheme {
                for rule in rules { write(rule: rule, theme: theme, to: &writer) }
            }
            writer.endArray()
        }
    }

    /// Everything that the pack says of these.
    public func entries(_ entries: [CatalogueEntry]) -> [UInt8] {
        document { writer in
            writer.key("entries")
            writer.beginArray()
            for entry in entries { write(entry, to: &writer) }
            writer.endArray()
        }
    }

    private func document(_ content: (inout JSONWriter) -> Void) -> [UInt8] {
        JSONWriter.document("concord/catalogue/1", of: catalogue.pack, content: content)
    }

    private func write(rule: Int, theme: Named?, to writer: inout JSONWriter) {
        let content = catalogue.pack.rules[rule]
        writer.beginObject()
        writer.key("id")
        writer.string(content.id)
        writer.key("theme")
        writer.optional(theme?.id)
        writer.key("finding")
        writer.string(content.finding)
        writer.key("cites")
        writer.strings(content.citations.map(catalogue.pack.text))
        writer.key("makes_likelier")
        writer.strings(claims(content, likelier: true))
        writer.key("makes_less_likely")
        writer.strings(claims(content, likelier: false))
        writer.key("raises")
        writer.strings(content.raises.map { catalogue.pack.flags[$0.flag].id })
        writer.key("note")
        writer.optional(content.note)
        writer.place(content.place)
        writer.endObject()
    }

    private func claims(_ rule: Rule, likelier: Bool) -> [String] {
        rule.arguments.filter { $0.makesLikelier == likelier }.map { catalogue.pack.claims[$0.claim].id }
    }

    private func write(_ entry: CatalogueEntry, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("kind")
        writer.string(entry.subject.kind.rawValue)
        writer.key("id")
        writer.string(entry.id)
        writer.key("title")
        writer.string(entry.title)
        writer.key("theme")
        writer.optional(entry.theme.map { catalogue.pack.themes[$0].id })
        writer.key("cites")
        writer.strings(entry.cites)
        writer.place(entry.place)
        for (key, subjects) in [
            ("uses", catalogue.uses(of: entry.subject)), ("used_by", catalogue.users(of: entry.subject)),
        ] {
            writer.key(named: key)
            writer.strings(Set(subjects).sorted().map { "\($0.kind.rawValue)/\(catalogue.id(of: $0))" })
        }
        writer.key("sections")
        writer.beginArray()
        for section in entry.sections {
            writer.beginObject()
            writer.key("name")
            writer.string(section.name.rawValue)
            writer.key("heading")
            writer.string(section.name.heading)
            write(section.items, to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private func write(_ outlines: [Outline], to writer: inout JSONWriter) {
        writer.key("items")
        writer.beginArray()
        for outline in outlines {
            writer.beginObject()
            writer.key("text")
            writer.string(outline.text)
            if !outline.parts.isEmpty { write(outline.parts, to: &writer) }
            writer.endObject()
        }
        writer.endArray()
    }
}
