/// A date of a list's records that lies on one side of the day of which the profile speaks: always, or where another field of the
/// record says so.
public struct FieldInTime: Sendable {
    /// Where a date lies of which the day of the profile says more: before that day, or after it.
    public enum Side: String, Sendable, CaseIterable { case past, ahead }

    /// The list, as a fact.
    public var list: Int
    public var field: Int
    public var side: Side
    /// What another field of the record says where the date lies there; `nil` where it always does.
    public var when: FieldTest?
}
