import Diagnostics
import Engine
import Facts
import Testing

/// What is stated and counts for nothing is pointed out where it stands.
@Suite struct WarningsOfAProfile {
    private static func pack() throws -> MadePack {
        let isOpen: Tree = ["fact": "open", "is": "yes"]
        var reported = FactSketch(id: "reported", kind: .yesNo, appliesWhen: isOpen)
        reported.reporters = ["ann", "bob"]
        var list = FactSketch(id: "list", kind: .list, appliesWhen: isOpen)
        list.fields = [FactSketch(id: "field", kind: .yesNo)]
        var grid = FactSketch(id: "grid", kind: .list)
        grid.keys = ["north", "south"]
        grid.fields = [
            FactSketch(id: "first", kind: .yesNo),
            FactSketch(id: "second", kind: .yesNo, appliesWhen: ["field": "first", "is": "yes"]),
        ]
        var sketch = PackSketch()
        sketch.facts = [FactSketch(id: "open", kind: .yesNo), reported, list, grid]
        sketch.rules = [
            [
                "id": "made", "finding": "Something was found", "cite": ["src para 1"],
                "grounds": ["kind": "survey"], "when": isOpen,
                "then": ["raise": ["kind": "enquiry", "title": "Something may follow", "theme": "east"]],
            ]
        ]
        return try MadePack(sketch)
    }

    /// Each warning as its place and code, of a profile whose fourth line is that of its facts.
    private func warnings(_ facts: String, _ rest: String = "") throws -> [String] {
        let pack = try WarningsOfAProfile.pack()
        let text =
            "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts:\n"
            + facts.split(separator: "\n").map { "  \($0)\n" }.joined() + rest
        let profile = try pack.read(text)
        pack.evaluator.evaluate(profile)
        return pack.evaluator.warnings(profile).map { "\($0.location.line):\($0.location.column) \($0.code)" }
    }

    @Test(arguments: [
        ("open: no\nreported: {ann: yes, bob: no}", ["6:14 does-not-apply", "6:24 does-not-apply"]),
        (
            "open: no\nreported: {ann: unknown, settled: {value: no, by: AB, date: 2008-12, because: Seen.}}",
            ["6:28 does-not-apply"]
        ),
        ("open: no\nlist: [{field: yes}]", ["6:3 does-not-apply"]), ("open: no\nlist: none", ["6:3 does-not-apply"]),
        ("open: no\nlist: unknown", []), ("open: no\nreported: unknown", []),
        // Nobody knows yet whether it applies.
        ("reported: {ann: yes}\nlist: none", []), ("open: yes\nreported: {ann: yes}\nlist: none", []),
        (
            "grid:\n  north: {first: no, second: yes}\n  south: {first: yes, second: yes}", ["6:24 does-not-apply"]
        ),
        ("grid: {north: {second: yes}, south: {first: no, second: unknown}}", []),
    ])
    func ofWhatDoesNotApply(_ facts: String, _ expected: [String]) throws {
        #expect(try warnings(facts) == expected)
    }

    /// Kills `does not apply here` without a reason: the answers by which it does not are named.
    @Test(arguments: [
        (
            "open: no\nlist: none",
            "'list' is stated, and does not apply here, since 'open' is no: it is read as if it were not"
        ),
        (
            "open: no\nreported: {ann: yes}",
            "'reported' is stated, and does not apply here, since 'open' is no: it is read as if it were not"
        ),
        (
            "grid: {south: {first: no, second: yes}}",
            "'grid.second' is stated, and does not apply here, since 'first' is no: it is read as if it were not"
        ),
    ])
    func whyItDoesNotApply(_ facts: String, _ expected: String) throws {
        let pack = try WarningsOfAProfile.pack()
        let profile = try pack.read(
            "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts:\n"
                + facts.split(separator: "\n").map { "  \($0)\n" }.joined())
        pack.evaluator.evaluate(profile)
        #expect(pack.evaluator.warnings(profile).map(\.message) == [expected])
    }

