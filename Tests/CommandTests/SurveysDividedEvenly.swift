import Foundation
import Testing

/// A survey of which as many say yes as no is an answer of both, and none to wait for.
@Suite struct SurveysDividedEvenly {
    private func report(_ answers: String, _ arguments: [String] = ["assess"]) throws -> String {
        let profile =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {challenge.performance_seen: {\(answers)}}\n"
        let run = try Command.run(
            [arguments[0], "-"] + arguments.dropFirst() + ["-r", "Rules/lsp", "--color", "never"], input: profile)
        #expect(run.status == 0, "\(run.errors)")
        return run.output.replacing(/\s+/, with: " ")
    }

    private static let even = "members: {yes: 9, no: 9}"
    private static let settled = "settled: {value: no, by: AB, date: 2008-12-01, because: Seen.}"

    /// Kills `yes, so far` where nobody is still to be heard.
    @Test(arguments: [
        ("coordinator: yes, \(even)", "Observed: yes; members of the partnership evenly divided."),
        ("coordinator: no, \(even)", "Observed: no; members of the partnership evenly divided."),
        ("coordinator: yes", "Observed: yes, so far."),
        ("coordinator: yes, \(even), \(settled)", "Observed: no, as the auditor settled it."),
        ("\(even), \(settled)", "Observed: no answer that counts; settled by the auditor: no."),
    ]) func whatIsObserved(_ answers: String, _ words: String) throws {
        #expect(try report(answers).contains(words))
    }

    /// Kills a settlement that is said to be against everyone, or without an answer, where half of a party said the same.
    @Test(arguments: [
        ("coordinator: yes, \(even), \(settled)", "goes against what 'coordinator' answered", true),
        ("coordinator: yes, \(even), \(settled)", "is not what any party that has answered says", false),
        ("\(even), \(settled)", "no party has given an answer", false),
        ("coordinator: yes, \(settled)", "is not what any party that has answered says", true),
        ("\(settled)", "no party has given an answer", true),
    ]) func whatASettlementIsHeldAgainst(_ answers: String, _ words: String, _ isSaid: Bool) throws {
        #expect(try report(answers).contains(words) == isSaid)
    }

    /// Kills an even survey after which the same people are sent for again and no more is said.
    @Test func whatToDoIsSaid() throws {
        let text = try report("coordinator: yes, \(Self.even)", ["explain", "challenge.performance"])
        #expect(
            text.contains(
                "So far: as many say yes as no, which is read as neither. Whoever has not said yet may tip it, or the auditor "
                    + "settles it."))
    }

    /// Kills `only the survey can still change this` of what was settled.
    @Test func whatIsSettledTurnsOnNoSurvey() throws {
        let settled = Self.settled.replacing("value: no", with: "value: yes")
        let close = "coordinator: yes, members: {yes: 7, no: 9}"
        let profile =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {challenge.performance_seen: {\(close), \(settled)}}\n"
        let run = try Command.run(["explain", "-", "challenge.performance", "-r", "Rules/lsp"], input: profile)
        #expect(run.status == 0 && !run.output.contains("Only the survey"))
        let open = profile.replacing(", \(settled)", with: "")
        let other = try Command.run(["explain", "-", "challenge.performance", "-r", "Rules/lsp"], input: open)
        #expect(other.output.replacing(/\s+/, with: " ").contains("turns on one answer"))
    }
}
