import Engine
import Testing

/// A test of what may not apply, beside what denies it, keeps it from reading as its opposite: inside groups, records, mitigations.
@Suite struct GuardsBesideWhatMayNotApply {
    private static let first: Tree = ["fact": "first", "is": "yes"]
    private static let answered: Tree = ["fact": "first", "in": .sequence(["yes", "no"])]
    private static let open: Tree = ["fact": "open", "is": "yes"]
    private static let plain: Tree = ["fact": "plain", "is": "yes"]
    private static let agreed: Tree = ["field": "agreed", "is": "yes"]
    private static let agreedOrNot: Tree = ["field": "agreed", "in": .sequence(["yes", "no"])]
    private static let begun: Tree = ["field": "begun", "is": "yes"]
    private static let notRaised: Tree = ["flag": "base", "is": "not_raised"]

    private static func all(_ parts: Tree...) -> Tree { ["all": .sequence(parts)] }
    private static func any(_ parts: Tree...) -> Tree { ["any": .sequence(parts)] }
    private static func not(_ part: Tree) -> Tree { ["not": part] }

    private static func rule(_ id: String, _ when: Tree, _ more: [Tree.Entry] = []) -> Tree {
        .mapping(
            [
                Tree.Entry(key: "id", value: .scalar(id)),
                Tree.Entry(key: "finding", value: "Something was found"),
                Tree.Entry(key: "cite", value: .sequence(["src para 1"])),
                Tree.Entry(key: "grounds", value: ["kind": "survey"]), Tree.Entry(key: "when", value: when),
                Tree.Entry(
                    key: "then",
                    value: ["raise": ["kind": "enquiry", "title": .scalar("It may follow of \(id)"), "theme": "east"]]),
            ] + more)
    }

    private static func mitigated(_ when: Tree) -> [Tree.Entry] {
        [
            Tree.Entry(
                key: "mitigated_by",
                value: .sequence([["id": "m", "when": when, "says": "It helps", "judgement": "The pack says so."]]))
        ]
    }

    private static func pack(_ rules: [Tree]) throws -> MadePack {
        var list = FactSketch(id: "list", kind: .list)
        list.fields = [
            FactSketch(id: "begun", kind: .yesNo),
            FactSketch(id: "agreed", kind: .yesNo, appliesWhen: begun),
        ]
        var sketch = PackSketch()
        sketch.facts =
            ["open", "plain", "made"].map { FactSketch(id: $0, kind: .yesNo) }
            + [FactSketch(id: "first", kind: .yesNo, appliesWhen: open), list]
        sketch.rules = [rule("base", first)] + rules
        return try MadePack(sketch)
    }

    /// Each says: it applies and the answer is no, or `plain`.
    private static let guarded: [(id: String, when: Tree)] = [
        ("answered", any(all(answered, not(first)), plain)),
        ("applies", any(all(open, not(first)), plain)),
        ("behind", any(all(not(first), answered), plain)),
        ("counted", ["count": ["at_least": "1", "of": .sequence([all(answered, not(first)), plain])]]),
        ("deeper", any(all(answered, any(not(first), all(first, not(answered)))), plain)),
        ("unraised", any(all(notRaised, answered), plain)),
    ]

    private static func word(_ results: Results, _ rule: String) -> String? {
        results.rules[rule].map { $0.kind == .fired ? "yes" : $0.kind == .open ? "unknown" : "no" }
    }

    /// Kills a guard that is taken for one and does not hold back what it stands beside.
    @Test func readsAsFalseWhereItDoesNotApply() throws {
        let made = try Self.pack(
            Self.guarded.map { Self.rule($0.id, $0.when) }
                + [
                    Self.rule(
                        "made", ["fact": "made", "is": "yes"],
                        Self.mitigated(Self.all(Self.answered, Self.not(Self.first))))
                ])
        for open in ["yes", "no"] {
            for first in ["yes", "no", "unknown"] {
                for plain in ["yes", "no"] {
                    let results = try made.assess(
                        "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\n"
                            + "facts: {made: yes, open: \(open), first: \(first), plain: \(plain)}\n")
                    let denied = open == "no" || first == "yes" ? "no" : first == "no" ? "yes" : "unknown"
                    for (id, _) in Self.guarded {
                        #expect(
                            Self.word(results, id) == (plain == "yes" ? "yes" : denied),
                            "\(id): open \(open), first \(first), plain \(plain)")
                    }
                    let status = results.mitigations["made/m"]
                    #expect((status == .present) == (denied == "yes"), "open \(open), first \(first)")
                    #expect((status == .doesNotApply) == (open == "no"), "open \(open), first \(first)")
                }
            }
        }
    }

    @Test(arguments: [
        ("none", "no"), ("[{begun: no}]", "unknown"), ("{complete: yes, items: [{begun: no}]}", "no"),
        ("{complete: yes, items: [{begun: yes, agreed: yes}]}", "no"),
        ("{complete: yes, items: [{begun: no}, {begun: yes, agreed: no}]}", "yes"),
        ("{complete: yes, items: [{begun: yes}]}", "unknown"),
    ])
    func ofARecordToo(_ list: String, _ expected: String) throws {
        let (guarded, applying) = (
            Self.all(Self.agreedOrNot, Self.not(Self.agreed)), Self.all(Self.begun, Self.not(Self.agreed))
        )
        let made = try Self.pack([
            Self.rule("some", ["some": "list", "where": guarded]),
            Self.rule("applying", ["some": "list", "where": applying]),
        ])
        let results = try made.assess(
            "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts: {list: \(list)}\n")
        #expect(Self.word(results, "some") == expected)
        #expect(Self.word(results, "applying") == expected)
    }

    /// Kills a guard beside it in another way, or of another record.
    @Test func nothingElseIsAGuard() throws {
        let denied = Self.all(Self.answered, Self.not(Self.first))
        let ofEach = [Tree.Entry(key: "for_each", value: "list")]
        let wrong: [(when: Tree, more: [Tree.Entry])] = [
            (Self.any(Self.answered, Self.not(Self.first)), []),
            (Self.any(Self.all(Self.plain, Self.not(Self.first)), Self.open), []),
            (Self.any(Self.not(denied), Self.plain), []),
            (Self.any(Self.all(Self.not(Self.answered), Self.not(Self.first)), Self.plain), []),
            (["none": "list", "where": Self.all(Self.agreedOrNot, Self.not(Self.agreed))], []),
            (Self.any(Self.all(Self.notRaised, Self.plain), Self.open), []),
            (Self.all(Self.agreedOrNot, ["some": "list", "where": Self.not(Self.agreed)]), ofEach),
            (Self.plain, Self.mitigated(Self.all(Self.plain, Self.not(Self.first)))),
        ]
        for (when, more) in wrong {
            do {
                _ = try Self.pack([Self.rule("wrong", when, more)])
                Issue.record("accepted: \(when)")
            } catch let problem as MadePack.Unreadable {
                #expect(problem.description.contains("error[may-not-apply]"), "\(problem)")
            }
        }
    }
}
