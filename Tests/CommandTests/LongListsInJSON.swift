import Foundation
import Testing

/// Names of records are made once for each list, however many records it has and however many rules look at each.
@Suite struct LongListsInJSON {
    private static let rules = (0..<6).map { number in
        """
          - id: each-\("abcdef".dropFirst(number).prefix(1))
            finding: Trust matters.
            cite: report para 3
            grounds: {kind: assessment}
            for_each: bodies
            when: {field: kind, is: council}
            then: {raise: {kind: enquiry, theme: trust, title: "Something may follow, \("abcdef".dropFirst(number).prefix(1))"}}

        """
    }.joined()

    private func assess(_ records: [String], _ arguments: [String]) throws -> String {
        let items = records.map { "  - {name: \($0), kind: council}\n" }.joined()
        let profile = "schema: concord/profile/1\nid: long\nas_at: 2008-11-30\nfacts:\n  bodies:\n\(items)"
        return try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            try pack.addBodies()
            try pack.write("schema: concord/rules/1\nrules:\n" + Self.rules, to: "rules/each.yaml")
            let run = try Command.run(
                ["assess", "-", "-r", "./pack", "-q", "-f", "ndjson"] + arguments, in: pack.parent, input: profile)
            #expect(run.status == 0, "\(run.errors)")
            return run.output
        }
    }

    /// Kills names that are compared with all others each time that one is written.
    @Test(.timeLimit(.minutes(1))) func takeNoLongerThanTheirLength() throws {
        let output = try assess((0..<3000).map { "Body \($0)" }, [])
        let flags = try #require(Command.object(output)["flags"] as? [[String: Any]])
        let findings = flags.compactMap { ($0["findings"] as? [[String: Any]])?.first?["records"] as? [String] }
        #expect(findings.count == 6)
        for records in findings {
            #expect(records.count == 3000)
            #expect(records.last == "Body 2999, council")
        }
    }

    @Test(arguments: ["flags", "outcomes", "full"]) func areNamedByTheirPlacesWhereTheyAreAlike(_ detail: String) throws
    {
        let output = try assess(["One", "Two", "One"], ["--detail", detail])
        let flags = try #require(Command.object(output)["flags"] as? [[String: Any]])
        let flag = try #require(flags.first { $0["id"] as? String == "each-a" })
        let finding = try #require((flag["findings"] as? [[String: Any]])?.first)
        let names = ["One, council #1", "Two, council", "One, council #3"]
        #expect(finding["records"] as? [String] == names)
        guard detail != "flags" else { return }
        let rules = try #require(Command.object(output)["rules"] as? [[String: Any]])
        let rule = try #require(rules.first { $0["id"] as? String == "each-a" })
        let records = try #require(rule["records"] as? [[String: Any]])
        #expect(records.map { $0["record"] as? String } == names + ["others"])
    }
}
