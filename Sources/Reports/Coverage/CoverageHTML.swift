import Engine
public import RuleAnalysis
import RulePacks

/// How much of a pack its tests show, as one HTML page that needs nothing else: no script, no font, no other file.
public struct CoverageHTML: Sendable {
    private let coverage: Coverage
    private let pack: RulePack

    public init(_ coverage: Coverage) {
        self.coverage = coverage
        pack = coverage.pack
    }

    /// The whole page.
    public func page() -> String {
        let title = "Coverage of \(pack.title)"
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Markup.text(title))</title>
            <style>
            \(CoverageStyle.sheet)
            </style>
            </head>
            <body>
            <a class="skip" href="#gaps">Skip to what is missing</a>
            <header>
            <h1>\(Markup.text(title))</h1>
            \(summary)
            </header>
            <nav aria-label="Sections"><ul>
            <li><a href="#gaps">What is missing</a></li>
            \(pack.sources.map { "<li><a href=\"#places-\(Markup.attribute($0.id))\">Places of \(Markup.text($0.id))</a></li>" }
                .joined(separator: "\n"))
            <li><a href="#rules">Rules</a></li>
            <li><a href="#claims">Claims</a></li>
            <li><a href="#tests">Tests</a></li>
            </ul></nav>
            <main>
            \(gaps)
            \(zip(pack.sources, coverage.places).map(section).joined(separator: "\n"))
            \(rules)
            \(claims)
            \(tests)
            </main>
            </body>
            </html>

            """
    }

    private var words: CoverageWords { CoverageWords(pack) }

    // MARK: Summary and gaps

    private var summary: String {
        let share = coverage.share
        let left =
            coverage.testsLeftOut == 0
            ? "" : " <strong>\(counted(coverage.testsLeftOut, "test")) failed and did not count.</strong>"
        return """
            <p class="figure"><span class="percent">\(share.percent) %</span>
            <meter min="0" max="\(max(1, share.of))" value="\(share.of == 0 ? 1 : share.met)">\(share.percent) per cent</meter>
            <span>\(share.met) of \(counted(share.of, "goal")) met by \(words.tests(coverage))</span></p>
            <p>Pack <code>\(Markup.text(pack.id)) \(Markup.text(pack.version))</code>: \(counted(pack.rules.count, "rule")), \
            \(counted(coverage.places.reduce(0) { $0 + $1.count }, "place")) registered.\(left)</p>
            <p class="note">\(Markup.text(CoverageWords.definition))</p>
            """
    }

    private var gaps: String {
        var text = "<section id=\"gaps\"><h2>What is missing</h2>\n"
        let lacking = coverage.rules.filter { !$0.gaps.isEmpty }
        let claims = coverage.claims.filter { !$0.gaps.isEmpty }
        let without = coverage.placesWithoutRule
        if lacking.isEmpty, claims.isEmpty, without.isEmpty {
            return text + "<p>Nothing: every goal is met.</p></section>"
        }
        if !lacking.isEmpty || !claims.isEmpty { text += "<dl class=\"gaps\">\n" }
        for rule in lacking {
            text += "<dt>\(link(toRule: rule.rule))</dt>\n"
            for gap in rule.gaps { text += "<dd>\(Markup.text(words.words(gap, of: rule)))</dd>\n" }
        }
        for claim in claims {
            text += "<dt><code>\(Markup.text(pack.claims[claim.claim].id))</code></dt>\n"
            for gap in claim.gaps { text += "<dd>\(Markup.text(words.words(gap)))</dd>\n" }
        }
        if !lacking.isEmpty || !claims.isEmpty { text += "</dl>\n" }
        if !without.isEmpty {
            text += "<h3>Places without a rule</h3>\n<ul class=\"plain\">\n"
            for citation in without { text += "<li>\(Markup.text(pack.text(citation)))</li>\n" }
            text += "</ul>\n"
        }
        return text + "</section>"
    }

    // MARK: Places

    private func section(_ source: Source, _ places: [PlaceCoverage]) -> String {
        let id = Markup.attribute(source.id)
        var text = """
            <section id="places-\(id)"><h2>Places of \(Markup.text(source.id))</h2>
            <p><cite>\(Markup.text(source.title))</cite>, \(Markup.text(source.author)), \(Markup.text(source.published))</p>
            <div class="wide" role="region" tabindex="0" aria-label="Places of \(id)">
            <table><thead><tr><th scope="col">Place</th><th scope="col">Use</th><th scope="col">Rules and their tests</th>\
            <th scope="col">Also cited by</th></tr></thead><tbody>

            """
        for place in places {
            let rules =
                place.rules.isEmpty
                ? (place.isWithoutRule ? "<span class=\"lack\">no rule comes from it</span>" : "")
                : place.rules.map { rule in
                    "<div>\(link(toRule: rule)) \(shareMark(coverage.rules[rule]))</div>"
                        + names(of: coverage.rules[rule].settledBy, "tests that settle it")
                }.joined()
            text += """
                <tr class="\(place.use.rawValue)"><th scope="row">\(Markup.text(place.citation.locator.description))</th>\
                <td>\(Markup.text(words.words(place)))</td><td>\(rules)</td>\
                <td>\(place.others.map(Markup.text).joined(separator: "<br>"))</td></tr>

