import Engine
import Facts
import Profiles
import RulePacks
import TestSupport
import Testing

/// Whether a list has others is one question; what its further records may be bears on everything that looks through it.
@Suite struct QuestionsAboutOpenLists {
    private static let facts = [
        FactSketch(id: "fact", kind: .yesNo), FactSketch(id: "other", kind: .yesNo),
        list("first", ["a", "b"]), list("second", ["x", "y"]),
    ]

    private static func list(_ id: String, _ fields: [String]) -> FactSketch {
        var list = FactSketch(id: id, kind: .list)
        list.fields = fields.map { FactSketch(id: $0, kind: .yesNo) }
        return list
    }

    private static func rule(_ id: String, _ condition: Tree, forEach list: String? = nil) -> Tree {
        var rule: Tree = [
            "id": .scalar(id), "finding": "Something was found", "cite": ["src para 1"],
            "judgement": "The numbers are made up.", "grounds": ["kind": "survey"], "when": condition,
            "then": ["raise": ["kind": "enquiry", "title": "Something may follow", "theme": "east"]],
        ]
        rule["for_each"] = list.map(Tree.scalar)
        return rule
    }

    private static func pack(_ facts: [FactSketch], _ rules: [Tree]) throws -> MadePack {
        var sketch = PackSketch()
        sketch.facts = facts
        sketch.rules = rules
        return try MadePack(sketch)
    }

    private func asked(_ condition: Tree, forEach list: String? = nil, _ statements: [String: StatementSketch] = [:])
        throws -> Set<String>
    {
        let pack = try QuestionsAboutOpenLists.pack(
            QuestionsAboutOpenLists.facts, [QuestionsAboutOpenLists.rule("made", condition, forEach: list)])
        let results = try pack.assess(ProfileSketch(statements: statements), asks: true)
        return Set(results.questions.filter { $0.decides.contains("rule made") }.map(\.subject))
    }

    /// A record may be added while the list stays open: then one is so, and still it is not known that none is otherwise.
    @Test func aListMayStayOpen() throws {
        let never: Tree = ["all": [["field": "b", "is": "yes"], ["fact": "other", "is": "yes"]]]
        let condition: Tree = [
            "all": [
                ["some": "first", "where": ["field": "a", "is": "yes"]],
                ["any": [["none": "first", "where": never], ["fact": "fact", "is": "yes"]]],
            ]
        ]
        #expect(try asked(condition, ["other": .plain(.value("no"))]) == ["first/others", "fact"])
    }

    /// What one search finds in every record of a `for_each` is the same in each.
    @Test func theSameSearchIsOne() throws {
        let search: Tree = ["some": "second", "where": ["field": "x", "is": "yes"]]
        let condition: Tree = [
            "any": [
                ["all": [["field": "a", "is": "yes"], search, ["fact": "fact", "is": "yes"]]],
                ["all": [["field": "a", "is": "no"], search]],
            ]
        ]
        let records: StatementSketch = .records([["a": .value("yes")], ["a": .value("no")]], isComplete: true)
        #expect(try asked(condition, forEach: "first", ["first": records]) == ["second/others"])
    }

    /// A record that is so in one way is so in every way that follows from it.
    @Test func searchesLookThroughTheSameRecords() throws {
        let condition: Tree = [
            "any": [
                [
                    "all": [
                        [
                            "some": "second",
                            "where": ["all": [["field": "x", "is": "yes"], ["field": "y", "is": "yes"]]],
                        ], ["fact": "fact", "is": "yes"],
                    ]
                ], ["some": "second", "where": ["field": "x", "is": "yes"]],
            ]
        ]
        #expect(try asked(condition) == ["second/others"])
    }

    /// Over generated packs with one or two open lists.
    @Test func smallCasesAreExact() throws {
        var counts = (cases: 0, questions: 0, ofLists: 0)
        for number in 0..<Corpus.times(160) {
            var random = SeededGenerator(seed: UInt64(70_000 + number))
            let pack = try QuestionsAboutOpenLists.pack(&random)
            for _ in 0..<4 {
                let sketch = ProfileGenerator(pack: pack.sketch, stated: 40, isPlain: true).profile(&random)
                let profile = try pack.read(sketch.text)
                guard let reference = OpenListReference(pack, profile, atMost: 2_500) else { continue }
                let exact = reference.decided()
                pack.evaluator.evaluate(profile)
                let open = pack.evaluator.openFacts(profile)
                var asked: Set<OpenListReference.Decided> = []
                for fact in open.facts {
                    for outcome in fact.decides {
                        asked.insert(OpenListReference.Decided(subject: fact.subject, outcome: outcome))
                    }
                }
                let rules = pack.sketch.rules.map(\.text).joined()
                #expect(exact.subtracting(asked) == [], "pack \(number) does not ask\n\(rules)\n\(sketch.text)")
                if open.inexact.isEmpty {
                    #expect(asked.subtracting(exact) == [], "pack \(number) needs not ask\n\(rules)\n\(sketch.text)")
                }
                counts.cases += 1
                counts.questions += exact.count
                counts.ofLists += exact.count { if case .others = $0.subject { true } else { false } }
            }
        }
        #expect(counts.cases >= 150)
        #expect(counts.questions >= 500)
        #expect(counts.ofLists >= 150)
    }

    private static func pack(_ random: inout SeededGenerator) throws -> MadePack {
        var facts = [FactSketch(id: "fact", kind: .yesNo)]
        if random.chance(50) { facts.append(FactSketch(id: "other", kind: .yesNo)) }
        facts.append(list("first", random.chance(50) ? ["a", "b"] : ["a"]))
        if random.chance(30) { facts.append(list("second", ["x"])) }
        let conditions = ConditionGenerator(facts: facts)
        let rules = (0..<3).map { number in
            let list = random.chance(35) ? facts.first { $0.kind == .list } : nil
            let condition = conditions.condition(.init(list: list, depth: 3), &random)
            return rule("rule\(number)", condition, forEach: list?.id)
        }
        return try pack(facts, rules)
    }
}
