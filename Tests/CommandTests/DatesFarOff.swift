import Foundation
import Testing

/// Dates that cannot be right, and dates that may lie on the wrong side of the day.
@Suite struct DatesFarOff {
    private func codes(_ facts: String, asAt day: String = "2008-11-15") throws -> [String] {
        let text = "schema: concord/profile/1\nid: dates\nas_at: \(day)\nfacts:\n  \(facts)\n"
        let run = try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "json"], input: text)
        let problems = try #require(Command.object(run.output)["problems"] as? [[String: Any]])
        return problems.compactMap { $0["code"] as? String }
    }

    @Test(arguments: [
        ("partnership.started: 0995", ["answer-far-off"]), ("partnership.started: 1808-12", []),
        ("partnership.started: 1807", ["answer-far-off"]), ("partnership.started: 1995", []),
        ("restructures: [{body: police, stage: proposed, date: 2909-01}]", ["answer-far-off"]),
        ("restructures: [{body: police, stage: completed, date: 0208}]", ["answer-far-off"]),
        ("restructures: [{body: police, stage: proposed, date: 2008-11}]", ["answer-date-unclear"]),
        ("restructures: [{body: police, stage: debated, date: 2008}]", ["answer-date-unclear"]),
        ("restructures: [{body: police, stage: proposed, date: 2008-10}]", ["answer-earlier"]),
        ("restructures: [{body: police, stage: proposed, date: 2008-12}]", []),
        ("restructures: [{body: police, stage: proposed, date: 2008-11-15}]", []),
        ("restructures: [{body: police, stage: completed, date: 2008-11}]", ["answer-date-unclear"]),
    ]) func areNamed(_ facts: String, _ expected: [String]) throws {
        #expect(try codes(facts) == expected)
    }

    @Test func aConfidentialDateIsNotToldAsFarOff() throws {
        let text =
            "schema: concord/profile/1\nid: dates\nas_at: 2008-11-15\nfacts:\n"
            + "  partnership.started: {value: 0995, evidence: {confidential: yes}}\n"
        let run = try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "json"], input: text)
        let problems = try #require(Command.object(run.output)["problems"] as? [[String: Any]])
        let message = try #require(problems.first?["message"] as? String)
        #expect(message.contains("more than 200 years from 2008-11-15") && !message.contains("0995"))
    }
}

/// A note of a list's records says on what it rests, as one of facts does.
@Suite struct NotesOfRecords {
    @Test(arguments: ["flags", "outcomes"]) func theAnswerAndItsEvidenceAreTold(_ detail: String) throws {
        let text = """
            schema: concord/profile/1
            id: notes
            as_at: 2008-11-30
            facts:
              strategy.themes:
                health: {covered: {value: no, evidence: {kind: told, source: PCT chair, date: 2008-10-01, by: JO}}}

            """
        let run = try Command.run(["assess", "-", "-r", "Rules/lsp", "--detail", detail], input: text)
        let words = run.output.split { $0.isWhitespace }.joined(separator: " ")
        let note = try #require(words.firstMatch(of: /The strategy is without a theme .*? Here: (.*?\])/))
        #expect(note.1.hasPrefix("Health (") && note.1.hasSuffix(": no [told: PCT chair, 2008-10-01, by JO]"))
    }
}
