import Engine
public import RulePacks

/// What a batch adds up to, as a text for people to read.
public struct TextSummary: Sendable {
    private let style: TextStyle
    /// How many of the most frequent flags of each kind are listed; no high risk is left out.
    private static let mostFlags = 10

    public init(style: TextStyle = TextStyle()) { self.style = style }

    /// The whole summary, its lines ended.
    public func summary(_ batch: BatchSummary, _ pack: RulePack) -> String {
        var canvas = TextCanvas(style)
        if let interruption = batch.interruption {
            let text =
                "Interrupted after \(interruption.done) of \(counted(interruption.files, "file")): this is not complete."
            canvas.paragraph([Piece(text, .warning)])
        }
        var first = "\(counted(batch.profiles, "profile")) assessed with \(pack.id) \(pack.version)."
        let unread = batch.failures - batch.duplicates
        if unread > 0 {
            first += " \(counted(unread, "profile")) could not be read and \(unread == 1 ? "is" : "are") missing here."
        }
        if batch.duplicates > 0 {
            let words = batch.duplicates == 1 ? "is left out, since it stands" : "are left out, since they stand"
            first += " \(counted(batch.duplicates, "profile")) \(words) earlier in the batch."
        }
        canvas.paragraph([Piece(first, batch.failures > 0 ? .warning : .strong)])
        guard batch.profiles > 0 else { return canvas.text }
        if batch.drafts > 0 {
            let which = batch.drafts == batch.profiles ? "All" : "\(batch.drafts) of \(batch.profiles)"
            canvas.paragraph(
                batch.profiles == 1
                    ? "It is a draft: nobody has reviewed it, or not as a review is needed."
                    : "\(which) are drafts: nobody has reviewed them, or not as a review is needed.")
        }
        for (basis, profiles) in batch.bases {
            let words = String(decoding: basis, as: UTF8.self).printable
            canvas.paragraph(
                words.isEmpty
                    ? "On whose word: \(counted(profiles, "profile")) \(profiles == 1 ? "does" : "do") not say."
                    : "On whose word, in \(counted(profiles, "profile")): \(words)")
        }
        if batch.otherBases > 0 {
            canvas.paragraph("On whose word: worded otherwise in \(counted(batch.otherBases, "profile")).")
        }
        canvas.paragraph(
            "\(batch.counts.known) of \(counted(batch.counts.asked, "fact")) known or not applicable, over all profiles."
        )
        canvas.blank()
        var rows = Severity.allCases.map {
            ("Risks, \($0.word)", batch.counts.risks[$0.rawValue], $0 == .high ? TextStyle.Ink.bad : .warning)
        }
        rows.append(("Enquiries", batch.counts.enquiries, .notice))
        rows.append(("Strengths", batch.counts.strengths, .good))
        let digits = rows.map { String(max($0.1.raised, $0.1.open)).count }.max() ?? 1
        let step = max(10, digits + 2)
        canvas.row("Flags over all profiles", [("raised", .plain), ("open", .plain)], first: 40, step: step, indent: 0)
        for (label, pair, ink) in rows {
            canvas.row(
                label, [(String(pair.raised), pair.raised > 0 ? ink : .plain), (String(pair.open), .plain)], first: 40,
                step: step)
        }
        let outside = batch.raisedOutsideScopes.reduce(0, +)
        if outside > 0 {
            canvas.paragraph(
                "Outside the scopes of their profiles \(counted(outside, "flag")) \(outside == 1 ? "is" : "are") raised too "
                    + "(\(ReportWriter.kinds(counts: batch.raisedOutsideScopes, pack))): not counted here.")
            for (flag, content) in pack.flags.enumerated()
            where content.severity == .high && batch.raisedOutsideScopes[flag] > 0 {
                canvas.entry(
                    String(batch.raisedOutsideScopes[flag]),
                    "\(content.title) (\(TextSummary.kind(content)), "
                        + "\(pack.id)/\(content.id))", indent: 2, column: 10)
            }
        }
        writeMostFrequent(batch, pack, &canvas)
        canvas.blank()
        canvas.paragraph(
            "A flag is a reason to look, not a verdict, and an open one has not been cleared. Counts over partnerships whose "
                + "people were asked different things do not rank them.")
        return canvas.text
    }

    private static func kind(_ flag: Flag) -> String {
        (flag.severity.map { $0.word + " " } ?? "") + flag.kind.rawValue + (flag.isExternal ? ", external" : "")
    }

    /// A list for each kind: of risks, enquiries and strengths none is set against another.
    private func writeMostFrequent(_ batch: BatchSummary, _ pack: RulePack, _ canvas: inout TextCanvas) {
        for (kind, name) in [(FlagKind.risk, "Risks"), (.enquiry, "Enquiries"), (.strength, "Strengths")] {
            let raised = batch.mostFrequent(kind, pack)
            guard !raised.isEmpty else { continue }
            let listed = raised.enumerated().filter { place, flag in
                place < TextSummary.mostFlags || pack.flags[flag].severity == .high
            }.map(\.element)
            let others = raised.filter { !listed.contains($0) }
            let which = others.isEmpty ? "" : " most often" + (kind == .risk ? ", and every high one" : "")
            canvas.blank()
            canvas.paragraph("\(name) raised\(which), in so many profiles:")
            for flag in listed {
                let content = pack.flags[flag]
                let kind = TextSummary.kind(content)
                let open = batch.open[flag] > 0 ? "; open in \(batch.open[flag])" : ""
                canvas.entry(
                    String(batch.raised[flag]), "\(content.title) (\(kind), \(pack.id)/\(content.id)\(open))",
                    indent: 2, column: 10)
            }
            if !others.isEmpty {
                canvas.paragraph("And \(others.count) more: \(ReportWriter.kinds(of: others, pack)).", indent: 2)
            }
        }
    }
}
