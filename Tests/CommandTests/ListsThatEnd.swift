import Foundation
import Testing

/// A rule that looks at each record is decided by the end of its list, too: that nothing else is in it somebody has said.
@Suite struct ListsThatEnd {
    private func profile(_ facts: String) -> String {
        "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {\(facts)}\n"
    }

    private func explained(_ name: String, _ facts: String) throws -> String {
        let run = try Command.run(["explain", "-", name], input: profile(facts))
        #expect(run.status == 0, "\(run.errors)")
        return run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    private func changes(_ text: String) -> String {
        text.components(separatedBy: "WHAT WOULD CHANGE IT ").dropFirst().joined()
    }

    /// Kills a proof that ends at the rule where there is no record: "none" is the answer that a council is asked to prove.
    @Test(arguments: ["reorganisation-unsettles", "completed-reorganisation-is-not-judged"])
    func noneIsAnAnswer(_ name: String) throws {
        let text = try explained(name, "restructures: none")
        #expect(text.contains("false: there may be others: Reorganisations of any partner body (none) -:4"))
        #expect(!text.contains("It rests on no stated answer"))
        #expect(changes(text).contains("- Reorganisations of any partner body"))
        // What is open rests on no end.
        let open = try explained(name, "restructures: unknown")
        #expect(!open.contains("there may be others"))
    }

    /// Kills a record alone for all that a rule rests on, where others would have been asked.
    @Test func thatTheseAreAllIsAnAnswer() throws {
        let facts = "restructures: {complete: yes, items: [{body: police, stage: completed}]}"
        let text = try explained("reorganisation-unsettles", facts)
        #expect(text.contains("may be others: Reorganisations of any partner body (1 stated, and no others)"))
        #expect(changes(text).contains("- Stage (police"))
        #expect(changes(text).contains("- Reorganisations of any partner body"))
        // A record that fired needs no end.
        let fired = try explained(
            "reorganisation-unsettles", "restructures: {complete: yes, items: [{body: police, stage: debated}]}")
        #expect(!changes(fired).contains("- Reorganisations of any partner body"))
    }

    @Test func theProofIsTheSameInJSON() throws {
        let run = try Command.run(
            ["explain", "-", "reorganisation-unsettles", "-f", "json"], input: profile("restructures: none"))
        let proofs = try #require(Command.object(run.output)["proofs"] as? [[String: Any]])
        let nodes = try #require((proofs.first?["proof"] as? [String: Any])?["nodes"] as? [[String: Any]])
        let ends = nodes.filter { $0["kind"] as? String == "records" }
        #expect(ends.count == 1)
        #expect(ends.first?["id"] as? String == "restructures")
        #expect(ends.first?["truth"] as? String == "false")
        #expect(ends.first?["decides"] as? Bool == true)
    }

    @Test func theFactIsNamedAmongWhatDecides() throws {
        let text = try explained("restructures", "restructures: none")
        let rule = try #require(text.firstRange(of: "rule lsp/reorganisation-unsettles "))
        #expect(text[rule.upperBound...].prefix(80).contains("this is among what decides it"))
    }
}