    /// Against whoever answered, long before the day, or before what it goes against was said; never only because it
    /// settles.
    @Test(arguments: [
        ("ann: no, bob: no", "2008-12", ["6:32 settled-against-all"]),
        ("ann: no, bob: yes", "2008-12", ["6:33 settled-against-some"]), ("ann: yes, bob: yes", "2008-12", []),
        ("ann: unknown", "2008-12", ["6:28 settled-without-answer"]),
        ("ann: no, bob: unknown", "2008-12", ["6:37 settled-against-all"]),
        ("bob: yes", "2007-11-29", ["6:24 settled-too-early"]), ("bob: yes", "2007-11-30", []),
        ("bob: yes", "2007-11", ["6:24 settlement-date-unclear"]), ("bob: yes", "2007-12", []),
        ("bob: yes", "2007-10", ["6:24 settled-too-early"]),
        (
            "ann: {value: no, evidence: {date: 2008-11}}, bob: yes", "2008-10-31",
            ["6:69 settled-too-early"]
        ),
        ("ann: {value: no, evidence: {date: 2008-11}}, bob: yes", "2008-11-01", ["6:69 settlement-date-unclear"]),
        ("ann: {value: no, evidence: {date: 2008-11}}, bob: yes", "2008-11", ["6:69 settlement-date-unclear"]),
        ("ann: {value: no, evidence: {date: 2008-11}}, bob: yes", "2008-11-30", ["6:69 settled-against-some"]),
        ("ann: {value: yes, evidence: {date: 2008-11}}, bob: no", "2008-10-31", ["6:69 settled-against-some"]),
    ])
    func ofWhatIsSettled(_ answers: String, _ date: String, _ expected: [String]) throws {
        let settled = "settled: {value: yes, by: AB, date: \(date), because: Seen.}"
        #expect(try warnings("open: yes\nreported: {\(answers), \(settled)}") == expected)
    }

