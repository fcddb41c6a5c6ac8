import RulePacks

/// The catalogue of rules as one HTML file that needs nothing else: read on a screen, by a screen reader, or printed.
public struct CatalogueHTML: Sendable {
    private let catalogue: Catalogue

    public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// The whole page.
    public func text() -> String {
        let document = CatalogueDocument(catalogue: catalogue, exampleLimit: 4)
        let title = CatalogueHTML.escaped(document.title)
        var html = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            \(CatalogueHTML.style)
            </style>
            </head>
            <body>
            <a class="skip" href="#rules">Skip to the rules</a>
            <header>
            <h1>\(title)</h1>

            """
        for paragraph in document.introduction { html += "<p>\(CatalogueHTML.escaped(paragraph))</p>\n" }
        html += "</header>\n" + contents(document)
        html += "<main id=\"rules\">\n"
        html += terms(document.judgements, "judgements", CatalogueDocument.judgementsTitle)
        html += terms(ConditionLegend.entries.map { ($0.1, $0.2) }, "legend", ConditionLegend.title)
        for theme in document.themes {
            html += "<section aria-labelledby=\"\(theme.anchor)\">\n"
            html += "<h2 id=\"\(theme.anchor)\">\(CatalogueHTML.escaped(theme.title))</h2>\n"
            for entry in theme.entries { html += article(entry, document) }
            html += "</section>\n"
        }
        html += "<section aria-labelledby=\"questions\">\n<h2 id=\"questions\">Questions</h2>\n"
        for entry in document.questions { html += article(entry, document) }
        html += "</section>\n<section aria-labelledby=\"figures\">\n<h2 id=\"figures\">Figures of the sources</h2>\n"
        for entry in document.benchmarks { html += article(entry, document) }
        html += "</section>\n" + index(document)
        return html + "</main>\n</body>\n</html>\n"
    }

    private func contents(_ document: CatalogueDocument) -> String {
        var html = "<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ul>\n"
        for theme in document.themes {
            html += "<li><a href=\"#\(theme.anchor)\">\(CatalogueHTML.escaped(theme.title))</a>\n<ul>\n"
            for entry in theme.entries { html += "<li>\(link(entry.subject, document))</li>\n" }
            html += "</ul></li>\n"
        }
        html += "<li><a href=\"#questions\">Questions</a></li>\n"
        html += "<li><a href=\"#figures\">Figures of the sources</a></li>\n"
        return html + "<li><a href=\"#paragraphs\">Index by paragraph</a></li>\n</ul>\n</nav>\n"
    }

    private func terms(_ entries: [(term: String, text: String)], _ anchor: String, _ title: String) -> String {
        guard !entries.isEmpty else { return "" }
        var html = "<section aria-labelledby=\"\(anchor)\">\n<h2 id=\"\(anchor)\">\(title)</h2>\n<dl>\n"
        for (term, text) in entries {
            html += "<dt>\(CatalogueHTML.escaped(term))</dt><dd>\(CatalogueHTML.escaped(text))</dd>\n"
        }
        return html + "</dl>\n</section>\n"
    }

    private func link(_ subject: CatalogueSubject, _ document: CatalogueDocument) -> String {
        let label = CatalogueHTML.escaped(document.label(subject))
        return document.isShown(subject) ? "<a href=\"#\(document.anchor(subject))\">\(label)</a>" : label
    }

    private func article(_ entry: CatalogueEntry, _ document: CatalogueDocument) -> String {
        let anchor = document.anchor(entry.subject)
        let heading = CatalogueHTML.escaped(entry.subject.kind == .fact ? entry.title : entry.id)
        var html = "<article aria-labelledby=\"\(anchor)\">\n<h3 id=\"\(anchor)\">\(heading)</h3>\n"
        for section in entry.sections {
            if [.finding, .figure, .question].contains(section.name) {
                for item in section.items { html += "<p class=\"finding\">\(CatalogueHTML.escaped(item.text))</p>\n" }
                continue
            }
            html += "<h4>\(CatalogueHTML.escaped(section.name.heading))</h4>\n"
            if section.items.count == 1, section.items[0].parts.isEmpty, !section.name.hasConditions {
                html += "<p>\(text(section.items[0], document))</p>\n"
            } else {
                html += list(section.items, document)
            }
        }
        return html + "</article>\n"
    }

    private func list(_ outlines: [Outline], _ document: CatalogueDocument) -> String {
        var html = "<ul>\n"
        for outline in outlines {
            html += "<li>\(text(outline, document))"
            if !outline.parts.isEmpty { html += "\n" + list(outline.parts, document) }
            html += "</li>\n"
        }
        return html + "</ul>\n"
    }

    private func text(_ outline: Outline, _ document: CatalogueDocument) -> String {
        let text = CatalogueHTML.escaped(outline.text)
        guard let subject = outline.subject, document.isShown(subject) else { return text }
        return "<a href=\"#\(document.anchor(subject))\">\(text)</a>"
    }

    private func index(_ document: CatalogueDocument) -> String {
        var html = "<section aria-labelledby=\"paragraphs\">\n<h2 id=\"paragraphs\">Index by paragraph</h2>\n"
        for (source, places) in document.index {
            html += "<table>\n<caption>\(CatalogueHTML.escaped(source.title))</caption>\n"
            html +=
                "<thead><tr><th scope=\"col\">Place</th><th scope=\"col\">What rests on it</th></tr></thead>\n<tbody>\n"
            for (run, subjects) in places {
                let links = subjects.map { link($0, document) }.joined(separator: ", ")
                let name = CatalogueHTML.escaped(run.text(document.pack))
                html += "<tr><th scope=\"row\">\(name)</th><td>\(links)</td></tr>\n"
            }
            html += "</tbody>\n</table>\n"
        }
        return html + "</section>\n"
    }

    static func escaped(_ text: String) -> String {
        // By scalars: a sign with an accent on it is one character, and still a sign to a browser.
        text.printable.unicodeScalars.reduce(into: "") { result, character in
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(character)
            }
        }
    }

    /// Colours keep a contrast of 7 to 1 or more, by day and by night.
    private static let style = """
        :root { --text: #1a1a1a; --page: #fff; --quiet: #4a4a4a; --line: #c8c8c8; --link: #00449e; --tint: #f3f5f8; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #ececec; --page: #161616; --quiet: #bdbdbd; --line: #4d4d4d; --link: #a9cbff; --tint: #222529; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 62rem; padding: 1rem 1.5rem 4rem; color: var(--text); background: var(--page);
          font: 1rem/1.5 system-ui, "DejaVu Sans", sans-serif; }
        a { color: var(--link); }
        a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { position: static; }
        h1 { font-size: 1.8rem; line-height: 1.2; }
        h2 { font-size: 1.4rem; margin-top: 2.5rem; border-bottom: 2px solid var(--line); padding-bottom: .25rem; }
        h3 { font-size: 1.1rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
        h4 { font-size: .95rem; margin: 1rem 0 .25rem; color: var(--quiet); }
        p, ul, dl { margin: .25rem 0 .5rem; }
        ul { padding-left: 1.3rem; }
        .finding { font-size: 1.05rem; }
        article { margin: 1.25rem 0; padding: 1rem 1.25rem; background: var(--tint); border: 1px solid var(--line);
          border-radius: 6px; }
        dt { font-weight: 600; margin-top: .6rem; }
        dd { margin: 0; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
        caption { text-align: left; font-weight: 600; padding: .5rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line);
          overflow-wrap: anywhere; }
        th[scope=row] { white-space: nowrap; font-weight: 400; }
        @media print {
          :root { --text: #000; --page: #fff; --quiet: #222; --line: #888; --link: #000; --tint: #fff; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav, .skip { display: none; }
          h2, h3, h4 { break-after: avoid; }
          article { border-radius: 0; }
          li, tr { break-inside: avoid; }
          a { text-decoration: none; }
        }
        """
}
