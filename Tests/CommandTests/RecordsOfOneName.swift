import Foundation
import Testing

/// A record that was copied and changed, or left as it was, is looked at; two that only may share a name with others are not.
@Suite struct RecordsOfOneName {
    private static let northshire = "{body: police, name: Northshire Police, stage: under_way, date: 2009-04"

    @Test(arguments: [
        (["\(northshire), continuity_agreed: yes}", "\(northshire), continuity_agreed: no}"], ["something else"]),
        (
            ["\(northshire)}", "{body: police, name: 'NORTHSHIRE  police', stage: under_way, date: 2009-04}"],
            ["the same"]
        ),
        (
            ["\(northshire)}", "\(northshire)}", "{body: police, name: Northshire Police}"],
            ["the same", "something else"]
        ),
        // Two bodies of one town, one without a name, and those of another name.
        (["\(northshire)}", "{body: council, name: Northshire Police, stage: under_way, date: 2009-04}"], []),
        (["{body: police, stage: debated}", "{body: police, stage: debated}"], []),
        (["\(northshire)}", "{body: police, stage: under_way, date: 2009-04}"], []),
        (["\(northshire)}", "{body: police, name: Southshire Police, stage: under_way, date: 2009-04}"], []),
        (["\(northshire)}", "{body: police, name: {unknown: 'Northshire Police'}, stage: under_way}"], []),
        // That a name which may be told is a confidential one tells it.
        (["\(northshire)}", "\(northshire), evidence: {confidential: yes}}"], []),
        (
            ["\(northshire), evidence: {confidential: yes}}", "\(northshire), evidence: {confidential: yes}}"],
            ["the same"]
        ),
    ]) func areNamedWhereTheyMayBeOne(_ records: [String], _ said: [String]) throws {
        let lines = records.map { "    - \($0)\n" }.joined()
        let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n  restructures:\n\(lines)"
        let outcome = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: profile)
        let problems = try #require(Command.object(outcome.output)["problems"] as? [[String: Any]])
        let found = problems.filter { $0["code"] as? String == "record-repeated" }
        #expect(
            found.map { $0["message"] as? String }
                == said.map {
                    "a record of 'restructures' has the name of that on line 6, and says \($0): see whether they are one, or "
                        + "the name should tell them apart"
                })
        #expect(found.map { $0["line"] as? Int } == said.indices.map { $0 + 7 })
        #expect(outcome.status == 0)
    }

    /// Rows of a grid have their keys for names.
    @Test func rowsOfAGridAreNone() throws {
        let profile =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\n"
            + "facts: {levels: {strategic: {trust: yes}, operational: {trust: yes}}}\n"
        let outcome = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: profile)
        #expect((try Command.object(outcome.output)["problems"] as? [Any])?.isEmpty == true)
    }
}
