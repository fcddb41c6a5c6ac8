import Facts
import Testing

@testable import Engine

/// What was found of other profiles is remembered, and forgotten when there is much of it: what is asked of a profile does not
/// depend on either.
@Suite struct ForgettingChangesNothing {
    private static let facts = 60

    /// Two are asked for each number, and whether they differ: what the one has said stands in the condition.
    private static func pack() throws -> MadePack {
        var sketch = PackSketch()
        for number in 0..<facts {
            var fact = FactSketch(id: "number\(number)", kind: .number)
            fact.reporters = ["ann", "bob"]
            sketch.facts.append(fact)
            sketch.rules.append([
                "id": .scalar("rule\(number)"), "finding": "Something was found", "cite": ["src para 1"],
                "judgement": "Made up.", "grounds": ["kind": "survey"],
                "when": [
                    "any": [
                        ["fact": .scalar(fact.id), "disputed": "yes"],
                        ["fact": .scalar(fact.id), "by": "bob", "more_than": .scalar(String(number))],
                    ]
                ],
                "then": ["raise": ["kind": "enquiry", "title": "Something may follow", "theme": "east"]],
            ])
        }
        return try MadePack(sketch)
    }

    private func profile(_ number: Int) -> ProfileSketch {
        var statements: [String: StatementSketch] = [:]
        for fact in 0..<ForgettingChangesNothing.facts {
            let value = String(number * ForgettingChangesNothing.facts + fact)
            statements["number\(fact)"] = .reported(["ann": .value(value)], settled: nil)
        }
        return ProfileSketch(statements: statements)
    }

    @Test func overManyProfiles() throws {
        let pack = try ForgettingChangesNothing.pack()
        let everything = (0..<ForgettingChangesNothing.facts).flatMap { fact in
            ["flag", "rule"].map { "number\(fact)/bob > \($0) rule\(fact)" }
        }
        var (known, literals, forgotten, allForgotten) = (0, 0, 0, 0)
        for number in 0..<600 {
            let results = try pack.assess(profile(number), asks: true)
            try #require(results.asked == Set(everything), "profile \(number)")
            try #require(results.inexact == [])
            let conditions = try #require(pack.evaluator.finder?.builder.graph.nodes.count)
            let values = try #require(pack.evaluator.finder?.builder.graph.literals.values.count)
            if conditions < known { forgotten += 1 }
            if values < literals { allForgotten += 1 }
            (known, literals) = (conditions, values)
        }
        #expect(forgotten > 1)
        #expect(allForgotten > 0)
    }
}
