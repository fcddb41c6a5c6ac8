/// A test of one field of the record at hand.
public struct FieldTest: Sendable {
    public var field: Int
    public var test: ValueTest
}
