public import YAML

/// What a profile says in one slot.
public struct Answer: Sendable, Hashable {
    /// What was written, even where it does not count (undated, out of period and the like).
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

    /// Whether it is what several people said, and may be told: not where so few answered that somebody could be made out.
    @inlinable
    public var tellsCounts: Bool { tally >= 0 && (unknown == nil ? value != nil : unknown == .evenlyDivided) }

    /// Whether the profile says anything here, if only that it is unknown.
    public var isStated: Bool { unknown != .notStated }
}
