/// A test of one field of the record at hand.
public struct FieldTest: Sendable, Hashable {
    public var field: Int
    public var test: ValueTest
}
