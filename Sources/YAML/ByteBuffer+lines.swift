public import Files

extension ByteBuffer {
    /// The text of a line, counted from 1, as an editor shows it; `nil` past the end. For messages.
    ///
    /// A line of more than 10,000 characters is cut.
    /// - Complexity: O(bytes). For many lines of one text, make a `LineTable`.
    public func line(_ number: Int) -> String? { LineTable(self, upTo: number).line(number) }

    /// Where a line's text ends, and where the next line begins: the same where there is none.
    static func endOfLine(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (text: Int, next: Int) {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x0A: return (index, index + 1)
            case 0x0D: return (index, index + (index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1))
            case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0x85: return (index, index + 2)
            case 0xE2
            where index + 2 < bytes.count && bytes[index + 1] == 0x80
                && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9):
                return (index, index + 3)
            default: index += 1
            }
        }
        return (index, index)
    }

    /// Whether the text is in UTF-16, by its byte order mark.
    var isWide: Bool { withBytes { $0.starts(with: [0xFF, 0xFE]) || $0.starts(with: [0xFE, 0xFF]) } }

    /// The place of a byte in a file, by the same count of lines and columns as the parser's.
    func mark(ofByte offset: Int) -> Mark {
        var line: Int32 = 1
        var column: Int32 = 1
        var previous: Unicode.Scalar?
        for scalar in ByteBuffer(wholeCharacters(before: offset)).decoded().unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                line += 1
                column = 1
            default: column += 1
            }
            previous = scalar
        }
        return Mark(line: line, column: column)
    }

    /// Without the first bytes of a character that `offset` cuts.
    private func wholeCharacters(before offset: Int) -> [UInt8] {
        withBytes { bytes in
            var end = min(offset, bytes.count)
            if isWide {
                end -= end % 2
            } else {
                var start = end
                while start > 0, end - start < 3, bytes[start - 1] & 0xC0 == 0x80 { start -= 1 }
                if start > 0, bytes[start - 1] >= 0xC0, end - start + 1 < (~bytes[start - 1]).leadingZeroBitCount {
                    end = start - 1
                }
            }
            return Array(bytes[..<end])
        }
    }

    func decoded() -> String {
        withBytes { bytes in
            if isWide {
                let littleEndian = bytes[0] == 0xFF
                var units: [UInt16] = []
                for index in stride(from: 2, to: bytes.count - 1, by: 2) {
                    let high = UInt16(bytes[littleEndian ? index + 1 : index])
                    let low = UInt16(bytes[littleEndian ? index : index + 1])
                    units.append(high << 8 | low)
                }
                return String(decoding: units, as: UTF16.self)
            }
            let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
            return String(decoding: text, as: UTF8.self)
        }
    }
}
