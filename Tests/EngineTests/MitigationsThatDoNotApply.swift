import Engine
import Facts
import RulePacks
import Testing

/// Nobody has failed to do what does not apply to them.
@Suite struct MitigationsThatDoNotApply {
    private static func mitigation(_ id: String, _ when: Tree) -> Tree {
        ["id": .scalar(id), "when": when, "says": "It helps", "judgement": "The pack says so."]
    }

    private static func reading(_ id: String, _ when: Tree) -> Tree {
        [
            "id": .scalar(id), "finding": "Something was found", "cite": ["src para 1"], "judgement": "Made up.",
            "grounds": ["kind": "survey"], "when": when,
            "then": ["raise": ["kind": "enquiry", "title": .scalar("It \(id)"), "theme": "east"]],
        ]
    }

    private static func pack() throws -> MadePack {
        func asked(_ id: String, where condition: String) -> FactSketch {
            FactSketch(id: id, kind: .yesNo, appliesWhen: ["fact": .scalar(condition), "is": "yes"])
        }
        let (first, second): (Tree, Tree) = (["fact": "first", "is": "yes"], ["fact": "second", "is": "yes"])
        let plain: Tree = ["fact": "plain", "is": "yes"]
        var list = FactSketch(id: "list", kind: .list)
        list.fields = [
            FactSketch(id: "begun", kind: .yesNo),
            FactSketch(id: "agreed", kind: .yesNo, appliesWhen: ["field": "begun", "is": "yes"]),
        ]
        let agreed: Tree = ["field": "agreed", "is": "yes"]
        var sketch = PackSketch()
        sketch.facts =
            ["made", "plain", "open", "wide"].map { FactSketch(id: $0, kind: .yesNo) }
            + [asked("first", where: "open"), asked("second", where: "wide"), list]
        sketch.terms = [Tree.Entry(key: "named", value: ["when": first, "cite": "src para 1"])]
        sketch.claims = [
            Tree.Entry(
                key: "seen", value: ["label": "It is seen", "theme": "east", "observed_by": .sequence(["first"])])
        ]
        sketch.rules = [
            [
                "id": "made", "finding": "Something was found", "cite": ["src para 1"],
                "grounds": ["kind": "survey"], "when": ["fact": "made", "is": "yes"],
                "mitigated_by": .sequence([
                    mitigation("alone", first),
                    mitigation("both", ["all": .sequence([first, plain])]),
                    mitigation("claimed", ["claim": "seen", "observed": "yes"]),
                    mitigation("either", ["any": .sequence([first, plain])]),
                    mitigation("flagged", ["flag": "other", "is": "raised"]),
                    mitigation("guarded", ["any": .sequence([first, second])]),
                    mitigation("listed", ["some": "list", "where": agreed]),
                    mitigation("named", ["term": "named"]),
                    mitigation("two", ["count": ["at_least": "2", "of": .sequence([first, second, plain])]]),
                ]),
                "then": ["raise": ["kind": "enquiry", "title": "Something may follow", "theme": "east"]],
            ],
            [
                "id": "other", "finding": "Something was found", "cite": ["src para 1"],
                "grounds": ["kind": "survey"], "when": first,
                "then": ["raise": ["kind": "enquiry", "title": "Something else may follow", "theme": "east"]],
            ],
            reading("reads-claim", ["claim": "seen", "observed": "yes"]),
            reading("reads-flag", ["flag": "other", "is": "raised"]),
            [
                "id": "recorded", "finding": "Something was found", "cite": ["src para 1"],
                "grounds": ["kind": "survey"], "for_each": "list",
                "mitigated_by": .sequence([mitigation("agreed", agreed)]),
                "then": ["raise": ["kind": "enquiry", "title": "Something may follow of each", "theme": "east"]],
            ],
        ]
        return try MadePack(sketch)
    }

    private func statuses(_ facts: String, of rule: String = "made") throws -> [String: String] {
        let results = try MitigationsThatDoNotApply.pack().assess(
            "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts: {made: yes, \(facts)}\n")
        let found = results.mitigations.filter { $0.key.hasPrefix(rule + "/") }
        return [String: String](
            uniqueKeysWithValues: found.map { (String($0.key.dropFirst(rule.count + 1)), $0.value.rawValue) })
    }

    /// Kills `absent` of what nobody can be asked, and `does not apply` where something that applies was answered with no.
    @Test(arguments: [
        ("open: no, wide: no, plain: no", absent: ["both", "either", "two"], present: []),
        ("open: no, wide: no, plain: yes", absent: [], present: ["either"]),
        ("open: no, wide: yes, second: no, plain: no", absent: ["both", "either", "guarded", "two"], present: []),
        ("open: no, wide: yes, second: yes, plain: yes", absent: [], present: ["either", "guarded", "two"]),
    ])
    func isToldFromBeingAbsent(_ facts: String, absent: [String], present: [String]) throws {
        for (id, status) in try statuses(facts + ", list: [{begun: no}]") where id != "listed" {
            let expected =
                absent.contains(id) ? "absent" : present.contains(id) ? "present" : "does not apply"
            #expect(status == expected, "\(id) with \(facts)")
        }
    }

