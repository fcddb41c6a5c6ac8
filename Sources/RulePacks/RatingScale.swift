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
