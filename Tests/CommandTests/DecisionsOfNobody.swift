import Foundation
import Testing

/// Whose a decision or a finding is, and why, is looked at where a word stands for it that says nothing.
@Suite struct DecisionsOfNobody {
    /// A word that names nobody, and a sign for a reason, are no name and no reason: of a decision and of a finding.
    @Test(arguments: [
        (", by: tbc, date: 2008-12, because: It is known.", "has a 'by' that names nobody", "It is not said by whom."),
        (
            ", by: self, date: 2008-12, because: '-'",
            "has a 'by' that names nobody and a 'because' that is no reason", "It is not said by whom or why."
        ),
        (
            ", by: AB, because: x", "has no 'date' and a 'because' that is no reason", "It is not said when or why."
        ),
        (", by: AB, date: 2008-12, because: '3.2'", "has a 'because' that is no reason", "It is not said why."),
        (", by: AB, date: 2008-12, because: n/a", "has a 'because' that is no reason", "It is not said why."),
        (", by: ME, date: 2008-12, because: Minute 3", nil, ""), (", by: Chair, date: 2008-12, because: OK", nil, ""),
    ]) func nobodyDecidesForNoReason(_ more: String, _ words: String?, _ told: String) throws {
        let flag = "reorganisation-unsettles"
        let input = SignedProfile.text("responses: [{flag: \(flag), decision: accepted\(more)}]")
        let json = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: input)
        let problems = try #require(Command.object(json.output)["problems"] as? [[String: Any]])
        #expect(problems.map { $0["code"] as? String } == (words == nil ? [] : ["response-unsigned"]))
        for arguments in [["assess", "-"], ["explain", "-", flag]] {
            let text = try Command.run(arguments + ["-r", "Rules/lsp"], input: input).output
                .split { $0.isWhitespace }.joined(separator: " ")
            #expect(text.contains("It is not said") == (words != nil))
            guard let words else { continue }
            #expect(
                text.contains(
                    "the response to '\(flag)' \(words): a decision says whose it is, of when and why"))
            #expect(text.contains(told))
        }
    }

    @Test(arguments: [
        ("by: tbc, because: Both told of it.", "a 'by' that names nobody"),
        ("by: EF, because: x", "a 'because' that is no reason"),
        ("by: '?', because: '-'", "a 'by' that names nobody and a 'because' that is no reason"),
        ("by: EF, because: Both told of it.", nil),
    ]) func nobodySettlesForNoReason(_ who: String, _ words: String?) throws {
        let input = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            facts: {government_office.trust: {coordinator: yes, settled: {value: yes, date: 2008-12-01, \(who)}}}

            """
        let json = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: input)
        let problems = try #require(Command.object(json.output)["problems"] as? [[String: Any]])
        #expect(problems.map { $0["code"] as? String } == (words == nil ? [] : ["settlement-unsigned"]))
        for arguments in [["assess", "-"], ["explain", "-", "government_office.trust"]] {
            let text = try Command.run(arguments + ["-r", "Rules/lsp"], input: input).output
                .split { $0.isWhitespace }.joined(separator: " ")
            let message =
                "what is settled of 'government_office.trust' has \(words ?? ""): a finding says whose it is and why"
            #expect(text.contains(words == nil ? "a finding says whose" : message) == (words != nil))
        }
    }
}
