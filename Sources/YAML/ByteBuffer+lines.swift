public import Files

extension ByteBuffer {
    /// The text of a line, counted from 1, as an editor shows it; `nil` past the end. For messages: it decodes the file.
    public func line(_ number: Int) -> String? {
        guard number > 0 else { return nil }
        var current = 1
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in decoded().unicodeScalars {
            let isBreak = scalar == "\n" || scalar == "\r" || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
            if scalar == "\n", previous == "\r" {
                previous = scalar
                continue
            }
            previous = scalar
            if isBreak {
                if current == number { return String(line) }
                current += 1
            } else if current == number, line.count < 10_000 {
                line.append(scalar)
            }
        }
        return current == number ? String(line) : nil
    }

    /// The place of a byte in a file of UTF-8 text.
    func mark(ofByte offset: Int) -> Mark {
        withBytes { bytes in
            var line: Int32 = 1
            var column: Int32 = 1
            for (index, byte) in bytes.prefix(offset).enumerated() {
                if byte == 10 || (byte == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)) {
                    line += 1
                    column = 1
                } else if byte & 0xC0 != 0x80, byte != 13 {
                    column += 1
                }
            }
            return Mark(line: line, column: column)
        }
    }

    private func decoded() -> String {
        withBytes { bytes in
            if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
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
