import Foundation
import Testing

/// What decides whether a question may be put stands before it.
@Suite struct QuestionsInOrder {
    private func questions(_ profile: String) throws -> String {
        let run = try Command.run(["assess", "-", "-q", "-r", "Rules/lsp", "--detail", "outcomes"], input: profile)
        let text = try #require(run.output.components(separatedBy: "THE QUESTIONS THAT MATTER MOST").last)
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Kills the order of what each question weighs alone: confidence decides most, and nobody can be asked about it first.
    @Test func asTheParagraphHasThem() throws {
        let text = try questions(
            """
            schema: concord/profile/1
            id: a
            as_at: 2024-06-30
            scope: {themes: [trust-and-challenge]}
            facts: {council.type: metropolitan_district, challenge.performance_seen: {coordinator: yes, members: yes}}

            """)
        let places = try [
            "Do partners receive information", "Do partners understand the information",
            "Are partners confident in using the information", "Is there a government office that deals",
            "Do the partnership and the government office trust",
        ].map { try #require(text.range(of: $0), "\($0)").lowerBound }
        #expect(places[0] < places[1] && places[1] < places[2])
        #expect(places[3] < places[4])
    }

    /// Kills "nothing is missing" of an answer that waits for whether its question is put.
    @Test func whatAnAnswerWaitsFor() throws {
        let profile = """
            schema: concord/profile/1
            id: a
            as_at: 2010-03-31
            facts: {government_office.trust: {coordinator: no}}

            """
        let run = try Command.run(["explain", "-", "government_office.trust", "-r", "Rules/lsp"], input: profile)
        let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let missing = try #require(text.components(separatedBy: "WHAT IS MISSING ").last)
        #expect(missing.contains("hangs on this first: 1. Is there a government office that deals with"))
        #expect(!missing.contains("Nothing: no further answer"))
    }
}
