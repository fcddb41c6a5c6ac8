import Foundation
import Testing

/// A quote that is left open is pointed at, and not the bracket before it; what goes over several lines on purpose is none.
@Suite struct QuotesLeftOpen {
    struct Case: CustomTestStringConvertible {
        /// The line of a fact in brackets, with another behind it.
        var line: String
        var problem: String?

        var testDescription: String { line }
    }

    private static let start = "  a: {type: yes_no, label: A, question: "

    static let cases = [
        Case(
            line: start + "\"Is it so?, ask: [members]}", problem: "3:41: error[yaml-syntax]: the text in quotes that"),
        Case(line: start + "'Is it so?, ask: [members]}", problem: "3:41: error[yaml-syntax]: the text in quotes that"),
        Case(line: start + "\"Is it\n      so?\", ask: [members]}"),
        Case(line: start + "\"Is it so?\", ask: [members]", problem: "3:6: error[yaml-syntax]: a mapping in { }"),
        Case(
            line: start + "\"Is it\n      so?\" ask: [members]}", problem: "3:6: error[yaml-syntax]: a mapping in { }"),
    ]

    @Test(arguments: cases) func arePointedAt(_ tried: Case) throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: []}\n") { pack in
            let next = "  b: {type: yes_no, label: B, question: \"Is 'b'\", note: 'It''s so.', ask: [members]}"
            try pack.replace("facts:\n", with: "facts:\n\(tried.line)\n\(next)\n", in: "facts.yaml")
            let check = try pack.run("rules", "check", "./pack")
            #expect(check.errors.contains("error[") == (tried.problem != nil), "\(check.errors)")
            if let problem = tried.problem {
                #expect(check.errors.contains("./pack/facts.yaml:\(problem)"), "\(check.errors)")
            }
        }
    }
}
