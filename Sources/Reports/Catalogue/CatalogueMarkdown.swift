import RulePacks

/// The catalogue of rules as one Markdown file (CommonMark). What a place does not say stands once, in the index by paragraph:
/// said again with each rule it would make the file longer than what sites will draw.
public struct CatalogueMarkdown: Sendable {
    private let catalogue: Catalogue

    public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// The whole catalogue.
    public func text() -> String {
        let document = CatalogueDocument(catalogue: catalogue, exampleLimit: 3)
        var page = Page()
        page.line("# \(Page.escaped(document.title))")
        for paragraph in document.introduction { page.line(Page.escaped(paragraph)) }
        page.line("## Contents")
        for theme in document.themes {
            page.item("[\(Page.escaped(theme.title))](#\(theme.anchor))", depth: 0)
            for entry in theme.entries { page.item(link(entry.subject, document), depth: 1) }
        }
        page.item("[Questions](#questions)", depth: 0)
        page.item("[Figures of the sources](#figures)", depth: 0)
        page.item("[Index by paragraph](#paragraphs)", depth: 0)
        if !document.judgements.isEmpty { page.line("## \(CatalogueDocument.judgementsTitle)") }
        for (term, text) in document.judgements { page.term(term, text) }
        page.line("## \(ConditionLegend.title)")
        for (_, term, text) in ConditionLegend.entries { page.term(term, text) }
        for theme in document.themes {
            page.line("<a id=\"\(theme.anchor)\"></a>\n## \(Page.escaped(theme.title))")
            for entry in theme.entries { write(entry, heading: "`\(entry.id)`", document, to: &page) }
        }
        page.line("<a id=\"questions\"></a>\n## Questions")
        for entry in document.questions { write(entry, heading: Page.escaped(entry.title), document, to: &page) }
        page.line("<a id=\"figures\"></a>\n## Figures of the sources")
        for entry in document.benchmarks { write(entry, heading: "`\(entry.id)`", document, to: &page) }
        writeIndex(document, to: &page)
        return page.text
    }

    private func link(_ subject: CatalogueSubject, _ document: CatalogueDocument) -> String {
        let label = "`\(document.label(subject))`"
        return document.isShown(subject) ? "[\(label)](#\(document.anchor(subject)))" : label
    }

    private func write(
        _ entry: CatalogueEntry, heading: String, _ document: CatalogueDocument, to page: inout Page
    ) {
        page.line("<a id=\"\(document.anchor(entry.subject))\"></a>\n### \(heading)")
        for section in entry.sections {
            let isLead = [.finding, .figure, .question].contains(section.name)
            if isLead {
                for item in section.items { page.line(Page.escaped(item.text)) }
                continue
            }
            let remark = section.name == .paragraphs ? " (what each does not say: see the [index](#paragraphs))" : ""
            page.line("**\(section.name.heading)**\(remark)")
            for item in section.items {
                let lines = section.name == .paragraphs ? Outline(item.text).lines() : item.lines()
                for (depth, text, subject) in lines {
                    let text = Page.escaped(text)
                    let target = subject.flatMap { document.isShown($0) ? document.anchor($0) : nil }
                    page.item(target.map { "[\(text)](#\($0))" } ?? text, depth: depth)
                }
            }
        }
    }

    private func writeIndex(_ document: CatalogueDocument, to page: inout Page) {
        page.line("<a id=\"paragraphs\"></a>\n## Index by paragraph")
        page.line("What rests on each place, and what that place does not say.")
        for (source, places) in document.index {
            page.line("### \(Page.escaped(source.title))")
            for (run, subjects) in places {
                let links = subjects.map { link($0, document) }.joined(separator: ", ")
                page.item("\(run.text(document.pack)): \(links)", depth: 0)
                let silence = run.citations.first.flatMap(document.pack.entry)?.doesNotSay ?? []
                if !silence.isEmpty { page.item("It does not say:", depth: 1) }
                for line in silence { page.item(Page.escaped(line), depth: 2) }
            }
        }
    }

    /// Lines of Markdown: blocks parted by an empty line, lists held together.
    private struct Page {
        private(set) var text = ""
        private var isInList = false

        mutating func line(_ block: String) {
            if !text.isEmpty { text += "\n" }
            text += block + "\n"
            isInList = false
        }

        mutating func item(_ line: String, depth: Int) {
            if !isInList, !text.isEmpty { text += "\n" }
            text += String(repeating: "  ", count: depth) + "- " + line + "\n"
            isInList = true
        }

        mutating func term(_ term: String, _ text: String) {
            item("**\(Page.escaped(term))**: \(Page.escaped(text))", depth: 0)
        }

        /// With everything that Markdown or HTML would read as more than itself set off.
        static func escaped(_ text: String) -> String {
            text.printable.unicodeScalars.reduce(into: "") { result, character in
                switch character {
                case "\\", "`", "*", "_", "[", "]", "#", "|", "~": result += "\\\(character)"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "&": result += "&amp;"
                default: result.unicodeScalars.append(character)
                }
            }
        }
    }
}
