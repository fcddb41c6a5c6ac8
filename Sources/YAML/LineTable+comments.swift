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

    /// - Parameter place: of its `#` among a line's characters, behind a blank.
    fileprivate init(at place: Int, in scalars: [Unicode.Scalar], line: Int) {
        mark = Mark(line: Int32(line), column: Int32(place + 1))
        length = scalars.count - place
        isSetApart =
            place > 1 && LineTable.isBlank(scalars[place - 2])
            && (place + 1 == scalars.count || LineTable.isBlank(scalars[place + 1]))
    }
}

/// Finds the comments behind texts, one after another: a line is taken apart once for all texts that follow one another on it.
public struct CommentSearch {
    private let lines: LineTable
    private var number = 0
    private var scalars: [Unicode.Scalar] = []

    public init(_ lines: LineTable) { self.lines = lines }

    /// The comment that follows where a text ends; `nil` where none does.
    /// - Complexity: O(blanks behind the text); of the first text on a line O(its length).
    public mutating func comment(behind end: Mark) -> CommentBehindText? {
        if Int(end.line) != number {
            number = Int(end.line)
            scalars = lines.wholeLine(number).map { Array($0.unicodeScalars) } ?? []
        }
        let first = Int(end.column) - 1
        var place = first
        while place < scalars.count, LineTable.isBlank(scalars[place]) { place += 1 }
        guard place > first, place < scalars.count, scalars[place] == "#" else { return nil }
        return CommentBehindText(at: place, in: scalars, line: number)
    }
}

extension LineTable {
    /// What may be comments behind something else on a line, in order: each `#` behind a blank. Within quotes it is none, which
    /// only an event stream can tell.
    /// - Complexity: O(length of the line).
    public func commentsBehindAnything(on number: Int) -> [CommentBehindText] {
        guard let line = wholeLine(number) else { return [] }
        let scalars = Array(line.unicodeScalars)
        guard let first = scalars.firstIndex(where: { !Self.isBlank($0) }), scalars[first] != "#" else { return [] }
        return scalars.indices.dropFirst(first + 1)
            .filter { scalars[$0] == "#" && Self.isBlank(scalars[$0 - 1]) }
            .map { CommentBehindText(at: $0, in: scalars, line: number) }
    }

    fileprivate static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}
