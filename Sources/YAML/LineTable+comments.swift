import Files

/// A comment that stands behind a text without quotes, on the same line.
public struct CommentBehindText: Hashable, Sendable {
    /// Where its `#` stands.
    public var mark: Mark
    /// How many characters the comment has, with its `#`.
    public var length: Int
    /// Whether two blanks or more stand before the `#`, and a blank or nothing behind it, as comments are written that are meant
    /// as such. Any other may be a part of the text: `item #4`.
    public var isSetApart: Bool
}

extension LineTable {
    /// The comment that follows where a text ends; `nil` where none does.
    /// - Complexity: O(length of the line).
    public func comment(behind end: Mark) -> CommentBehindText? {
        guard let line = line(Int(end.line)) else { return nil }
        let rest = line.unicodeScalars.dropFirst(Int(end.column) - 1)
        let blanks = rest.prefix { $0 == " " || $0 == "\t" }.count
        let comment = rest.dropFirst(blanks)
        guard blanks > 0, comment.first == "#" else { return nil }
        let next = comment.dropFirst().first
        return CommentBehindText(
            mark: Mark(line: end.line, column: end.column + Int32(blanks)), length: comment.count,
            isSetApart: blanks > 1 && (next == nil || next == " " || next == "\t"))
    }
}
