import Foundation
import Testing

/// `concord rules list`, `show`, `graph` and `docs`: what is in a pack, for people and for programs.
@Suite struct CatalogueTests {
    static let edges = Command.fixtures.appending(path: "decisions/edges").path

    private func object(_ arguments: String...) throws -> [String: Any] {
        let run = try Command.run(["rules"] + arguments)
        #expect(run.status == 0, "\(run.errors)")
        return try Command.object(run.output)
    }

    private func listed(_ pack: String) throws -> [[String: Any]] {
        try #require(object("list", pack, "-f", "json")["rules"] as? [[String: Any]])
    }

    @Test func theListNamesEveryRuleOnceWithItsPlaces() throws {
        let rules = try listed(Self.edges)
        let ids = rules.compactMap { $0["id"] as? String }
        #expect(ids.count == 20)
        #expect(Set(ids).count == 20)
        #expect(rules.allSatisfy { $0["cites"] as? [String] == ["made para 1"] })
        let purse = try #require(rules.first { $0["id"] as? String == "purse-open" })
        #expect(purse["raises"] as? [String] == ["watch"])
        #expect(purse["makes_less_likely"] as? [String] == ["charter-works"])
    }

    /// Kills an example that claims what the engine denies.
    @Test func aTestThatFailsIsNoExample() throws {
        try Command.inTemporaryFolder { folder in
            let pack = folder.appending(path: "good")
            try FileManager.default.copyItem(at: BadPacks.good, to: pack)
            try FileManager.default.createDirectory(
                at: pack.appending(path: "tests"), withIntermediateDirectories: true)
            let test = """
                schema: concord/tests/1
                tests:
                  - {name: right on purpose, given: {}, raised: [], expect: {outcomes: {strong-talks: open}}}
                  - {name: wrong on purpose, given: {}, raised: [], expect: {outcomes: {strong-talks: fired}}}

                """
            try AssessTests.write(["good/tests/more.yaml": test], in: folder)
            for command in [["docs", "./good"], ["show", "strong-talks", "-r", "./good"]] {
                let run = try Command.run(["rules"] + command, in: folder)
                #expect(run.status == 0)
                #expect(run.output.contains("right on purpose"))
                #expect(!run.output.contains("wrong on purpose"))
            }
        }
    }

