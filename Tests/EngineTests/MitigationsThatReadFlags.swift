import Engine
import Facts
import Profiles
import RulePacks
import Testing

/// No flag stands on a mitigation: it may read one that reads its own rule's.
@Suite struct MitigationsThatReadFlags {
    private static func pack(forEach: Bool) throws -> MadePack {
        func rule(_ id: String, _ when: Tree, _ mitigations: [Tree] = []) -> Tree {
            var rule: Tree = [
                "id": .scalar(id), "finding": "Something was found", "cite": ["src para 1"],
                "grounds": ["kind": "survey"], "when": when,
                "then": ["raise": ["kind": "enquiry", "title": .scalar("It may be \(id)"), "theme": "east"]],
            ]
            if !mitigations.isEmpty { rule["mitigated_by"] = .sequence(mitigations) }
            return rule
        }
        var list = FactSketch(id: "list", kind: .list)
        list.fields = [FactSketch(id: "sound", kind: .yesNo)]
        let softened: Tree = [
            "id": "softened", "when": ["flag": "second", "is": "raised"], "says": "It helps",
            "judgement": "The pack says so.",
        ]
        var sketch = PackSketch()
        sketch.facts = [FactSketch(id: "one", kind: .yesNo), FactSketch(id: "two", kind: .yesNo), list]
        let grounds: Tree = forEach ? ["field": "sound", "is": "no"] : ["fact": "one", "is": "yes"]
        var first = rule("first", grounds, [softened])
        if forEach { first["for_each"] = "list" }
        let raised: Tree = ["flag": "first", "is": "raised"]
        sketch.rules = [first, rule("second", ["all": .sequence([raised, ["fact": "two", "is": "yes"]])])]
        return try MadePack(sketch)
    }

    /// Kills a circle that is none, and whatever cannot cope with it.
    @Test(
        arguments: [
            ("two: yes", MitigationOutcome.Status.present, []), ("two: no", .absent, []), ("one: yes", .open, ["two"]),
        ] as [(String, MitigationOutcome.Status, [String])], [false, true])
    func mayReadWhatReadsTheirRule(
        _ tried: (facts: String, status: MitigationOutcome.Status, asked: [String]), _ forEach: Bool
    ) throws {
        let pack = try Self.pack(forEach: forEach)
        let facts = (tried.facts.hasPrefix("one") ? "" : "one: yes, ") + tried.facts
        let profile = try pack.read(
            "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\n"
                + "facts: {\(facts), list: {complete: yes, items: [{sound: no}]}}\n")
        let assessment = pack.evaluator.evaluate(profile)
        let outcome = try #require(assessment.mitigations.first)
        #expect(assessment.mitigations.count == 1 && outcome.status == tried.status)
        let proof = pack.evaluator.proof(of: outcome, profile)
        #expect(proof.nodes[proof.root].truth == tried.status.truth)
        #expect(ProofCheck.problems(of: pack, profile) == [])
        let asked = pack.evaluator.openFacts(profile).facts.filter { question in
            question.decides.contains { if case .mitigation = $0 { true } else { false } }
        }
        let names = asked.map { question in
            if case .fact(let fact, _) = question.subject { pack.pack.vocabulary.facts[fact].id } else { "of the list" }
        }
        #expect(names == tried.asked)
    }
}
