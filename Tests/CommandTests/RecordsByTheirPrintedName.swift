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
            #expect(run.status == (tried.outcome == nil ? 1 : 0), "\(run.output)\(run.errors)")
            #expect(run.output.contains("several records that fit") == (tried.outcome == nil), "\(run.output)")
        }
    }
}
