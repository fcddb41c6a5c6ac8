/// The outcome of one record under a rule that looks at each.
public struct RecordOutcome: Hashable, Sendable {
    /// Its place among the list's records; `nil` is whatever others there may be.
    public var record: Int?
    public var outcome: Outcome
}
