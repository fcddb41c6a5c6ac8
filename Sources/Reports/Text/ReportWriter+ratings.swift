import Engine
import Facts
import Profiles
import RulePacks

/// Themes on the pack's scale, for those who must score.
extension ReportWriter {
    mutating func writeRatings() {
        guard let rating = pack.rating, !assessment.ratings.isEmpty else { return }
        canvas.heading("Ratings, for those who must score")
        let column = min(40, (pack.themes.map(\.text.count).max() ?? 0) + 4)
        for rated in assessment.ratings {
            let text: String
            switch rated.verdict {
            case .rated(let low, let high): text = words(rated, from: low, to: high, rating)
            case .tooLittleKnown: text = "not rated: \(rated.known) of \(counted(rated.of, "fact")) known"
            case .noBasis: text = "never rated: the pack has \(pack.basis(ofTheme: rated.theme)) for it"
            case .outsideScope: text = "outside the scope"
            }
            canvas.entry(pack.themes[rated.theme].text, text, indent: 2, column: column)
        }
        canvas.blank()
        canvas.paragraph(
            ratingRule(rating)
                + " A fact that does not apply counts as known. A range covers what the open flags may still do. Themes are never added up. "
                + "The pack's judgement: \(rating.judgement)")
    }

    /// The figure is a limit: with what may still lower it, what caps it, what is not counted, and where those asked disagree.
    func words(_ rated: Rating, from low: Int, to high: Int, _ rating: RatingScale) -> String {
        "\(limit(from: low, to: high, rating)), with \(rated.known) of \(counted(rated.of, "fact")) known"
            + ReportWriter.inapplicable(rated.inapplicable, of: rated.known)
            + limits(on: rated.theme, rating) + passedOver(in: rated.theme) + differences(in: rated.theme)
    }

    func limit(from low: Int, to high: Int, _ rating: RatingScale) -> String {
        let lower = low == high ? "" : ", or at most \(rating.scale[low]) if what is open turns out so,"
        return "at most \(rating.scale[high])\(lower) on a scale \(rating.scale.first ?? "")-\(rating.scale.last ?? "")"
    }

    /// The facts on which parties differ, with nothing settled between them, and that decide a flag of a theme as it stands.
    func differencesThatDecide(_ theme: Int) -> [Int] {
        let differing = evaluator.differences(ofTheme: theme, profile)
        guard !differing.isEmpty else { return [] }
        let flags = pack.flags.indices.filter { pack.flags[$0].theme == theme }
        let deciding = Set(flags.flatMap { Reliance(evaluator.proof(ofFlag: $0, profile)).items })
        return differing.filter { deciding.contains(.fact($0)) }
    }

    /// Nobody has settled who is right, and the rating takes the side of one.
    private func differences(in theme: Int) -> String {
        let facts = differencesThatDecide(theme)
        guard !facts.isEmpty else { return "" }
        return "; the parties differ, with nothing settled, on what decides flags here: "
            + facts.map { "\"\(pack.vocabulary.facts[$0].label)\"" }.joined(with: "and")
    }

    func caps(_ rating: RatingScale) -> String {
        Severity.allCases.map { "\($0.word) at \(rating.scale[rating.caps[$0.rawValue]])" }.joined(separator: ", ")
    }

    /// What holds a theme below the top: the raised risks, or that no strength is raised.
    private func limits(on theme: Int, _ rating: RatingScale) -> String {
        let capping = capping(theme)
        if !capping.isEmpty {
            return "; capped by " + capping.map { "\"\(pack.flags[$0].title)\"" }.joined(separator: " and ")
        }
        return isRaised(anyOf: RatingLimits(ofTheme: theme, pack).strengths) ? "" : "; no strength is raised"
    }

    /// The severest of the risks that are raised in a theme and not external.
    func capping(_ theme: Int) -> [Int] {
        let risks = RatingLimits(ofTheme: theme, pack).risks.filter { assessment.flags[$0] == .true }
        let severest = risks.compactMap { pack.flags[$0].severity?.rawValue }.min()
        return risks.filter { pack.flags[$0].severity?.rawValue == severest }
    }

    func isRaised(anyOf flags: [Int]) -> Bool { flags.contains { assessment.flags[$0] == .true } }

    /// What is raised in a theme and changes nothing about its rating: nobody is to take the figure for the whole story.
    private func passedOver(in theme: Int) -> String {
        let raised = RatingLimits(ofTheme: theme, pack).uncounted.filter { assessment.flags[$0] == .true }
        let external = raised.count { pack.flags[$0].kind == .risk }
        let enquiries = raised.count - external
        let parts =
            (external > 0 ? [counted(external, "external risk")] : [])
            + (enquiries > 0 ? [counted(enquiries, "enquiry", "enquiries")] : [])
        return parts.isEmpty ? "" : "; raised too, and not counted: " + parts.joined(separator: " and ")
    }

    /// How a rating is to be read.
    func ratingRule(_ rating: RatingScale) -> String {
        "\(rating.scale.first ?? "") is the lowest. A rating is a limit, not an average, and no verdict on a theme: the severest "
            + "raised risk that is not external caps it (\(caps(rating))); without a raised strength it stops one below the top. A theme is "
            + "rated once \(rating.knownAtLeast.multiplied(by: 100)) per cent of its facts are known; a fact may count in several themes, or in none."
    }
}
