import Foundation
import Testing

/// `concord profile new`: the blank profile states nothing as it is, and everything once its comments are taken away.
@Suite struct ProfileNewTests {
    static let packs = [
        Command.repository.appending(path: "Rules/lsp").path, BadPacks.good.path,
    ]

    private func assess(_ file: URL, _ pack: String) throws -> [String: Any] {
        let outcome = try Command.run(["assess", "-r", pack, "-f", "json", "--detail", "flags", file.path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors == "")
        return try Command.object(outcome.output)
    }

    private func facts(_ document: [String: Any]) throws -> [String: Int] {
        let counts = try #require(document["counts"] as? [String: Any])
        return try #require(counts["facts"] as? [String: Int])
    }

    /// Kills a section that an office could fill in for its theme, and miss what decides that under another.
    @Test func aThemeNamesWhatDecidesItElsewhere() throws {
        let text = try Command.run(["profile", "new", "-r", "Rules/lsp", "--as-at", "2008-11-30"]).output
        let sections = text.components(separatedBy: "\n  # ---- ").dropFirst()
        let section = try #require(sections.first { $0.hasPrefix("Trust and challenge ----") })
        let head = section.prefix(upTo: try #require(section.firstRange(of: "\n\n")).lowerBound)
        for fact in ["council.type", "restructures", "people.key_dependence"] {
            #expect(head.contains(fact))
            #expect(!section.contains("\n  #\(fact):"))
        }
        #expect(!head.contains("challenge."))
    }

    @Test(arguments: packs) func statesNothing(_ pack: String) throws {
        try Command.inTemporaryFolder { folder in
            let file = folder.appending(path: "blank.yaml")
            #expect(
                try Command.run(["profile", "new", "-r", pack, "--as-at", "2008-11-30", "-o", file.path]).status == 0)
            let document = try assess(file, pack)
            #expect(document["problems"] as? [String] == [])
            #expect(try facts(document)["known"] == 0)
            let flags = try #require(document["flags"] as? [[String: Any]])
            #expect(!flags.contains { $0["status"] as? String == "raised" })
            let profile = try #require(document["profile"] as? [String: Any])
            #expect(profile["id"] as? String == "new-profile")
            #expect(profile["as_at"] as? String == "2008-11-30")
            #expect(profile["basis"] is NSNull)
            for line in try file.text().split(separator: "\n") where line.hasPrefix("  # ") {
                #expect(line.count <= 80, "\(line)")
            }
        }
    }

    /// Tidying it, too, leaves it as it is.
    @Test(arguments: packs) func isTidy(_ pack: String) throws {
        let blank = try Command.run(["profile", "new", "-r", pack, "--as-at", "2008-11-30"]).output
        let tidy = try Command.run(["profile", "fmt", "-r", pack, "-"], input: blank)
        #expect(tidy.status == 0, "\(tidy.errors)")
        #expect(tidy.output == blank)
    }

    /// Every fact stands under one theme, one of those whose rules and claims read it.
    @Test func factsStandByTheme() throws {
        let text = try Command.run(["profile", "new"]).output
        var theme = ""
        var themes: [String] = []
        var facts: [String: String] = [:]
        for line in text.split(separator: "\n") {
            if let match = line.wholeMatch(of: #/  \# ---- (.+) ----/#) {
                theme = String(match.1)
                themes.append(theme)
            } else if let match = line.prefixMatch(of: #/  \#([a-z_.]+):/#) {
                #expect(facts.updateValue(theme, forKey: String(match.1)) == nil)
            }
        }
        #expect(themes.dropFirst().contains("Trust and challenge") && Set(themes).count == themes.count)
        #expect(themes.first == "Of no theme: to know the place, or for notes")
        #expect(facts.count > 90 && facts["council.name"] == themes[0])
        #expect(facts["challenge.performance_seen"] == "Trust and challenge")
        #expect(facts["challenge.financial_seen"] == "Money")
        let order = themes.dropFirst().compactMap { title in facts.first { $0.value == title }?.key }
        #expect(order.count == themes.count - 1)
    }

    /// What a scope may name is found without a mistake, and where one is made, too.
    @Test(arguments: packs) func theThemesAreNamed(_ pack: String) throws {
        let blank = try Command.run(["profile", "new", "-r", pack, "--as-at", "2008-11-30"]).output
        let told = try #require(
            blank.split(separator: "\nfacts:").first?.split { " ,.\n".contains($0) }.map(String.init))
        let rules = try Command.run(["rules", "list", pack, "-f", "json"]).output
        let themes = Set(
            try #require(Command.object(rules)["rules"] as? [[String: Any]]).compactMap { $0["theme"] as? String })
        #expect(!themes.isEmpty)
        let mistaken = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nscope: {themes: [elsewhere]}\nfacts: {}\n"
        let errors = try Command.run(["assess", "-", "-r", pack], input: mistaken).errors
        for theme in themes { #expect(told.contains(theme) && errors.contains(theme), "\(theme)") }
    }

    /// What may be filled in behind the facts, in words that a profile takes there.
    private static let behind = [
        "flag": "FLAG", "decision": "accepted", "because": "text", "by": "AB", "date": "2008-12-05",
        "expires": "2009-03-31",
    ]

    /// A line whose `#` is followed by one space is prose; every other is YAML without its `#`. Every place for an answer is
    /// filled with `unknown`, which any fact and any field takes.
    @Test(arguments: packs) func everyPlaceTakesAnAnswer(_ pack: String) throws {
        try Command.inTemporaryFolder { folder in
            let blank = try Command.run(["profile", "new", "-r", pack, "--id", "filled.1", "--as-at", "2008-06-01"])
            #expect(blank.status == 0)
            var lines: [String] = []
            var places = 0
            let rules = try Command.object(Command.run(["rules", "list", pack, "-f", "json"]).output)["rules"]
            let flag = try #require(
                (rules as? [[String: Any]])?.compactMap { ($0["raises"] as? [String])?.first }.first)
            for line in blank.output.split(separator: "\n") {
                guard let sign = line.firstIndex(of: "#"), line[..<sign].allSatisfy({ $0 == " " }) else {
                    lines.append(String(line))
                    continue
                }
                let rest = line[line.index(after: sign)...]
                if rest.hasPrefix(" "), !rest.hasPrefix("  ") { continue }
                lines.append(String(line[..<sign] + rest))
            }
            // What is followed by something deeper holds it; anything else is a place for an answer.
            let indents = lines.map { $0.prefix { $0 == " " || $0 == "-" }.count }
            var filled: [String] = []
            for (number, line) in lines.enumerated() {
                let bare = line.split(separator: " #", maxSplits: 1)[0].trimmingCharacters(in: .whitespaces)
                let isLast = number + 1 == lines.count
                guard bare.hasSuffix(":"), isLast || indents[number + 1] <= indents[number] else {
                    filled.append(line)
                    continue
                }
                places += 1
                let key = bare.dropLast().trimmingPrefix("- ")
                let isBehind = filled.contains { $0.hasPrefix("responses:") }
                let answer = isBehind ? try #require(Self.behind[String(key)]).replacing("FLAG", with: flag) : "unknown"
                filled.append(line.replacing(":", with: ": \(answer)", maxReplacements: 1))
            }
            let file = folder.appending(path: "filled.yaml")
            try Data((filled.joined(separator: "\n") + "\n").utf8).write(to: file)
            let document = try assess(file, pack)
            // A decision on a flag that is open is not used, and one person did all there is to do; nothing else is wrong.
            let problems = try #require(document["problems"] as? [[String: Any]])
            #expect(
                problems.compactMap { $0["code"] as? String }
                    == ["response-unused", "reviewed-by-preparer", "reviewer-decided"])
            #expect(places > 10)
            let profile = try #require(document["profile"] as? [String: Any])
            #expect(profile["id"] as? String == "filled.1")
            #expect(profile["as_at"] as? String == "2008-06-01")
            #expect(profile["basis"] as? String == "unknown")
            #expect((profile["reviewed"] as? [String: String]) == ["by": "AB", "date": "2008-12-05"])
            #expect((profile["prepared"] as? [String: String]) == ["by": "AB", "date": "2008-12-05"])
            let flags = try #require(document["flags"] as? [[String: Any]])
            let response = try #require(flags.first { $0["id"] as? String == flag }?["response"] as? [String: Any])
            #expect(response["decision"] as? String == "accepted" && response["expires"] as? String == "2009-03-31")
        }
    }

