import Foundation
import Testing

/// A batch has a row for each profile: whose it is, of which day, and how much of it was looked at.
@Suite struct RowsOfABatch {
    private static let lsp = Command.repository.appending(path: "Rules/lsp").path

    private static func profile(_ id: String, _ asAt: String, scope: String = "") -> String {
        """
        schema: concord/profile/1
        id: \(id)
        as_at: \(asAt)
        \(scope)facts: {levels: {strategic: {trust: no}}}

        """
    }

    private func assess(_ files: [String: String], _ arguments: [String] = []) throws -> Command.Outcome {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(files, in: folder)
            return try Command.run(
                ["assess", "-r", Self.lsp, "--color", "never"] + arguments + files.keys.sorted(), in: folder)
        }
    }

    /// A reader of the rows alone would take noughts for a partnership without risks.
    @Test func aScopedProfileSaysWhatItLeavesOut() throws {
        let outcome = try assess([
            "a.yaml": Self.profile("whole", "2008-11-30"),
            "b.yaml": Self.profile("part", "2008-11-30", scope: "scope: {themes: [money]}\n"),
            "c.yaml": Self.profile("other", "2008-11-30", scope: "scope: {themes: [trust-and-challenge, money]}\n"),
        ])
        #expect(outcome.status == 0)
        let rows = outcome.output.split(separator: "\n").map(String.init)
        #expect(rows.allSatisfy { $0.count <= 80 })
        let part = try #require(rows.firstIndex { $0.hasPrefix("part ") })
        #expect(rows[part].firstMatch(of: /2008-11-30 +0\+/) != nil)
        #expect(rows[part + 1] == "    scope: Money; outside it 1 high risk is raised too")
        #expect(!rows[..<part].contains { $0.contains("scope:") })
        #expect(rows.contains { $0.hasSuffix("nothing is raised outside it") })
    }

    /// Ids that only their ends tell apart must not look alike.
    @Test func aLongIdIsWritten() throws {
        let ids = ["2008", "2009"].map { "the-partnership-of-a-long-name-\($0)" }
        let outcome = try assess([
            "a.yaml": Self.profile(ids[0], "2008-11-30"), "b.yaml": Self.profile(ids[1], "2008-11-30"),
            "c.yaml": Self.profile(String(repeating: "long-", count: 30) + "x", "2008-11-30"),
        ])
        let rows = outcome.output.split(separator: "\n").map(String.init)
        #expect(rows.allSatisfy { $0.count <= 80 && !$0.contains("…") })
        for id in ids {
            let row = try #require(rows.firstIndex(of: id))
            #expect(rows[row + 1].hasPrefix(String(repeating: " ", count: 32) + "2008-11-30  "))
        }
    }

    /// An id stands for a partnership, an id and a day for a profile: two rows must not look like one said twice.
    @Test func twoDaysOfOnePartnership() throws {
        let both = Self.profile("same", "2008-06-30") + "---\n" + Self.profile("same", "2008-11-30")
        let rows = try assess(["a.yaml": both, "b.yaml": Self.profile("b", "2008-11-30")]).output
        #expect(rows.contains(#/\nsame +2008-06-30 /#))
        #expect(rows.contains(#/\nsame +2008-11-30 /#))
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(
                ["a.yaml": both, "b.yaml": both + "---\n" + Self.profile("b", "2008-11-30")], in: folder)
            func explain(_ file: String, _ more: String...) throws -> Command.Outcome {
                try Command.run(["explain", "-r", Self.lsp, file, "trust-may-be-thin"] + more, in: folder)
            }
            let which = try explain("a.yaml")
            #expect(which.status == 2)
            #expect(
                which.errors
                    == "concord: a.yaml holds same as at 2008-06-30, same as at 2008-11-30; say which with --as-at\n")
            #expect(
                try explain("b.yaml").errors.hasSuffix(
                    "same as at 2008-11-30, b as at 2008-11-30; say which with --id and --as-at\n"))
            let one = try explain("a.yaml", "--as-at", "2008-06-30")
            #expect(one.status == 0)
            #expect(one.output.contains("same, as at 2008-06-30"))
            let none = try explain("a.yaml", "--id", "same", "--as-at", "2009-01-01")
            #expect(none.status == 2)
            #expect(none.errors == "concord: a.yaml holds no profile 'same' as at 2009-01-01\n")
        }
    }

    /// What an editor saved as `.yaml.txt` is read among rules and tests as it is among profiles.
    @Test func rulesWithAnotherEndingBehindTheirs() throws {
        try Command.inTemporaryFolder { folder in
            let pack = folder.appending(path: "pack")
            try FileManager.default.copyItem(at: URL(filePath: AssessTests.pack), to: pack)
            let plain = try Command.run(["rules", "check", "pack/"], in: folder)
            try FileManager.default.moveItem(
                at: pack.appending(path: "rules/trust.yaml"), to: pack.appending(path: "rules/trust.yaml.txt"))
            #expect(try Command.run(["rules", "check", "pack/"], in: folder).output == plain.output)
        }
    }

    /// A portfolio leaves the house: who reads it must know what nobody has reviewed.
    @Test func whatIsADraft() throws {
        let review = "prepared: {by: Ann Smith, date: 2008-12-01}\nreviewed: {by: Carol Dunn, date: 2008-12-09}\n"
        let files = [
            "a.yaml": Self.profile("a", "2008-11-30"), "b.yaml": Self.profile("b", "2008-11-30") + review,
            "c.yaml": Self.profile("c", "2008-11-30"),
        ]
        let text = try assess(files).output
        #expect(text.contains("\n    reviewed by Carol Dunn, 2008-12-09: no draft\n"))
        #expect(text.contains("2 of 3 are drafts: nobody has reviewed them"))
        let batch = try Command.object(try assess(files, ["-f", "json"]).output)
        #expect((batch["summary"] as? [String: Any])?["drafts"] as? Int == 2)
        let unreviewed = try assess(files.filter { $0.key != "b.yaml" }).output
        #expect(unreviewed.contains("All are drafts"))
        #expect(!unreviewed.contains("no draft"))
    }

    /// Some programs end each document with three dashes; nothing stands behind the last.
    @Test func nothingBehindALastLineOfDashes() throws {
        let one = Self.profile("a", "2008-11-30")
        let whole = try assess(["a.yaml": one], ["-f", "ndjson"]).output.replacing(/"hash":"[^"]*"/, with: "")
        for text in [one + "---\n", one + "---\n---\n# the end\n", "---\n---\n" + one + "---\n"] {
            let outcome = try assess(["a.yaml": text], ["-f", "ndjson"])
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            let output = outcome.output.replacing(/"hash":"[^"]*"/, with: "").replacing(
                /"document":[0-9]/, with: "\"document\":1")
            #expect(output == whole)
        }
        for text in ["---\n", "---\n---\n"] {
            let outcome = try assess(["a.yaml": text])
            #expect(outcome.status == 2)
            #expect(outcome.errors.hasPrefix("a.yaml: error[empty-file]: "))
        }
    }

    /// JSON says of a response and of a claim what the text says.
    @Test func whatIsOverAndWhatIsOutside() throws {
        let response = """
            responses:
              - {flag: trust-may-be-thin, decision: accepted, because: Known, by: AB, date: 2008-12-10, expires: 2008-12-05}

            """
        let scope = "scope: {themes: [money]}\n"
        let object = try Command.object(
            try assess(["a.yaml": Self.profile("a", "2008-11-30", scope: scope) + response], ["-f", "ndjson"]).output)
        let flags = try #require(object["flags"] as? [[String: Any]])
        let answered = flags.compactMap { $0["response"] as? [String: Any] }
        #expect(answered.compactMap { $0["expired"] as? Bool } == [true])
        let claims = try #require(object["claims"] as? [[String: Any]])
        #expect(claims.count > 1)
        for claim in claims {
            #expect((claim["outside_scope"] as? Bool ?? false) == (claim["theme"] as? String != "money"))
        }
    }
}
