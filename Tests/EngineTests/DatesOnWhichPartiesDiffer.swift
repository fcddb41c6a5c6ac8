import Engine
import RulePacks
import Testing

/// Parties differ on a date only where that is certain: where one may mean what the other says, the rating does not say so.
@Suite struct DatesOnWhichPartiesDiffer {
    @Test(arguments: [
        ("ann: 2008-03-01, bob: 2008-04-01", true), ("ann: 2007, bob: 2008-03", true),
        ("ann: 2008, bob: 2008-03", false), ("ann: 2008-03, bob: 2008-03", false), ("ann: 2008-03", false),
        ("ann: 2008-03, bob: 2008, cyd: 2009", true),
    ]) func areThoseThatCannotBeOne(_ answers: String, _ differ: Bool) throws {
        var begun = FactSketch(id: "begun", kind: .date)
        begun.reporters = ["ann", "bob", "cyd"]
        var sketch = PackSketch()
        sketch.facts = [begun]
        sketch.rules = [
            [
                "id": "begun-late", "finding": "Something was found", "cite": ["src para 1"],
                "grounds": ["kind": "survey"], "judgement": "Made up.",
                "when": ["fact": "begun", "by": "any", "at_least": "2008"],
                "then": ["raise": ["kind": "enquiry", "title": "Something may follow", "theme": "east"]],
            ]
        ]
        let made = try MadePack(sketch)
        let profile = try made.read(
            "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts: {begun: {\(answers)}}\n")
        made.evaluator.evaluate(profile)
        let theme = try #require(made.pack.themes.firstIndex { $0.id == "east" })
        #expect(made.evaluator.differences(ofTheme: theme, profile) == (differ ? [0] : []))
    }
}
