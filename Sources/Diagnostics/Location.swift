/// A place in a file: what a person types into an editor to get there.
public struct Location: Hashable, Sendable, Comparable {
    /// The file as the user named it; `-` for standard input.
    public var file: String
    /// Counted from 1; 0 when the problem is the file itself.
    public var line: Int
    /// Counted from 1 in Unicode scalars; 0 when the problem is the file itself.
    public var column: Int

    public init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// In the order in which somebody reads: files by their names, each from its beginning.
    public static func < (left: Location, right: Location) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
