import YAML

/// What a pack that rates its themes can never rate, whatever is answered.
extension PackChecker {
    /// A theme needs a strength, to be at the top, and a risk that is not external, to be anywhere else. Where a source says nothing
    /// of the kind it stays unrated, and rightly; where none can be rated, the pack does not do what it says. A theme without flags has
    /// nothing to be rated by, which needs no note.
    ///
    /// - Complexity: O(themes × flags).
    func checkRatings(_ file: PackFile) {
        guard draft.rating != nil, !rules.isEmpty else { return }
        var isAnyRated = false
        for (theme, named) in draft.themes.enumerated() {
            let own = flags.filter { $0.theme == theme }
            let hasStrength = own.contains { $0.kind == .strength }
            let hasRisk = own.contains { $0.kind == .risk && !$0.isExternal }
            if hasStrength, hasRisk {
                isAnyRated = true
            } else if !own.isEmpty {
                file.report(
                    PackProblem.themeNeverRated(named.id, hasStrength: hasStrength, hasRisk: hasRisk),
                    at: draft.marks["theme \(named.id)"] ?? .none, length: named.id.unicodeScalars.count)
            }
        }
        if !isAnyRated { file.report(PackProblem.nothingRated, at: draft.ratingMark, length: 6) }
    }
}
