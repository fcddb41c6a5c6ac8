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
}
