import Diagnostics
import Engine
import Files
import Profiles
import Reports
import RulePacks

/// Writes one profile after another in the format that was asked for.
struct ProfileWriter: ~Copyable {
    private var json: JSONReport?
    private var text: TextWriter?
    private let format: OutputFormat

    init(_ pack: RulePack, _ format: OutputFormat, _ detail: Detail?, colour: Bool, isBatch: Bool) {
        self.format = format
        switch format {
        case .text: text = TextWriter(detail, colour: colour, isBatch: isBatch)
        case .json: json = JSONReport(pack, detail: detail ?? .outcomes, indented: true)
        case .ndjson: json = JSONReport(pack, detail: detail ?? .flags, indented: false)
        }
    }

    mutating func append(
        _ evaluator: Evaluator, _ assessment: Assessment, _ profile: Profile, to bytes: inout ByteSink
    ) {
        json?.append(evaluator, assessment, profile, to: &bytes)
        if let words = text?.report(evaluator, profile) { bytes.append(string: words) }
        if format == .ndjson { bytes.append(0x0A) }
    }

    mutating func append(failure file: String, document: Int, _ problems: [Diagnostic], to bytes: inout ByteSink) {
        json?.append(failure: file, document: document, problems: problems, to: &bytes)
        if let text { bytes.append(string: text.failure(file: file, document: document, problems)) }
        if format == .ndjson { bytes.append(0x0A) }
    }
}
