import Files

/// Texts as JSON has them (RFC 8259).
extension ByteSink {
    /// Adds a text as a string. Most texts have nothing to escape, and are copied as they are.
    mutating func append(quoted text: borrowing Span<UInt8>) {
        append(0x22)
        if text.isPlainText { append(text) } else { append(escaping: text) }
        append(0x22)
    }

    private mutating func append(escaping text: borrowing Span<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            switch byte {
            case 0xC2, 0xE2:
                if let unseen = ByteSink.unseen(byte, text, at: index) {
                    append(string: unseen.escaped)
                    index += unseen.length
                } else {
                    append(byte)
                }
            case 0x22: append("\\\"")
            case 0x5C: append("\\\\")
            case 0x0A: append("\\n")
            case 0x09: append("\\t")
            case 0x0D: append("\\r")
            case 0..<0x20:
                append("\\u00")
                append(ByteSink.digit(byte >> 4))
                append(ByteSink.digit(byte & 15))
            default: append(byte)
            }
        }
    }

    /// What cannot be seen but ends lines or turns the order of what stands beside it: C1 controls, the separators of lines and
    /// paragraphs, the marks, embeddings, overrides and isolates of direction.
    ///
    /// - Parameters:
    ///   - first: the first byte of the character.
    ///   - place: where its others stand.
    /// - Returns: how it is written, and how many other bytes it has.
    private static func unseen(
        _ first: UInt8, _ text: borrowing Span<UInt8>, at place: Int
    ) -> (escaped: String, length: Int)? {
        guard place < text.count else { return nil }
        let second = text[place]
        let scalar: UInt32
        let length: Int
        if first == 0xC2 {
            (scalar, length) = (UInt32(second), 1)
        } else {
            guard place + 1 < text.count else { return nil }
            (scalar, length) = (0x2000 | UInt32(second & 0x3F) << 6 | UInt32(text[place + 1] & 0x3F), 2)
        }
        switch scalar {
        case 0x80...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
            let digits = String(scalar, radix: 16)
            return ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits, length)
        default: return nil
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
