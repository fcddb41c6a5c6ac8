import Foundation
import Testing

/// A list whose evidence is confidential keeps back its records: the words of each, unless the record says otherwise.
@Suite struct ListsKeptBack {
    private static func profile(of police: String = "", list: String = "confidential: yes") -> String {
        """
        schema: concord/profile/1
        id: lists
        as_at: 2008-11-30
        facts:
          restructures:
            complete: yes
            items:
              - {body: police, name: SECRET division, stage: proposed, date: 2009-09\(police)}
              - {body: council, name: {value: SECRET unit, evidence: {kind: told, source: SECRET source}}, stage: debated}
              - {body: fire, name: {value: OPEN station, evidence: {confidential: no}}, stage: under_way}
            evidence: {kind: told, source: SECRET source, date: 2011-11-11, \(list)}
          pools: {complete: no, evidence: {confidential: yes}, items: [{name: SECRET pool, agreement_written: no}]}

        """
    }

    private static let questions = [
        ["assess", "-"], ["assess", "-", "--detail", "outcomes"], ["assess", "-", "--detail", "full"],
        ["assess", "-", "-f", "ndjson", "--detail", "flags"], ["assess", "-", "-f", "json", "--detail", "outcomes"],
        ["assess", "-", "-f", "json", "--detail", "full"], ["explain", "-", "--all"], ["explain", "-", "-f", "json"],
        ["explain", "-", "restructures"], ["explain", "-", "restructures", "-f", "json"], ["explain", "-", "pools"],
        ["explain", "-", "reorganisation-unsettles"],
    ]

    @Test(arguments: questions) func noWordOfARecordIsPrinted(_ arguments: [String]) throws {
        let outcome = try Command.run(arguments + ["-r", "Rules/lsp"], input: Self.profile())
        #expect(outcome.errors == "" && outcome.output.contains("lists"))
        #expect(!outcome.output.contains("SECRET") && !outcome.output.contains("2011"))
    }

    /// It would pass if nothing were ever printed.
    @Test func whatIsNotConfidentialIsPrinted() throws {
        let arguments = ["assess", "-", "-r", "Rules/lsp", "-f", "json", "--detail", "outcomes"]
        let open = try Command.run(arguments, input: Self.profile(list: "by: GH")).output
        #expect(open.contains("SECRET division") && open.contains("SECRET unit") && !open.contains("SECRET pool"))
        let own = Self.profile(of: ", evidence: {kind: told, confidential: no}")
        let record = try Command.run(arguments, input: own).output
        #expect(record.contains("SECRET division") && record.contains("OPEN station"))
        #expect(!record.contains("SECRET unit") && !record.contains("SECRET source"))
    }

    /// What is kept back decides as before.
    @Test func nothingElseChanges() throws {
        func flags(_ text: String) throws -> [String] {
            let run = try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "ndjson"], input: text)
            let all = try #require(Command.object(run.output)["flags"] as? [[String: Any]])
            return all.map { "\($0["id"] ?? "") \($0["status"] ?? "") \($0["weakest_evidence"] ?? "")" }
        }
        let kept = try flags(Self.profile())
        #expect(kept == (try flags(Self.profile(list: "by: GH"))))
        #expect(kept.contains { $0.hasPrefix("reorganisation-unsettles raised") })
    }
}
