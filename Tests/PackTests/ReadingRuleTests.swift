import Diagnostics
import RuleAnalysis
import RulePacks
import Testing

/// What is wrong with a test is said where it stands, with a near name.
@Suite struct ReadingRuleTests {
    /// `line:column code: message (near name)`; the first line of `tests` is line 3.
    private func problems(_ tests: String) throws -> [String] {
        try PackAtHand.run(tests).diagnostics.map { problem in
            "\(problem.location.line):\(problem.location.column) \(problem.code): \(problem.message)"
                + (problem.suggestion.map { " (\($0)?)" } ?? "")
        }
    }

    @Test func keysAndNames() throws {
        let found = try problems(
            """
            - name: a
              give: {}
              raised: [trust-may-be-thick]
              expect:
                claims: {challenge.performanse: {expected: likelier}, challenge.financial: {expected: likeliest, seen: yes}}
                cites: [wbt para 58, wbt para 999, wtb para 1, paragraph]
                flags: {trust-may-be-thin: rised}
                outcomes:
                  trust-may-be-thin: {strategical: fired, executive: met}
                  office-as-key-supporter: {executive: fired}
                  nothing: fired
                mitigations:
                  reorganisation-unsettles/continuity: present
                  much-may-hang-on-key-people/cover-agreed/council: present
                  reorganisation-unsettles/continuity-agreed: here
                asks:
                  - council.tip
                  - challenge.performance_seen/member
                  - levels.trust/strategy
                  - levels.trist
                  - restructures/council/stages
                  - council.type/coordinator/more
                ratings: {money: {low: 4, high: 1}, sistems: not_rated, steering: high}
                notes: [trust-may-be-thin]
              never: {flags: []}
            """)
        #expect(
            found == [
                "3:3 one-of-two: exactly one of 'given' and 'profile' is needed",
                "4:3 unknown-key: 'give' has no meaning here (given?)",
                "5:12 unknown-name: there is no flag 'trust-may-be-thick' (trust-may-be-thin?)",
                "7:14 unknown-name: there is no claim 'challenge.performanse' (challenge.performance?)",
                "7:91 not-among-values: 'likeliest' does not fit 'expected' (likelier?)",
                "7:102 unknown-key: 'seen' has no meaning here",
                "8:26 citation-not-registered: the register of wbt has no 'para 999'",
                "8:40 unknown-name: there is no source 'wtb' (wbt?)",
                "8:52 citation: 'paragraph' is not a citation",
                "9:32 not-among-values: 'rised' does not fit 'trust-may-be-thin' (raised?)",
                "11:27 unknown-name: there is no key of levels 'strategical' (strategic?)",
                "11:58 not-among-values: 'met' does not fit 'executive'",
                "12:32 not-allowed: an outcome for each record is not allowed: 'office-as-key-supporter' does not look at records",
                "13:7 unknown-name: there is no rule 'nothing'",
                "15:7 unknown-name: there is no mitigation 'reorganisation-unsettles/continuity' (reorganisation-unsettles/continuity-agreed?)",
                "16:7 not-allowed: 'council' is not allowed: 'much-may-hang-on-key-people' does not look at records",
                "17:51 not-among-values: 'here' does not fit 'reorganisation-unsettles/continuity-agreed'",
                "19:9 unknown-name: there is no fact 'council.tip' (council.type?)",
                "20:9 unknown-name: there is no reporter of challenge.performance_seen 'member' (members?)",
                "21:9 unknown-name: there is no key of levels 'strategy' (strategic?)",
                "22:9 unknown-name: there is no field of levels 'trist' (trust?)",
                "23:9 unknown-name: there is no field of restructures 'stages' (stage?)",
                "24:9 unknown-name: there is no question 'council.type/coordinator/more'",
                "25:22 out-of-range: 4 lies above 1",
                "25:41 unknown-name: there is no theme 'sistems' (systems?)",
                "25:71 not-among-values: 'high' is no rating of 'steering'",
                "26:13 not-allowed: 'trust-may-be-thin' is not allowed: the rule has no note",
                "27:11 unknown-key: 'flags' has no meaning here",
            ])
    }

    @Test func aProfileInATestIsReadWhereItStands() throws {
        let found = try problems(
            """
            - name: first
              as_at: 2008-11
              given:
                council: {type: unitary}
                people: {key_dependence: perhaps, key_dependance: yes}
                council.type: county
                restructures: &list
                  - {body: council, stage: "under way\\n"}
                levels: *list
              scope: {themes: [mony]}
              raised: []
            """)
        #expect(
            found == [
                "4:10 not-a-day: '2008-11' is not a day",
                "7:30 not-yes-no: 'perhaps' is neither yes nor no",
                "7:39 unknown-fact: the vocabulary has no fact 'people.key_dependance' (people.key_dependence?)",
                "8:5 stated-twice: 'council.type' is stated twice; first on line 6",
                "9:19 grid: 'levels' has one record for each of its keys",
                "10:32 not-among-values: 'under way\n' is not one of this fact's values (under_way?)",
                "12:20 unknown-name: the rule pack has no theme 'mony' (money?)",
            ])
    }

    @Test func oneOfRaisedAndRefused() throws {
        let found = try problems(
            """
            - {name: a, given: {}}
            - {name: b, given: {}, raised: [], refused: reason}
            - {name: a, given: {}, refused: reason, never: {asks: []}}
            - {given: {}, raised: []}
            - {name: d, given: {}, raised: [trust-may-be-thin, trust-may-be-thin]}
            """)
        #expect(
            found == [
                "3:3 one-of-two: exactly one of 'raised' and 'refused' is needed",
                "4:3 one-of-two: exactly one of 'raised' and 'refused' is needed",
                "5:10 declared-twice: the test 'a' is declared twice; first at tests/a.yaml:3:10",
                "5:48 not-allowed: 'never' is not allowed: a profile that is refused has no result",
                "6:3 missing-key: a test lacks 'name'",
                "7:52 not-allowed: 'trust-may-be-thin' is not allowed: it is named twice",
            ])
    }

    @Test func aTestThatCannotBeUnderstoodHasFailed() throws {
        let results = try PackAtHand.run("- {name: a, given: {council: {typo: county}}, raised: []}").results
        #expect(results.map(\.passed) == [false])
        #expect(results.first?.problems.map(\.code) == ["unknown-fact"])
    }

    @Test func remarksAreTheAuthorsOwn() throws {
        let run = try PackAtHand.run("- {name: a, given: {}, raised: [], x-b: two, x-a: one}")
        #expect(run.diagnostics == [])
        #expect(run.results.first?.remarks.map { "\($0.id) \($0.text)" } == ["x-a one", "x-b two"])
    }

    /// Neither an answer, a theme or a day of one test is in the next, whether or not something is wrong with it.
    @Test func eachTestIsReadByItself() throws {
        let amid = "given: {restructures: [{body: council, stage: under_way}]}, raised: [reorganisation-unsettles]"
        let run = try PackAtHand.run(
            """
            - {name: a, \(amid)}
            - {name: b, given: {}, raised: []}
            - {name: c, as_at: 2007-01-31, scope: {themes: [money]}, given: {council: {type: county}}, raised: []}
            - {name: d, given: {council.type: county, council: {type: district}}, raised: []}
            - {name: e, given: {council: {type: nothing}}, refused: not one of}
            - {name: f, given: {council: {type: unitary}}, raised: []}
            - {name: g, \(amid)}
            """)
        #expect(run.diagnostics.map { "\($0.location.line) \($0.code)" } == ["6 stated-twice"])
        #expect(run.results.map(\.passed) == [true, true, true, false, true, true, true])
    }
}
