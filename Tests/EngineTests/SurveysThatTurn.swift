import Diagnostics
import Engine
import Facts
import RulePacks
import Testing

/// A survey is read as one answer: where that hangs on one vote or on those who were silent, and something here on it, it is
/// said.
@Suite struct SurveysThatTurn {
    private static func flag(_ id: String, kind: String = "enquiry", theme: String = "east", _ when: Tree) -> Tree {
        let title = "\(id.prefix(1).uppercased())\(id.dropFirst().prefix { $0 != "-" }) may follow"
        var flag: Tree = ["kind": .scalar(kind), "title": .scalar(title), "theme": .scalar(theme)]
        if kind == "risk" { flag["severity"] = "high" }
        return [
            "id": .scalar(id), "finding": "Something was found", "cite": ["src para 1"], "grounds": ["kind": "survey"],
            "when": when,
            "then": ["raise": flag],
        ]
    }

    private static func pack() throws -> MadePack {
        func survey(_ id: String) -> FactSketch {
            var fact = FactSketch(id: id, kind: .yesNo)
            fact.reporters = ["ann", "bob"]
            fact.tally = FactSketch.Tally(share: 50, isOfAsked: false)
            return fact
        }
        var unread = FactSketch(id: "unread", kind: .yesNo)
        unread.tally = FactSketch.Tally(share: 50, isOfAsked: false)
        var plain = unread
        plain.id = "plain"
        var even = plain
        even.id = "even"
        even.tally?.tie = "unknown"
        var sketch = PackSketch()
        sketch.facts = [survey("heard"), survey("seen"), plain, unread, even]
        sketch.rules = [
            flag("any-heard", ["fact": "heard", "by": "any", "is": "yes"]),
            flag("all-heard", ["fact": "heard", "by": "all", "is": "yes"]),
            flag("heard-differently", ["fact": "heard", "disputed": "yes"]),
            flag("bob-has-seen", theme: "west", ["fact": "seen", "by": "bob", "is": "yes"]),
            flag("so-plainly", kind: "strength", ["fact": "plain", "is": "yes"]),
            flag("also-plainly", kind: "strength", ["fact": "plain", "is": "yes"]),
            flag("plainly", kind: "risk", ["fact": "plain", "is": "yes"]),
            flag("evenly", ["fact": "even", "is": "yes"]),
        ]
        return try MadePack(sketch)
    }

    private func remarks(_ facts: String, _ rest: String = "") throws -> [String] {
        let pack = try SurveysThatTurn.pack()
        let profile = try pack.read(
            "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\n\(rest)facts: {\(facts)}\n")
        let before = pack.evaluator.evaluate(profile)
        let remarks = pack.evaluator.warnings(profile).map(\.message)
        #expect(pack.evaluator.assessment.flags == before.flags, "what was supposed is taken back")
        return remarks
    }

    /// Kills a strength or a risk by 11 to 11, or by 10 to 11, without a word: the flags that one vote decides are named.
    @Test(arguments: [
        (
            "heard: {ann: yes, bob: {yes: 11, no: 11}}",
            "'heard.bob' (11 yes, 11 no) turns on one answer: the other way it would be read as no, which would raise the "
                + "enquiry \"Heard may follow\" ('heard-differently'), and clear the enquiry \"All may follow\" ('all-heard')"
        ),
        (
            "heard: {ann: yes, bob: {yes: 10, no: 11, asked: 22}}",
            "'heard.bob' (10 yes, 11 no) turns on one answer: the other way it would be read as yes, which would raise "
                + "the enquiry \"All may follow\" ('all-heard'), and clear the enquiry \"Heard may follow\" "
                + "('heard-differently')"
        ),
        (
            "heard: {bob: {yes: 3, no: 3}}",
            "'heard.bob' (3 yes, 3 no) turns on one answer: the other way it would be read as no, which would clear the "
                + "enquiry \"All may follow\" ('all-heard'), and leave open the enquiry \"Any may follow\" ('any-heard')"
        ),
        (
            "plain: {yes: 2, no: 3, asked: 400}",
            "'plain' (2 yes, 3 no) turns on one answer: the other way it would be read as yes, which would raise the high risk "
                + "\"Plainly may follow\" ('plainly') and the strengths \"Also may follow\" ('also-plainly') and \"So may follow\" "
                + "('so-plainly'); 395 of 400 said neither"
        ),
        (
            "even: {yes: 7, no: 5}",
            "'even' (7 yes, 5 no) turns on one answer: the other way it would be read as neither yes nor no, which would leave "
                + "open the enquiry \"Evenly may follow\" ('evenly')"
        ),
    ])
    func onOneAnswer(_ facts: String, _ expected: String) throws { #expect(try remarks(facts) == [expected]) }

    /// Kills a remark on what decides nothing: what no rule reads, what is settled, what lies outside the scope, and what another
    /// answer decides already.
    @Test(arguments: [
        ("unread: {yes: 3, no: 3}", ""), ("even: {yes: 8, no: 5}", ""),
        (
            "heard: {bob: {yes: 3, no: 3, asked: 50}, settled: {value: yes, by: AB, date: 2008-12, because: Seen.}}", ""
        ),
        ("seen: {ann: {yes: 3, no: 3}}", ""),
        ("seen: {bob: {yes: 3, no: 3}}", "scope: {basis: Seen., themes: [east]}\n"),
        ("heard: {ann: yes, bob: {yes: 12, no: 10, asked: 40}}", ""),
        ("heard: {bob: {yes: 12, no: 10, asked: 44}}", ""),
    ])
    func onNothing(_ facts: String, _ rest: String) throws { #expect(try remarks(facts, rest) == []) }

    /// Kills a line for every question of one survey that most of a party did not answer.
    @Test func onThoseWhoSaidNeither() throws {
        #expect(
            try remarks("heard: {bob: {yes: 30, no: 8, asked: 100}}, seen: {bob: {yes: 20, no: 8, not_known: 60}}") == [
                "most of those asked as 'bob' said neither yes nor no to 'heard' (62 of 100) and 'seen' (60 of 88): their "
                    + "answers could turn what is read there; 'heard', read as no, would clear the enquiry \"All may follow\" "
                    + "('all-heard'), and leave open the enquiry \"Any may follow\" ('any-heard'); 'seen', read as no, would "
                    + "clear the enquiry \"Bob may follow\" ('bob-has-seen')"
            ])
        #expect(
            try remarks("plain: {yes: 30, no: 8, asked: 100}") == [
                "most of those asked said neither yes nor no to 'plain' (62 of 100): their answers could turn what is read "
                    + "there; 'plain', read as no, would clear the high risk \"Plainly may follow\" ('plainly'), and rule out the "
                    + "strengths \"Also may follow\" ('also-plainly') and \"So may follow\" ('so-plainly')"
            ])
    }

