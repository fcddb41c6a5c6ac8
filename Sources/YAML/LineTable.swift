public import Files

/// Where the lines of a text begin, so that many of them can be shown.
public struct LineTable {
    private let buffer: ByteBuffer
    private var lines: [Range<Int>] = []

    /// How much of a line is shown.
    private static let mostCharacters = 10_000

    /// - Parameter last: the last line that will be asked for.
    /// - Complexity: O(bytes); a text in UTF-16 is decoded first.
    public init(_ source: ByteBuffer, upTo last: Int = .max) {
        let buffer = source.isWide ? ByteBuffer(source.decoded().utf8) : source
        self.buffer = buffer
        buffer.withBytes { bytes in
            var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            while lines.count < last {
                let end = ByteBuffer.endOfLine(in: bytes, from: start)
                lines.append(start..<end.text)
                if end.next == end.text { break }
                start = end.next
            }
        }
    }

    /// What stands behind a line, for one after which nothing is read: its first line, how many lines there are down to the
    /// last that is not blank, and how many documents begin there. `nil` where nothing does.
    public func rest(after line: Int) -> (first: Int, lines: Int, documents: Int)? {
        // A problem of the file itself is no place in it.
        guard line > 0 else { return nil }
        let blank: Set<UInt8> = [0x20, 0x09]
        return buffer.withBytes { bytes in
            let rest = lines.dropFirst(line)
            guard let last = rest.lastIndex(where: { bytes[$0].contains { !blank.contains($0) } }) else { return nil }
            let documents = rest.count { range in
                bytes[range].starts(with: "---".utf8) && bytes[range].dropFirst(3).first.map(blank.contains) ?? true
            }
            return (rest.startIndex + 1, last - rest.startIndex + 1, documents)
        }
    }

    /// Whether a text is the first that stands in the document that begins on a line, counted from 1.
    ///
    /// Of a document with directives, or whose first line has more than `---`, it is not found out.
    public func document(from line: Int, beginsWith text: String) -> Bool {
        guard line > 0, line <= lines.count else { return false }
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        return buffer.withBytes { bytes in
            for number in lines.indices[(line - 1)...] {
                let whole = bytes[lines[number]]
                let hasDashes = number == line - 1 && whole.starts(with: "---".utf8)
                let first = whole.dropFirst(hasDashes ? 3 : 0).drop(while: isBlank)
                if first.isEmpty || first.first == 0x23 { continue }
                return !hasDashes && whole.starts(with: text.utf8)
            }
            return false
        }
    }

    /// How many lines there are.
    public var count: Int { lines.count }

    /// The lines, counted from 1, on which a `#` stands behind something else.
    public var linesWithHash: [Int] {
        buffer.withBytes { bytes in
            lines.indices.filter { line in
                let text = bytes[lines[line]].drop { $0 == 0x20 || $0 == 0x09 }
                return text.first != 0x23 && text.contains(0x23)
            }.map { $0 + 1 }
        }
    }

    /// The bytes of a line, counted from 1, however long it is; `nil` past the end.
    public func withLine<Result>(_ number: Int, _ body: (Span<UInt8>) -> Result) -> Result? {
        guard number > 0, number <= lines.count else { return nil }
        return buffer.withBytes { body(UnsafeBufferPointer(rebasing: $0[lines[number - 1]]).span) }
    }

    /// The text of a line, counted from 1, however long it is; `nil` past the end.
    public func wholeLine(_ number: Int) -> String? {
        guard number > 0, number <= lines.count else { return nil }
        return buffer.withBytes { String(decoding: $0[lines[number - 1]], as: UTF8.self) }
    }

    /// The text of a line, counted from 1, as an editor shows it; `nil` past the end.
    public func line(_ number: Int) -> String? {
        guard number > 0, number <= lines.count else { return nil }
        let text = buffer.withBytes { bytes in
            String(decoding: bytes[lines[number - 1]].prefix(LineTable.mostCharacters * 4), as: UTF8.self)
        }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(LineTable.mostCharacters)))
    }

    /// What is wrong with the key at `mark` where it is the rest of a text that a comma cut; `nil` where it is not.
    public func problem(ofKeyCutByComma key: String, at mark: Mark) -> YAMLProblem? {
        guard isCutByComma(key, at: mark) else { return nil }
        let before = line(Int(mark.line))?.unicodeScalars.prefix(Int(mark.column) - 1)
        let opening = before?.count { $0 == "\u{201C}" || $0 == "\u{2018}" } ?? 0
        let closing = before?.count { $0 == "\u{201D}" || $0 == "\u{2019}" } ?? 0
        return .commaInProse(typographic: opening > closing)
    }

    /// Whether the key at `mark`, inside `{ }`, is what a comma cut off an unquoted text: no colon comes after it.
    public func isCutByComma(_ key: String, at mark: Mark) -> Bool {
        guard let line = line(Int(mark.line)) else { return false }
        let scalars = line.unicodeScalars
        let after = scalars.dropFirst(Int(mark.column) - 1 + key.unicodeScalars.count).first { $0 != " " }
        let before = scalars.prefix(Int(mark.column) - 1).last { $0 != " " }
        return (before == "," || before == "?") && (after == nil || after == "," || after == "}")
    }
}
