public import Engine
import Facts
public import Profiles
import RulePacks

/// An assessment as a text for people to read.
public struct TextReport: Sendable {
    private let style: TextStyle

    public init(style: TextStyle = TextStyle()) { self.style = style }

    /// The report: a page or two with `flags`, all of it with `outcomes`, and every proof with `full`.
    ///
    /// - Parameters:
    ///   - evaluator: the one that has just made the assessment of this profile; it is asked why.
    ///   - openFacts: the questions that are worth asking.
    public func report(
        _ assessment: Assessment, _ evaluator: Evaluator, _ profile: Profile, openFacts: OpenFacts,
        detail: Detail = .flags
    ) -> String {
        var writer = ReportWriter(style, assessment, evaluator, profile, openFacts)
        writer.answers.saysGroundsOfSurveys = false
        guard detail != .flags else {
            writer.writeBrief()
            return writer.canvas.text
        }
        writer.writeHeading()
        writer.writeCounts()
        writer.writeRaisedFlags()
        writer.writeOpenFlags()
        writer.writeFlagsNotRaised()
        writer.writeOtherResponses()
        writer.writeClaims()
        writer.writeNotes()
        writer.writeRatings()
        writer.writeQuestions(all: detail == .full)
        writer.writeOutsideScope()
        writer.writeWarnings()
        writer.writeOutcomes(withProofs: detail == .full)
        writer.writeLimits()
        return writer.canvas.text
    }

    /// What stands above the lines of a portfolio.
    public static let portfolioHeading =
        "Flags raised, and after + those still open\n"
        + "                                as at        high medium    low enquiry strength\n"

    /// A line for a portfolio, of 80 columns at most: the profile's id and day, and the flags raised and open of each kind; below
    /// it the risks and enquiries that are raised, what is raised outside its scope, and how much there is to look at in the
    /// profile itself.
    ///
    /// - Parameter evaluator: the one that has just assessed this profile.
    public func line(_ evaluator: Evaluator, _ profile: Profile) -> String {
        let (assessment, pack) = (evaluator.assessment, evaluator.pack)
        func cell(_ pair: Counts.Pair, _ ink: TextStyle.Ink, width: Int = 7) -> String {
            let text = "\(pair.raised)+\(pair.open)"
            return String(repeating: " ", count: max(1, width - text.count))
                + style.paint(text, pair.raised > 0 ? ink : .plain)
        }
        let id = profile.string(profile.id).printable
        // Two ids must not look alike where they are cut: a long one stands on a line of its own.
        var head = TextCanvas(style)
        if id.count > 31 { head.paragraph(id) }
        let counts = assessment.counts
        let start = id.count > 31 ? head.text : id
        return start + String(repeating: " ", count: id.count > 31 ? 32 : 32 - id.count)
            + (profile.asAt?.description ?? "")
            + cell(counts.risks[0], .bad) + cell(counts.risks[1], .warning) + cell(counts.risks[2], .warning)
            + cell(counts.enquiries, .notice, width: 8) + cell(counts.strengths, .good, width: 9) + "\n"
            + raised(assessment, pack, profile) + scope(assessment, pack, profile) + review(profile)
            + toLookAt(evaluator.warnings(profile).count)
    }

    /// What is said of a profile that was not assessed, its lines ended.
    public func line(_ text: String, indent: Int = 0) -> String {
        var canvas = TextCanvas(style)
        canvas.paragraph(text, indent: indent, hanging: indent + 2)
        return canvas.text
    }

    /// A row of noughts must not pass for a partnership without risks where only a part of it was looked at.
    private func scope(_ assessment: Assessment, _ pack: RulePack, _ profile: Profile) -> String {
        guard let scope = profile.scope else { return "" }
        let raised = pack.flags.indices.filter {
            assessment.flags[$0] == .true && !Evaluator.covers(pack.flags[$0].theme, profile)
        }
        let themes = scope.map { pack.themes[$0].text }.joined(with: "and")
        let outside =
            raised.isEmpty
            ? "nothing is raised outside it"
            : "outside it \(ReportWriter.kinds(of: raised, pack)) \(raised.count == 1 ? "is" : "are") raised too"
        var canvas = TextCanvas(style)
        canvas.paragraph([Piece("scope: \(themes); \(outside)", raised.isEmpty ? .plain : .warning)], indent: 4)
        return canvas.text
    }

    /// Most profiles of a batch are drafts, which its summary says; the others are named.
    private func review(_ profile: Profile) -> String {
        guard let reviewed = profile.reviewed, !profile.isDraft else { return "" }
        var canvas = TextCanvas(style)
        let date = reviewed.date.map { ", \($0)" } ?? ""
        canvas.paragraph("reviewed by \(profile.string(reviewed.by))\(date): no draft", indent: 4)
        return canvas.text
    }

    private func toLookAt(_ warnings: Int) -> String {
        guard warnings > 0 else { return "" }
        var canvas = TextCanvas(style)
        let words = counted(warnings, "thing")
        canvas.paragraph(
            "\(words) to look at in the profile: its own report names \(warnings == 1 ? "it" : "them")", indent: 4)
        return canvas.text
    }

    private func raised(_ assessment: Assessment, _ pack: RulePack, _ profile: Profile) -> String {
        let found = pack.flags.indices.filter { index in
            assessment.flags[index] == .true && pack.flags[index].kind != .strength
                && Evaluator.covers(pack.flags[index].theme, profile)
        }
        guard !found.isEmpty else { return "" }
        let groups = Dictionary(grouping: found) { index in
            (pack.flags[index].severity?.rawValue ?? Severity.allCases.count) * 2
                + (pack.flags[index].isExternal ? 1 : 0)
        }
        let words = groups.sorted { $0.key < $1.key }.map { _, flags in
            let first = pack.flags[flags[0]]
            return (first.severity?.word ?? first.kind.rawValue) + (first.isExternal ? ", external: " : ": ")
                + flags.map { pack.flags[$0].id }.joined(separator: ", ")
        }
        var canvas = TextCanvas(style)
        canvas.paragraph(words.joined(separator: "; "), indent: 4)
        return canvas.text
    }
}
