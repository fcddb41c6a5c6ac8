public import Facts

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

extension ListTest.Quantifier {
    /// Of a list that is searched, a record found decides, and this is what its condition came to; `nil` where none is found, and
    /// every record decides.
    public func recordFound(by truth: Truth) -> Truth? {
        switch (self, truth) {
        case (.some, .true), (.count, .true), (.none, .false): .true
        case (.every, .false): .false
        default: nil
        }
    }
}
