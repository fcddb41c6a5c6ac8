import Diagnostics
public import RuleAnalysis
import RulePacks

/// What came of a pack's tests as JUnit XML, as continuous integration reads it: a suite for each file, a case for each test.
/// Tests with errors of their own are errors, and so is what cannot be read at all.
public enum RuleTestJUnit {
    /// The whole document, a test case for each test.
    public static func document(_ run: RuleTestRun) -> String {
        var suites: [(file: String, results: [RuleTestResult])] = []
        for result in run.results {
            if suites.last?.file != result.place.file { suites.append((result.place.file, [])) }
            suites[suites.count - 1].results.append(result)
        }
        let elsewhere = run.errorsElsewhere
        let errors = run.broken + elsewhere.count
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let name = run.pack.map { "\($0.id) \($0.version)" } ?? "rule pack"
        text += "<testsuites\(counts(name, run.results.count + elsewhere.count, run.failed, errors))>\n"
        for suite in suites {
            let failed = suite.results.count { !$0.passed && !$0.isBroken }
            let broken = suite.results.count(where: \.isBroken)
            text += "  <testsuite\(counts(suite.file, suite.results.count, failed, broken))"
            text += " file=\"\(Markup.attribute(suite.file))\">\n"
            for result in suite.results { text += testCase(result) }
            text += "  </testsuite>\n"
        }
        if !elsewhere.isEmpty {
            text += "  <testsuite\(counts("reading", elsewhere.count, 0, elsewhere.count))>\n"
            for problem in elsewhere { text += testCase(problem) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private static func counts(_ name: String, _ tests: Int, _ failures: Int, _ errors: Int) -> String {
        " name=\"\(Markup.attribute(name))\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\""
    }

    private static func testCase(_ result: RuleTestResult) -> String {
        let start =
            "    <testcase name=\"\(Markup.attribute(result.name))\""
            + " classname=\"\(Markup.attribute(className(result.place.file)))\""
        if result.passed { return start + "/>\n" }
        var inner = ""
        let drawn = DiagnosticText(colour: false)
        if result.isBroken {
            let errors = result.problems.filter { $0.level == .error }
            inner = element("error", errors[0].message, errors[0].code, errors.map(drawn.draw).joined())
        } else {
            let place = "\(result.place.file):\(result.place.line)\n"
            let sentences = result.differences.map(\.sentence)
            inner = element("failure", sentences[0], "difference", place + sentences.joined(separator: "\n"))
        }
        return start + ">\n" + inner + "    </testcase>\n"
    }

    private static func testCase(_ problem: Diagnostic) -> String {
        let place = "\(problem.location.file):\(problem.location.line)"
        return "    <testcase name=\"\(Markup.attribute(place))\" classname=\"reading\">\n"
            + element("error", problem.message, problem.code, DiagnosticText(colour: false).draw(problem))
            + "    </testcase>\n"
    }

    private static func element(_ name: String, _ message: String, _ type: String, _ content: String) -> String {
        "      <\(name) message=\"\(Markup.attribute(message))\" type=\"\(Markup.attribute(type))\">"
            + Markup.text(content) + "</\(name)>\n"
    }

    /// Readers of the format cut class names at their dots: `tests/money.yaml` is `tests.money`.
    private static func className(_ file: String) -> String {
        let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file[...]
        return String(stem.map { $0 == "/" ? "." : $0 })
    }
}
