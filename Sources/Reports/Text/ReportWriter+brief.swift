import Engine
import Facts
import Profiles
import RulePacks

/// The report that a person reads: on its first two pages or so what is raised and what decides it here, what waits and what to
/// ask; behind that the grounds, which are all that it takes to defend a raised flag; then the ledgers and the limits.
///
/// What it leaves out is the paraphrase of each cited place, the names of most open flags and of those not raised, and all
/// questions but the first: the longer report has them.
extension ReportWriter {
    /// How many open flags and how many questions are named.
    static let mostOpenFlags = 10
    static let mostBriefQuestions = 5

    mutating func writeBrief() {
        let raised = flags { assessment.flags[$0] == .true && isInScope(pack.flags[$0].theme) }
        writeHeading(brief: true)
        writeCounts()
        canvas.heading("Raised")
        canvas.paragraph(
            raised.isEmpty
                ? nothingRaised
                : "What the cited places do not say, and what the pack adds to them, stands flag by flag under Grounds: read it "
                    + "before you rely on one.")
        for flag in raised { write(brief: flag) }
        writeBriefOpenFlags()
        writeOtherResponses()
        writeBriefRatings()
        writeBriefQuestions()
        writeOutsideScope(brief: true)
        writeWarnings()
        let grounded = raised + raisedOutsideScope
        if !grounded.isEmpty { canvas.heading("Grounds") }
        for flag in grounded { write(groundsOf: flag) }
        writeBriefClaims()
        writeNotes()
        writeBriefLimits()
    }

    /// The rules for which a flag is raised.
    func fired(_ flag: Int) -> [Int] { pack.flags[flag].rules.filter { assessment.rules[$0].kind == .fired } }

    /// - Parameter advises: whether what mitigates it, what is recommended and what was answered to it are written too.
    mutating func write(brief flag: Int, advises: Bool = true) {
        let content = pack.flags[flag]
        canvas.blank()
        canvas.paragraph(
            [
                Piece("[\(kind(flag))] ", ink(flag)), Piece(content.title, .strong),
                Piece(" (\(id(content.id)))", .faint),
            ], hanging: 2)
        let fired = fired(flag)
        for (place, rule) in fired.enumerated() {
            let content = pack.rules[rule]
            let kinds = content.grounds.kinds.map { spaced($0.rawValue) }.joined(with: "and")
            canvas.paragraph("\(content.finding.sentence) (\(text(content.citations)): \(kinds))", indent: 2)
            let weakest = place == fired.count - 1 ? " \(weakestEvidence(of: flag))" : ""
            remark("Here", answersHere(to: rule, Reliance(evaluator.proof(ofRule: rule, profile))) + weakest)
            if advises { writeMitigationsInBrief(of: rule) }
        }
        guard advises else { return }
        let picked = fired.flatMap { pack.rules[$0].raises }.filter { $0.flag == flag }.compactMap(\.recommendation)
        for recommendation in picked + [content.recommendation].compactMap(\.self) {
            remark("Recommended", brief(recommendation))
        }
        for response in profile.responses where response.flag == flag { remark("Response", text(response)) }
    }

    private func weakestEvidence(of flag: Int) -> String {
        let kind = assessment.weakestEvidence[flag]
        return "Weakest evidence: \(kind == .unsaid ? "not stated" : kind.word)."
    }

    private func brief(_ recommendation: Recommendation) -> String {
        let isBare = recommendation.citations.isEmpty && recommendation.judgement == nil
        return isBare ? "\(recommendation.text.sentence) (The pack's own.)" : text(recommendation)
    }

    /// A line or two that begin with what they are.
    mutating func remark(_ label: String, _ text: String) {
        canvas.paragraph([Piece("\(label): ", .strong), Piece(text)], indent: 2, hanging: 4)
    }

    // MARK: What decides

