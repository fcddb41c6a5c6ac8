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
    /// It is dated by a month or a year that lies in that period with some of its days only.
    case datedLoosely
    /// It is dated outside the period in which it counts.
    case outOfPeriod
    /// Too few people answered for their answers to be read.
    case tooFewAnswered
    /// As many people said yes as said no, and the pack reads neither.
    case evenlyDivided

    public var words: String {
        switch self {
        case .notStated: "not stated"
        case .notKnown: "not known"
        case .reasonGiven: "a reason given"
        case .undated: "undated"
        case .datedLoosely: "not dated exactly enough"
        case .outOfPeriod: "out of period"
        case .tooFewAnswered: "fewer than five said yes or no"
        case .evenlyDivided: "as many say yes as no"
        }
    }
}
