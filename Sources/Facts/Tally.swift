/// How many people of one party said what.
public struct Tally: Sendable, Hashable {
    public var yes = 0
    public var no = 0
    /// `nil` where it is not written.
    public var notKnown: Int?
    /// `nil` where it is not written.
    public var asked: Int?

    public init(yes: Int = 0, no: Int = 0, notKnown: Int? = nil, asked: Int? = nil) {
        self.yes = yes
        self.no = no
        self.notKnown = notKnown
        self.asked = asked
    }

    public var answered: Int { yes + no }

    /// How many are known of: those who were asked, or else those who are counted.
    public var people: Int { max(asked ?? 0, answered + (notKnown ?? 0)) }

    /// How many of them said neither yes nor no.
    public var silent: Int { people - answered }

    /// The keys of a profile that state them.
    public static let counts = ["yes", "no", "not_known", "asked"]
}
