/// A place in a pack's files.
public struct Place: Hashable, Sendable {
    /// Relative to the pack's folder.
    public var file: String
    public var line: Int
    public var column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// As it stands in messages.
    package var inWords: String { "\(file):\(line):\(column)" }
}
