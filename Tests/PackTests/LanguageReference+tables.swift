import Diagnostics
import Engine
import Facts
import Foundation
import RuleAnalysis
import RulePacks
import TestSupport
import Testing

/// The tables that say which words there are, and what conditions come to.
extension LanguageReference {
    /// The words that a row of a table lists; what ends in a colon, or is made of several words, is how they are written.
    private func words(_ page: MarkdownPage, _ table: String, _ row: String) -> [String] {
        let rows = page.tables.filter { $0.header[0].plain == table }.flatMap(\.rows)
        let cells = rows.first { $0[0].codes == [row] || $0[0].plain == row }?.dropFirst() ?? []
        return cells.flatMap(\.codes).filter { $0.allSatisfy { $0.isLetter || $0 == "_" || $0 == " " } }
    }

    /// Where one of several words is wanted, the page lists those that the reader offers for one that it cannot know.
    @Test(arguments: WordProbe.all) func theWordsAreThoseThatTheReaderKnows(_ probe: WordProbe) throws {
        let content = try Content()
        let asked = try content.with([probe.file: probe.text]) { PackCheck(packFolder: $0).diagnostics }
        let refused = asked.filter { $0.message.hasPrefix("'\(KeyProbe.key)' does not fit") }
        #expect(refused.count == 1, "\(PackAtHand.draw(asked))")
        let known = try #require(refused.first?.expected).dropFirst("one of ".count).split(separator: ", ").map(
            String.init)
        let documented =
            probe.row.map { words(content.page, probe.table, $0) } ?? firstCodes(content.page, probe.table)
        #expect((documented + probe.besides).sorted() == known.sorted())
    }

    // MARK: Truth tables

    /// What a truth table says is worked out by a rule for each of its columns.
    ///
    /// - Parameter facts: what its first column says, as a profile states it.
    private func check(
        _ name: String, _ conditions: [String], rows: Int, _ facts: (_ first: String) throws -> String
    ) throws {
        let content = try Content()
        let table = try #require(content.page.tables.first { $0.header[0].plain == name })
        #expect(table.rows.count == rows)
        let rules = conditions.enumerated().map { place, condition in
            "  - {id: zz\(place), finding: F, cite: report para 1, judgement: J, grounds: {kind: survey}, when: \(condition), "
                + "then: {note: N}}\n"
        }
        let vocabulary = """
              zz.one: {type: yes_no, label: One, question: Q, ask: chair}
              zz.other: {type: yes_no, label: Other, question: Q, ask: chair}
              zz.list: {type: list, label: List, question: Q, ask: chair, of: {met: {type: yes_no}}}

            """
        let others = [
            "rules/probe.yaml": "schema: concord/rules/1\nrules:\n" + rules.joined(),
            "facts.yaml": (content.files["facts.yaml"] ?? "") + vocabulary,
        ]
        try content.with(others) { folder in
            var reader = RulePackReader()
            let read = reader.read(folder)
            let pack = try #require(read, "\(PackAtHand.draw(reader.diagnostics))")
            let evaluator = Evaluator(pack)
            for row in table.rows {
                let (profile, problems) = PackAtHand.profile(try facts(row[0].plain), pack)
                #expect(problems.isEmpty, "\(PackAtHand.draw(problems))")
                let assessment = evaluator.evaluate(profile)
                let found = pack.rules.indices.filter { pack.rules[$0].id.hasPrefix("zz") }
                    .map { "\(assessment.rules[$0].truth)" }
                #expect(found == row.dropFirst().map(\.plain), "\(row[0].plain)")
            }
        }
    }

    @Test func groupsComeToWhatTheTableSays() throws {
        let parts = "[{fact: zz.one, is: yes}, {fact: zz.other, is: yes}]"
        let conditions = ["{all: \(parts)}", "{any: \(parts)}", "{not: {fact: zz.one, is: yes}}"]
        try check("parts", conditions, rows: 6) { row in
            let answers = row.split(separator: ", ").map { ["true": "yes", "false": "no"][$0] ?? "unknown" }
            return "{zz.one: \(answers[0]), zz.other: \(answers[1])}"
        }
    }

    @Test func reportersComeToWhatTheTableSays() throws {
        let conditions = ["by: chair, is: yes", "by: any, is: yes", "by: all, is: yes", "disputed: yes"]
        try check("answers", conditions.map { "{fact: papers.in_time, \($0)}" }, rows: 6) { row in
            let answers = row.split(separator: ", ")
            return "{papers.in_time: {chair: \(answers[0]), members: \(answers[1])}}"
        }
    }

    @Test func listsComeToWhatTheTableSays() throws {
        let conditions = ["some", "every", "none"].map { "{\($0): zz.list, where: {field: met, is: yes}}" }
        try check("records", conditions, rows: 9) { row in
            let parts = row.split(separator: ": ")
            let records = parts[1] == "nothing" ? [] : parts[1].split(separator: ", ").map { "{met: \($0)}" }
            let isComplete = parts[0] == "complete" ? "yes" : "no"
            return "{zz.list: {complete: \(isComplete), items: [\(records.joined(separator: ", "))]}}"
        }
    }
}
