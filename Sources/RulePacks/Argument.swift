/// What a rule says about a claim, of partnerships like this.
public struct Argument: Sendable, Hashable {
    public var claim: Int
    public var makesLikelier: Bool
}
