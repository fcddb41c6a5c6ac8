/// A flag that a rule raises, and the remedy where the finding picks one.
public struct Raise: Sendable {
    public var flag: Int
    public var recommendation: Recommendation?
}
