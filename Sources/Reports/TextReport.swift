public import Engine
public import Profiles
import RulePacks

/// An assessment as a text for people to read.
public struct TextReport: Sendable {
    private let style: TextStyle

    public init(style: TextStyle = TextStyle()) { self.style = style }

    /// The whole report.
    ///
    /// - Parameters:
    ///   - evaluator: the one that has just made the assessment of this profile; it is asked why.
    ///   - openFacts: the questions that are worth asking.
    public func report(
        _ assessment: Assessment, _ evaluator: Evaluator, _ profile: Profile, openFacts: OpenFacts,
        detail: Detail = .flags
    ) -> String {
        var writer = ReportWriter(style, assessment, evaluator, profile, openFacts)
        writer.writeHeading()
        writer.writeCounts()
        writer.writeRaisedFlags()
        writer.writeOpenFlags()
        writer.writeFlagsNotRaised()
        writer.writeOtherResponses()
        writer.writeClaims()
        writer.writeNotes()
        writer.writeRatings()
        writer.writeQuestions()
        writer.writeOutsideScope()
        writer.writeWarnings()
        if detail != .flags { writer.writeOutcomes(withProofs: detail == .full) }
        writer.writeLimits()
        return writer.canvas.text
    }

    /// One line for a portfolio: `riverside-2008  high 1 (2 open)  medium 0 (4 open)  low 0  Riverside Partnership`.
    public func line(_ assessment: Assessment, _ profile: Profile) -> String {
        func pair(_ word: String, _ pair: Counts.Pair, _ ink: TextStyle.Ink, width: Int) -> String {
            let text = "\(word) \(pair.raised)" + (pair.open > 0 ? " (\(pair.open) open)" : "")
            return style.paint(text, pair.raised > 0 ? ink : .plain)
                + String(repeating: " ", count: max(0, width - text.count))
        }
        let id = profile.string(profile.id).printable
        var parts = [id + String(repeating: " ", count: max(0, 28 - id.count))]
        for (place, severity) in Severity.allCases.enumerated() {
            parts.append(
                pair(
                    severity.word, assessment.counts.risks[place], place == 0 ? .bad : .warning,
                    width: place == 1 ? 18 : 15))
        }
        parts.append(profile.string(profile.partnership).printable)
        return parts.joined(separator: "  ") + "\n"
    }
}
