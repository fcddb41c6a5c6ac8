/// A test over the records of a list.
public struct ListTest: Sendable, Hashable {
    /// How many of the records must pass.
    public enum Quantifier: Sendable, Hashable {
        case some, every, none
        case count(atLeast: Int)
    }

    /// The fact that is the list.
    public var fact: Int
    public var quantifier: Quantifier
    /// Of each record; `nil` when every record counts.
    public var condition: Condition?
}
