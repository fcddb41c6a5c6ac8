import Foundation
import Testing

/// What is counted is whole, where the vocabulary says so.
@Suite struct WholeNumberTests {
    private func assess(_ members: String) throws -> Command.Outcome {
        let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {forum.members: \(members)}\n"
        return try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "json"], input: profile)
    }

    @Test(arguments: ["20.5", "0.1", "{value: 20.5}", "{value: 12.75, evidence: {kind: told}}"])
    func aPartOfAMemberIsNone(_ members: String) throws {
        let outcome = try assess(members)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("error[not-whole]: '"))
        #expect(outcome.errors.contains("' is not a whole number, and what is counted here has no parts"))
        #expect(outcome.errors.contains("expected: a whole number, or unknown"))
    }

    @Test(arguments: ["20", "20.0", "1", "{value: 200}"]) func wholeOnesAre(_ members: String) throws {
        let outcome = try assess(members)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
    }

    /// A forum without members is none.
    @Test func noMembersAreRefused() throws {
        let outcome = try assess("0")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("error[out-of-range]: 0 is out of range"))
        #expect(outcome.errors.contains("expected: a number of at least 1"))
    }

    /// A layer may meet ten times in one year and nine in the next.
    @Test func whatIsMeasuredIsAnyNumber() throws {
        let profile =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {layers: {strategic: {meetings: 9.5}}}\n"
        #expect(try Command.run(["assess", "-", "-r", "Rules/lsp"], input: profile).status == 0)
    }

    /// Wherever the form of an answer is told.
    @Test(arguments: [
        (["schema", "profile", "--rules", "lsp"], #""integer""#),
        (["rules", "show", "forum.members"], "a whole number"),
        (["profile", "new", "--id", "a", "--as-at", "2008-11-30"], "a whole number (members), at least 1"),
    ]) func isSaidToBe(_ arguments: [String], _ words: String) throws {
        let outcome = try Command.run(arguments)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains(words), "\(outcome.output.suffix(400))")
    }
}
