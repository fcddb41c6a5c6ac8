import Foundation
import Testing

/// What is stated and not counted is pointed out, and what nobody had to state is not counted as an answer.
@Suite struct WhatIsNotCounted {
    private func report(_ facts: String, scope: String = "") throws -> String {
        let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\n\(scope)facts:\n\(facts)\n"
        let outcome = try Command.run(["assess", "-", "-r", "Rules/lsp"], input: profile)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    }

    @Test(arguments: [
        (
            "council.cpa_capacity: 4",
            "'council.cpa_capacity' is stated, and not counted: it counts for 2002 to 2008, and nothing"
        ),
        (
            "council.cpa_capacity: {value: 4, evidence: {kind: document, date: 2009-03-05}}",
            "'council.cpa_capacity' is stated, and not counted: it counts for 2002 to 2008, and is of another time"
        ),
        (
            "challenge.performance_seen: {members: {yes: 2, no: 1}}",
            "'challenge.performance_seen.members' is stated, and not counted: fewer than five said yes or no"
        ),
    ]) func isPointedOut(_ fact: String, _ words: String) throws {
        let report = try self.report("  council.type: unitary\n  \(fact)")
        #expect(report.contains(words))
    }

    /// A year that lies in the period with some of its months only is no lack of a date.
    @Test func isSaidToNeedAMonthWhereAYearMayLieOutside() throws {
        try PackFolder.with(tests: "") { pack in
            let facts = try BadPacks.good.appending(path: "facts.yaml").text()
                .replacing(
                    "{from: 2005, to: 2008, cite: report footnote I}",
                    with: "{from: 2005-04, to: 2008, judgement: The month is the pack's.}")
            try pack.write(facts, to: "facts.yaml")
            func report(_ evidence: String, _ arguments: String...) throws -> String {
                let profile =
                    "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\n"
                    + "facts: {council.type: county, council.capacity: {value: 3, evidence: {\(evidence)}}}\n"
                let outcome = try Command.run(arguments + ["-r", "pack/"], in: pack.parent, input: profile)
                return outcome.output.split { $0.isWhitespace }.joined(separator: " ")
            }
            let loose = try report("date: 2005", "assess", "-")
            #expect(
                loose.contains(
                    "'council.capacity' is stated, and not counted: it counts for 2005-04 to 2008, and its date, 2005, may lie "
                        + "inside or outside: give the month, or the day"))
            #expect(
                try report("date: 2005", "explain", "-", "council.capacity").contains("3, not dated exactly enough"))
            #expect(try report("date: 2005, confidential: yes", "assess", "-").contains("and its date may lie inside"))
            #expect(try report("date: 2005-04", "assess", "-").contains("not counted:") == false)
            #expect(try report("kind: told", "assess", "-").contains("nothing says of when it is"))
            let json = try report("date: 2005", "assess", "-", "-f", "json")
            #expect(json.contains("\"reason\": \"not dated exactly enough\""))
        }
    }

    /// Of many profiles the number is told, so that none is passed over.
    @Test func isCountedInABatch() throws {
        let head = "schema: concord/profile/1\nas_at: 2008-11-30\nfacts: {council.cpa_capacity: 4"
        let profile =
            head + "}\nid: one\n---\n" + head
            + ", partnership.started: {value: 2002, evidence: {date: 2009}}}\nid: two\n"
        try Command.inTemporaryFolder { folder in
            try Data(profile.utf8).write(to: folder.appending(path: "both.yaml"))
            let lines = try Command.run(["assess", "."], in: folder).lines
            #expect(lines.contains { $0.contains("1 thing to look at in the profile: its own report names it") })
            #expect(lines.contains { $0.contains("2 things to look at in the profile: its own report names them") })
        }
    }

    @Test func whatCountsIsNot() throws {
        let report = try self.report("  council.cpa_capacity: {value: 4, evidence: {kind: document, date: 2007-03-05}}")
        #expect(!report.contains("not counted:"))
    }

    /// Facts that do not apply are counted among those asked for only.
    @Test func insideTheScope() throws {
        let money = try report("  council.type: district", scope: "scope: {themes: [money]}\n")
        #expect(money.contains(" facts inside the scope "))
        #expect(!money.contains("of them because"))
        let trust = try report("  council.type: district", scope: "scope: {themes: [trust-and-challenge]}\n")
        #expect(
            trust.firstMatch(
                of: /facts inside the scope, 1 of them because it does not apply here: [0-9]+ (is|are) answered/) != nil
        )
    }

    /// What could be asked of nobody on that day is neither known nor asked; what the day leaves open to be asked is.
    ///
    /// Kills that a profile which states nothing knows something, and that a theme is rated for what its year does not have.
    @Test(arguments: [
        ("2008-11-30", 0, 94), ("2024-06-30", 0, 89), ("2006-06-30", 0, 93), ("2003-06-30", 0, 88),
    ])
    func whatIsOfAnotherTimeIsNotCounted(_ day: String, _ known: Int, _ asked: Int) throws {
        let profile = "schema: concord/profile/1\nid: a\nas_at: \(day)\nfacts: {}\n"
        let run = try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "json"], input: profile)
        let counts = try #require(try Command.object(run.output)["counts"] as? [String: Any])
        let expected = ["known": known, "asked": asked, "answered": 0, "not_applicable": 0]
        #expect(counts["facts"] as? [String: Int] == expected)
    }

    /// Kills that the name of a body, or the body without its stage, makes known which bodies are reorganised.
    @Test(arguments: [
        ("[{name: Somebody}]", 0), ("[{name: Somebody, stage: unknown}]", 0), ("[{body: council}]", 0), ("none", 1),
        ("[{stage: debated}]", 0), ("[{body: council, stage: debated}]", 1), ("[{body: council, stage: unknown}]", 0),
        ("[{name: Somebody}, {body: police, stage: debated}]", 1),
    ]) func aNameAloneIsNotKnown(_ restructures: String, _ known: Int) throws {
        let profile =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {restructures: \(restructures)}\n"
        let run = try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "json"], input: profile)
        let counts = try #require(try Command.object(run.output)["counts"] as? [String: Any])
        #expect((counts["facts"] as? [String: Int])?["known"] == known)
    }

    @Test func noAnswerIsNotThatNothingWasSeen() throws {
        let report = try self.report("  council.type: unitary")
        #expect(!report.contains("not seen"))
        let answered = try self.report("  challenge.performance_seen: {coordinator: unknown}")
        #expect(!answered.contains("not seen"))
    }
}
