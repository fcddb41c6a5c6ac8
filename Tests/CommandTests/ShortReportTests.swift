import Foundation
import Testing

/// The report of a page or two, where no detail is asked for.
@Suite struct ShortReportTests {
    static func report(_ facts: String, themes: String = "", _ arguments: String...) throws -> String {
        let profile = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            scope: {basis: "Interviews."\(themes.isEmpty ? "" : ", themes: [\(themes)]")}
            facts:
            \(facts)

            """
        let run = try Command.run(["assess", "-"] + arguments, input: profile)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.allSatisfy { $0.count <= 80 })
        return run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    /// A place that decides only whether a question is put is no source of the flag, and is said to be what it is.
    @Test func theTermOfAQuestionIsNamed() throws {
        let report = try Self.report("  support: {team: yes, cost_known: yes}")
        let grounds = try #require(report.components(separatedBy: "GROUNDS ").last)
        #expect(
            grounds.contains(
                "Terms of the pack: whether a question is put here goes by lsp/has-a-support-team (wbt para 127). "
                    + "wbt para 127 does not say: "))
    }

    /// A figure that stands above is pointed to, wherever the profile makes it stand.
    @Test func aFigureDoesNotVanish() throws {
        let figure = "58 per cent of coordinators think that members challenge each other's performance"
        func ledger(_ report: String) throws -> String {
            let part = try #require(report.components(separatedBy: "FOR AND AGAINST ").last)
            return try #require(part.components(separatedBy: "(lsp/challenge.performance)").dropFirst().first)
                .components(separatedBy: "(lsp/")[0]
        }
        let agreed = try Self.report("  challenge.performance_seen: {coordinator: yes, members: yes}")
        #expect(try ledger(agreed).contains("For comparison: \(figure)"))
        let disputed = try Self.report("  challenge.performance_seen: {coordinator: yes, members: no}")
        #expect(disputed.components(separatedBy: figure).count == 2)
        #expect(
            try ledger(disputed).contains(
                "For comparison: see above, under \"Coordinator and members may see challenge"))
    }

    /// Rules of one flag may share a sentence of their judgements.
    @Test func aSentenceOfTheJudgementsStandsOnceInAFlag() throws {
        let report = try Self.report(
            "  data.practice: {benchmarking: {done: yes}, shared_base: {done: yes}}")
        let shared = "Reading the same elsewhere as a strength is the pack's."
        let grounds = try #require(report.components(separatedBy: "GROUNDS ").last)
        let flag = try #require(grounds.components(separatedBy: "Data may be put to use").last)
        #expect(flag.components(separatedBy: shared).count == 2)
    }

    /// Words that no rule reads say what some of the answers are about: which outcome was tested, say.
    @Test func whatIsStatedInWordsIsPrinted() throws {
        let facts = "  delivery: {outcome: Fewer young people out of work, chain: {plan: {met: no}}}"
        let words = "In words Outcome whose delivery chain is tested: Fewer young people out of work."
        for detail in ["flags", "outcomes", "full"] {
            #expect(try Self.report(facts, themes: "", "--detail", detail).contains(words), "\(detail)")
        }
        #expect(try !Self.report("  council.type: county").contains("In words"))
        let secret = facts.replacing(
            "Fewer young people out of work", with: "{value: Fewer lost, evidence: {kind: told, confidential: yes}}")
        let report = try Self.report(secret)
        #expect(report.contains("chain is tested: stated; the words are confidential.") && !report.contains("Fewer"))
    }

    /// In JSON they stand with all else that is answered.
    @Test func whatIsStatedInWordsIsInJSON() throws {
        let profile =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {delivery.outcome: Fewer young people}\n"
        func words(_ detail: String) throws -> [[String: Any]]? {
            let run = try Command.run(["assess", "-", "-f", "json", "--detail", detail], input: profile)
            return try (Command.object(run.output)["profile"] as? [String: Any])?["words"] as? [[String: Any]]
        }
        let word = try #require(try words("full")?.first)
        #expect(word["fact"] as? String == "delivery.outcome")
        #expect((word["answers"] as? [[String: Any]])?.first?["answer"] as? String == "Fewer young people")
        #expect(try words("outcomes") == nil)
    }

    /// The head says how much there is to look at, as the row of a batch does.
    @Test func theHeadSaysThatThereIsSomethingToLookAt() throws {
        let late = "  council.type: {value: county, evidence: {kind: document, date: 2009-04}}"
        let one = try Self.report(late)
        let head = one.components(separatedBy: " RAISED ")[0]
        #expect(head.contains("1 thing to look at in the profile itself, named under To look at in the profile."))
        #expect(one.contains("TO LOOK AT IN THE PROFILE - ") && !one.contains("things to look at"))
        #expect(try !Self.report("  council.type: county").lowercased().contains("to look at in the profile"))
    }

    /// Kills "their conditions are not met" of flags that have nothing to do with this place.
    @Test(arguments: [
        (
            "  network.few_gatekeepers: no",
            "2 flags were not raised: on what was answered, their conditions are not met, which is "
                + "not assurance."
        ),
        ("  council.type: district", "3 flags were not raised: they do not apply here."),
        (
            "  council.type: district\n  network.few_gatekeepers: no",
            "5 flags were not raised: the conditions of 2 are not met on what was answered, which is not assurance, and 3 do "
                + "not apply here."
        ),
    ])
    func whatIsNotRaisedIsToldFromWhatDoesNotApply(_ facts: String, _ expected: String) throws {
        #expect(try Self.report(facts).contains(expected))
    }

    /// What only needs to be known has its answers beside it, too.
    @Test func aNoteSaysWhatItRestsOn() throws {
        let report = try Self.report(
            "  partnership.started: {value: 1995, evidence: {kind: document, source: Minutes, date: 1995-06}}")
        let notes = try #require(report.components(separatedBy: "WORTH KNOWING ").last)
        #expect(notes.contains("Here: "))
        #expect(notes.contains(": 1995 [document: Minutes, 1995-06]."))
    }

    /// A figure begins its sentence with a capital.
    @Test func aFigureBeginsASentence() throws {
        let report = try Self.report("  support: {team: yes, cost_known: yes}")
        #expect(report.contains("For comparison: Most of the councils and partners cannot say"))
    }
}
