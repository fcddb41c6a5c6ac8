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
        ("council.cpa_capacity: 4", "'council.cpa_capacity' is stated, and not counted: it counts for one period"),
        (
            "council.cpa_capacity: {value: 4, evidence: {kind: document, date: 2009-03-05}}",
            "'council.cpa_capacity' is stated, and not counted: it is of another period"
        ),
        (
            "challenge.performance_seen: {members: {yes: 2, no: 1}}",
            "'challenge.performance_seen.members' is stated, and not counted: too few people answered"
        ),
    ]) func isPointedOut(_ fact: String, _ words: String) throws {
        let report = try self.report("  council.type: unitary\n  \(fact)")
        #expect(report.contains(words))
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
        #expect(trust.contains("facts inside the scope, 4 of them because they do not apply here"))
    }

    @Test func noAnswerIsNotThatNothingWasSeen() throws {
        let report = try self.report("  council.type: unitary")
        #expect(!report.contains("not seen"))
        let answered = try self.report("  challenge.performance_seen: {coordinator: unknown}")
        #expect(!answered.contains("not seen"))
    }
}
