import Foundation
import Testing

/// `concord explain`: what is said to change an answer is what the answer rests on.
@Suite struct ExplainTests {
    static let differing = """
        schema: concord/profile/1
        id: a
        as_at: 2008-11-30
        facts:
          leadership.competent:
            coordinator: yes
            members: no
        """
    static let settled = """

            settled: {value: yes, by: AB, date: 2008-11-30, because: The minutes show it.}
        """
    static let own =
        "- Competent leadership from the council (each party's own answer, which is not to be changed for the result's sake)"
    static let auditors = "- Competent leadership from the council (what the auditor settled)"

    /// What is listed under "What would change it", a line an item.
    private func changes(_ name: String, _ profile: String) throws -> [String] {
        let run = try Command.run(["explain", "-", name], input: profile + "\n")
        #expect(run.status == 0, "\(run.errors)")
        let parts = run.output.components(separatedBy: "WHAT WOULD CHANGE IT\n")
        #expect(parts.count == 2)
        let words = (parts.last ?? "").split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        return words.components(separatedBy: " - ").dropFirst().map { "- \($0)" }
    }

    @Test func whetherAnswersDifferRestsOnThem() throws {
        let name = "leadership-seen-differently"
        #expect(try changes(name, Self.differing) == [Self.own])
        #expect(try changes(name, Self.differing + Self.settled) == [Self.own])
    }

    /// Rules that read the answers together go by what was settled, and by nothing else once it was.
    @Test func whatWasSettledReplacesTheAnswers() throws {
        let name = "leadership-may-be-sound"
        #expect(try changes(name, Self.differing + Self.settled) == [Self.auditors])
    }
}