    /// A day that nobody chose would date the report: it has to be written.
    @Test func theDayIsNotMadeUp() throws {
        let blank = try Command.run(["profile", "new"]).output
        let outcome = try Command.run(["assess", "-"], input: blank)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("error[missing-key]: 'as_at' is missing"))
        let dated = blank.replacing(
            "#as_at:    # the day that the answers speak of, such as 2008-11-30", with: "as_at: 2008-10-01")
        #expect(try Command.run(["assess", "-"], input: dated).status == 0)
    }

    /// Every question of the pack, and where it applies.
    @Test func saysEverythingThatThePackSays() throws {
        let text = try Command.run(["profile", "new", "-r", BadPacks.good.path]).output
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        for line in [
            "# What did the council score for capacity?", "# Note: A score of the framework of 2005, from 1 to 4.",
            "# Only where: Type of council: county or unitary", "# Needs evidence with a date: 2005 to 2008",
            "# Asked of the partnership's coordinator.", "#council.capacity:    # 1, 2, 3 or 4, from low to high",
            "# Asked of the partnership's coordinator. Nobody can change it to clear a", "# flag.",
            "# A survey of a party: {yes: 6, no: 5, not_known: 3, asked: 22}", "#trust.talks:",
            "#  coordinator:    # yes or no", "#trust.share:    # a number (per cent), at least 0, at most 100",
            "# agreed: Are roles agreed for the time after?", "#  - body:    # council, police or other",
            "#    stage:    # debated, proposed or completed", "#  strategic:    # Strategic layer",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test func nothingIsWrittenOver() throws {
        try Command.inTemporaryFolder { folder in
            let file = folder.appending(path: "mine.yaml")
            try Data("mine\n".utf8).write(to: file)
            let outcome = try Command.run(["profile", "new", "-o", file.path])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("error[file-in-use]"))
            #expect(try file.text() == "mine\n")
            for wrong in [
                ["--id", "a: b"], ["--id", ""], ["--id", "#"], ["--as-at", "2008-11"], ["--as-at", "today"],
            ] {
                #expect(try Command.run(["profile", "new"] + wrong).status == 64)
            }
        }
    }
}
