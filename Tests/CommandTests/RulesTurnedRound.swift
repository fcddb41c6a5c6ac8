import Foundation
import Testing

/// What a rule says may be turned into its reverse: the tests of a pack that is wholly covered do not all pass then, or say
/// that they no longer cover it.
@Suite struct RulesTurnedRound {
    private static let tests = RulesCoverageTests.nothing + RulesCoverageTests.silence + RulesCoverageTests.rest

    private func missing(_ pack: PackFolder) throws -> [String] {
        let output = try pack.run("rules", "coverage", "pack/").output
        let found = output.ranges(of: "NOT COVERED\n").first.map { output[$0.upperBound...] } ?? ""
        return found.split(separator: "\n").filter { $0.hasPrefix("  ") }.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    /// Over `none` nothing fires, whatever the condition is.
    @Test func anEmptyListShowsNothingOfTheCondition() throws {
        let other = ", {body: police, stage: completed}"
        #expect(Self.tests.contains(other))
        try PackFolder.with(tests: Self.tests.replacing(other, with: "")) { pack in
            #expect(
                try missing(pack) == [
                    "its condition is false of no record in any test", "never false: stage: debated or proposed",
                ])
            let page = try pack.run("rules", "coverage", "pack/", "-f", "html").output
            #expect(page.contains("<th scope=\"row\">of a record</th><td class=\"lack\">never false</td>"))
        }
    }

    @Test func aConditionThatAlwaysHoldsIsNotCovered() throws {
        try PackFolder.with(tests: Self.tests) { pack in
            #expect(try missing(pack) == [])
            let rules = try pack.folder.appending(path: "rules/trust.yaml").text()
            let turned = rules.replacing("[debated, proposed]", with: "[debated, completed, proposed]")
            #expect(turned != rules)
            try pack.write(turned, to: "rules/trust.yaml")
            #expect(try pack.run("rules", "test", "pack/").status == 0)
            let lacking = try missing(pack)
            #expect(lacking.contains("its condition is false of no record in any test"))
        }
    }

    @Test func whatObservesAClaimIsExpectedBothWays() throws {
        let tests = Self.tests.replacing(", observed: yes", with: "")
            .replacing(", claims: {trust.open: {observed: no}}", with: "")
        try PackFolder.with(tests: tests) { pack in
            #expect(
                try missing(pack) == [
                    "no test expects it to be observed: yes", "no test expects it to be observed: no",
                ])
            let page = try pack.run("rules", "coverage", "pack/", "-f", "html").output
            #expect(page.contains("<dt><code>trust.open</code></dt>\n<dd>no test expects it to be observed: yes</dd>"))
            #expect(!page.contains("Nothing: every goal is met."))
        }
    }

    /// Which flags are raised is looked at as before; what each is called stands behind it.
    @Test func aTestMaySayWhatAFlagIsCalled() throws {
        for (said, right) in [
            ("trust-thin: medium", true), ("trust-thin: high", false), ("trust-thin: strength", false),
            ("{trust-thin: medium}", true),
        ] {
            let test = "  - {name: a, given: {trust: {talks: {coordinator: no}}}, raised: [\(said)]}\n"
            try PackFolder.with(tests: test) { pack in
                let outcome = try pack.run("rules", "test", "pack/")
                #expect(outcome.status == (right ? 0 : 1), "\(said)")
                #expect(outcome.output.contains("kind of flag trust-thin") != right, "\(said)")
                let document = try Command.object(try pack.run("rules", "test", "pack/", "-f", "json").output)
                let results = document["tests"] as? [[String: Any]] ?? []
                #expect(results.map { $0["result"] as? String } == [right ? "passed" : "failed"])
            }
        }
        for (said, message) in [
            ("trust-thin: hihg", "'hihg' does not fit 'trust-thin'"),
            ("trust-thn: high", "there is no flag 'trust-thn'"),
            ("trust-thin, trust-thin: medium", "'trust-thin' is not allowed: it is named twice"),
            ("{}", "'raised' has nothing in it"),
        ] {
            let test = "  - {name: a, given: {trust: {talks: {coordinator: no}}}, raised: [\(said)]}\n"
            try PackFolder.with(tests: test) { pack in
                let outcome = try pack.run("rules", "check", "pack/")
                #expect(outcome.status == 1, "\(said)")
                #expect(outcome.errors.contains(message), "\(outcome.errors)")
            }
        }
        // It is not raised: that it is called rightly mends nothing.
        let test = "  - {name: a, given: {}, raised: [trust-thin: medium]}\n"
        let outcome = try PackFolder.with(tests: test) { try $0.run("rules", "test", "pack/") }
        #expect(outcome.status == 1)
    }
}
