import Engine
import Facts
import Files
import Profiles
import RulePacks

/// Claims, ratings, questions and limits in the report of a page or two.
extension ReportWriter {
    mutating func writeBriefClaims() {
        let claims = pack.claims.indices.filter { isInScope(pack.claims[$0].theme) }
        let (said, silent) = (claims.filter(hasEntries), claims.filter { !hasEntries($0) })
        guard !claims.isEmpty else { return }
        canvas.heading("For and against")
        canvas.paragraph(
            "Expected: what the findings cited argue of partnerships like this. Observed: what people here answer, or "
                + "what the auditor settled of it. The two are never mixed.")
        for claim in said { write(ledger: claim) }
        guard !silent.isEmpty else { return }
        canvas.blank()
        canvas.paragraph(
            "Nothing argued or answered yet: \(silent.map { pack.claims[$0].label }.joined(separator: "; ")).")
    }

    private func hasEntries(_ claim: Int) -> Bool {
        let outcome = assessment.claims[claim]
        return outcome.expected.verdict != .neither || outcome.observed.verdict != .neither
    }

    private mutating func write(ledger number: Int) {
        let claim = pack.claims[number]
        let outcome = assessment.claims[number]
        canvas.blank()
        canvas.paragraph([Piece(claim.label, .strong), Piece(" (\(id(claim.id)))", .faint)], hanging: 2)
        let isArgued = pack.rules.contains { $0.arguments.contains { $0.claim == number } }
        if isArgued { remark("Expected", ReportWriter.expected(outcome.expected).sentence) }
        var arguments: [Int] = []
        for isFor in [true, false] {
            let rules = pack.rules.indices.filter { rule in
                assessment.rules[rule].kind == .fired
                    && pack.rules[rule].arguments.contains { $0.claim == number && $0.makesLikelier == isFor }
            }
            for rule in rules {
                let content = pack.rules[rule]
                remark(
                    isFor ? "For" : "Against",
                    "\(content.finding.sentence) (\(text(content.citations)): \(text(content.grounds)))")
                remark("Here", answersInLedger(to: rule))
                // Beside its argument: below what is observed, coordinators' figures would stand beside a member's answer.
                remark(benchmarks: content.benchmarks, at: claim.label)
            }
            arguments += rules
        }
        remark(
            "Observed", ([observed(claim: number).sentence] + voices(on: claim)).joined(separator: " "))
        if outcome.layersDisagree {
            remark("They differ", "a reason to look closer, not to adjust either.")
        }
        write(groundsOf: arguments, at: claim.label)
        remark(benchmarks: claim.benchmarks, at: claim.label)
    }

    /// What decides an argument here; an answer's evidence stands beside it where the claims give it first.
    private mutating func answersInLedger(to rule: Int) -> String {
        let reliance = reliance(on: rule)
        guard pack.rules[rule].list == nil else { return answersHere(to: rule, reliance) }
        return reliance.items.compactMap { item -> String? in
            switch item {
            case .record, .key: return nil
            case .list(let list) where pack.vocabulary.facts[list].isGrid: return nil
            default: break
            }
            let whole = summary(item, reliance)
            let isNew = answersInLedgers.insert(whole).inserted
            return (isNew ? whole : summary(item, reliance, evidenceIsAbove: true)).sentence
        }.joined(separator: " ")
    }

    /// Who answers what of each fact that observes a claim, and on what evidence.
    private func voices(on claim: Claim) -> [String] {
        claim.observedBy.compactMap { fact in
            guard assessment.applies[fact] != .false else { return nil }
            let lines = answers.lines(fact: fact).filter { $0.line > 0 }
            guard !lines.isEmpty else { return nil }
            let texts = lines.map { line in (line.who.map { "\($0): " } ?? "") + answer(line) }
            let condition = assessment.applies[fact] == .unknown ? applicability(of: .fact(fact, reporter: nil)) : nil
            let limit = condition.map { " (it counts only if \($0))" } ?? ""
            return "\(pack.vocabulary.facts[fact].label)\(limit): \(texts.joined(separator: "; ").sentence)"
        }
    }

    // MARK: Ratings

    mutating func writeBriefRatings() {
        guard let rating = pack.rating, !assessment.ratings.isEmpty else { return }
        canvas.heading("Ratings, for those who must score")
        var unrated: [String] = []
        for rated in assessment.ratings {
            let name = pack.themes[rated.theme].text
            switch rated.verdict {
            case .rated(let low, let high):
                remark(name, words(rated, from: low, to: high, rating))
            case .tooLittleKnown: unrated.append("\(name) (\(rated.known) of \(rated.of))")
            case .noBasis: unrated.append("\(name) (never rated: the pack has \(pack.basis(ofTheme: rated.theme)))")
            case .outsideScope: unrated.append("\(name) (outside the scope)")
            }
        }
        if !unrated.isEmpty { remark("Not rated, with the facts known", unrated.joined(separator: "; ").sentence) }
        canvas.paragraph(ratingRule(rating), indent: 2)
    }

