import Diagnostics
public import RuleAnalysis
import RulePacks

/// What came of a pack's tests, for people: what failed, as a difference, and a count.
public struct RuleTestText: Sendable {
    private let style: TextStyle

    public init(style: TextStyle) { self.style = style }

    /// The whole report, its lines ended.
    public func report(_ run: RuleTestRun) -> String {
        var canvas = TextCanvas(style)
        let unsound = run.results.filter { !$0.passed }
        for result in unsound { add(result, to: &canvas) }
        if run.failed > 0 {
            canvas.blank()
            canvas.paragraph([Piece("- what the test expects, + what was found", .faint)])
        }
        canvas.blank()
        var words = "\(run.passed) passed, \(run.failed) failed"
        if run.broken > 0 { words += ", \(run.broken) with errors of their own" }
        let elsewhere = run.errorsElsewhere.count
        if elsewhere > 0 { words += ", \(counted(elsewhere, "error")) outside the tests" }
        canvas.paragraph([Piece(words, run.passed == run.results.count ? .good : .bad)])
        return canvas.text
    }

    private func add(_ result: RuleTestResult, to canvas: inout TextCanvas) {
        canvas.blank()
        let verdict = result.isBroken ? "ERROR" : "FAILED"
        canvas.entry(
            verdict, [Piece(result.name, .strong)], ink: .bad, indent: 0, column: RuleTestText.column)
        canvas.paragraph(
            [Piece("\(result.place.file):\(result.place.line)", .faint)], indent: RuleTestText.column)
        for remark in result.remarks {
            canvas.entry(
                String(remark.id.dropFirst(2)) + ":", remark.text, ink: .faint, indent: RuleTestText.column,
                column: RuleTestText.column + remark.id.count)
        }
        let drawn = DiagnosticText(colour: style.colour)
        for problem in result.problems where problem.level == .error {
            for line in drawn.draw(problem).split(separator: "\n") { canvas.raw("  " + line) }
        }
        for difference in result.differences { add(difference, to: &canvas) }
    }

    private func add(_ difference: RuleTestDifference, to canvas: inout TextCanvas) {
        canvas.paragraph(difference.subject, indent: 2, hanging: 4)
        let expected = difference.expected
        for value in expected where difference.found.contains(value) {
            canvas.entry(" ", value, indent: 4, column: 6)
        }
        for value in expected where !difference.found.contains(value) {
            canvas.entry("-", [Piece(value, .bad)], ink: .bad, indent: 4, column: 6)
        }
        if expected.isEmpty { canvas.entry("-", [Piece("none", .bad)], ink: .bad, indent: 4, column: 6) }
        for value in difference.found where !expected.contains(value) {
            canvas.entry("+", [Piece(value, .good)], ink: .good, indent: 4, column: 6)
        }
        if difference.found.isEmpty { canvas.entry("+", [Piece("none", .good)], ink: .good, indent: 4, column: 6) }
        for reason in difference.because { canvas.paragraph([Piece(reason, .faint)], indent: 6) }
    }

    private static let column = 8
}
