import Diagnostics
import Engine
import Facts
import Files
import Profiles
import RulePacks

/// What lies outside the scope, every rule's outcome, and what all of it rests on.
extension ReportWriter {
    /// - Parameter brief: whether what is open is counted only: nobody is asked for it.
    mutating func writeOutsideScope(brief: Bool = false) {
        guard profile.scope != nil else { return }
        let raised = raisedOutsideScope
        let open = flags { assessment.flags[$0] == .unknown && !isInScope(pack.flags[$0].theme) }
        canvas.heading("Outside the scope")
        canvas.paragraph(
            "Computed from what is stated; not counted, not rated, and nothing is asked for it."
                + (raised.isEmpty && open.isEmpty ? " Nothing was raised and nothing is open." : ""))
        for flag in raised {
            if brief { write(brief: flag) } else { write(raised: flag) }
        }
        if !raised.isEmpty, !open.isEmpty { canvas.blank() }
        for flag in brief ? [] : open {
            canvas.paragraph(
                "- \(word(flag)): \(pack.flags[flag].title) (\(kind(flag)), \(id(pack.flags[flag].id)))", hanging: 2)
        }
        if brief, !open.isEmpty {
            canvas.paragraph("Open there: \(ReportWriter.kinds(of: open, pack)). --detail outcomes names them.")
        }
    }

    /// The flags that are raised in themes that the profile's scope leaves out.
    var raisedOutsideScope: [Int] { flags { assessment.flags[$0] == .true && !isInScope(pack.flags[$0].theme) } }

    /// What a reader must know who looks no further than the scope.
    mutating func writeWhatIsRaisedOutsideScope() {
        let raised = raisedOutsideScope
        guard !raised.isEmpty else { return }
        let kinds = " (\(ReportWriter.kinds(of: raised, pack)))"
        canvas.paragraph([
            Piece(
                "Outside the scope \(counted(raised.count, "flag")) \(raised.count == 1 ? "is" : "are") raised too\(kinds): not "
                    + "counted here, and named under Outside the scope.", .warning)
        ])
    }

    /// How many flags of each kind: `2 high risks and 1 enquiry`.
    static func kinds(of flags: [Int], _ pack: RulePack) -> String {
        var counts = Array(repeating: 0, count: pack.flags.count)
        for flag in flags { counts[flag] += 1 }
        return kinds(counts: counts, pack)
    }

    /// The same of flags that are met with more than once.
    /// - Parameter counts: for each flag of the pack, how often.
    static func kinds(counts: [Int], _ pack: RulePack) -> String {
        func count(_ isMeant: (Flag) -> Bool) -> Int {
            counts.indices.reduce(0) { $0 + (isMeant(pack.flags[$1]) ? counts[$1] : 0) }
        }
        let risks = Severity.allCases.compactMap { severity -> String? in
            let count = count { $0.kind == .risk && $0.severity == severity }
            return count > 0 ? counted(count, "\(severity.word) risk") : nil
        }
        let others = [(FlagKind.enquiry, "enquiry", "enquiries"), (.strength, "strength", "strengths")]
            .compactMap { kind, one, many -> String? in
                let count = count { $0.kind == kind }
                return count > 0 ? counted(count, one, many) : nil
            }
        return (risks + others).joined(with: "and")
    }

    /// What is said where no flag is raised.
    var nothingRaised: String {
        "Nothing was raised\(profile.scope == nil ? "" : " inside the scope") on what is stated. That is not assurance."
    }

    /// What deserves a look in the profile itself, and is counted at the head of its report and in the row of a batch.
    mutating func writeWarnings() {
        guard !warnings.isEmpty else { return }
        canvas.heading("To look at in the profile")
        for warning in warnings {
            canvas.paragraph(
                "- \(warning.message.sentence)"
                    + (warning.location.line > 0 ? " (\(warning.location.file):\(warning.location.line))" : ""),
                hanging: 2)
        }
    }

    mutating func writeOutcomes(withProofs: Bool) {
        canvas.heading("Every rule and what became of it")
        for (number, rule) in pack.rules.enumerated() {
            let outcome = assessment.rules[number]
            let reasons = outcome.reasons.words.dropFirst()
            let also =
                outcome.kind == .notFired && !reasons.isEmpty ? " (also: \(reasons.joined(separator: ", ")))" : ""
            canvas.entry(
                outcome.word, "\(id(rule.id))\(also)", ink: outcome.kind == .fired ? .strong : .plain, indent: 0,
                column: 16)
            if let list = rule.list {
                for record in assessment.records(of: number) {
                    canvas.paragraph(
                        "\(recordName(list: list, record: record.record)): \(record.outcome.word)", indent: 18,
                        hanging: 20)
                }
            }
            guard withProofs else { continue }
            var tree = ProofTree(self, evaluator.proof(ofRule: number, profile))
            tree.write(to: &canvas, indent: 4)
            canvas.blank()
        }
    }

    mutating func writeLimits() {
        canvas.heading("What this rests on, and its limits")
        canvas.paragraph(
            "A flag is a reason to look, not a verdict. What is not known is left open: it is never taken as no, as nothing "
                + "or as a pass. A figure printed for comparison was measured across many partnerships; it is no probability of "
                + "anything in this one.")
        canvas.blank()
        for source in pack.sources { write(source) }
        let grounds = answers.groundsOfSurveys
        if !pack.judgements.isEmpty || !grounds.isEmpty {
            canvas.paragraph("What the pack adds to its sources throughout:")
            for ground in grounds { canvas.entry("- How surveys are read.", ground.capitalised, indent: 0, column: 2) }
            for judgement in pack.judgements {
                canvas.entry("- \(spaced(judgement.id).capitalised):", judgement.text, indent: 0, column: 2)
            }
            canvas.blank()
        }
        canvas.entry("Rules", "\(pack.id) \(pack.version)", indent: 0, column: 9)
        canvas.entry("", pack.digest.description, indent: 0, column: 9)
        if let digest = profile.digest {
            canvas.entry("Profile", profile.string(profile.id), indent: 0, column: 9)
            canvas.entry("", digest.description, indent: 0, column: 9)
        }
    }

    private mutating func write(_ source: Source) {
        canvas.paragraph(
            [Piece(source.id, .strong), Piece(": \(source.title). \(source.author), \(source.published).")], hanging: 2)
        func count(_ use: RegisterEntry.Use) -> Int { source.register.count { $0.use == use } }
        let inPart = source.register.count { $0.seen == .inPart }
        let unread = count(.unread)
        canvas.paragraph(
            "Of \(counted(source.register.count, "place")) in its register the pack uses \(count(.rule)) for rules, "
                + "\(count(.context)) as context and \(count(.method)) on method; \(unread) "
                + "\(unread == 1 ? "is" : "are") unread, and nothing here rests on \(unread == 1 ? "it" : "them"). "
                + (inPart > 0 ? "\(inPart) \(inPart == 1 ? "was" : "were") seen in part only." : ""), indent: 2)
        canvas.blank()
    }
}
