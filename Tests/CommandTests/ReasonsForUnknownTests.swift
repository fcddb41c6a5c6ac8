import Foundation
import Testing

/// Why something is unknown, where somebody said more than nothing, stands beside the question in both text reports.
@Suite struct ReasonsForUnknownTests {
    private static let list = "Which bodies of the partnership have been reorganised"

    @Test(arguments: [
        ("restructures: unknown", "So far: not known."),
        ("restructures: {unknown: the county would not say}", "Not known so far: the county would not say."),
        (
            "restructures: {unknown: SECRET, evidence: {kind: told, confidential: yes}}",
            "Not known so far; the reason is confidential."
        ),
    ]) func areTold(_ fact: String, _ reason: String) throws {
        for detail in ["flags", "outcomes"] {
            let run = try Command.run(["assess", "-", "--detail", detail], input: profile(fact))
            #expect(run.status == 0, "\(run.errors)")
            let lines = run.lines.drop { !$0.uppercased().hasPrefix("THE QUESTIONS THAT MATTER MOST") }
            let questions = lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
            let question = try #require(questions.range(of: Self.list))
            #expect(questions[question.upperBound...].prefix(420).contains(reason), "\(detail)")
            #expect(lines.allSatisfy { $0.count <= 80 })
            #expect(!run.output.contains("SECRET"))
        }
    }

    /// That nobody has answered is what makes it a question.
    @Test func whatIsNotStatedNeedsNoReasonInBrief() throws {
        let run = try Command.run(["assess", "-"], input: profile(""))
        #expect(run.output.contains(Self.list))
        #expect(!run.output.contains("So far:"))
    }

    private func profile(_ fact: String) -> String {
        "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {\(fact)}\n"
    }
}
