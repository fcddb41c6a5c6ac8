import Foundation
import Testing

/// `concord rules coverage`, over the smallest pack: four rules, of which one has three leaves and the others one, one a
/// mitigation, one an argument and one looks at records; and a claim that is observed. So there are 30 goals.
@Suite struct RulesCoverageTests {
    static let nothing = """
          - {name: nothing is known, given: {}, raised: []}

        """
    static let silence = """
          - name: nobody talks & "trust" is <looked> at
            given: {trust: {talks: {coordinator: no}, reviewed: yes}}
            raised: [trust-thin]
            expect: {mitigations: {silence/reviewed: present}}

        """
    static let rest = """
          - name: silence without a review
            given: {trust: {talks: {coordinator: no, members: no}, reviewed: no}}
            raised: [trust-thin]
            expect: {mitigations: {silence/reviewed: absent}, claims: {trust.open: {observed: no}}}
          - name: they talk, and come together
            given:
              trust: {talks: {coordinator: yes, members: yes}, since: 2001-05-01, share: 95}
              layers: {strategic: {meets: yes}, operational: {meets: yes}}
              council: {type: county, capacity: {value: 4, evidence: {date: 2006}}}
              restructures: [{body: council, stage: debated}, {body: police, stage: completed}]
            raised: [reorganised, together]
            expect: {claims: {trust.open: {expected: likelier, observed: yes}}}
          - name: they do not
            given:
              trust: {since: 2008-01-01, share: 10}
              layers: {strategic: {meets: no}}
              council: {type: district}
              restructures: none
            raised: []

        """
    static let failing = """
          - {name: it fails, given: {council: {type: district}}, raised: [trust-thin]}

        """

    @Test func countsGoalsExactly() throws {
        try PackFolder.with(tests: Self.nothing + Self.silence) { pack in
            let outcome = try pack.run("rules", "coverage", "pack/", "--min", "23.3")
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            // Open: all four rules. Fired, with its leaf true and its mitigation present: silence.
            #expect(outcome.output.hasSuffix("\nCoverage 23.3 per cent: 7 of 30 goals met\n"))
            let short = try pack.run("rules", "coverage", "pack/", "--min", "23.4")
            #expect(short.status == 1)
            #expect(short.errors == "concord: 23.3 per cent is covered; at least 23.4 was asked for\n")
            for wrong in ["101", "-1", "all"] {
                #expect(try pack.run("rules", "coverage", "pack/", "--min=\(wrong)").status == 64)
            }
        }
    }