    @Test func aRuleAndItsFlagAreBothShown() throws {
        let entries = try #require(
            object("show", "ripe", "-r", Self.edges, "-f", "json")["entries"] as? [[String: Any]])
        #expect(entries.compactMap { $0["kind"] as? String } == ["rule", "flag"])
        #expect(entries[0]["uses"] as? [String] == ["fact/body.maturity"])
        #expect(entries[0]["used_by"] as? [String] == ["flag/ripe"])
    }

    @Test(arguments: ["watch", "charter-works", "shared-purse", "body.score", "edges/ripe"])
    func everyKindIsShown(_ id: String) throws {
        let run = try Command.run(["rules", "show", id, "-r", Self.edges])
        #expect(run.status == 0)
        #expect(run.lines.allSatisfy { $0.count <= 80 })
        #expect(run.output.contains("edges/\(id.replacing("edges/", with: ""))"))
    }

    /// Of how conditions are read, what these conditions need.
    @Test(arguments: [
        ("answers-on-challenge-differ", "Parties, Surveys"), ("reorganisation-unsettles", "Lists, Each entry, Dates"),
        ("strong-capacity-favours-challenge", "Applies, Periods"), ("as-old-as-the-example", "Dates"),
        ("information-feeds-challenge", "Applies, Surveys"), ("challenge-shows-trust", "Parties, All answers, Surveys"),
    ]) func theLegendSaysNoMoreThanIsNeeded(_ id: String, _ topics: String) throws {
        let lines = try Command.run(["rules", "show", id]).lines
        let legend = try #require(lines.firstIndex { $0.uppercased() == "HOW TO READ THE CONDITIONS" })
        let terms = lines[(legend + 1)...].filter { $0.first != " " }.map { line in
            line.prefix(13).trimmingCharacters(in: .whitespaces)
        }
        #expect(terms.joined(separator: ", ") == "Unknown, Groups, Rules, Flags, \(topics)")
        let whole = try Command.run(["rules", "docs"]).output
        for term in terms { #expect(whole.contains("**\(term)**:")) }
    }

    @Test(arguments: [["show"], ["graph", "--of"]]) func aNearIdIsOffered(_ command: [String]) throws {
        let run = try Command.run(["rules"] + command + ["strong-capacity-favors-challenge"])
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.errors.contains("did you mean strong-capacity-favours-challenge?"))
    }

    /// What the register says, what it does not say, and everything that cites the place.
    @Test func aPlaceIsShownWithWhatRestsOnIt() throws {
        let entry = try #require((object("show", "wbt para 57", "-f", "json")["entries"] as? [[String: Any]])?.first)
        #expect(entry["kind"] as? String == "place")
        #expect(entry["id"] as? String == "wbt para 57")
        let users = Set(try #require(entry["used_by"] as? [String]))
        let citing = try listed("lsp").filter { ($0["cites"] as? [String])?.contains("wbt para 57") == true }
        #expect(citing.count > 2)
        for rule in citing {
            #expect(users.contains("rule/\(rule["id"] as? String ?? "")"))
            for flag in rule["raises"] as? [String] ?? [] { #expect(users.contains("flag/\(flag)")) }
        }
        #expect(users.contains("benchmark/coordinators-seeing-performance-challenge"))
        let text = try Command.run(["rules", "show", "wbt para 57"])
        #expect(text.status == 0)
        #expect(text.lines.allSatisfy { $0.count <= 80 })
        #expect(text.output.contains("cannot be made out clearly") && text.output.contains("It does not say:"))
        let unread = try Command.run(["rules", "show", "gp Paragraph 61"])
        #expect(unread.output.contains("Place gp para 61\n") && unread.output.contains("nothing rests on it"))
        #expect(!unread.output.contains("What rests on it"))
        #expect(try Command.run(["rules", "show", "wbt 57"]).output == text.output)
        #expect(try Command.run(["rules", "show", "gp 61"]).output == unread.output)
        // What several places say together is not said to be what one says.
        let together = try Command.run(["rules", "show", "gp 137"]).output
        #expect(together.contains("- taken together: what is said here is what gp para 136-139 say between them\n"))
        #expect(!text.output.contains("taken together: what"))
        let both = try Command.run(["rules", "show", "para 61"]).output
        #expect(both.contains("Place gp para 61\n") && both.contains("Place wbt para 61\n"))
    }

    @Test func aPlaceThatIsNotRegistered() throws {
        for (text, hint) in [
            ("wtb para 61", "did you mean wbt para 61?"), ("wbt prra 61", "did you mean wbt para 61?"),
            ("wbt para 999", "no register of the pack 'lsp' holds 'wbt para 999': wbt has para 1 to 160"),
            ("wbt 999", "no register of the pack 'lsp' holds 'wbt 999': wbt has para 1 to 160"),
            ("wtb 61", "has no source 'wtb'; did you mean wbt para 61?"),
            ("report 61", "has no source 'report': its sources are gp, wbt"),
            ("wbt", "'wbt' is a source of the pack 'lsp': say which place in it, as in 'wbt para 1'"),
            ("58", "'58' does not say which place: try 'gp para 58' or 'wbt para 58'"),
            ("wbt I", "'wbt I' does not say which place: try 'wbt footnote I'"),
            ("civil", "no rule, flag, claim, term, fact, benchmark or place 'civil'"),
        ] {
            let run = try Command.run(["rules", "show", text])
            #expect(run.status == 2 && run.output == "")
            #expect(run.errors.contains(hint), "\(run.errors)")
        }
    }

    @Test func aNeighbourhoodHoldsWhatAThingStandsOnAndWhatStandsOnIt() throws {
        let run = try Command.run(["rules", "graph", Self.edges, "--of", "purse-open", "-f", "mermaid"])
        let nodes = run.lines.filter { $0.contains("\"") }.compactMap { $0.split(separator: "\"").dropFirst().first }
        #expect(
            Set(nodes.map(String.init)) == [
                "fact: money.shared", "fact: money.plan", "fact: minutes.kept", "term: shared-purse",
                "rule: purse-open",
                "rule: calm", "flag: watch", "flag: calm", "claim: charter-works", "rule: works-here",
                "flag: works-here",
            ])
    }

    @Test func dotNamesWhatItDraws() throws {
        let run = try Command.run(["rules", "graph"])
        let drawn = run.lines.filter { $0.contains("[label=\"") && !$0.contains("->") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
        let ends = run.lines.filter { $0.contains(" -> ") }.flatMap { line -> [String] in
            let words = line.split(separator: " ").map(String.init)
            return [words[0], words[2]]
        }
        #expect(!drawn.isEmpty)
        #expect(Set(ends).isSubset(of: drawn))
        #expect(run.output.hasPrefix("digraph \"lsp\" {\n"))
        #expect(run.output.hasSuffix("}\n"))
    }

    // MARK: Documents

    /// Whether a place stands there, by itself or among neighbours that are described together.
    static func names(_ place: String, in text: Substring) -> Bool {
        if text.contains("- \(place): ") { return true }
        guard let space = place.lastIndex(of: " "), let number = Int(place[space...].dropFirst()) else { return false }
        return text.matches(of: #/\n- ([a-z ]+) ([0-9]+)-([0-9]+): /#).contains { match in
            guard String(match.1) == place[..<space], let first = Int(match.2), let last = Int(match.3) else {
                return false
            }
            return (first...last).contains(number)
        }
    }

    @Test func everyLinkOfThePageLeadsSomewhere() throws {
        let html = try Command.run(["rules", "docs", "-f", "html"]).output
        let targets = html.matches(of: /id="([^"]+)"/).map { String($0.1) }
        let links = Set(html.matches(of: /href="#([^"]+)"/).map { String($0.1) })
        #expect(Set(targets).count == targets.count)
        #expect(links.subtracting(targets) == [])
        #expect(!html.contains(/(src|href)="(http|\/\/)/))
        for rule in try listed("lsp") {
            let id = try #require(rule["id"] as? String)
            #expect(targets.contains("rule-\(id)"))
        }
    }

    @Test func everyLinkOfTheMarkdownLeadsSomewhere() throws {
        let text = try Command.run(["rules", "docs"]).output
        let targets = text.matches(of: /<a id="([^"]+)">/).map { String($0.1) }
        let links = Set(text.matches(of: /\]\(#([^)]+)\)/).map { String($0.1) })
        #expect(Set(targets).count == targets.count)
        #expect(links.subtracting(targets) == [])
        for rule in try listed("lsp") {
            let id = try #require(rule["id"] as? String)
            let places = try #require(rule["cites"] as? [String])
            let start = try #require(text.range(of: "<a id=\"rule-\(id)\"></a>")).upperBound
            let end = text[start...].range(of: "<a id=")?.lowerBound ?? text.endIndex
            let part = text[start..<end]
            for place in places { #expect(Self.names(place, in: part), "\(id), \(place)") }
        }
    }

    @Test func whatDiffersIsSeenAndTheCommandThatMendsItIsSaid() throws {
        try Command.inTemporaryFolder { folder in
            let file = folder.appending(path: "CATALOGUE.md")
            let arguments = ["rules", "docs", Self.edges, "-o", folder.path]
            #expect(try Command.run(arguments + ["--check"]).status == 2)
            #expect(try Command.run(arguments).status == 0)
            #expect(try Command.run(arguments + ["--check"]).status == 0)
            let text = try file.text()
            #expect(text.contains("# Every turn of the language"))
            try (text + "By hand.\n").write(to: file, atomically: true, encoding: .utf8)
            let run = try Command.run(arguments + ["--check"])
            #expect(run.status == 1)
            #expect(
                run.errors.contains("concord rules docs \(Self.edges) --format markdown --output \(file.path)"))
        }
    }
}
