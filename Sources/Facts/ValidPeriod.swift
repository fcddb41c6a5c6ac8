/// The period in which a value counts, both ends included.
public struct ValidPeriod: Hashable, Sendable {
    public var from: DateSpan?
    public var to: DateSpan?
    /// Where it comes from: the places cited, or the pack's judgement.
    public var ground: String

    public init(from: DateSpan?, to: DateSpan?, ground: String = "") {
        self.from = from
        self.to = to
        self.ground = ground
    }

    /// How a date lies to the period.
    public enum Verdict: Sendable { case inside, outside, overlapping }

    /// A month or a year may lie in it with some of its days only.
    public func judge(_ date: DateSpan) -> Verdict {
        if let from, date.last < from.first { return .outside }
        if let to, date.first > to.last { return .outside }
        if let from, date.first < from.first { return .overlapping }
        if let to, date.last > to.last { return .overlapping }
        return .inside
    }

    public var description: String {
        switch (from, to) {
        case (let from?, let to?): "\(from) to \(to)"
        case (let from?, nil): "from \(from)"
        case (nil, let to?): "to \(to)"
        case (nil, nil): "any time"
        }
    }
}
