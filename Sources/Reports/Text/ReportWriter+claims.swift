import Engine
import Facts
import Profiles
import RulePacks

/// Claims as ledgers, notes.
extension ReportWriter {
    mutating func writeClaims() {
        let claims = pack.claims.indices.filter { isInScope(pack.claims[$0].theme) }
        guard !claims.isEmpty else { return }
        canvas.heading("For and against")
        canvas.paragraph(
            "Expected: what the findings cited argue of partnerships like this. "
                + "Observed here: what people in this place answer, or what the auditor settled of it. The two are never mixed, and "
                + "nothing is netted off."
        )
        for claim in claims { write(claim: claim) }
    }

    private mutating func write(claim number: Int) {
        let claim = pack.claims[number]
        let outcome = assessment.claims[number]
        canvas.blank()
        canvas.paragraph([Piece(claim.label, .strong)], hanging: 2)
        canvas.paragraph([Piece("\(id(claim.id)); \(pack.themes[claim.theme].text)", .faint)], indent: 2)
        let isArgued = pack.rules.contains { $0.arguments.contains { $0.claim == number } }
        entry(
            "Expected", isArgued ? ReportWriter.expected(outcome.expected) : "not said: the pack has no finding on it")
        for isFor in [true, false] {
            let arguments = pack.rules.indices.filter { rule in
                assessment.rules[rule].kind == .fired
                    && pack.rules[rule].arguments.contains { $0.claim == number && $0.makesLikelier == isFor }
            }
            for rule in arguments { write(argument: rule, isFor ? "- for" : "- against", of: claim) }
        }
        entry("Observed here", observed(claim: number))
        for fact in claim.observedBy {
            let isPlain = pack.vocabulary.facts[fact].reporters.isEmpty
            let lines = answers.lines(fact: fact)
            if assessment.applies[fact] == .false {
                point("", "\(pack.vocabulary.facts[fact].label): does not apply")
                continue
            }
            if !isPlain, claim.observedBy.count > 1 { entry("", "\(pack.vocabulary.facts[fact].label):") }
            for line in lines {
                let evidence = line.evidence.isEmpty ? "" : " [\(line.evidence)]"
                point("", "\(line.who ?? pack.vocabulary.facts[fact].label): \(line.answer)\(evidence)")
            }
        }
        if outcome.layersDisagree {
            canvas.entry(
                "They differ",
                "The comparison in the source goes one way, the answers here the other. "
                    + "That is a reason to look closer, not to adjust either: the source says nothing of this place.",
                ink: .notice, indent: 2,
                column: ReportWriter.column)
        }
        write(benchmarks: claim.benchmarks)
    }

    private mutating func write(argument number: Int, _ label: String, of claim: Claim) {
        let rule = pack.rules[number]
        entry(label, "\(rule.finding) (\(text(rule.citations)): \(text(rule.grounds)); rule \(id(rule.id)))")
        let reliance = Reliance(evaluator.proof(ofRule: number, profile))
        if let list = rule.list {
            entry(
                "",
                "Here: " + firedRecords(of: number).map { recordName(list: list, record: $0) }.joined(separator: "; "))
        } else {
            for item in reliance.items { write(item, label: "", column: ReportWriter.column, reliance) }
        }
        for judgement in [rule.judgement] + reliance.terms.map({ pack.terms[$0].judgement }) {
            if let judgement = once(judgement, at: claim.label) { entry("", "The pack's judgement: \(judgement)") }
        }
        for (place, benchmark) in rule.benchmarks.enumerated() {
            let content = pack.benchmarks[benchmark]
            let tail = place == rule.benchmarks.count - 1 ? " That says nothing of this place." : ""
            entry("", "For comparison, \(content.dating): \(content.sentence) (\(text(content.citations))).\(tail)")
        }
        for run in CitationRun.all(of: rule.citations, pack) { writeSilence(ofNamed: run, at: claim.label) }
    }

    static func expected(_ layer: ClaimLayer) -> String {
        let word =
            switch layer.verdict {
            case .supportingOnly: "likelier than in others"
            case .opposingOnly: "less likely than in others"
            case .bothWays: "both ways: findings pull apart"
            case .neither: "not said"
            }
        return word + (layer.isSettled ? "" : ", so far")
    }

    /// What people here answer; where it is settled, that; and who is divided evenly.
    func observed(claim number: Int) -> String {
        let facts = pack.claims[number].observedBy.filter { assessment.applies[$0] != .false }
            .map { pack.vocabulary.facts[$0] }
        let settled = facts.filter { fact in fact.settledSlot.map { profile.answers[$0].known != nil } ?? false }
        let open = facts.filter { fact in !settled.contains { $0.id == fact.id } }.flatMap { fact in
            fact.answerSlots.filter { profile.answers[$0].known == nil }.map { (fact, $0) }
        }
        let divided = open.filter { profile.answers[$0.1].unknown == .evenlyDivided }
        let isOpenByThem = !divided.isEmpty && divided.count == open.count
        let word =
            ReportWriter.observed(assessment.claims[number].observed, saysSoFar: !isOpenByThem)
            + (isOpenByThem
                ? "; \(ReportWriter.unique(divided.map(whoIsDivided)).joined(with: "and")) evenly divided" : "")
        let stated = pack.claims[number].observedBy.map { pack.vocabulary.facts[$0] }.filter { fact in
            (fact.firstSlot..<fact.firstSlot + fact.slotCount).contains { profile.answers[$0].known != nil }
        }
        let isSettledOnly = stated.allSatisfy { fact in
            !fact.reporters.isEmpty && fact.answerSlots.allSatisfy { profile.answers[$0].known == nil }
        }
        if isSettledOnly, !stated.isEmpty { return "no answer that counts; settled by the auditor: \(word)" }
        if settled.isEmpty { return word }
        return word
            + (settled.count == facts.count ? ", as the auditor settled it" : ", in part as the auditor settled it")
    }

    /// The party of a slot, or the question where it is put to nobody in particular.
    private func whoIsDivided(_ fact: Fact, _ slot: Int) -> String {
        guard !fact.reporters.isEmpty else { return "on \"\(fact.label)\" those asked" }
        return pack.label(ofParty: fact.reporters[slot - fact.firstSlot])
    }

    private static func observed(_ layer: ClaimLayer, saysSoFar: Bool) -> String {
        let word =
            switch layer.verdict {
            case .supportingOnly: "yes"
            case .opposingOnly: "no"
            case .bothWays: "both ways: of the answers that count, some are yes and some no"
            // That nobody has answered is not that nothing was seen.
            case .neither: layer.isSettled ? "nothing is asked here that would show it" : "no answer that counts"
            }
        return word + (layer.isSettled || !saysSoFar ? "" : ", so far")
    }

    mutating func writeNotes() {
        let rules = pack.rules.indices.filter {
            assessment.rules[$0].kind == .fired && pack.rules[$0].note != nil && evaluator.covers(rule: $0, profile)
        }
        guard !rules.isEmpty else { return }
        canvas.heading("Worth knowing")
        for number in rules {
            let rule = pack.rules[number]
            canvas.paragraph(
                "- \(rule.note ?? "") (\(text(rule.citations)): \(text(rule.grounds)); rule \(id(rule.id)))", hanging: 2
            )
            canvas.paragraph("Here: " + answersHere(to: number, reliance(on: number)), indent: 2, hanging: 4)
            if let judgement = rule.judgement { canvas.paragraph("The pack's judgement: \(judgement)", indent: 2) }
        }
    }
}
