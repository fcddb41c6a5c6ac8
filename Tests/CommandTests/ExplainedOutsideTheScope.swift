import Foundation
import Testing

/// `concord explain` of what a profile's scope leaves out: an assessment does not ask about it, and yet something is missing.
@Suite struct ExplainedOutsideTheScope {
    private static let outside = "It lies outside the scope, so the assessment does not ask for this:"
    private static let heading = "Outside the scope of the assessment: computed, not counted and not asked."
    private static let nothing = "Nothing that is still unknown can change this."

    private func explained(_ name: String, scope: String, facts: String = "{}") throws -> String {
        let profile = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            scope: {basis: "Interviews."\(scope.isEmpty ? "" : ", themes: [\(scope)]")}
            facts: \(facts)

            """
        let run = try Command.run(["explain", "-", name], input: profile)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.allSatisfy { $0.count <= 80 })
        return run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    /// What is missing of a flag, a rule and a claim is what it would be without a scope, behind a word on the scope.
    @Test(arguments: ["trust-may-be-thin", "scrutiny-shows-little-sign", "commissioning.joint"])
    func whatIsMissingIsSaid(_ name: String) throws {
        let (scoped, whole) = try (explained(name, scope: "money"), explained(name, scope: ""))
        #expect(scoped.contains(Self.heading) && !whole.contains(Self.heading))
        #expect(scoped.contains(Self.outside) && !whole.contains(Self.outside))
        #expect(!scoped.contains(Self.nothing))
        func missing(_ text: String) -> String {
            let parts = text.components(separatedBy: "WHAT IS MISSING ").dropFirst().prefix(1)
            return parts.joined().replacing(Self.outside + " ", with: "")
        }
        #expect(missing(scoped).contains(" Ask: ") && missing(scoped) == missing(whole))
    }

    /// Kills a word on the scope that is said of all questions of what lies outside it: some are asked for what lies inside.
    @Test func whatIsAskedAllTheSameIsSaidToBe() throws {
        let facts = "{restructures: [{body: council, stage: debated}]}"
        let text = try explained("key-people-under-reorganisation", scope: "trust-and-challenge, money", facts: facts)
        #expect(text.contains(Self.heading) && !text.contains(Self.outside))
        #expect(text.contains("What lies inside the scope asks for this as well: - Does"))
        let json = try Command.run(
            ["assess", "-", "-f", "json"],
            input: """
                schema: concord/profile/1
                id: a
                as_at: 2008-11-30
                scope: {basis: "Interviews.", themes: [trust-and-challenge, money]}
                facts: \(facts)

                """)
        let asked = try #require(Command.object(json.output)["open_facts"] as? [[String: Any]])
        #expect(asked.contains { $0["fact"] as? String == "people.key_dependence" })
    }

    /// Kills notes that any list of themes takes away: one is of the themes of which it reads facts.
    @Test(arguments: [
        ("trust-and-challenge, systems", true), ("systems", false), ("money", false),
    ]) func aNoteIsInTheScopeWhereWhatItReadsIs(_ scope: String, _ isTold: Bool) throws {
        let facts =
            "{information: {received: no}, performance.information_sufficient: {coordinator: yes, members: yes}}"
        let profile = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            scope: {basis: "Interviews.", themes: [\(scope)]}
            facts: \(facts)

            """
        let run = try Command.run(["assess", "-"], input: profile)
        #expect(run.output.contains("WORTH KNOWING") == isTold)
        #expect(run.output.contains("sufficient-information-stops-short") == isTold)
        let text = try explained("sufficient-information-stops-short", scope: scope, facts: facts)
        #expect(text.contains(Self.heading) == !isTold)
        let json = try Command.run(["assess", "-", "-f", "json"], input: profile)
        let notes = try #require(Command.object(json.output)["notes"] as? [[String: Any]])
        let note = try #require(notes.first { $0["rule"] as? String == "sufficient-information-stops-short" })
        #expect((note["outside_scope"] as? Bool ?? false) == !isTold)
    }

    /// Of what is certain nothing is missing, wherever it lies.
    @Test func whatIsCertainMissesNothing() throws {
        let text = try explained(
            "trust-may-be-thin", scope: "money", facts: "{levels: {strategic: {trust: no}}}")
        #expect(text.contains("Trust may be thin at some level: raised") && text.contains(Self.heading))
        #expect(text.contains(Self.nothing) && !text.contains(Self.outside))
    }

    /// A fact may matter outside the scope only.
    @Test func ofAFactItIsSaidWhereAnAnswerWouldMatter() throws {
        let looked = "{governance.case_for_staying: yes}"
        let text = try explained("governance.better_together", scope: "money", facts: looked)
        #expect(text.contains("Nothing: no further answer to it would change anything in the scope."))
        #expect(text.contains("Outside the scope an answer would, which the assessment does not ask for: 1. "))
        #expect(
            text.contains(
                "Working together may be no better and no cheaper (high risk): no would raise it, yes would clear it"))
        let whole = try explained("governance.better_together", scope: "", facts: looked)
        #expect(!whole.contains("Outside the scope") && whole.contains("MISSING 1. "))
    }
}
