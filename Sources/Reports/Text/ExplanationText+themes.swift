import Engine
import Facts
import Profiles
import RulePacks

/// What a theme's rating rests on: what caps it, what is not counted, and which of its facts are known.
extension ExplanationText {
    /// What a theme is rated, what limits that, and how much of what it rests on is known.
    public func explain(theme: Int) -> String {
        let isInScope = Evaluator.covers(theme, profile)
        var writer = begin(isInScope: isInScope)
        writer.title(
            writer.rated(theme), "theme \(writer.id(writer.pack.themes[theme].id))", isInScope: isInScope)
        writer.writeLimits(ofTheme: theme)
        writer.writeFacts(ofTheme: theme)
        return writer.canvas.text
    }
}

extension ReportWriter {
    fileprivate func rated(_ theme: Int) -> String {
        let name = pack.themes[theme].text
        guard let scale = pack.rating, let rating = assessment.ratings.first(where: { $0.theme == theme }) else {
            return "\(name): the pack rates no theme"
        }
        switch rating.verdict {
        case .rated(let low, let high): return "\(name): \(limit(from: low, to: high, scale))"
        case .tooLittleKnown: return "\(name): not rated, as too little is known"
        case .noBasis: return "\(name): never rated, as the pack has \(pack.basis(ofTheme: theme)) for it"
        case .outsideScope: return "\(name): not rated"
        }
    }

    fileprivate mutating func writeLimits(ofTheme theme: Int) {
        let limits = RatingLimits(ofTheme: theme, pack)
        canvas.heading("What limits it")
        let capping = capping(theme)
        // Where nothing is rated nothing is limited.
        let isRated = if case .rated = assessment.ratings[theme].verdict { true } else { false }
        for flag in capping { write(flag, isRated ? "caps it" : "would cap it") }
        let strengths = limits.strengths.filter { assessment.flags[$0] == .true }
        for flag in strengths { write(flag, "without a raised strength it would stop one below the top") }
        if strengths.isEmpty, !limits.strengths.isEmpty {
            canvas.paragraph(
                "- No strength is raised: it \(isRated ? "stops" : "would stop") one below the top.", hanging: 2)
        }
        for flag in limits.risks where assessment.flags[flag] == .true && !capping.contains(flag) {
            write(flag, isRated ? "caps it less than the severest" : "would cap it less than the severest")
        }
        for flag in limits.risks where assessment.flags[flag] == .unknown { write(flag, "may cap it") }
        for flag in limits.strengths where assessment.flags[flag] == .unknown { write(flag, "may come to support it") }
        if capping.isEmpty { canvas.paragraph("No risk that is not external is raised.") }
        if let rating = pack.rating { canvas.paragraph(ratingRule(rating)) }
        let uncounted = limits.uncounted.filter { assessment.flags[$0] != .false }
        canvas.heading("What is not counted")
        if uncounted.isEmpty { canvas.paragraph("No external risk and no enquiry is raised or open.") }
        for flag in uncounted { write(flag, nil) }
    }

    private mutating func write(_ flag: Int, _ effect: String?) {
        let content = pack.flags[flag]
        let kind = kind(flag)
        canvas.paragraph(
            "- \(content.title) (\(kind), \(id(content.id))): \(word(flag))\(effect.map { "; \($0)" } ?? "")",
            hanging: 2)
    }

    fileprivate mutating func writeFacts(ofTheme theme: Int) {
        let standings = evaluator.standings(ofTheme: theme, profile)
        let known = standings.count { $0.standing == .answered || $0.standing == .doesNotApply }
        canvas.heading("The facts that its flags are computed from")
        canvas.paragraph("Of \(counted(standings.count, "fact")) \(known) \(known == 1 ? "counts" : "count") as known.")
        for (standing, word) in [
            (FactStanding.answered, "Known"), (.doesNotApply, "Known, as not to be asked here"),
            (.answeredInPart, "Answered in part, and so not known"), (.notKnown, "Not known"),
        ] {
            let facts = standings.filter { $0.standing == standing }.map(\.fact)
            guard !facts.isEmpty else { continue }
            canvas.paragraph([Piece("\(word) (\(facts.count)):", .strong)])
            for fact in facts {
                let content = pack.vocabulary.facts[fact]
                canvas.paragraph("- \(content.label) (\(content.id))", indent: 2, hanging: 4)
            }
        }
        let differing = differencesThatDecide(theme)
        guard !differing.isEmpty else { return }
        canvas.heading("Where the parties differ")
        canvas.paragraph("Nothing is settled between them, and each decides a flag of this theme:")
        for fact in differing {
            canvas.paragraph("- \(pack.vocabulary.facts[fact].label) (\(pack.vocabulary.facts[fact].id))", hanging: 2)
        }
    }
}
