import Foundation
import Testing

/// What a profile states of a fact, as JSON and of the profile that is meant.
@Suite struct ExplainedFacts {
    private static let profile = """
        schema: concord/profile/1
        id: a
        as_at: 2008-11-30
        facts:
          council.name: {value: Larkmouth, evidence: {kind: document, source: Letterhead}}
          vision.used_outward: yes
          leadership.competent: {coordinator: yes, members: {yes: 6, no: 1}}
          restructures:
            - {body: police, stage: debated, evidence: {kind: told, by: CD}}
            - {name: {value: SPARROW, evidence: {confidential: yes}}, stage: completed}
          levels: {strategic: {trust: no}}

        """

    private func stated(_ fact: String) throws -> [String: Any] {
        let run = try Command.run(["explain", "-", fact, "-f", "json", "-r", "Rules/lsp"], input: Self.profile)
        #expect(run.status == 0, "\(run.errors)")
        #expect(!run.output.contains("SPARROW"))
        let facts = try #require(Command.object(run.output)["facts"] as? [[String: Any]])
        #expect(facts.count == 1)
        let found = try #require(facts.first)
        #expect(found["id"] as? String == fact)
        return found
    }

    private func answers(_ value: [String: Any]) -> [[String: Any]] { value["answers"] as? [[String: Any]] ?? [] }

    /// Kills `"proofs": []` and nothing else for a fact that no rule reads.
    @Test func whatNoRuleReadsIsTold() throws {
        let answer = try #require(answers(try stated("council.name")).first)
        #expect(answer["answer"] as? String == "Larkmouth" && answer["line"] as? Int == 5)
        #expect((answer["evidence"] as? [String: Any])?["source"] as? String == "Letterhead")
    }

    @Test func eachPartyIsTold() throws {
        let fact = try stated("leadership.competent")
        #expect(answers(fact).map { $0["by"] as? String } == ["coordinator", "members"])
        #expect((answers(fact).last?["survey"] as? [String: Any])?["yes"] as? Int == 6)
        #expect(fact["applies"] as? String == "true" && fact["applies_when"] is NSNull)
        let open = try stated("vision.used_outward")
        #expect(open["applies"] as? String == "unknown" && open["applies_when"] is String)
    }

    /// Of a list each record with what it states, of a grid each row with all it could.
    @Test func recordsAreTold() throws {
        let list = try stated("restructures")
        #expect(answers(list).first?["answer"] as? String == "2 stated; there may be others")
        let records = try #require(list["records"] as? [[String: Any]])
        let fields = records.map { ($0["fields"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String } }
        #expect(fields == [["body", "stage"], ["name", "stage"]])
        let evidence = answers(records[0]).first?["evidence"] as? [String: Any]
        #expect(evidence?["by"] as? String == "CD")
        let grid = try stated("levels")
        let rows = try #require(grid["records"] as? [[String: Any]])
        #expect(rows.map { $0["record"] as? String } == ["strategic", "executive", "operational"])
        let trust = try #require((rows[0]["fields"] as? [[String: Any]])?.first)
        #expect(answers(trust).first?["answer"] as? String == "no")
    }

    /// Kills a dead end: the same profile twice is told apart by its place in the file alone.
    @Test func aProfileThatStandsTwiceIsChosenByItsPlace() throws {
        let one = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {vision.shared: yes}\n"
        let both = one + "---\n" + one.replacing("shared: yes", with: "shared: no")
        let which = try Command.run(["explain", "-", "vision.shared", "--id", "a", "-r", "Rules/lsp"], input: both)
        #expect(which.status == 2)
        #expect(
            which.errors.contains(
                "- holds a as at 2008-11-30 at place 1, a as at 2008-11-30 at place 2; say which with --document"))
        for (place, answer) in [("1", "- yes ["), ("2", "- no [")] {
            let arguments = ["explain", "-", "vision.shared", "--document", place, "-r", "Rules/lsp"]
            let run = try Command.run(arguments, input: both)
            #expect(run.status == 0 && run.output.contains(answer), "\(run.output)\(run.errors)")
        }
        let none = try Command.run(["explain", "-", "--document", "3", "-r", "Rules/lsp"], input: both)
        #expect(none.status == 2 && none.errors.contains("holds no profile at place 3"))
    }
}
