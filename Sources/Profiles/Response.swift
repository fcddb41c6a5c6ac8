public import Facts
public import YAML

/// What the auditor decided about a flag.
public struct Response: Sendable, Hashable {
    /// Taken on, not agreed with, or dealt with already.
    public enum Decision: String, Sendable, CaseIterable { case accepted, disagreed, remedied }
    public var flag: Int
    public var decision: Decision = .accepted
    public var because = TextRange.none
    public var by = TextRange.none
    public var date: DateSpan?
    public var expires: DateSpan?
    public var mark: Mark

    public init(flag: Int, mark: Mark) {
        self.flag = flag
        self.mark = mark
    }

    /// Whether it had run out before it was made, and so was never of force: unknown where it was made in a month or a year, in
    /// which its end lies. Its own month or year is of force to the last day, as a term is that somebody sets.
    public var expiredBeforeMade: Truth {
        guard let expires, let date else { return .false }
        return expires.last < date.first ? .true : Truth(expires.last < date.last) && .unknown
    }

    /// Whether it had run out before the day the profile speaks of.
    public func hasExpired(on day: DateSpan?) -> Bool {
        guard let expires, let day else { return false }
        return expires.last < day.first
    }
}
