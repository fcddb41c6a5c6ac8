import Foundation
import Testing

/// A record is found by the name that it is printed with, whatever other records hold its words too.
@Suite struct RecordsByTheirPrintedName {
    struct Case: CustomTestStringConvertible {
        var name: String
        /// Which outcome it has; `nil` where several fit.
        var outcome: String?

        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "police, proposed", outcome: "fired"),
        Case(name: "Police, Proposed", outcome: "fired"),
        Case(name: "police, proposed, 2008", outcome: "fired"),
        Case(name: "police, completed, 2008", outcome: "not met"),
        Case(name: "proposed police"),
        Case(name: "police"),
        Case(name: "Roles are agreed: yes", outcome: "open"),
        Case(name: "yes"),
    ]

    private static let given = """
        {restructures: [{body: police, stage: proposed}, {body: police, stage: proposed, from: 2008},
            {body: police, stage: completed, from: 2008, agreed: yes}, {agreed: yes}, {agreed: no}]}
        """

    @Test(arguments: cases) func isFound(_ tried: Case) throws {
        let test = """
              - name: several
                given: \(Self.given)
                raised: [reorganised]
                expect: {outcomes: {reorganised: {"\(tried.name)": \(tried.outcome ?? "fired")}}}

            """
        try PackFolder.with(tests: test) { pack in
            try pack.replace(
                "agreed: {type: yes_no,", with: "agreed: {type: yes_no, label: Roles are agreed,", in: "facts.yaml")
            let run = try pack.run("rules", "test", "./pack")
            #expect(run.status == (tried.outcome == nil ? 2 : 0), "\(run.output)\(run.errors)")
            #expect(run.output.contains("has several such records") == (tried.outcome == nil), "\(run.output)")
        }
    }

    /// Kills a check that leaves it to the run of a test to find that its record is not there, or is one of several.
    @Test(
        arguments: [
            ("mitigations: {reorganised/agreed/#4: absent}", "reorganised/agreed/#4", "no such record"),
            ("mitigations: {reorganised/agreed/Council: absent}", "reorganised/agreed/Council", "several such records"),
            ("mitigations: {reorganised/agreed/police: absent}", nil, ""),
            ("outcomes: {reorganised: {other: fired}}", "other", "no such record"),
            ("outcomes: {reorganised: {council: fired}}", "council", "several such records"),
            ("asks: [restructures/#4/agreed]", "restructures/#4/agreed", "no such record"),
            ("asks: [restructures/council/agreed]", "restructures/council/agreed", "several such records"),
        ] as [(String, String?, String)])
    func isMissedByTheCheck(_ expected: String, _ name: String?, _ words: String) throws {
        let test = """
              - name: of no record
                given: {restructures: [{body: council, stage: debated}, {body: council, stage: proposed}, {body: police, stage: debated}]}
                raised: [reorganised]
                expect: {\(expected)}

            """
        try PackFolder.with(tests: test) { pack in
            try pack.replace(
                "when: {field: stage, in: [debated, proposed]}",
                with: """
                    when: {field: stage, in: [debated, proposed]}
                        mitigated_by:
                          - {id: agreed, when: {field: agreed, is: yes}, says: "It is agreed.", cite: report para 3}
                    """, in: "rules/trust.yaml")
            let check = try pack.run("rules", "check", "pack/")
            guard let name else {
                #expect(check.status == 0, "\(check.errors)")
                return
            }
            #expect(check.status == 1)
            let line = "    expect: {\(expected)}"
            let column = try #require(line.range(of: name)).lowerBound.utf16Offset(in: line) + 1
            let place = "pack/tests/a.yaml:6:\(column): error[unknown-name]: of '\(name)' the profile has \(words)\n"
            #expect(check.errors.contains(place), "\(check.errors)")
        }
    }

    /// Kills a sign of a place that is read where it stands in a name.
    @Test(
        arguments: [
            ("Ward #2", "fired"), ("Ward #2, council", "fired"), ("#2", "not met"), ("Ward, police", nil),
            ("Ward, police #2", "not met"), ("Ward, police #4", "open"), ("council #3", "fired"), ("Ward #9", nil),
            ("a record of which nothing is known #5", "open"), ("#9", nil),
        ] as [(String, String?)]) func aSignMayBePartOfIt(_ name: String, _ outcome: String?) throws
    {
        let test = """
              - name: signs
                given:
                  bodies: [{name: "Ward #2", kind: council, sound: yes}, {name: Ward, kind: police, sound: no},
                    {kind: council, sound: yes}, {name: Ward, kind: police}, {}]
                raised: [sound]
                expect: {outcomes: {sound: {"\(name)": \(outcome ?? "fired")}}}

            """
        let rule = """
            schema: concord/rules/1
            rules:
              - id: sound
                finding: Trust matters.
                cite: report para 3
                grounds: {kind: assessment}
                for_each: bodies
                when: {field: sound, is: yes}
                then: {raise: {kind: enquiry, theme: trust, title: A body may be sound}}

            """
        try PackFolder.with(tests: test) { pack in
            try pack.addBodies(field: "sound: {type: yes_no, label: It is sound}")
            try pack.write(rule, to: "rules/sound.yaml")
            let run = try pack.run("rules", "test", "./pack")
            #expect(run.status == (outcome == nil ? 2 : 0), "\(run.output)\(run.errors)")
        }
    }
}
