import Diagnostics
import Testing

/// Who goes on with dots below a fact is shown how it is written; so written, it is read.
@Suite struct DotsBelowFacts {
    @Test(arguments: [
        ("trust.talks.coordinator", "trust.talks: {coordinator: …}", "yes"),
        ("trust.talks.members", "trust.talks: {members: …}", "yes"),
        ("trust.talks.nobody", "trust.talks: {coordinator: …}", "yes"),
        ("trust.talks.members.value", "trust.talks: {members: {value: …, evidence: {…}}}", "yes, kind: told"),
        (
            "trust.talks.settled", "trust.talks: {settled: {value: …, by: …, date: …, because: …}}",
            "yes, AB, 2008-11-01, Seen"
        ),
        ("trust.reviewed.evidence", "trust.reviewed: {value: …, evidence: {…}}", "yes, kind: told"),
        ("trust.reviewed.unknown", "trust.reviewed: {unknown: …}", "not asked"),
        ("layers.operational.meets", "layers: {operational: {meets: …}}", "yes"),
        ("layers.operatonal.score", "layers: {operational: {score: …}}", "4"),
        ("layers.meets.operational", "layers: {operational: {meets: …}}", "yes"),
        ("layers.operational", "layers: {operational: {…}}", "meets: yes"),
        ("layers.lowest", "layers: {strategic: {…}}", "meets: yes"),
        ("restructures.complete", "restructures: {complete: yes, items: [{…}]}", "stage: debated"),
        ("restructures.items", "restructures: {complete: yes, items: [{…}]}", "stage: debated"),
        (
            "restructures.evidence", "restructures: {items: [{…}], evidence: {…}}", "stage: debated, kind: told"
        ),
        ("restructures.unknown", "restructures: {unknown: …}", "not asked"),
        ("restructures.0.stage", "restructures: [{stage: …}, {…}]", "debated, body: council"),
        ("restructures.first", "restructures: [{…}, {…}]", "stage: debated, body: council"),
    ]) func areShownInTheFormThatIsRead(_ dotted: String, _ form: String, _ answers: String) throws {
        let inGroup = dotted.split(separator: ".", maxSplits: 1)
        for line in ["\(dotted): yes"] + (inGroup[0] == "trust" ? ["trust: {\(inGroup[1]): yes}"] : []) {
            let problems = try Reading.facts(line).problems
            #expect(problems.map(\.code) == ["unknown-fact"], "\(line)")
            #expect(problems.map { $0.message.contains("dots lead to a fact") } == [true], "\(line)")
            #expect(problems.map { $0.expected?.split(separator: ", with any of ").first.map(String.init) } == [form])
        }
        var filled = form
        for answer in answers.split(separator: ", ") {
            if let place = filled.firstRange(of: "…") { filled.replaceSubrange(place, with: answer) }
        }
        #expect(!filled.contains("…"))
        #expect(try Reading.facts(filled).problems.map(\.message) == [], "\(filled)")
    }
}
