import Foundation
import Testing

/// Of what has the wrong shape, or a word too many, it is said once what it is and what is needed.
@Suite struct ShapesOfAPack {
    struct Case: CustomTestStringConvertible {
        var file = "facts.yaml"
        var old: String
        var new: String
        /// All that is said at its place: the code, the words, and what is expected or meant.
        var problem: String
        var expected: String?

        var testDescription: String { new }
    }

    private static let keys = "keys: {strategic: Strategic layer, operational: Operational layer}"
    private static let values = "values: [county, district, unitary]"
    private static let stage = "when: {field: stage, in: [debated, proposed]}"

    static let cases = [
        Case(
            old: keys, new: "keys: [strategic, operational]",
            problem: "error[mapping-needed]: 'keys' must be a mapping, and is a list",
            expected: "expected: keys with their values"),
        Case(old: keys, new: "keys: {}", problem: "error[empty-value]: 'keys' has nothing in it", expected: "one key"),
        Case(old: keys, new: "keys:", problem: "error[mapping-needed]: 'keys' must be a mapping, and is empty"),
        Case(
            old: values, new: "values: {county: County}",
            problem: "error[list-needed]: 'values' must be a list, and is a mapping", expected: "expected: items"),
        Case(
            old: values, new: "values: county, district",
            problem: "error[list-needed]: 'values' must be a list, and is one value"),
        Case(old: values, new: "values: []", problem: "error[empty-value]: 'values' has nothing in it"),
        Case(
            file: "rules/trust.yaml", old: "{fact: trust.share, at_least: 90}",
            new: "{fact: trust.share, between: 5-10}",
            problem: "error[list-needed]: 'between' must be a list, and is one value"),
        Case(
            file: "rules/trust.yaml", old: "{fact: trust.share, at_least: 90}",
            new: "{fact: trust.share, between: [5]}",
            problem: "error[not-allowed]: 'between' is not allowed: it takes two ends"),
        Case(
            file: "rules/trust.yaml", old: stage, new: "when: {field: stage, disputed: yes}",
            problem: "error[not-allowed]: 'disputed' is not allowed: a field has one answer"),
        Case(
            file: "rules/trust.yaml", old: stage, new: "when: {field: stage, is: debated, disputed: yes}",
            problem: "error[not-allowed]: 'disputed' is not allowed: a field has one answer"),
        Case(
            file: "rules/trust.yaml", old: stage, new: "when: {field: stage}",
            problem: "error[one-test]: a condition on a field has exactly one test; this one has 0",
            expected: "less_than, between\n"),
        Case(
            file: "rules/trust.yaml", old: stage, new: "when: {fact: stage, is: debated}",
            problem: "error[unknown-name]: there is no fact 'stage'", expected: "did you mean: field: stage"),
        Case(
            file: "rules/trust.yaml", old: "severity: medium", new: "severity: severe",
            problem: "error[not-among-values]: 'severe' does not fit 'severity'",
            expected: "expected: one of high, medium, low"),
        Case(
            file: "pack.yaml", old: "caps: {high: 1,", new: "caps: {high: 0,",
            problem: "error[not-among-values]: '0' does not fit 'scale'", expected: "expected: one of 1, 2, 3, 4"),
        Case(
            file: "tests/a.yaml", old: "raised: []", new: "raised: [], expect: {ratings: {trust: {low: 1, high: 5}}}",
            problem: "error[not-among-values]: '5' does not fit 'scale'", expected: "expected: one of 1, 2, 3, 4"),
    ]

    /// That there are no rows follows from what is wrong with the keys.
    @Test func whatFollowsIsNotSaid() throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            try pack.replace(Self.keys, with: "keys: [strategic, operational]", in: "facts.yaml")
            try pack.replace(
                "where: {field: meets, is: no}", with: "where: {field: key, is: strategic}", in: "rules/trust.yaml")
            let check = try pack.run("rules", "check", "./pack")
            #expect(check.errors.contains("'keys' must be a mapping, and is a list"))
            #expect(check.errors.contains("1 error\n"), "\(check.errors)")
        }
    }

    @Test(arguments: cases) func isSaidOnce(_ tried: Case) throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            try pack.replace(tried.old, with: tried.new, in: tried.file)
            let check = try pack.run("rules", "check", "./pack")
            #expect(check.status == 1)
            let said = check.errors.split(separator: "\n").filter { $0.hasPrefix("./pack/\(tried.file):") }
            #expect(said.count == 1, "\(check.errors)")
            #expect(said.first?.contains(tried.problem) ?? false, "\(check.errors)")
            if let expected = tried.expected { #expect(check.errors.contains(expected), "\(check.errors)") }
        }
    }
}
