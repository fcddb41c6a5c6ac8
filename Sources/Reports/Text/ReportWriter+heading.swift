import Engine
import Facts
import Profiles
import RulePacks

/// What the report is about, and its headline.
extension ReportWriter {
    /// - Parameter brief: without the sources, which the limits name.
    mutating func writeHeading(brief: Bool = false) {
        let column = 15
        let partnership = profile.string(profile.partnership)
        let id = profile.string(profile.id)
        canvas.paragraph([Piece(partnership.isEmpty ? id : partnership, .strong)])
        canvas.paragraph("Partnership health assessment as at \(profile.asAt?.description ?? "no stated day")")
        canvas.blank()
        if let reviewed = profile.reviewed, !profile.isDraft {
            canvas.entry("Reviewed", "\(signOff(reviewed))", indent: 0, column: column)
        } else {
            canvas.entry("DRAFT", reasonForDraft, ink: .warning, indent: 0, column: column)
        }
        if let prepared = profile.prepared { canvas.entry("Prepared", signOff(prepared), indent: 0, column: column) }
        let basis = profile.string(profile.basis)
        canvas.blank()
        canvas.entry(
            "On whose word",
            [
                Piece(
                    basis.isEmpty ? "Not stated: the profile does not say who was asked or what was read." : basis,
                    .strong)
            ],
            indent: 0, column: column)
        canvas.blank()
        let words = answersInWords
        if !words.isEmpty { canvas.entry("In words", words, indent: 0, column: column) }
        if let scope = profile.scope {
            let themes = scope.map { pack.themes[$0].text }
            canvas.entry(
                "Scope", "\(themes.joined(separator: "; ")). Nothing else is counted, rated or asked.", indent: 0,
                column: column)
        }
        canvas.entry(
            "Known",
            "\(assessment.counts.known) of \(counted(assessment.counts.asked, "fact"))"
                + (profile.scope == nil ? "" : " inside the scope")
                + ReportWriter.inapplicable(evaluator.countOfInapplicable(profile), of: assessment.counts.known)
                + ReportWriter.partlyKnown(evaluator.countOfPartlyKnown(profile)), indent: 0, column: column)
        canvas.entry("Rules", "\(pack.id) \(pack.version), \(pack.title)", indent: 0, column: column)
        for (place, source) in pack.sources.enumerated() where !brief {
            canvas.entry(
                place == 0 ? "Sources" : "", "\(source.id): \(source.title), \(source.author), \(source.published)",
                indent: 0,
                column: column)
        }
        var origin = id
        if !profile.file.isEmpty { origin += ", from \(profile.file)" }
        if profile.document > 1 { origin += ", document \(profile.document)" }
        canvas.entry("Profile", origin, indent: 0, column: column)
    }

    /// What is stated in words of the profile's own, which no rule reads: it says what some of the answers are about.
    private var answersInWords: String {
        let parts = pack.vocabulary.facts.indices.flatMap { fact -> [String] in
            let content = pack.vocabulary.facts[fact]
            guard content.type == .text, assessment.applies[fact] != .false else { return [] }
            return answers.lines(fact: fact).filter { $0.line > 0 }.map { line in
                "\(content.label)\(line.who.map { ", \($0)" } ?? ""): \(line.answer.sentence)"
            }
        }
        return parts.joined(separator: " ")
    }

    private var reasonForDraft: String {
        guard let reviewed = profile.reviewed else { return "Nobody has reviewed this assessment." }
        let reasons = profile.reviewFaults.map { fault in
            switch fault {
            case .byPreparer: "it is by the one who prepared this"
            case .maybeByPreparer: "it may be by the one who prepared this"
            case .preparerUnsaid: "it is not said who prepared this"
            case .reviewerUnsaid: "it is not said by whom it is"
            case .reviewerUnclear: "it is not clear by whom it is"
            case .longAfter: "it is dated more than a year after this was prepared"
            case .beforePrepared: "it is dated before this was prepared"
            case .maybeBeforePrepared: "it may be dated before this was prepared"
            case .beforeDay: "it is dated before the day this speaks of"
            case .maybeBeforeDay: "it may be dated before the day this speaks of"
            }
        }
        return "The review \(signOff(reviewed)) does not count: \(reasons.joined(separator: ", and "))."
    }

    private func signOff(_ signOff: SignOff) -> String {
        let by = "by \(profile.string(signOff.by))"
        return signOff.date.map { "\(by), \($0)" } ?? by
    }

    /// A fact that does not apply counts as known, and nobody stated it.
    static func inapplicable(_ count: Int, of known: Int) -> String {
        let answered = known - count
        return count == 0
            ? ""
            : ", \(count) of them because \(count == 1 ? "it does" : "they do") not apply here: "
                + "\(answered == 0 ? "none" : String(answered)) \(answered == 1 ? "is" : "are") answered"
    }

    /// What is answered in part may raise a flag and counts as unknown all the same.
    static func partlyKnown(_ count: Int) -> String {
        count == 0
            ? ""
            : "; \(count) more in part: what is asked of several parties counts once each has answered, "
                + "a grid once all that is asked in each row has been, and records once that is so of one"
    }

    mutating func writeCounts() {
        canvas.heading("In brief")
        let counts = assessment.counts
        var rows = Severity.allCases.map {
            ("Risks, \($0.word)", counts.risks[$0.rawValue], $0 == .high ? TextStyle.Ink.bad : .warning)
        }
        rows.append(("Enquiries (to look into; not faults)", counts.enquiries, .notice))
        rows.append(("Strengths", counts.strengths, .good))
        canvas.row("", [("raised", .plain), ("open", .plain)], first: 48, step: 8)
        for (label, pair, ink) in rows {
            canvas.row(
                label, [(String(pair.raised), pair.raised > 0 ? ink : .plain), (String(pair.open), .plain)], first: 48,
                step: 8)
        }
        canvas.blank()
        canvas.paragraph(
            "A flag is a reason to look, not a verdict. An open flag waits for answers; it has not been cleared.")
        writeWhatIsRaisedOutsideScope()
        if !warnings.isEmpty {
            let words = counted(warnings.count, "thing")
            canvas.paragraph([
                Piece(
                    "\(words) to look at in the profile itself, named under To look at in the profile.",
                    .warning)
            ])
        }
        let external = flags {
            assessment.flags[$0] == .true && pack.flags[$0].isExternal && isInScope(pack.flags[$0].theme)
        }
        if !external.isEmpty {
            canvas.paragraph(
                "External, so that \(external.count == 1 ? "it limits" : "they limit") no rating: "
                    + external.map { pack.flags[$0].title }.joined(separator: "; ")
                    + ". What the partnership can do stands with \(external.count == 1 ? "it" : "each").")
        }
    }
}

extension TextCanvas {
    /// A row of a table: its label, and figures that end in columns `first`, `first + step` and so on.
    mutating func row(
        _ label: String, _ cells: [(text: String, ink: TextStyle.Ink)], first: Int, step: Int, indent: Int = 2
    ) {
        var line = String(repeating: " ", count: indent) + label.printable
        var width = line.count
        for (place, cell) in cells.enumerated() {
            let gap = max(1, first + place * step - width - cell.text.count)
            line += String(repeating: " ", count: gap) + style.paint(cell.text, cell.ink)
            width += gap + cell.text.count
        }
        raw(line)
    }
}
