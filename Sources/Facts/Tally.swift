/// How many people of one party said what.
public struct Tally: Sendable, Hashable {
    public var yes = 0
    public var no = 0
    /// `nil` where it is not written.
    public var notKnown: Int?
    /// `nil` where it is not written.
    public var asked: Int?

    public init() {}

    public var answered: Int { yes + no }

    /// The keys of a profile that state them.
    public static let counts = ["yes", "no", "not_known", "asked"]
}
