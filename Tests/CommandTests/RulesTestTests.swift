import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// `concord rules test`: what it prints of tests that pass, fail or are broken, in each format, and its exit codes.
@Suite struct RulesTestTests {
    static let passing = """
          - name: silence is thin trust
            given: {trust: {talks: {coordinator: no}}}
            raised: [trust-thin]

        """
    static let failing = """
          - name: "open <talk> & \\"trust\\"\\tin\\a 'all'"
            x-kills: Whoever talks is trusted.
            given: {trust: {talks: {coordinator: yes, members: no}}, council: {type: district}}
            raised: []
            expect: {claims: {trust.open: {observed: yes}}, outcomes: {strong-talks: fired}, asks: [trust.reviewed]}

        """
    static let broken = """
          - name: a council of no known type
            given: {council: {tipe: district}}
            raised: [trust-thick]

        """

    @Test func allPass() throws {
        try PackFolder.with(tests: Self.passing) { pack in
            let outcome = try pack.run("rules", "test", "pack/")
            #expect(outcome.status == 0)
            #expect(outcome.output == "1 passed, 0 failed\n")
            #expect(outcome.errors == "")
        }
    }

    @Test func aFailureIsShownAsADifference() throws {
        try PackFolder.with(tests: Self.passing + Self.failing) { pack in
            let outcome = try pack.run("rules", "test", "pack/")
            #expect(outcome.status == 1)
            #expect(
                outcome.output == """
                    FAILED  open <talk> & "trust" inU+7 'all'
                            tests/a.yaml:6
                            kills: Whoever talks is trusted.
                      flags raised
                        - none
                        + trust-thin
                          rule silence: fired
                      claim trust.open, observed
                        - yes
                        + both_ways
                      rule strong-talks
                        - fired
                        + does not apply and not met

                    - what the test expects, + what was found

                    1 passed, 1 failed

                    """)
        }
    }

    /// On a terminal, where both streams end up, what is wrong is told once.
    @Test func whatIsWrongStandsOnceOnAScreen() throws {
        try PackFolder.with(tests: Self.passing + Self.broken) { pack in
            let screen = try Command.shell(
                "script -qec '\"$CONCORD\" rules test ./pack --color never' /dev/null", in: pack.parent)
            for code in ["error[unknown-fact]", "error[unknown-name]"] {
                #expect(screen.output.components(separatedBy: code).count == 2, "\(screen.output)")
            }
        }
    }

    @Test func aBrokenTestSaysWhere() throws {
        try PackFolder.with(tests: Self.passing + Self.broken) { pack in
            let outcome = try pack.run("rules", "test", "pack/")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("pack/tests/a.yaml:7:23: error[unknown-fact]"))
            #expect(outcome.errors.contains("did you mean: council.type"))
            #expect(outcome.output.contains("ERROR   a council of no known type\n        tests/a.yaml:6\n"))
            let drawn = """
                  pack/tests/a.yaml:8:14: error[unknown-name]: there is no flag 'trust-thick'
                        raised: [trust-thick]
                                 ^^^^^^^^^^^
                    did you mean: trust-thin

                """
            #expect(outcome.output.contains(drawn), "\(outcome.output)")
            #expect(outcome.output.hasSuffix("1 passed, 0 failed, 1 with errors of their own\n"))
        }
    }

    @Test func onlyThoseThatMatch() throws {
        try PackFolder.with(tests: Self.passing + Self.failing) { pack in
            #expect(try pack.run("rules", "test", "pack/", "--run", "^silence").output == "1 passed, 0 failed\n")
            let none = try pack.run("rules", "test", "pack/", "--run", "nothing")
            #expect(none.status == 2)
            #expect(none.errors == "concord: no test's name matches 'nothing'\n")
            #expect(try pack.run("rules", "test", "pack/", "--run", "(").status == 64)
        }
        try PackFolder.with(tests: "  []\n") { pack in
            let outcome = try pack.run("rules", "test", "pack/")
            #expect(outcome.status == 2)
            #expect(outcome.errors == "concord: the pack has no tests\n")
        }
    }

    @Test func aPackWithErrorsRunsNothing() throws {
        try PackFolder.with(tests: Self.passing) { pack in
            try pack.write("schema: concord/rules/1\nrules: 3\n", to: "rules/b.yaml")
            for format in ["text", "json", "junit"] {
                let outcome = try pack.run("rules", "test", "pack/", "-f", format)
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains("pack/rules/b.yaml:2:8: error["))
                #expect(!outcome.output.contains("silence is thin trust"))
            }
        }
        #expect(try Command.run(["rules", "test", "no-such-pack"]).status == 2)
    }

    @Test func asJSON() throws {
        try PackFolder.with(tests: Self.passing + Self.failing + Self.broken) { pack in
            let outcome = try pack.run("rules", "test", "pack/", "-f", "json", "-o", "results.json")
            #expect(outcome.status == 2)
            #expect(outcome.output == "")
            let document = try Command.object(try pack.parent.appending(path: "results.json").text())
            #expect(document["schema"] as? String == "concord/test-results/1")
            #expect(["passed", "failed", "broken"].map { document[$0] as? Int } == [1, 1, 1])
            let tests = try #require(document["tests"] as? [[String: Any]])
            #expect(tests.map { $0["result"] as? String } == ["passed", "failed", "broken"])
            let differences = try #require(tests[1]["differences"] as? [[String: Any]])
            #expect(
                differences.map { $0["subject"] as? String } == [
                    "flags raised", "claim trust.open, observed", "rule strong-talks",
                ])
            #expect(differences[0]["found"] as? [String] == ["trust-thin"])
            #expect((tests[2]["problems"] as? [[String: Any]])?.map { $0["line"] as? Int } == [12, 13])
        }
    }

    /// The parts of an XML document that matter here, as a parser reads them.
    private final class Elements: NSObject, XMLParserDelegate {
        var found: [(name: String, attributes: [String: String], text: String)] = []
        private var open: [Int] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            open.append(found.count)
            found.append((name, attributes, ""))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if let last = open.last { found[last].text += text }
        }

        func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
            open.removeLast()
        }
    }

    @Test func asJUnit() throws {
        let nameless = "  - given: {}\n    raised: []\n"
        try PackFolder.with(tests: Self.passing + Self.failing + Self.broken + nameless) { pack in
            try pack.write("schema: concord/tests/1\ntests: 3\n", to: "tests/b.yaml")
            let outcome = try pack.run("rules", "test", "pack/", "-f", "junit")
            #expect(outcome.status == 2)
            let elements = Elements()
            let parser = XMLParser(data: Data(outcome.output.utf8))
            parser.delegate = elements
            #expect(parser.parse())
            func all(_ name: String) -> [(attributes: [String: String], text: String)] {
                elements.found.filter { $0.name == name }.map { ($0.attributes, $0.text) }
            }
            #expect(
                all("testsuites").map(\.attributes) == [
                    ["name": "minimal 1.0.0", "tests": "5", "failures": "1", "errors": "3"]
                ])
            #expect(
                all("testsuite").map { $0.attributes["name"] } == ["tests/a.yaml", "reading"])
            let cases = all("testcase").map { $0.attributes["name"] }
            #expect(
                cases == [
                    "silence is thin trust", "open <talk> & \"trust\"\tinU+7 'all'", "a council of no known type",
                    "tests/a.yaml:14", "pack/tests/b.yaml:2",
                ])
            let classes = all("testcase").map { $0.attributes["classname"] }
            #expect(classes == ["tests.a", "tests.a", "tests.a", "tests.a", "reading"])
            #expect(
                all("failure").map(\.text) == [
                    """
                    tests/a.yaml:6
                    flags raised: expected none, got trust-thin (rule silence: fired)
                    claim trust.open, observed: expected yes, got both_ways
                    rule strong-talks: expected fired, got does not apply and not met
                    """
                ])
            #expect(all("error").map { $0.attributes["type"] } == ["unknown-fact", "missing-key", "list-needed"])
        }
    }
}
