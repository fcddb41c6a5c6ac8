/// A claim's two layers, which are never mixed.
public struct ClaimOutcome: Hashable, Sendable {
    /// Of partnerships like this, compared with the others in the source.
    public var expected: ClaimLayer
    /// Here.
    public var observed: ClaimLayer

    /// Settled layers that pull apart: a reason to look closer, never to adjust.
    public var layersDisagree: Bool {
        guard expected.isSettled, observed.isSettled else { return false }
        return (expected.verdict == .supportingOnly && observed.verdict == .opposingOnly)
            || (expected.verdict == .opposingOnly && observed.verdict == .supportingOnly)
    }
}
