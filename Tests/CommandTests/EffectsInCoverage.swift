import Foundation
import Testing

/// What a rule argues of a claim, its note and its mitigations are goals of `concord rules coverage`.
@Suite struct EffectsInCoverage {
    /// What a rule does beside raising flags is shown by no test that merely happens to fire it.
    @Test func effectsThatNoTestExpectsAreMissing() throws {
        let silent = (RulesCoverageTests.nothing + RulesCoverageTests.silence + RulesCoverageTests.rest).split(
            separator: "\n"
        )
        .filter { !$0.contains("expect: ") }.joined(separator: "\n")
        func missing(_ pack: PackFolder) throws -> [String] {
            let output = try pack.run("rules", "coverage", "pack/").output
            let found = output.ranges(of: "NOT COVERED\n").first.map { output[$0.upperBound...] } ?? ""
            return found.split(separator: "\n").filter { $0.hasPrefix("  ") }.map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
        let unexpected = [
            "no test expects the mitigation to be present: reviewed",
            "no test expects the mitigation to be absent: reviewed",
            "no test in which it fires expects what it argues: trust.open likelier",
            "no test expects it to be observed: yes",
            "no test expects it to be observed: no",
        ]
        try PackFolder.with(tests: silent + "\n") { pack in
            #expect(try missing(pack) == unexpected)
            let rules = try pack.folder.appending(path: "rules/trust.yaml").text()
            let noted = rules.replacing(
                "then: {raise: trust-thin}", with: "then: {raise: trust-thin, note: Nobody talks.}")
            try pack.write(noted, to: "rules/trust.yaml")
            #expect(
                try missing(pack) == Array(unexpected[..<2]) + [
                    "no test in which it fires expects its note"
                ] + unexpected[2...])
            // The other way round is not what the rule argues; nor does a layer that is still open show it.
            let tests =
                RulesCoverageTests.nothing
                + RulesCoverageTests.silence.replacing("expect: {", with: "expect: {notes: silence, ")
                + RulesCoverageTests.rest
            try pack.write("schema: concord/tests/1\ntests:\n" + tests, to: "tests/a.yaml")
            #expect(try missing(pack) == [])
            try pack.write(noted.replacing("makes_likelier", with: "makes_less_likely"), to: "rules/trust.yaml")
            #expect(try pack.run("rules", "test", "pack/").status == 1)
            let turned = try missing(pack)
            #expect(turned.contains("no test in which it fires expects what it argues: trust.open less likely"))
            let page = try pack.run("rules", "coverage", "pack/", "-f", "html").output
            #expect(page.contains("<th scope=\"row\">note</th><td><details><summary>1 expected</summary>"))
            #expect(
                page.contains("<th scope=\"row\">trust.open less likely</th><td class=\"lack\">never expected</td>"))
            let document = try Command.object(try pack.run("rules", "coverage", "pack/", "-f", "json").output)
            let found = (document["rules"] as? [[String: Any]] ?? []).flatMap {
                $0["arguments"] as? [[String: Any]] ?? []
            }
            #expect(found.map { $0["claim"] as? String } == ["trust.open"])
            #expect(found.map { $0["makes_likelier"] as? Bool } == [false])
            #expect(found.map { ($0["expected"] as? [Int])?.count } == [0])
        }
    }
}
