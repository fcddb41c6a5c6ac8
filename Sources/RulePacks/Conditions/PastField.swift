/// A date of a list's records that lies in the past: always, or where another field of the record says that it has happened.
public struct PastField: Sendable {
    /// The list, as a fact.
    public var list: Int
    public var field: Int
    /// What another field of the record says where the date lies in the past; `nil` where it always does.
    public var when: FieldTest?
}
