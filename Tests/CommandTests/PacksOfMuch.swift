import Foundation
import Testing

/// Packs with more of something than anybody writes: what they are refused for is found in reasonable time, and nothing is so deep
/// that looking at it ends the program.
@Suite struct PacksOfMuch {
    private static let rule = "cite: report para 3, judgement: It is the pack's., grounds: {kind: survey}"

    private func check(_ files: [String: String], _ body: (Command.Outcome) throws -> Void) throws {
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            for (name, text) in files { try pack.write("schema: concord/rules/1\n" + text, to: "rules/\(name).yaml") }
            let outcome = try pack.run("rules", "check", "pack/")
            #expect(!outcome.wasSignalled)
            try body(outcome)
        }
    }

    private func number(_ place: Int) -> String {
        let digits = String(place)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    // MARK: Errors

    /// Each number of a text has its own place, in its line and in those below it.
    @Test(.timeLimit(.minutes(1))) func numbersThatNothingSupports() throws {
        let finding = (1000..<6000).map { "\($0) boards" + ($0 % 250 == 249 ? ".\n     " : ",") }.joined(separator: " ")
        let text = """
            rules:
              - id: much
                finding: >-
                  \(finding)
                cite: report para 3
                grounds: {kind: survey}
                when: {fact: trust.reviewed, is: yes}
                then: {note: So.}

            """
        try check(["much": text]) { outcome in
            let errors = outcome.errors.matches(of: /:(\d+:\d+): error\[unsupported-number\]: the number (\d+) is/)
            #expect(errors.count == 5000)
            let places = Dictionary(errors.map { ($0.output.2, $0.output.1) }) { one, _ in one }
            #expect(places["1000"] == "5:7")
            #expect(places["1001"] == "5:20")
            #expect(places["1250"] == "6:7")
            #expect(places["5999"] == "24:\(7 + 249 * 13)")
        }
    }

    /// The name that was meant is looked for among all.
    @Test(.timeLimit(.minutes(1))) func misspeltNames() throws {
        let terms = (0..<2000).map {
            "  t-\(number($0)): {when: {fact: trust.reviewed, is: yes}, cite: report para 3}\n"
        }
        let leaves = (0..<2000).map { "{term: t-\(number($0))x}" }.joined(separator: ", ")
        let text =
            "terms:\n\(terms.joined())rules:\n"
            + "  - {id: much, finding: Trust., \(Self.rule), when: {any: [\(leaves)]}, then: {note: So.}}\n"
        try check(["much": text]) { outcome in
            #expect(outcome.errors.matches(of: /error\[unknown-name\]/).count == 2000)
            #expect(outcome.errors.contains("there is no term 't-001234x'"))
            #expect(outcome.errors.contains("did you mean: t-001234\n"))
        }
    }

    // MARK: Depth

    /// Terms on terms, their names in the order in which they stand on one another and in the other: so that the first that is looked at
    /// stands on none, or on all.
    @Test(.timeLimit(.minutes(1)), arguments: [true, false]) func termsOnTerms(_ isUpwards: Bool) throws {
        let last = 20_000
        let terms = (0...last).map { place in
            let when =
                place == 0
                ? "{fact: trust.reviewed, is: yes}" : "{term: t\(number(isUpwards ? place - 1 : last - place + 1))}"
            return "  t\(number(isUpwards ? place : last - place)): {when: \(when), cite: report para 3}\n"
        }
        let top = "t\(number(isUpwards ? last : 0))"
        let text =
            "terms:\n\(terms.joined())rules:\n"
            + "  - {id: deep, finding: Trust., \(Self.rule), when: {term: \(top)}, then: {note: So.}}\n"
        try check(["deep": text]) { outcome in
            #expect(outcome.status == 1)
            let place = isUpwards ? "pack/rules/deep.yaml:203:3" : "pack/rules/deep.yaml:20003:3"
            #expect(
                outcome.errors.contains(
                    "\n\(place): error[too-deep]: more than 200 terms, flags or facts stand on one another from here\n")
            )
        }
    }

    /// Few terms, each of them deep.
    @Test(arguments: [(50, 0), (60, 1)]) func conditionsInsideOneAnother(_ count: Int, _ status: Int32) throws {
        let terms = (0..<count).map { place in
            let inner = place == 0 ? "{fact: trust.reviewed, is: yes}" : "{term: t\(number(place - 1))}"
            let when = (0..<9).reduce(inner) { inner, _ in "{not: {all: [\(inner)]}}" }
            return "  t\(number(place)): {when: \(when), cite: report para 3}\n"
        }
        let text =
            "terms:\n\(terms.joined())rules:\n"
            + "  - {id: deep, finding: Trust., \(Self.rule), when: {term: t\(number(count - 1))}, then: {note: So.}}\n"
        try check(["deep": text]) { outcome in
            #expect(outcome.status == status)
            let problem =
                "error[too-deep]: with what they name, more than 1000 conditions stand inside one another from here"
            #expect(outcome.errors.contains(problem) == (status == 1))
        }
    }

    @Test(arguments: [(200, 0), (201, 1), (5000, 1)]) func fieldsOnFields(_ count: Int, _ status: Int32) throws {
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            let facts = try pack.folder.appending(path: "facts.yaml").text()
            let fields = (0..<count).map { place in
                let applies = place == 0 ? "" : ", applies_when: {field: f\(number(place - 1)), is: yes}"
                return "      f\(number(place)): {type: yes_no, question: \"And this?\"\(applies)}\n"
            }
            let list =
                "  deep:\n    {type: list, label: Deep, question: \"Which?\", ask: [coordinator], of: {\n"
                + fields.joined(separator: ",\n").replacing("\n,", with: ",") + "    }}\n"
            try pack.write(facts + list, to: "facts.yaml")
            try pack.write(
                """
                schema: concord/rules/1
                rules:
                  - id: deep
                    finding: Trust.
                    cite: report para 3
                    grounds: {kind: survey}
                    for_each: deep
                    when: {field: f\(number(count - 1)), is: yes}
                    then: {note: So.}
                """, to: "rules/deep.yaml")
            let outcome = try pack.run("rules", "check", "pack/")
            #expect(outcome.status == status, "\(outcome.errors.prefix(500))")
            #expect(
                outcome.errors.contains("error[too-deep]: more than 200 fields of 'deep' stand on one another")
                    == (status == 1))
        }
    }
}