    /// Kills `does not apply` of what applies, or of which that is not known.
    @Test func isSaidOnlyOnceItIsKnown() throws {
        let answered = try statuses("open: yes, wide: yes, first: no, second: no, plain: no, list: none")
        #expect(Set(answered.values) == ["absent"] && answered.count == 9)
        let nothing = try statuses("plain: unknown")
        #expect(Set(nothing.values) == ["open"] && nothing.count == 9)
    }

    /// Kills `absent` where nobody knows yet whether the question may be put that was answered with no.
    @Test func isOpenWhileItIsNotKnownWhetherItApplies() throws {
        let answered = try statuses("first: no, second: no, plain: no, list: [{agreed: no}]")
        let absent = Set(answered.filter { $0.value == "absent" }.keys)
        #expect(absent == ["both", "either", "two"])
        #expect(Set(answered.filter { $0.value == "open" }.keys).union(absent) == Set(answered.keys))
        let partly = try statuses("open: no, plain: unknown")
        #expect(partly["both"] == "open" && partly["alone"] == "does not apply")
    }

    /// What a rule reads of a flag or claim is what it came to, and so it is not met; a mitigation looks beneath, and does not apply.
    ///
    /// Kills a word that is the same for both, and a question of what no longer matters.
    @Test(arguments: [
        ("open: no", "not met", "does not apply"), ("open: yes, first: no", "not met", "absent"),
        ("open: yes, first: yes", "fired", "present"), ("first: yes", "open", "open"),
    ])
    func isNotSaidOfRulesThatReadFlagsOrClaims(_ facts: String, _ ofRules: String, _ ofMitigations: String) throws {
        let pack = try Self.pack()
        let profile = try pack.read(
            "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts: {made: yes, \(facts)}\n")
        let assessment = pack.evaluator.evaluate(profile)
        for id in ["reads-claim", "reads-flag"] {
            let rule = try #require(pack.pack.rules.firstIndex { $0.id == id })
            #expect(assessment.rules[rule].word == ofRules, "\(id) with \(facts)")
            #expect(assessment.rules[rule].reasons == (ofRules == "not met" ? .notMet : []), "\(id) with \(facts)")
            let proof = pack.evaluator.proof(ofRule: rule, profile)
            #expect(proof.nodes[proof.root].reasons == assessment.rules[rule].reasons, "\(id) with \(facts)")
        }
        let found = try statuses(facts)
        #expect(found["claimed"] == ofMitigations)
        #expect(found["flagged"] == ofMitigations)
    }

    /// Kills a proof that says of an open mitigation that it is not there.
    @Test func theProofSaysTheSame() throws {
        let pack = try Self.pack()
        for facts in ["first: no", "open: no", "open: yes, first: no", "open: yes, first: yes"] {
            let profile = try pack.read(
                "schema: concord/profile/1\nid: made\nas_at: 2008-11-30\nfacts: {made: yes, \(facts)}\n")
            let outcome = try #require(pack.evaluator.evaluate(profile).mitigations.first { $0.mitigation == 0 })
            let proof = pack.evaluator.proof(of: outcome, profile)
            let root = proof.nodes[proof.root]
            #expect(root.truth == outcome.status.truth, "\(facts)")
            #expect(root.reasons == (facts == "open: no" ? [.doesNotApply] : []), "\(facts)")
        }
    }

    /// Of records, those to which it does not apply are left out; where it applies to none, it does not apply.
    @Test(arguments: [
        ("{complete: yes, items: [{begun: no}, {begun: no}]}", "does not apply"),
        ("{complete: yes, items: [{begun: no}, {begun: yes, agreed: no}]}", "absent"),
        ("{complete: yes, items: [{begun: no}, {begun: yes, agreed: yes}]}", "present"),
        ("{complete: yes, items: [{begun: no}, {begun: yes}]}", "open"), ("[{begun: no}]", "open"), ("none", "absent"),
    ])
    func leavesOutRecords(_ list: String, _ expected: String) throws {
        #expect(try statuses("list: \(list)")["listed"] == expected)
    }

    @Test func isSaidOfEachRecord() throws {
        let found = try statuses("list: [{begun: no}, {begun: yes, agreed: no}, {begun: yes}, {}]", of: "recorded")
        #expect(
            found == ["agreed/0": "does not apply", "agreed/1": "absent", "agreed/2": "open", "agreed/3": "open"])
    }
}
