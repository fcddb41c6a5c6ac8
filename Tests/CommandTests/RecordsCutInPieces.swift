import Foundation
import Testing

/// A dash before each line makes several records of one: that is looked at, and other short records are not.
@Suite struct RecordsCutInPieces {
    @Test(
        arguments: [
            (["body: council", "stage: under_way", "date: 2009-04"], [(6, 3)]),
            (["body: council", "stage: under_way", "body: police", "stage: debated"], [(6, 2), (8, 2)]),
            (["{body: police, stage: debated}", "body: council", "stage: under_way"], [(7, 2)]),
            (["body: council", "body: police"], []), (["stage: debated", "stage: debated"], []),
            (["body: council", "{body: police, stage: debated}", "stage: under_way"], []),
            (["body: council"], []),
        ] as [([String], [(Int, Int)])]) func areNamed(_ records: [String], _ found: [(line: Int, records: Int)]) throws
    {
        let lines = records.map { "    - \($0)\n" }.joined()
        let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n  restructures:\n\(lines)"
        let outcome = try Command.run(["assess", "-", "-f", "json", "-r", "Rules/lsp"], input: profile)
        let problems = try #require(Command.object(outcome.output)["problems"] as? [[String: Any]])
            .filter { $0["code"] as? String == "record-split" }
        #expect(problems.map { $0["line"] as? Int } == found.map(\.line))
        #expect(
            problems.map { $0["message"] as? String }
                == found.map {
                    "\($0.records) records of 'restructures' one after another state one thing each: see whether they are one "
                        + "record, which has one dash, before its first line"
                })
    }
}
