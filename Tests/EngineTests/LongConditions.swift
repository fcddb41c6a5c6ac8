import Facts
import Testing

@testable import Engine

/// A condition that is too long to be searched asks everything that stands in it, and says that this may be too much.
@Suite struct LongConditions {
    private static let facts = ["first", "second", "third", "idle"]

    /// Whether an odd number of answers is yes, of as many as there are levels: each level says all of the one below twice.
    private static func pack(levels: Int) throws -> MadePack {
        func says(_ fact: String) -> Tree { ["fact": .scalar(fact), "is": "yes"] }
        var sketch = PackSketch()
        sketch.facts = facts.map { FactSketch(id: $0, kind: .yesNo) }
        for level in 0..<levels {
            let own = says(facts[level % 3])
            let below: Tree = ["term": .scalar("level\(level - 1)")]
            let isOdd: Tree = ["any": [["all": [below, ["not": own]]], ["all": [["not": below], own]]]]
            let condition = level == 0 ? own : isOdd
            sketch.terms.append(Tree.Entry(key: "level\(level)", value: ["when": condition, "judgement": "Made up."]))
        }
        // Where the first is so, nobody need know the idle one; where it is not, neither.
        let condition: Tree = [
            "all": [
                ["any": [says("first"), ["all": [says("first"), says("idle")]]]],
                ["term": .scalar("level\(levels - 1)")],
                ["any": [["term": .scalar("level\(levels - 2)")], says("third")]],
            ]
        ]
        sketch.rules = [
            [
                "id": "made", "finding": "Something was found", "cite": ["src para 1"], "judgement": "Made up.",
                "grounds": ["kind": "survey"], "when": condition,
                "then": ["raise": ["kind": "enquiry", "title": "Something may follow", "theme": "east"]],
            ]
        ]
        return try MadePack(sketch)
    }

    /// How many words the rule's condition takes where nothing is known.
    private func length(_ pack: MadePack) throws -> Int32 {
        var evaluation = Evaluation(pack.pack)
        let profile = try pack.read(ProfileSketch(statements: [:]).text)
        evaluation.evaluate(profile)
        var builder = ResidualBuilder(evaluation, profile, QuestionIndex(evaluation.index))
        var own = copy profile
        builder.begin(&evaluation, &own)
        let place = try #require(builder.rule(0).place)
        return builder.graph.nodes[place].length
    }

    private static let profiles: [[String: StatementSketch]] = [
        [:], ["second": .plain(.value("yes"))], ["first": .plain(.value("yes"))],
        ["idle": .plain(.value("no")), "third": .plain(.value("no"))],
    ]

    @Test func aShortOneAsksWhatMatters() throws {
        let pack = try LongConditions.pack(levels: 4)
        try #require(length(pack) < 200)
        for statements in LongConditions.profiles {
            let sketch = ProfileSketch(statements: statements)
            let results = try pack.assess(sketch, asks: true)
            let exact = try #require(try pack.decidedByTrying(sketch))
            #expect(results.asked == exact)
            #expect(results.inexact == [])
            #expect(!exact.contains { $0.hasPrefix("idle") })
        }
    }

    /// Of more parts than are gone through, and of more words than are written.
    @Test(arguments: [(9, 4_000..<ResidualWriter.mostWords), (12, ResidualWriter.mostWords + 1..<100_000)])
    func aLongOneAsksEverything(_ levels: Int, _ words: Range<Int32>) throws {
        let pack = try LongConditions.pack(levels: levels)
        try #require(words.contains(try length(pack)))
        for statements in LongConditions.profiles {
            let sketch = ProfileSketch(statements: statements)
            let results = try pack.assess(sketch, asks: true)
            let exact = try #require(try pack.decidedByTrying(sketch))
            #expect(exact.count >= 2 * (3 - statements.count))
            #expect(exact.subtracting(results.asked) == [], "\(statements)")
            #expect(!exact.contains { $0.hasPrefix("idle") })
            #expect(Set(results.questions.map(\.subject)).isSubset(of: LongConditions.facts))
            if statements.isEmpty {
                #expect(results.inexact == ["rule made", "flag made"])
                #expect(results.asked.subtracting(exact) == ["idle > rule made", "idle > flag made"])
            }
        }
    }
}