    /// Kills `Observed: yes` of what nobody has answered, without a word: whether evidence is stated for it is said.
    @Test(arguments: [
        ("", ", nor is evidence stated for it"), (", evidence: {kind: document}", ""),
        (", evidence: {kind: told, confidential: yes}", ""),
    ]) func ofWhatIsSettledAndNotAnswered(_ evidence: String, _ words: String) throws {
        let pack = try WarningsOfAProfile.pack()
        for answers in ["", "bob: unknown, "] {
            let profile = try pack.read(
                "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts: {open: yes, reported: {\(answers)settled: "
                    + "{value: yes, by: AB, date: 2008-12, because: Seen.\(evidence)}}}\n")
            pack.evaluator.evaluate(profile)
            #expect(
                pack.evaluator.warnings(profile).map(\.message) == [
                    "'reported' is settled, and no party has given an answer to it that counts\(words): see whether they can be "
                        + "asked"
                ])
        }
    }

    /// The no of one is enough for a risk: whose it is, is named, with all who said it.
    @Test func ofWhoseWordASettlementGoesAgainst() throws {
        let pack = try WarningsOfAProfile.pack()
        func messages(_ answers: String) throws -> [String] {
            let settled = "settled: {value: yes, by: AB, date: 2008-12, because: Seen.}"
            let profile = try pack.read(
                "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\n"
                    + "facts: {open: yes, reported: {\(answers), \(settled)}}\n")
            pack.evaluator.evaluate(profile)
            return pack.evaluator.warnings(profile).map(\.message)
        }
        #expect(
            try messages("ann: yes, bob: no") == [
                "what is settled of 'reported' goes against what 'bob' answered: see whether its reason bears that out"
            ])
        #expect(try messages("ann: yes, bob: unknown") == [])
        #expect(try messages("ann: no, bob: no").allSatisfy { $0.contains("not what any party") })
    }

    /// Kills a decision that takes the weight off a flag and passes as signed off, though nobody who signed can have seen it.
    @Test(arguments: [
        ("2008-12-03", "prepared: {by: AB, date: 2008-12-02}\n", ["after the profile was prepared"]),
        (
            "2008-12-06", "prepared: {by: AB, date: 2008-12-02}\nreviewed: {by: EF, date: 2008-12-05}\n",
            ["after the profile was reviewed"]
        ),
        // Whoever reviewed it can have seen it.
        ("2008-12-04", "prepared: {by: AB, date: 2008-12-02}\nreviewed: {by: EF, date: 2008-12-05}\n", []),
        ("2008-12-02", "prepared: {by: AB, date: 2008-12-02}\nreviewed: {by: EF, date: 2008-12-05}\n", []),
        ("2008-12", "prepared: {by: AB, date: 2008-12-02}\n", ["which may be after the profile was prepared"]),
        (
            "2008-12", "prepared: {by: AB, date: 2008-11-30}\nreviewed: {by: EF, date: 2008-12-05}\n",
            ["after the profile was prepared, and may be after it was reviewed"]
        ),
        (
            "2008-12", "prepared: {by: AB, date: 2008-12-02}\nreviewed: {by: EF, date: 2008-12-05}\n",
            ["which may be after the profile was reviewed"]
        ),
        ("2009", "", ["which may be more than a year after 2008-11-30"]),
        ("2011-12-08", "reviewed: {by: EF, date: 2008-12-05}\n", ["after the profile was reviewed"]),
        ("2008-12-05", "reviewed: {by: EF, date: 2008-12-05}\n", []), ("2009-11-30", "", []),
        ("2009-12-01", "", ["more than a year after 2008-11-30"]),
        ("2009-12-01", "prepared: {by: AB, date: 2009-12-01}\n", []),
    ])
    func ofResponsesThatComeLate(_ date: String, _ rest: String, _ expected: [String]) throws {
        let pack = try WarningsOfAProfile.pack()
        let response = "{flag: made, decision: remedied, because: Done., by: CD, date: \(date)}"
        let profile = try pack.read(
            "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts: {open: yes}\nresponses: [\(response)]\n"
                + rest)
        pack.evaluator.evaluate(profile)
        let found = pack.evaluator.warnings(profile)
            .filter { $0.code != "preparer-unsaid" }
        #expect(
            found.map(\.code)
                == expected.map { $0.hasPrefix("which may be") ? "decision-date-unclear" : "decided-too-late" })
        for (remark, words) in zip(found, expected) {
            #expect(remark.message.contains("the response to 'made' is dated \(date), \(words)"))
        }
    }

    /// Kills a decision of years ago that is carried along unseen.
    @Test(arguments: [
        ("accepted", "date: 2007-01-01", true), ("disagreed", "date: 2007-01-01", true),
        ("disagreed", "date: 2007-11-29", true), ("disagreed", "date: 2007-11-30", false),
        ("disagreed", "date: 2007", false), ("accepted", "date: 2007-01-01, expires: 2009-01-01", false),
        ("remedied", "date: 2007-01-01", false),
    ])
    func ofResponsesOfLongAgo(_ decision: String, _ rest: String, _ isNamed: Bool) throws {
        let response = "{flag: made, decision: \(decision), because: Done., by: CD, \(rest)}"
        let found = try warnings("open: yes", "responses: [\(response)]\n")
        #expect(found.contains { $0.hasSuffix("decided-long-before") } == isNamed)
        // Where the flag is not raised, that is all there is to say.
        let unused = try warnings("open: no", "responses: [\(response)]\n")
        #expect(!unused.contains { $0.hasSuffix("decided-long-before") })
        #expect(unused.contains { $0.hasSuffix("response-unused") })
    }

    /// After the day it was signed, or, where it is not, more than a year after the day it speaks of.
    @Test(arguments: [
        ("2008-12-03", "prepared: {by: AB, date: 2008-12-02}\n", ["6:34 settled-too-late"]),
        ("2008-12-02", "prepared: {by: AB, date: 2008-12-02}\n", []),
        ("2008-12", "prepared: {by: AB, date: 2008-12-02}\n", ["6:34 settlement-date-unclear"]),
        ("2008-12", "prepared: {by: AB, date: 2008-12-31}\n", []), ("2009", "", ["6:34 settlement-date-unclear"]),
        (
            "2008-12-06", "reviewed: {by: CD, date: 2008-12-05}\n",
            ["6:34 settled-too-late", "7:11 preparer-unsaid"]
        ),
        ("2009-11-30", "", []), ("2009-12-01", "", ["6:34 settled-too-late"]), ("2031", "", ["6:34 settled-too-late"]),
        ("2010-01-05", "prepared: {by: AB, date: 2010-01-05}\n", []),
    ])
    func ofWhatIsSettledLate(_ date: String, _ rest: String, _ expected: [String]) throws {
        let settled = "settled: {value: yes, by: AB, date: \(date), because: Seen.}"
        #expect(try warnings("open: yes\nreported: {ann: yes, bob: yes, \(settled)}", rest) == expected)
    }

    @Test func ofRecordsThatStateNothing() throws {
        #expect(
            try warnings("open: yes\nlist: [{}, {field: unknown}, {evidence: {kind: told}}]")
                == ["6:10 record-empty", "6:32 record-empty"])
        #expect(try warnings("grid: {north: {x-own: 1}}") == [])
    }

    /// Of a day that was still to come, a month that had begun, and one that had passed.
    @Test(arguments: [
        ("2008-12", []), ("2008-11", []), ("2008-11-29", ["7:5 response-expired"]),
        ("2008-10", ["7:5 response-expired"]),
        ("2008-09", ["7:5 expired-before-made"]),
    ])
    func ofAResponse(_ expires: String, _ expected: [String]) throws {
        let response =
            "responses:\n  - {flag: made, decision: accepted, because: Seen, by: AB, date: 2008-10, expires: \(expires)}\n"
        #expect(try warnings("open: yes", response) == expected)
    }
}