    // MARK: Questions

    mutating func writeBriefQuestions() {
        let groups = questionGroups()
        guard !groups.isEmpty else { return }
        canvas.heading("The questions that matter most")
        for (place, group) in groups.prefix(ReportWriter.mostBriefQuestions).enumerated() {
            guard let question = group.first else { continue }
            let whom = ReportWriter.unique(group.map { self.whom($0.subject) }).joined(with: "and")
            let flags = ReportWriter.unique(group.flatMap(flags(of:)))
            let high = flags.count { rank($0) == 0 }
            var may = flags.isEmpty ? "" : "; may decide \(counted(flags.count, "flag"))"
            if high > 0 {
                let which = high == flags.count ? "" : "\(high) of them "
                may += ", \(which)\(high == 1 ? "a high risk" : which.isEmpty ? "all high risks" : "high risks")"
            }
            let rows = group.count > 1 ? rows(of: group) : ""
            canvas.entry(
                "\(place + 1).",
                [
                    Piece(text(question.subject, named: group.count == 1), .strong), Piece(rows),
                    Piece(" Ask: \(whom)\(may)\(condition(of: question)).\(unusualReason(question))"),
                ], indent: 0, column: 4)
            let settled = settledAlone(by: group, flags)
            if !settled.isEmpty { canvas.paragraph(settled, indent: 4, hanging: 6) }
        }
        let more = groups.dropFirst(ReportWriter.mostBriefQuestions).reduce(0) { $0 + $1.count }
        if more > 0 { canvas.paragraph("And \(counted(more, "more answer", "more answers")) worth asking for.") }
    }

    /// Each flag that one answer settles by itself, the severest first, and which answer does what; and the high risks for which
    /// it takes other answers, too.
    private func settledAlone(by group: [OpenFact], _ flags: [Int]) -> String {
        let effects = effects(of: group)
        var settled: [String] = []
        var unsettled: [String] = []
        for flag in ranked(flags) {
            let settling = settling(flag, effects, group)
            let name = "\(pack.flags[flag].title) (\(kind(flag)))"
            if !settling.isEmpty {
                settled.append("\(name): \(settling)")
            } else if rank(flag) == 0 {
                unsettled.append(name)
            }
        }
        if !unsettled.isEmpty {
            let beginning = settled.isEmpty ? "Only" : "only"
            settled.append("\(beginning) with other answers: \(unsettled.joined(with: "and"))")
        }
        return settled.joined(separator: "; ").sentence
    }

    /// Of which records a question is asked, where it is asked of several.
    private func rows(of group: [OpenFact]) -> String {
        let names = ReportWriter.unique(group.map { name($0.subject) }).filter { !$0.isEmpty }
        return names.isEmpty ? "" : " Of each: \(names.joined(separator: "; "))."
    }

    /// Why the answer is open, where it is not that nobody has said anything.
    private func unusualReason(_ question: OpenFact) -> String {
        switch (question.subject, question.reason) {
        case (_, .notStated), (.others, nil): ""
        default: " \(why(question))"
        }
    }

    private func condition(of question: OpenFact) -> String {
        guard question.mayNotApply, let condition = applicability(of: question.subject) else { return "" }
        return "; only if \(condition)"
    }

    // MARK: Limits

    mutating func writeBriefLimits() {
        canvas.heading("What this rests on, and its limits")
        canvas.paragraph("What is not known is left open: it is never taken as no, as nothing or as a pass.")
        for source in pack.sources {
            func count(_ use: RegisterEntry.Use) -> Int { source.register.count { $0.use == use } }
            canvas.paragraph(
                "\(source.id): \(source.title), \(source.author), \(source.published). Of "
                    + "\(counted(source.register.count, "place")) registered the pack uses \(count(.rule)) for rules, "
                    + "\(count(.context)) as context and \(count(.method)) on method; on the \(count(.unread)) unread "
                    + "nothing rests.", hanging: 2)
        }
        if let rating = pack.rating, !assessment.ratings.isEmpty {
            canvas.paragraph([Piece("Ratings, by the pack: ", .strong), Piece(rating.judgement)], hanging: 2)
        }
        for ground in answers.groundsOfSurveys {
            canvas.paragraph([Piece("How surveys are read. ", .strong), Piece(ground.capitalised)], hanging: 2)
        }
        for judgement in pack.judgements {
            canvas.paragraph(
                [Piece("\(spaced(judgement.id).capitalised), by the pack: ", .strong), Piece(judgement.text)],
                hanging: 2)
        }
        canvas.paragraph("Rules \(pack.id) \(pack.version), \(pack.digest.description)", hanging: 2)
        if let digest = profile.digest {
            canvas.paragraph("Profile \(profile.string(profile.id)), \(digest.description)", hanging: 2)
        }
        canvas.blank()
        canvas.paragraph(
            "--detail outcomes adds what each cited place says, what is open or not raised by name, more questions and every "
                + "rule; --detail full adds all questions and every proof.")
    }
}
