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

    /// What a person reads of an example, by what it is.
    typealias Drawn = (brief: String, report: String, explanation: String)

    /// Of every document of an example, the short and the long report; of the first, also why its flags are raised or open.
    func drawn(_ name: String) throws -> Drawn {
        let pack = try #require(Shipped.pack)
        let evaluator = Evaluator(pack)
        var reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id))
        let buffer = ByteBuffer()
        let file = "Examples/\(name).yaml"
        try buffer.read(Shipped.repository.appending(path: file).path, limit: 1 << 20)
        var (brief, report, explanation) = ("", "", "")
        reader.read(buffer, file: file) { profile, problems in
            let profile = copy profile
            let assessment = evaluator.evaluate(profile)
            let open = evaluator.openFacts(profile)
            brief += TextReport().report(assessment, evaluator, profile, openFacts: open)
            report += problems.map(DiagnosticText(colour: false).draw).joined()
            report += TextReport().report(assessment, evaluator, profile, openFacts: open, detail: .outcomes)
            guard explanation.isEmpty else { return }
            let text = ExplanationText(assessment, evaluator, profile, openFacts: open)
            for flag in pack.flags.indices where assessment.flags[flag] == .true {
                explanation += text.explain(flag: flag)
            }
            for claim in pack.claims.indices { explanation += text.explain(claim: claim) }
        }
        return (brief, report, explanation)
    }

    @Test(arguments: names) func isAsItWasLookedAt(_ name: String) throws {
        let (brief, report, explanation) = try drawn(name)
        for (text, kind) in [(brief, "brief"), (report, "report"), (explanation, "why")] {
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
        let (brief, report, explanation) = try drawn(name)
        let wide = (brief + report + explanation).split(separator: "\n").filter { $0.count > 80 }
        #expect(wide == [])
    }

    /// A judgement that several rules share is printed once, and named where it is met again.
    @Test(arguments: names) func aJudgementIsPrintedOnce(_ name: String) throws {
        let pack = try #require(Shipped.pack)
        let (_, report, _) = try drawn(name)
        let judgements =
            pack.rules.compactMap(\.judgement) + pack.terms.compactMap(\.judgement) + pack.flags.compactMap(\.judgement)
        for document in report.components(separatedBy: "\nIN BRIEF\n").dropFirst() {
            let findings = document.components(separatedBy: "\nWORTH KNOWING\n")[0]
            let words = findings.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
            for judgement in Set(judgements) {
                #expect(
                    words.components(separatedBy: "judgement \(judgement)").count
                        + words.components(separatedBy: "judgement: \(judgement)").count <= 3, "\(judgement)")
            }
        }
    }

    /// The short report leaves out nothing that a raised flag stands on: its rules' findings, places and judgements, every answer
    /// that decides it with its evidence, and what the places do not say.
    @Test(arguments: names) func shortReportDefendsWhatIsRaised(_ name: String) throws {
        let (brief, report, _) = try drawn(name)
        func words(_ text: some StringProtocol) -> String {
            text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        }
        let short = words(brief).lowercased()
        let pack = try #require(Shipped.pack)
        var count = 0
        for flag in pack.flags where report.contains("\n  \(pack.id)/\(flag.id); ") {
            count += 1
            #expect(short.contains(words(flag.title).lowercased()))
            let fired = flag.rules.map { pack.rules[$0] }.filter { short.contains(words($0.finding).lowercased()) }
            #expect(!fired.isEmpty, "\(flag.id): no finding")
            for rule in fired {
                for citation in rule.citations {
                    for line in pack.entry(citation)?.doesNotSay ?? [] {
                        let part = words(line.hasSuffix(".") ? String(line.dropLast()) : line).lowercased()
                        #expect(short.contains(part), "\(flag.id): \(line)")
                    }
                }
                // A sentence that several judgements have in common may stand there once.
                for sentence in (rule.judgement ?? "").split(separator: ". ") {
                    #expect(short.contains(words(sentence).lowercased()))
                }
            }
        }
        #expect(count > 0 || report.contains("Nothing was raised"))
        for document in report.components(separatedBy: "\nIN BRIEF\n").dropFirst() {
            let raised = document.components(separatedBy: "\nOPEN: WAITING FOR ANSWERS\n")[0]
                .components(separatedBy: "\nFOR AND AGAINST\n")[0]
            for evidence in words(raised).lowercased().matches(of: /\[[a-z]+: [^\]]+\]/) {
                #expect(short.contains(evidence.output), "\(evidence.output)")
            }
        }
    }
}