    /// The records for which a rule fired and the facts that decide it, each with every answer and its evidence.
    func answersHere(to rule: Int, _ reliance: Reliance) -> String {
        var parts: [String] = []
        let list = pack.rules[rule].list
        if let list {
            let lines = lines(of: list, reliance)
            parts += firedRecords(of: rule).map { record in
                let fields = (lines[record] ?? []).map { name, line in "\(name): \(answer(line))" }
                return recordName(list: list, record: record)
                    + (fields.isEmpty ? "" : " (\(fields.joined(separator: "; ")))")
            }
        }
        parts += reliance.items.compactMap { item in
            switch item {
            case .key: nil
            case .field(let other, _, _) where other == list, .record(let other, _) where other == list: nil
            case .list(let list) where pack.vocabulary.facts[list].isGrid: nil
            case .field(let list, let record, _): "\(recordName(list: list, record: record)): \(summary(item))"
            case .record(let list, let record):
                "\(recordName(list: list, record: record)): \(answer(answers.line(list: list, record: record)))"
            default: summary(item, reliance)
            }
        }
        return parts.map(\.sentence).joined(separator: " ")
    }

    // MARK: Mitigations

    /// What became of each mitigation of a rule that fired, and where: the record, unless the rule looks at none.
    func outcomes(of rule: Int, _ mitigation: Int) -> [(name: String, outcome: MitigationOutcome)] {
        assessment.mitigations.filter { $0.rule == rule && $0.mitigation == mitigation }.map { outcome in
            let record = outcome.record.flatMap { record in
                pack.rules[rule].list.map { recordName(list: $0, record: record) }
            }
            return (record ?? "", outcome)
        }
    }

    private mutating func writeMitigationsInBrief(of rule: Int) {
        for (place, mitigation) in pack.rules[rule].mitigations.enumerated() {
            let outcomes = outcomes(of: rule, place)
            guard !outcomes.isEmpty else { continue }
            let found = outcomes.map { name, outcome in
                let word =
                    switch outcome.status {
                    case .present: "present"
                    case .absent: "absent"
                    case .open: "not known"
                    case .doesNotApply: "does not apply"
                    }
                return name.isEmpty ? word : "\(word) for \(name)"
            }
            remark("Mitigation", "\(mitigation.says.sentence) Here: \(found.joined(separator: "; ")).")
        }
    }

    // MARK: What is not raised

    private mutating func writeBriefOpenFlags() {
        let open = flags { assessment.flags[$0] == .unknown && isInScope(pack.flags[$0].theme) }
        if !open.isEmpty {
            canvas.heading("Open: waiting for answers")
            for flag in open.prefix(ReportWriter.mostOpenFlags) {
                canvas.paragraph(
                    [
                        Piece("[\(kind(flag))] ", ink(flag)), Piece(pack.flags[flag].title),
                        Piece(" (\(id(pack.flags[flag].id)))", .faint),
                    ], hanging: 4)
            }
            let rest = Array(open.dropFirst(ReportWriter.mostOpenFlags))
            if !rest.isEmpty {
                canvas.paragraph("And \(ReportWriter.kinds(of: rest, pack)): --detail outcomes names them.")
            }
        }
        let others = pack.flags.indices.filter { assessment.flags[$0] == .false && isInScope(pack.flags[$0].theme) }
        guard !others.isEmpty else { return }
        canvas.blank()
        canvas.paragraph(
            "\(counted(others.count, "flag")) \(others.count == 1 ? "was" : "were") not raised: "
                + reason(unmet: others.count(where: applies), of: others.count))
    }

    /// Why flags are not raised: what does not apply has no condition that was not met.
    private func reason(unmet: Int, of all: Int) -> String {
        let moot = all - unmet
        if moot == 0 {
            return "on what was answered, \(all == 1 ? "its" : "their") conditions are not met, which is not assurance."
        }
        if unmet == 0 { return "\(all == 1 ? "it does" : "they do") not apply here." }
        return "the conditions of \(unmet) are not met on what was answered, which is not assurance, and "
            + "\(moot) \(moot == 1 ? "does" : "do") not apply here."
    }
}
