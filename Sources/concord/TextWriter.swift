import Diagnostics
import Engine
import Profiles
import Reports

/// Text for people: a whole report, or, of a batch, a line for each profile unless more is asked for.
struct TextWriter {
    private let detail: Detail?
    private let isBatch: Bool
    private let report: TextReport

    /// What stands between two whole reports; whoever puts them together writes it, since a worker has some of them only.
    static let ruleBetweenReports = "\n" + String(repeating: "=", count: 80) + "\n\n"

    init(_ detail: Detail?, colour: Bool, isBatch: Bool) {
        self.detail = detail
        self.isBatch = isBatch
        report = TextReport(style: TextStyle(colour: colour))
    }

    func report(_ evaluator: Evaluator, _ profile: Profile) -> String {
        if isBatch, detail == nil { return report.line(evaluator, profile) }
        return report.report(
            evaluator.assessment, evaluator, profile, openFacts: evaluator.openFacts(profile),
            detail: detail ?? .flags)
    }

    /// What is wrong is shown on standard error; here it is said that something is, so that no profile is missed.
    func failure(file: String, document: Int, _ found: [Diagnostic]) -> String {
        let errors = found.count { $0.level == .error }
        let name = DiagnosticText.visible(file)
        let place = document > 1 ? "\(name), document \(document)" : name
        if let problem = found.first(where: { $0.code == "duplicate-profile" }) {
            return report.line("\(place): left out: \(DiagnosticText.visible(problem.message))")
        }
        let rest = found.first { $0.code == "rest-unread" }.map { report.line($0.message, indent: 2) } ?? ""
        return report.line("\(place): could not be read; \(errors) error\(errors == 1 ? "" : "s")") + rest
    }
}
