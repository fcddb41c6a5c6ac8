import Engine
import Facts
import Profiles
import RulePacks

/// The report that a person reads: on its first two pages or so what is raised and what decides it here, what waits and what to
/// ask; behind that the grounds, which are all that it takes to defend a raised flag; then the ledgers and the limits.
///
/// What it leaves out is the paraphrase of each cited place, the names of most open flags and of those not raised, what a claim's
/// arguments rest on here, and all questions but the first: the longer report has them.
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
        writeOutsideScope()
        writeWarnings()
        if !raised.isEmpty { canvas.heading("Grounds") }
        for flag in raised { write(groundsOf: flag) }
        writeBriefClaims()
        writeNotes()
        writeBriefLimits()
    }

    /// The rules for which a flag is raised.
    private func fired(_ flag: Int) -> [Int] { pack.flags[flag].rules.filter { assessment.rules[$0].kind == .fired } }

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

    private mutating func write(groundsOf flag: Int) {
        let content = pack.flags[flag]
        canvas.blank()
        canvas.paragraph([Piece(content.title, .strong), Piece(" (\(id(content.id)))", .faint)], hanging: 2)
        let fired = fired(flag)
        var cited: [Citation] = []
        var judgements: [String] = []
        for rule in fired {
            let content = pack.rules[rule]
            let terms = Reliance(evaluator.proof(ofRule: rule, profile)).terms
            remark(
                fired.count > 1 ? "Rule \(id(content.id))" : "Source",
                "\(text(content.citations)): \(text(content.grounds))")
            cited += content.citations + terms.flatMap { pack.terms[$0].citations }
            judgements += ([content.judgement] + terms.map { pack.terms[$0].judgement }).compactMap(\.self)
        }
        writeSilences(of: cited, at: content.title)
        judgements += [content.judgement].compactMap(\.self)
        if !judgements.isEmpty {
            remark("Pack's judgement", ReportWriter.unique(judgements).map(\.sentence).joined(separator: " "))
        }
        for rule in fired { writeMitigationGrounds(of: rule) }
        remark(benchmarks: ReportWriter.unique(fired.flatMap { pack.rules[$0].benchmarks }))
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

    /// Each figure once in the report.
    mutating func remark(benchmarks: [Int]) {
        let new = benchmarks.filter { printedBenchmarks.insert($0).inserted }
        let figures = new.map { index in
            let content = pack.benchmarks[index]
            return "\(content.sentence) (\(content.date), \(text(content.citations)))."
        }
        guard !figures.isEmpty else { return }
        let tail = figures.count == 1 ? "It says nothing of this place." : "They say nothing of this place."
        remark("For comparison", figures.joined(separator: " ") + " " + tail)
    }

    // MARK: What decides

    /// The records for which a rule fired and the facts that decide it, each with every answer and its evidence.
    private func answersHere(to rule: Int, _ reliance: Reliance) -> String {
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
    private func outcomes(of rule: Int, _ mitigation: Int) -> [(name: String, outcome: MitigationOutcome)] {
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
                    }
                return name.isEmpty ? word : "\(word) for \(name)"
            }
            remark("Mitigation", "\(mitigation.says.sentence) Here: \(found.joined(separator: "; ")).")
        }
    }

    private mutating func writeMitigationGrounds(of number: Int) {
        let rule = pack.rules[number]
        for (place, mitigation) in rule.mitigations.enumerated() {
            let outcomes = outcomes(of: number, place)
            guard !outcomes.isEmpty else { continue }
            var text = mitigation.says.sentence
            if !mitigation.citations.isEmpty { text += " (\(self.text(mitigation.citations)).)" }
            if let judgement = mitigation.judgement { text += " (The pack's judgement: \(judgement.sentence))" }
            for (name, outcome) in outcomes {
                let items = ReportWriter.items(in: mitigation.when, list: rule.list, record: outcome.record, pack)
                text +=
                    " \(name.isEmpty ? "" : name.capitalised + ": ")\(words(outcome, items).capitalised.sentence)"
            }
            remark("Mitigation", text)
        }
    }

    // MARK: What the sources do not say

    /// Of each place, once in the report, in one paragraph.
    private mutating func writeSilences(of citations: [Citation], at title: String) {
        var above: [String] = []
        for run in CitationRun.all(of: ReportWriter.unique(citations), pack) {
            guard let citation = run.citations.first, let entry = pack.entry(citation) else { continue }
            let part = entry.seen == .inPart ? ", seen by the pack in part only," : ""
            if silences[citation] != nil {
                above.append(run.text(pack))
            } else if !entry.doesNotSay.isEmpty {
                silences[citation] = title
                let lines = entry.doesNotSay.map(ReportWriter.inOneSentence)
                // A line may have a semicolon of its own.
                let numbered = lines.count == 1 ? lines : lines.enumerated().map { "(\($0 + 1)) \($1)" }
                remark("\(run.text(pack))\(part) does not say", numbered.joined(separator: "; ").sentence)
            } else if entry.seen == .inPart {
                canvas.paragraph("The pack has seen \(run.text(pack)) in part only.", indent: 2, hanging: 4)
            }
        }
        if !above.isEmpty {
            remark("What \(above.joined(with: "and")) \(above.count == 1 ? "does" : "do") not say", "see above")
        }
    }

    /// Words that begin what a place does not say, and that are no names.
    private static let beginnings: Set<String> = [
        "any", "anything", "between", "by", "for", "from", "how", "in", "of", "on", "that", "to", "what", "when",
        "where",
        "whether", "which", "who", "whose", "why",
    ]

    /// Without its full stop, and without the capital of a first word that is no name.
    private static func inOneSentence(_ line: String) -> String {
        let text = line.hasSuffix(".") ? String(line.dropLast()) : line
        let first = text.prefix { $0 != " " }.lowercased()
        return beginnings.contains(first) ? first + text.dropFirst(first.count) : text
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
            if !rest.isEmpty { canvas.paragraph("And \(kinds(of: rest)): --detail outcomes names them.") }
        }
        let others = pack.flags.indices.count { assessment.flags[$0] == .false && isInScope(pack.flags[$0].theme) }
        guard others > 0 else { return }
        canvas.blank()
        canvas.paragraph(
            "\(counted(others, "flag")) \(others == 1 ? "was" : "were") not raised: on what was answered, "
                + "\(others == 1 ? "its conditions are" : "their conditions are") not met, which is not assurance.")
    }

    /// `4 high risks, 33 medium risks and 12 strengths`.
    private func kinds(of flags: [Int]) -> String {
        let names = ["high risk", "medium risk", "low risk", "enquiry", "strength"]
        let counts = names.indices.map { place in flags.count { rank($0) == place } }
        return names.indices.filter { counts[$0] > 0 }
            .map { counted(counts[$0], names[$0], names[$0] == "enquiry" ? "enquiries" : nil) }
            .joined(with: "and")
    }
}
