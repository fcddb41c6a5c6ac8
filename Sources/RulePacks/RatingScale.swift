public import Facts

/// How themes are rated, for auditors who must.
public struct RatingScale: Sendable {
    /// From the lowest to the highest.
    public var scale: [String]
    /// For each severity, the highest place on the scale that a theme with such a risk can have.
    public var caps: [Int]
    /// The share of a theme's facts that must be known.
    public var knownAtLeast: ExactNumber
    public var judgement: String
}

extension RulePack {
    /// Whether a theme can be rated: it needs a strength, to be at the top, and a risk that is not external, to be anywhere else.
    /// - Complexity: O(flags).
    public func isRateable(theme: Int) -> Bool {
        let own = flags.filter { $0.theme == theme }
        return own.contains { $0.kind == .strength } && own.contains { $0.kind == .risk && !$0.isExternal }
    }

    /// What the pack has for a theme that cannot be rated: `strengths, and no risk`.
    public func basis(ofTheme theme: Int) -> String {
        let own = flags.filter { $0.theme == theme }
        let (hasStrength, hasRisk) = (own.contains { $0.kind == .strength }, own.contains { $0.kind == .risk })
        let isMendable = own.contains { $0.kind == .risk && !$0.isExternal }
        let risk = hasRisk && !isMendable ? "no risk that a partnership can mend" : "no risk"
        return switch (hasStrength, isMendable) {
        case (true, _): "strengths, and \(risk)"
        case (false, true): "risks, and no strength"
        case (false, false): "no strength, and \(risk)"
        }
    }
}
