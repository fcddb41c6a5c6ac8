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

    /// What stands above the lines of a portfolio.
    public static let portfolioHeading =
        "Flags raised, and after + those still open\n"
        + "                                   high  medium     low  enquiry strength\n"

    /// One line for a portfolio, of 80 columns at most: the profile's id, and the flags raised and open of each kind.
    public func line(_ assessment: Assessment, _ profile: Profile) -> String {
        func cell(_ pair: Counts.Pair, _ ink: TextStyle.Ink) -> String {
            let text = "\(pair.raised)+\(pair.open)"
            return String(repeating: " ", count: max(0, 8 - text.count)) + style.paint(text, pair.raised > 0 ? ink : .plain)
        }
        var id = profile.string(profile.id).printable
        if id.count > 31 { id = String(id.prefix(30)) + "…" }
        let counts = assessment.counts
        return id + String(repeating: " ", count: 31 - id.count)
            + cell(counts.risks[0], .bad) + cell(counts.risks[1], .warning) + cell(counts.risks[2], .warning)
            + " " + cell(counts.enquiries, .notice) + " " + cell(counts.strengths, .good) + "\n"
    }
}
