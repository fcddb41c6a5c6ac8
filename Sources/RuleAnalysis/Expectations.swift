public import RulePacks

/// What a test expects of an assessment: exactly these flags raised, at least the rest.
public struct Expectations: Sendable {
    /// The flags that are raised, all of them.
    public var raised: [Int] = []
    /// What the flags that are raised are called, where the test says.
    public var called: [OfFlagKind] = []
    /// The flags that are open, all of them, where the test says.
    public var open: [Int]?
    public var claims: [OfClaim] = []
    public var flags: [OfFlag] = []
    public var outcomes: [OfRule] = []
    public var mitigations: [OfMitigation] = []
    public var ratings: [OfRating] = []
    /// Rules that print their note.
    public var notes: [Int] = []
    public var cites: [Citation] = []
    public var asks: [AskedFact] = []
    public var neverCites: [Citation] = []
    public var neverAsks: [AskedFact] = []

    /// The layer of a claim.
    public enum ClaimLayerName: String, Sendable, CaseIterable { case expected, observed }

    /// The word for one layer of a claim.
    public struct OfClaim: Sendable {
        public var claim: Int
        public var layer: ClaimLayerName
        /// As it is printed once the layer is settled; `open` while it is not.
        public var word: String
    }

    /// What a test may say of a flag.
    public enum FlagWord: String, Sendable, CaseIterable {
        case raised, open
        case notRaised = "not_raised"
    }

    /// What became of a flag.
    public struct OfFlag: Sendable {
        public var flag: Int
        public var word: FlagWord
    }

    /// What a flag is called: a risk by its severity, anything else by its kind.
    public enum FlagKindWord: String, Sendable, CaseIterable {
        case high, medium, low, strength, enquiry

        init(_ flag: Flag) {
            switch (flag.kind, flag.severity) {
            case (.strength, _): self = .strength
            case (.enquiry, _): self = .enquiry
            case (.risk, .high): self = .high
            case (.risk, .low): self = .low
            // A risk without a severity is refused when the pack is read.
            case (.risk, .medium), (.risk, nil): self = .medium
            }
        }
    }

    /// What a flag that is raised is called.
    public struct OfFlagKind: Sendable {
        public var flag: Int
        public var word: FlagKindWord
    }

    /// What a test may say of a rule; it is met where it is among the outcome's reasons.
    public enum OutcomeWord: String, Sendable, CaseIterable {
        case fired, open
        case notMet = "not met"
        case doesNotApply = "does not apply"
    }

    /// What became of a rule, or of one of its records.
    public struct OfRule: Sendable {
        public var rule: Int
        /// As the test names it; `nil` is the rule as a whole.
        public var record: String?
        public var word: OutcomeWord
    }

    /// What a test may say of a mitigation; `open` and `to be asked` are one.
    public enum MitigationWord: String, Sendable, CaseIterable {
        case present, absent, open
        case toBeAsked = "to be asked"
        case doesNotApply = "does not apply"
    }

    /// What became of a mitigation of what fired.
    public struct OfMitigation: Sendable {
        public var rule: Int
        public var mitigation: Int
        /// As the test names it; `nil` is every record that fired.
        public var record: String?
        public var word: MitigationWord
    }

    /// How a theme is rated.
    public struct OfRating: Sendable {
        public var theme: Int
        /// Places on the pack's scale; `nil` where the theme must not be rated.
        public var range: ClosedRange<Int>?
    }
}

extension Expectations {
    public var asksAnything: Bool { !asks.isEmpty || !neverAsks.isEmpty }
}