    // MARK: What is no flag

    private static func packOfWords() throws -> MadePack {
        func survey(_ id: String) -> FactSketch {
            var fact = FactSketch(id: id, kind: .yesNo)
            fact.tally = FactSketch.Tally(share: 50, isOfAsked: false)
            return fact
        }
        func rule(_ id: String, _ when: Tree, _ then: Tree) -> Tree {
            [
                "id": .scalar(id), "finding": "Something was found", "cite": ["src para 1"],
                "grounds": ["kind": "survey"], "when": when, "then": then,
            ]
        }
        func claim(_ id: String, _ observer: String) -> Tree.Entry {
            Tree.Entry(
                key: id, value: ["label": "It is so", "theme": "east", "observed_by": .sequence([.scalar(observer)])])
        }
        func so(_ fact: String) -> Tree { ["fact": .scalar(fact), "is": "yes"] }
        var sketch = PackSketch()
        sketch.facts = ["argues", "notes", "sees", "shares"].map(survey) + [FactSketch(id: "plain", kind: .yesNo)]
        sketch.claims = [claim("one", "sees"), claim("other", "plain")]
        let raised: Tree = ["raise": ["kind": "enquiry", "title": "Both may be so", "theme": "east"]]
        let shared: Tree = ["raise": "shared"]
        sketch.flags = [
            Tree.Entry(key: "shared", value: ["kind": "enquiry", "title": "It may be shared", "theme": "east"])
        ]
        sketch.rules = [
            rule("argued", so("argues"), ["makes_likelier": "other", "note": "Look at it."]),
            rule("both", ["all": .sequence([so("argues"), so("plain")])], raised),
            rule("noted", so("notes"), ["note": "Look at it."]),
            rule("shared-one", so("plain"), shared),
            rule("shared-other", ["all": .sequence([so("shares"), so("plain")])], shared),
        ]
        return try MadePack(sketch)
    }

    private func words(_ facts: String) throws -> (MadePack, [SurveyThatTurns], [String]) {
        let pack = try Self.packOfWords()
        let profile = try pack.read("schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts: {\(facts)}\n")
        pack.evaluator.evaluate(profile)
        return (pack, pack.evaluator.surveysThatTurn(profile), pack.evaluator.warnings(profile).map(\.message))
    }

    /// Kills the silence on a survey that decides only what is expected, or a note.
    @Test(arguments: [
        ("argues: {yes: 6, no: 5}", "change what is expected of \"It is so\""),
        ("sees: {yes: 6, no: 5}", "change what is seen here of \"It is so\""),
        ("notes: {yes: 6, no: 5}", "leave out the note of 'noted'"),
        ("notes: {yes: 5, no: 6}", "print the note of 'noted'"),
    ]) func onWhatIsNoFlag(_ facts: String, _ effect: String) throws {
        let found = try words("\(facts), plain: no").2
        #expect(found.count == 1 && found.first?.hasSuffix("which would \(effect)") == true, "\(found)")
    }

    /// Kills a survey as what can still change a rule or a claim that it cannot.
    @Test func whatItTouches() throws {
        let (pack, surveys, _) = try words("argues: {yes: 6, no: 5}, sees: {yes: 6, no: 5}, plain: no")
        #expect(surveys.count == 2)
        func touched(_ survey: SurveyThatTurns) -> [String] {
            pack.pack.rules.indices.filter { survey.effect.touches(rule: $0) }.map { pack.pack.rules[$0].id }
                + pack.pack.claims.indices.filter { survey.effect.touches(claim: $0) }.map { pack.pack.claims[$0].id }
        }
        #expect(surveys.map(touched) == [["argued", "other"], ["one"]])
    }

    /// What becomes of a rule whose flag another raises is nothing to be warned of, and may be asked for.
    @Test func onARuleAlone() throws {
        let (pack, surveys, remarks) = try words("shares: {yes: 6, no: 5}, plain: yes")
        #expect(remarks == [])
        let survey = try #require(surveys.first)
        #expect(surveys.count == 1 && survey.effect.isNothing)
        #expect(pack.pack.rules.indices.filter { survey.effect.touches(rule: $0) }.count == 1)
        #expect(survey.problem.message.hasSuffix("which would change what becomes of the rule 'shared-other'"))
    }
}
