/// A theme on the pack's scale, from its lowest to its highest possible place; or why it is not rated.
public struct Rating: Hashable, Sendable {
    /// Places on the pack's scale, counted from 0; or why there are none.
    public enum Verdict: Hashable, Sendable {
        case rated(low: Int, high: Int)
        /// A smaller share of its facts is known than the pack asks for.
        case tooLittleKnown
        /// The theme lacks a strength, or a risk that is not external; or the pack rates nothing.
        case noBasis
        case outsideScope
    }

    public var theme: Int
    public var verdict: Verdict
    public var known: Int
    /// Of those that are known, the ones that do not apply.
    public var inapplicable: Int
    public var of: Int
}
