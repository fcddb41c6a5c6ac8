import Engine
import Facts
import Profiles
import RulePacks

/// What a raised flag and an argument stand on, in the report of a page or two: where it comes from, what that does not say, and
/// what the pack adds. What stands above is not printed again.
extension ReportWriter {
    mutating func write(groundsOf flag: Int) {
        let content = pack.flags[flag]
        canvas.blank()
        canvas.paragraph([Piece(content.title, .strong), Piece(" (\(id(content.id)))", .faint)], hanging: 2)
        let fired = fired(flag)
        for rule in fired {
            let content = pack.rules[rule]
            remark(
                fired.count > 1 ? "Rule \(id(content.id))" : "Source",
                "\(text(content.citations)): \(text(content.grounds))")
        }
        let reliances = fired.map(reliance)
        writePlaces(of: fired, reliances, at: content.title)
        let judgements = judgements(of: fired, reliances) + [content.judgement].compactMap(\.self)
        for judgement in judgements where self.judgements[judgement] == nil {
            self.judgements[judgement] = content.title
        }
        if !judgements.isEmpty { remark("Pack's judgement", ReportWriter.joined(judgements)) }
        writeGrounds(ofFlagsIn: reliances, at: content.title)
        for rule in fired { writeMitigationGrounds(of: rule) }
        remark(benchmarks: fired.flatMap { pack.rules[$0].benchmarks }, at: content.title)
    }

    /// Of the rules that argue about a claim; what the pack adds is printed here or stands above.
    mutating func write(groundsOf rules: [Int], at title: String) {
        let reliances = rules.map(reliance)
        writePlaces(of: rules, reliances, at: title)
        var (new, above): ([String], [String]) = ([], [])
        for judgement in judgements(of: rules, reliances) {
            if let earlier = judgements[judgement] {
                above.append("\"\(earlier)\"")
            } else {
                judgements[judgement] = title
                new.append(judgement)
            }
        }
        if !above.isEmpty {
            let more = new.isEmpty ? "see above" : "More stands above"
            new.append("\(more), under \(ReportWriter.unique(above).joined(with: "and"))")
        }
        if !new.isEmpty { remark("Pack's judgement", ReportWriter.joined(new)) }
        writeGrounds(ofFlagsIn: reliances, at: title)
    }

    func reliance(on rule: Int) -> Reliance { Reliance(evaluator.proof(ofRule: rule, profile)) }

    private func judgements(of rules: [Int], _ reliances: [Reliance]) -> [String] {
        let all = zip(rules, reliances).flatMap { rule, reliance in
            [pack.rules[rule].judgement] + reliance.terms.map { pack.terms[$0].judgement }
        }
        return ReportWriter.unique(all.compactMap(\.self))
    }

    /// A sentence that several have in common stands there once.
    static func joined(_ judgements: [String]) -> String {
        unique(judgements.flatMap(\.sentences)).joined(separator: " ")
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

    // MARK: Benchmarks

    /// Each figure once in the report; after that, where it stands.
    mutating func remark(benchmarks: [Int], at title: String) {
        var (figures, above): ([String], [String]) = ([], [])
        for index in ReportWriter.unique(benchmarks) {
            let content = pack.benchmarks[index]
            if let earlier = printedBenchmarks[index] {
                if earlier != title { above.append("\"\(earlier)\"") }
            } else {
                printedBenchmarks[index] = title
                figures.append("\(content.sentence.capitalised) (\(content.dating), \(text(content.citations))).")
            }
        }
        if !figures.isEmpty {
            figures.append(figures.count == 1 ? "It says nothing of this place." : "They say nothing of this place.")
        }
        if !above.isEmpty {
            let more = figures.isEmpty ? "see above" : "More stands above"
            figures.append("\(more), under \(ReportWriter.unique(above).joined(with: "and")).")
        }
        if !figures.isEmpty { remark("For comparison", figures.joined(separator: " ")) }
    }

    // MARK: What the sources do not say

    /// What no place says that the rules, or the terms by which they read the answers, name; first the terms that name places
    /// which their rules do not.
    private mutating func writePlaces(of rules: [Int], _ reliances: [Reliance], at title: String) {
        let own = rules.flatMap { pack.rules[$0].citations }
        let terms = ReportWriter.unique(reliances.flatMap(\.terms)).filter { term in
            pack.terms[term].citations.contains { !own.contains($0) }
        }
        let parts = [true, false].compactMap { isOfRule -> String? in
            let terms = terms.filter { term in
                reliances.contains { $0.terms.contains(term) && !$0.termsOfQuestions.contains(term) } == isOfRule
            }
            guard !terms.isEmpty else { return nil }
            let names = terms.map { "\(id(pack.terms[$0].id)) (\(text(pack.terms[$0].citations)))" }
            let reading = isOfRule ? "answers are read by" : "whether a question is put here goes by"
            return "\(reading) \(names.joined(with: "and"))"
        }
        if !parts.isEmpty { remark("Terms of the pack", parts.joined(separator: "; ").sentence) }
        writeSilences(of: own + terms.flatMap { pack.terms[$0].citations }, at: title)
    }

    /// Of each place, once in the report, in one paragraph.
    mutating func writeSilences(of citations: [Citation], at title: String) {
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
        "a", "an", "any", "anything", "between", "by", "for", "from", "how", "in", "of", "on", "that", "the", "to",
        "what", "when",
        "where",
        "whether", "which", "who", "whose", "why",
    ]

    /// Without its full stop, and without the capital of a first word that is no name.
    private static func inOneSentence(_ line: String) -> String {
        let text = line.hasSuffix(".") ? String(line.dropLast()) : line
        let first = text.prefix { $0 != " " }.lowercased()
        return beginnings.contains(first) ? first + text.dropFirst(first.count) : text
    }
}
