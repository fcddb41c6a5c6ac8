import Files

/// A comment that stands behind something else, on the same line.
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
        let blanks = rest.prefix(while: Self.isBlank).count
        let comment = rest.dropFirst(blanks)
        guard blanks > 0, comment.first == "#" else { return nil }
        return CommentBehindText(
            mark: Mark(line: end.line, column: end.column + Int32(blanks)), length: comment.count,
            isSetApart: blanks > 1 && Self.isBlankOrNothing(comment.dropFirst().first))
    }

    /// What may be comments behind something else on their lines, in order: each `#` behind a blank, with the rest of its line.
    /// Within quotes it is none, which only an event stream can tell.
    /// - Complexity: O(bytes).
    public func commentsBehindAnything() -> [(comment: CommentBehindText, text: String)] {
        var found: [(CommentBehindText, String)] = []
        for number in linesWithHash {
            guard let line = line(number) else { continue }
            let scalars = Array(line.unicodeScalars)
            guard let first = scalars.firstIndex(where: { !Self.isBlank($0) }), scalars[first] != "#" else { continue }
            for place in scalars.indices.dropFirst(first + 1)
            where scalars[place] == "#" && Self.isBlank(scalars[place - 1]) {
                let isSetApart =
                    Self.isBlank(scalars[place - 2])
                    && Self.isBlankOrNothing(place + 1 < scalars.count ? scalars[place + 1] : nil)
                let comment = CommentBehindText(
                    mark: Mark(line: Int32(number), column: Int32(place + 1)), length: scalars.count - place,
                    isSetApart: isSetApart)
                found.append((comment, String(String.UnicodeScalarView(scalars[place...]))))
            }
        }
        return found
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    private static func isBlankOrNothing(_ scalar: Unicode.Scalar?) -> Bool { scalar.map(isBlank) ?? true }
}
