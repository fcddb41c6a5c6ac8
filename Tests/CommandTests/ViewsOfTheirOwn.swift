import Foundation
import Testing

/// What people think is for them to say: an auditor's finding in place of it is refused, and offered nowhere.
@Suite struct ViewsOfTheirOwn {
    private func assess(_ fact: String, _ settled: String) throws -> Command.Outcome {
        let profile = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            facts: {\(fact): {coordinator: yes\(settled)}}

            """
        return try Command.run(["assess", "-", "-r", "Rules/lsp"], input: profile)
    }

    private static let settled = ", settled: {value: yes, by: AB, date: 2008-11-30, because: It looks fine.}"

    @Test(arguments: ["resources.partners_assured", "money.frank_talk_wanted"])
    func cannotBeSettled(_ fact: String) throws {
        let refused = try assess(fact, Self.settled)
        #expect(refused.status == 2)
        let message = "'\(fact)' asks what people themselves think, which nobody can settle for them"
        #expect(refused.errors.contains("error[answer]: \(message)"))
        #expect(refused.errors.contains("expected: the answers of coordinator and partner"))
        #expect(refused.errors.matches(of: /error\[/).count == 1)
        #expect(try assess(fact, "").status == 0)
        let misspelt = try assess(fact, ", setled: yes")
        #expect(misspelt.status == 2 && !misspelt.errors.contains("settled"))
    }

    /// What happens may be: a pack in which nothing could be settled would pass the test above.
    @Test func whatHappensCan() throws {
        #expect(try assess("challenge.performance_seen", Self.settled).status == 0)
        #expect(try assess("challenge.performance_seen", ", setled: yes").errors.contains("did you mean: settled"))
    }
}
