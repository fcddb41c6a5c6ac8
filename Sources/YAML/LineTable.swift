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

    /// The text of a line, counted from 1, as an editor shows it; `nil` past the end.
    public func line(_ number: Int) -> String? {
        guard number > 0, number <= lines.count else { return nil }
        let text = buffer.withBytes { String(decoding: $0[lines[number - 1]], as: UTF8.self) }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(LineTable.mostCharacters)))
    }
}