                """
        }
        return text + "</tbody></table></div></section>"
    }

    private func link(toRule rule: Int) -> String {
        let id = pack.rules[rule].id
        return "<a href=\"#rule-\(Markup.attribute(id))\"><code>\(Markup.text(id))</code></a>"
    }

    /// Goals met, in words and not by colour alone.
    private func shareMark(_ rule: RuleCoverage) -> String {
        let share = rule.share
        return "<span class=\"\(share.isWhole ? "whole" : "lack")\">\(share.met) of \(share.of)</span>"
    }

    /// The tests of a list, folded away; of a long one the first.
    private func names(of tests: [Int], _ label: String) -> String {
        guard !tests.isEmpty else { return "" }
        let most = 20
        var items = tests.prefix(most).map { "<li>\(Markup.text(coverage.tests[$0].name))</li>" }.joined()
        if tests.count > most { items += "<li>and \(tests.count - most) more</li>" }
        return "<details><summary>\(tests.count) \(Markup.text(label))</summary><ul>\(items)</ul></details>"
    }

    // MARK: Rules and tests

    private var rules: String {
        "<section id=\"rules\"><h2>Rules</h2>\n" + coverage.rules.map(article).joined(separator: "\n") + "</section>"
    }

    private func article(_ rule: RuleCoverage) -> String {
        let content = pack.rules[rule.rule]
        var rows = row("outcome", [("fired", rule.fired), ("not fired", rule.notFired), ("open", rule.open)], goals: 3)
        if let records = rule.recordNotMet { rows += row("of a record", [("false", records)], goals: 1) }
        for leaf in rule.leaves {
            let term = leaf.leaf.term.map { " <small>in the term \(Markup.text(pack.terms[$0].id))</small>" } ?? ""
            rows += row(
                Markup.text(words.words(leaf.leaf)) + term,
                [("true", leaf.isTrue), ("false", leaf.isFalse), ("unknown", leaf.isUnknown)],
                goals: 2)
        }
        for mitigation in rule.mitigations {
            rows += row(
                "mitigation <code>\(Markup.text(mitigation.id))</code>",
                [
                    ("expected present", mitigation.presentExpected), ("expected absent", mitigation.absentExpected),
                    ("present", mitigation.present), ("absent", mitigation.absent), ("open", mitigation.open),
                    ("without application", mitigation.doesNotApply),
                ], goals: 2)
        }
        for argument in rule.arguments {
            rows += row(Markup.text(words.words(argument.argument)), [("expected", argument.expected)], goals: 1)
        }
        if let note = rule.note { rows += row("note", [("expected", note)], goals: 1) }
        let citations = content.citations.map { Markup.text(pack.text($0)) }.joined(separator: ", ")
        return """
            <article id="rule-\(Markup.attribute(content.id))">
            <h3><code>\(Markup.text(content.id))</code> \(shareMark(rule))</h3>
            <p>\(Markup.text(content.finding)) <small>\(citations)</small></p>
            <div class="wide" role="region" tabindex="0" aria-label="Tests of \(Markup.attribute(content.id))">
            <table class="outcomes"><tbody>
            \(rows)</tbody></table></div>
            </article>
            """
    }

    private var claims: String {
        var text = "<section id=\"claims\"><h2>Claims that are observed</h2>\n"
        if coverage.claims.isEmpty { text += "<p>No fact observes a claim.</p>\n" }
        for claim in coverage.claims {
            let content = pack.claims[claim.claim]
            text += """
                <article><h3><code>\(Markup.text(content.id))</code></h3>
                <table class="outcomes"><tbody>
                \(row("expected as observed", [("yes", claim.yesExpected), ("no", claim.noExpected)], goals: 2))\
                </tbody></table></article>

                """
        }
        return text + "</section>"
    }

    private func row(_ label: String, _ cells: [(word: String, tests: [Int])], goals: Int) -> String {
        var text = "<tr><th scope=\"row\">\(label)</th>"
        for (place, cell) in cells.enumerated() {
            if cell.tests.isEmpty {
                let isLacking = place < goals
                text += "<td\(isLacking ? " class=\"lack\"" : "")>\(isLacking ? "never" : "not") \(cell.word)</td>"
            } else {
                text += "<td>\(names(of: cell.tests, cell.word))</td>"
            }
        }
        return text + "</tr>\n"
    }

    private var tests: String {
        var text = "<section id=\"tests\"><h2>Tests</h2>\n<ol class=\"plain\">\n"
        for test in coverage.tests {
            text +=
                "<li>\(Markup.text(test.name)) <small>\(Markup.text(test.place.file)):\(test.place.line)</small></li>\n"
        }
        return text + "</ol></section>"
    }
}
