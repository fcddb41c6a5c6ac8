/// What somebody answered, read by the type that the vocabulary gives the fact.
public enum Value: Hashable, Sendable {
    case yesNo(Bool)
    /// The place of the word among the fact's values.
    case choice(Int32)
    case number(ExactNumber)
    case date(DateSpan)
    /// Told, never tested: where it stands in the profile's text.
    case text(TextRange)
}

/// A piece of the text that a profile keeps in one block.
public struct TextRange: Hashable, Sendable {
    public var start: Int32
    public var count: Int32

    public init(start: Int, count: Int) {
        self.start = Int32(start)
        self.count = Int32(count)
    }

    public static let none = TextRange(start: 0, count: 0)
    public var isEmpty: Bool { count == 0 }
}
