public import Facts

/// What one answer to an open question would settle, everything else staying as it is known.
public struct AnswerEffect: Hashable, Sendable {
    /// `nil` is that a list has no other records than are stated.
    public var answer: Value?
    /// Of whether a list has other records: the field of which one more states the answer, and nothing else of itself.
    public var field: Int?
    /// Flags that are open, and would be raised.
    public var raises: [Int]
    /// Flags that are open, and would not be raised whatever else is answered.
    public var clears: [Int]
    /// Those of them that would not be raised since no rule for them would apply: nobody would have said that all is well.
    public var leavesMoot: [Int]
}
