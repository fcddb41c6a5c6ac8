import Diagnostics
import Engine
import Facts
import Files
import Foundation
import Profiles
import Reports
import RulePacks
import Testing

/// What a person reads of each example, kept as it was last looked at. To look again after a change: run with
/// CONCORD_RECORD=1, and read the difference.
@Suite struct GoldenReports {
    static let names = [
        "at-odds", "bolton-1995", "county-reorganisation", "nearly-good", "nearly-unknown", "seven-elements",
        "two-partnerships", "unitary-strong-score", "young-no-money-talk",
    ]
    static let folder = Shipped.repository.appending(path: "Tests/ExampleTests/Golden")

    /// Of every document of an example, the report; of the first, also why its flags are raised or open.
    func drawn(_ name: String) throws -> (report: String, explanation: String) {
        let pack = try #require(Shipped.pack)
        let evaluator = Evaluator(pack)
        var reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id))
        let buffer = ByteBuffer()
        let file = "Examples/\(name).yaml"
        try buffer.read(Shipped.repository.appending(path: file).path, limit: 1 << 20)
        var (report, explanation) = ("", "")
        reader.read(buffer, file: file) { profile, problems in
            let profile = copy profile
            let assessment = evaluator.evaluate(profile)
            let open = evaluator.openFacts(profile)
            report += problems.map(DiagnosticText(colour: false).draw).joined()
            report += TextReport().report(assessment, evaluator, profile, openFacts: open, detail: .outcomes)
            guard explanation.isEmpty else { return }
            let text = ExplanationText(assessment, evaluator, profile, openFacts: open)
            for flag in pack.flags.indices where assessment.flags[flag] == .true {
                explanation += text.explain(flag: flag)
            }
            for claim in pack.claims.indices { explanation += text.explain(claim: claim) }
        }
        return (report, explanation)
    }

    @Test(arguments: names) func isAsItWasLookedAt(_ name: String) throws {
        let (report, explanation) = try drawn(name)
        for (text, kind) in [(report, "report"), (explanation, "why")] {
            let file = Self.folder.appending(path: "\(name).\(kind).txt")
            if ProcessInfo.processInfo.environment["CONCORD_RECORD"] != nil {
                try text.write(to: file, atomically: true, encoding: .utf8)
            }
            let golden = try String(contentsOf: file, encoding: .utf8)
            let lines = zip(text.split(separator: "\n"), golden.split(separator: "\n"))
            let first = lines.first { $0 != $1 }
            #expect(text == golden, "\(name).\(kind) differs, first in: \(first?.0 ?? "the number of lines")")
        }
    }

    @Test(arguments: names) func fitsEightyColumns(_ name: String) throws {
        let (report, explanation) = try drawn(name)
        let wide = (report + explanation).split(separator: "\n").filter { $0.count > 80 }
        #expect(wide == [])
    }
}
