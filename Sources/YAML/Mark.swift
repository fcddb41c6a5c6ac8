/// A place in a YAML text, both counted from 1; columns count Unicode scalars.
public struct Mark: Hashable, Sendable {
    public var line: Int32
    public var column: Int32

    public init(line: Int32, column: Int32) {
        self.line = line
        self.column = column
    }

    /// The file itself.
    public static let none = Mark(line: 0, column: 0)
}
