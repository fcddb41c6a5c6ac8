public import YAML

/// Why nothing is known of something.
public enum UnknownReason: UInt8, Sendable, Hashable, CaseIterable {
    /// The profile says nothing of it.
    case notStated
    /// Asked, and not known.
    case notKnown
    /// The profile gives a reason in words.
    case reasonGiven
    /// It counts in one period only, and no date says whether this is of that period.
    case undated
    /// It is dated outside the period in which it counts.
    case outOfPeriod
    /// Too few people answered for their answers to be read.
    case tooFewAnswered

    public var words: String {
        switch self {
        case .notStated: "not stated"
        case .notKnown: "not known"
        case .reasonGiven: "a reason given"
        case .undated: "undated"
        case .outOfPeriod: "out of period"
        case .tooFewAnswered: "fewer than five answered"
        }
    }
}

/// What a profile says in one slot.
public struct Answer: Sendable, Hashable {
    /// What was written, even where it does not count (undated, out of period).
    public var value: Value?
    /// Why the value does not count, or why there is none; `nil` when it is known.
    public var unknown: UnknownReason?
    /// The words of a given reason.
    public var reason: TextRange = .none
    /// Its place among the profile's evidence; -1 when none is given.
    public var evidence: Int32 = -1
    /// Its place among the profile's tallies; -1 when one voice answered.
    public var tally: Int32 = -1
    public var mark: Mark = .none

    public init(value: Value?, unknown: UnknownReason?) {
        self.value = value
        self.unknown = unknown
    }

    public static let notStated = Answer(value: nil, unknown: .notStated)

    /// The value, where it counts.
    @inlinable
    public var known: Value? { unknown == nil ? value : nil }

    /// Whether the profile says anything here, if only that it is unknown.
    public var isStated: Bool { unknown != .notStated }
}

/// How many people of one party said what.
public struct Tally: Sendable, Hashable {
    public var yes = 0
    public var no = 0
    public var notKnown = 0
    public var asked: Int?

    public init() {}

    public var answered: Int { yes + no }

    /// The keys of a profile that state them.
    public static let counts = ["yes", "no", "not_known", "asked"]
}