    @Test func saysWhatIsMissing() throws {
        try PackFolder.with(tests: Self.nothing + Self.silence) { pack in
            let output = try pack.run("rules", "coverage", "pack/").output
            let missing = try #require(output.range(of: "NOT COVERED\n"))
            #expect(
                output[missing.upperBound...] == """

                    reorganised (rules/trust.yaml:43)
                      fires in no test
                      comes out as not fired in no test
                      its condition is false of no record in any test
                      never true: stage: debated or proposed
                      never false: stage: debated or proposed
                    silence (rules/trust.yaml:33)
                      comes out as not fired in no test
                      never false: Partners talk openly: no, according to the partnership's
                        coordinator or members, or both
                      no test expects the mitigation to be absent: reviewed
                    strong-talks (rules/trust.yaml:26)
                      fires in no test
                      comes out as not fired in no test
                      never true: Capacity score: 3 or higher (from low to high: 1, 2, 3, 4)
                      never false: Capacity score: 3 or higher (from low to high: 1, 2, 3, 4)
                      no test in which it fires expects what it argues: trust.open likelier
                    together (rules/trust.yaml:52)
                      fires in no test
                      comes out as not fired in no test
                      never true: First meeting: on the last day of 2003 or earlier
                      never false: First meeting: on the last day of 2003 or earlier
                      never true: Share of meetings with all partners: at least 90 per cent
                      never false: Share of meetings with all partners: at least 90 per cent
                      never true: meets: no
                      never false: meets: no
                    claim trust.open (rules/trust.yaml:12)
                      no test expects it to be observed: yes
                      no test expects it to be observed: no

                    Coverage 23.3 per cent: 7 of 30 goals met

                    """)
        }
    }

    @Test func everyPlaceIsListed() throws {
        try PackFolder.with(tests: Self.nothing) { pack in
            let lines = try pack.run("rules", "coverage", "pack/").lines
            for number in 1...9 {
                let found = lines.filter { $0.hasPrefix("para \(number) ") }
                #expect(found.count == 1, "para \(number)")
            }
            #expect(lines.filter { $0.hasSuffix(" unread") }.count == 6)
            #expect(lines.contains("para 2          rule"))
            #expect(lines.contains("                strong-talks: fired in 0, not in 0, open in 1"))
            #expect(lines.contains("                also: term strong, term upper-tier"))
            #expect(try pack.run("rules", "coverage", "pack/", "--every-place").status == 0)
            let sources = pack.folder.appending(path: "sources.yaml")
            let text = try sources.text().replacing(
                "para 4-9: {use: unread}", with: "para 4: {use: rule, seen: in_part, says: b}")
            try pack.write(text, to: "sources.yaml")
            let outcome = try pack.run("rules", "coverage", "pack/", "--every-place")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("para 4          rule, seen in part: no rule comes from it\n"))
            #expect(outcome.output.contains("PLACES WITHOUT A RULE\n\nreport para 4\n"))
            // A term that no rule reads is none; one that a rule reads is a part of it.
            let rules = try pack.folder.appending(path: "rules/trust.yaml").text()
            let loose = rules.replacing(
                "terms:\n", with: "terms:\n  loose: {when: {fact: trust.reviewed, is: yes}, cite: report para 4}\n")
            try pack.write(loose, to: "rules/trust.yaml")
            #expect(try pack.run("rules", "coverage", "pack/", "--every-place").status == 1)
            try pack.write(
                loose.replacing("when: {term: strong}", with: "when: {all: [{term: strong}, {term: loose}]}"),
                to: "rules/trust.yaml")
            #expect(try pack.run("rules", "coverage", "pack/", "--every-place").status == 0)
        }
    }

    @Test func allOfItIsWhole() throws {
        try PackFolder.with(tests: Self.nothing + Self.silence + Self.rest) { pack in
            let outcome = try pack.run("rules", "coverage", "pack/", "--min", "100")
            #expect(outcome.status == 0)
            #expect(outcome.output.hasSuffix("\nCoverage 100 per cent: 30 of 30 goals met\n"))
            #expect(!outcome.output.contains("NOT COVERED"))
            let page = try pack.run("rules", "coverage", "pack/", "-f", "html").output
            #expect(page.contains("Nothing: every goal is met."))
        }
    }

    @Test func testsThatFailShowNothing() throws {
        try PackFolder.with(tests: Self.nothing + Self.failing) { pack in
            let outcome = try pack.run("rules", "coverage", "pack/")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("by its 1 test\n"))
            #expect(
                outcome.output.hasSuffix(
                    "\n1 test failed and did not count.\nCoverage 13.3 per cent: 4 of 30 goals met\n"))
            let json = try pack.run("rules", "coverage", "pack/", "-f", "json")
            #expect(json.errors == "concord: tests that failed do not count: 1\n")
        }
    }

    @Test func whatCannotBeReadIsNotCovered() throws {
        try PackFolder.with(tests: Self.nothing + RulesTestTests.broken) { pack in
            let outcome = try pack.run("rules", "coverage", "pack/")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("error[unknown-fact]"))
            try pack.write("schema: concord/rules/1\nrules: 3\n", to: "rules/b.yaml")
            #expect(try pack.run("rules", "coverage", "pack/").output == "")
            #expect(try pack.run("rules", "coverage", "pack/").status == 2)
        }
    }

    /// Kills a count of tests that differs from that of `rules test` without a word.
    @Test func saysHowManyTestsExpectARefusal() throws {
        let refusal = """
              - {name: no such type, given: {council: {type: burgh}}, refused: "not one of this fact's values"}

            """
        try PackFolder.with(tests: Self.nothing + refusal + Self.silence) { pack in
            #expect(try pack.run("rules", "test", "pack/").output.contains("3 passed, 0 failed"))
            let text = try pack.run("rules", "coverage", "pack/").output.replacing("\n", with: " ")
            #expect(text.contains("by its 2 tests (1 more expect a refusal and show nothing)"))
            let document = try Command.object(try pack.run("rules", "coverage", "pack/", "-f", "json").output)
            #expect((document["tests"] as? [Any])?.count == 2)
            #expect(document["tests_of_refusals"] as? Int == 1)
            #expect(document["tests_left_out"] as? Int == 0)
            let page = try pack.run("rules", "coverage", "pack/", "-f", "html").output
            #expect(page.contains("met by 2 tests (1 more expect a refusal and show nothing)"))
        }
    }

    /// A mitigation of what does not apply is neither present nor absent, in every text that tells of it.
    @Test func aMitigationMayNotApply() throws {
        let moot = """
              - name: silence where nothing is looked at
                given: {council: {type: district}, trust: {talks: {coordinator: no}}}
                raised: [trust-thin]
                expect: {mitigations: {silence/reviewed: does not apply}}

            """
        try PackFolder.with(tests: Self.nothing + moot) { pack in
            let facts = try pack.folder.appending(path: "facts.yaml").text()
            let label = "    label: Trust is reviewed\n"
            try pack.write(
                facts.replacing(label, with: label + "    applies_when: {fact: council.type, in: [county]}\n"),
                to: "facts.yaml")
            #expect(try pack.run("rules", "test", "pack/").status == 0)
            let coverage = try pack.run("rules", "coverage", "pack/").output.split { $0 == " " || $0 == "\n" }
                .joined(separator: " ")
            #expect(
                coverage.contains(
                    "mitigation reviewed: expected present in 0, expected absent in 0, present in 0, absent in 0, "
                        + "open in 0, without application in 1"))
            let profile = """
                schema: concord/profile/1
                id: a
                as_at: 2008-11-30
                facts: {council.type: district, trust.talks: {coordinator: no}}

                """
            try Data(profile.utf8).write(to: pack.parent.appending(path: "a.yaml"))
            let report = try pack.run("assess", "a.yaml", "--rules", "./pack").output
                .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
            #expect(report.contains("Mitigation: Trust is looked at. Here: does not apply."))
            #expect(report.contains("Does not apply. Type of council: district [no evidence stated]."))
            #expect(!report.contains("bsent"))
            let result = try Command.object(try pack.run("assess", "a.yaml", "-r", "./pack", "-f", "json").output)
            let flags = result["flags"] as? [[String: Any]] ?? []
            let statuses = flags.flatMap { $0["mitigations"] as? [[String: Any]] ?? [] }.map { $0["status"] as? String }
            #expect(statuses == ["does not apply"])
        }
    }

    @Test func asJSON() throws {
        try PackFolder.with(tests: Self.nothing + Self.silence + Self.rest) { pack in
            let document = try Command.object(try pack.run("rules", "coverage", "pack/", "-f", "json").output)
            #expect(document["percent"] as? Int == 100)
            let rules = try #require(document["rules"] as? [[String: Any]])
            #expect(rules.map { $0["id"] as? String } == ["reorganised", "silence", "strong-talks", "together"])
            let silence = rules[1]
            #expect(silence["fired"] as? [Int] == [1, 2])
            #expect(silence["not_fired"] as? [Int] == [3])
            #expect(silence["open"] as? [Int] == [0, 4])
            let mitigations = try #require(silence["mitigations"] as? [[String: Any]])
            #expect(mitigations[0]["present"] as? [Int] == [1])
            #expect(mitigations[0]["absent"] as? [Int] == [2])
            let leaves = try #require(rules[3]["leaves"] as? [[String: Any]])
            #expect(rules.map { $0["record_not_met"] as? [Int] } == [[3], nil, nil, nil])
            let claims = try #require(document["claims"] as? [[String: Any]])
            #expect(claims.map { $0["id"] as? String } == ["trust.open"])
            #expect(claims[0]["yes_expected"] as? [Int] == [3])
            #expect(claims[0]["no_expected"] as? [Int] == [2])
            // Of the layers, one meets not and of the other nothing is known: true of one row, unknown of the other.
            #expect(leaves[2]["true"] as? [Int] == [4])
            #expect(leaves[2]["false"] as? [Int] == [3])
            #expect(leaves[2]["unknown"] as? [Int] == [0, 1, 2, 4])
            let strong = try #require(rules[2]["leaves"] as? [[String: Any]])
            #expect(strong.map { $0["term"] as? String } == ["strong"])
            #expect((document["places"] as? [[String: Any]])?.count == 11)
        }
    }

    @Test func asAPageThatNeedsNothingElse() throws {
        try PackFolder.with(tests: Self.nothing + Self.silence) { pack in
            let page = try pack.run("rules", "coverage", "pack/", "-f", "html").output
            #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
            #expect(page.contains("nobody talks &amp; &quot;trust&quot; is &lt;looked&gt; at"))
            #expect(!page.contains("<looked>"))
            for reference in ["src=", "href=\"http", "url(", "@import", "<script"] {
                #expect(!page.contains(reference), "\(reference)")
            }
            // Every link leads somewhere on the page, and no id stands twice.
            let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
            #expect(Set(ids).count == ids.count)
            let links = Set(page.matches(of: /href="#([^"]*)"/).map { String($0.1) })
            #expect(links.subtracting(ids).isEmpty)
            #expect(links.contains("rule-silence"))
            for element in ["table", "section", "article", "details", "ul", "dl", "tr", "td", "div"] {
                let opened = page.matches(of: try Regex("<\(element)[ >]")).count
                #expect(opened == page.matches(of: try Regex("</\(element)>")).count, "\(element)")
            }
        }
    }

    /// With an accent on it a sign is another character to Swift, and still a sign to a browser.
    @Test func aSignWithAnAccentIsStillASign() throws {
        try PackFolder.with(tests: Self.nothing) { pack in
            let accented = "<\u{338}b>"
            let text = try pack.folder.appending(path: "pack.yaml").text()
            try pack.write(
                text.replacing("A pack with one of everything", with: "A \(accented) pack"), to: "pack.yaml")
            for command in ["coverage", "docs"] {
                let page = try pack.run("rules", command, "pack/", "-f", "html").output
                #expect(page.utf8.count > 1000)
                #expect(Data(page.utf8).range(of: Data("&lt;\u{338}b".utf8)) != nil, "\(command)")
                #expect(Data(page.utf8).range(of: Data(accented.utf8)) == nil, "\(command)")
            }
        }
    }
}
