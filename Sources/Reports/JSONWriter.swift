import Facts
import Files

/// Writes compact JSON (RFC 8259) as UTF-8, keys in the order they are given.
struct JSONWriter: ~Copyable {
    private var sink = ByteSink()
    private var needsComma = false
    /// What fragments are pieces of.
    private let text: [UInt8]

    init(fragmentsOf text: [UInt8] = []) { self.text = text }

    /// A copy of what was written.
    var bytes: [UInt8] { sink.bytes }

    mutating func removeAll() {
        sink.removeAll()
        needsComma = false
    }

    /// Writes behind what the caller has, without a copy: its bytes and the writer's change places, and again at the end.
    mutating func exchange(with other: inout ByteSink) {
        swap(&sink, &other)
        needsComma = false
    }

    mutating func beginObject() { begin(0x7B) }
    mutating func endObject() { end(0x7D) }
    mutating func beginArray() { begin(0x5B) }
    mutating func endArray() { end(0x5D) }

    mutating func key(_ name: StaticString) {
        separate()
        sink.append(0x22)
        sink.append(name)
        sink.append("\":")
        needsComma = false
    }

    /// A key that is data.
    mutating func key(named name: String) {
        separate()
        quote(name)
        sink.append(0x3A)
        needsComma = false
    }

    mutating func string(_ text: String) {
        separate()
        quote(text)
        needsComma = true
    }

    mutating func string(_ text: borrowing Span<UInt8>) {
        separate()
        quote(text)
        needsComma = true
    }

    mutating func integer(_ value: Int) {
        separate()
        if value >= 0, value < 100 {
            if value >= 10 { sink.append(0x30 + UInt8(truncatingIfNeeded: value / 10)) }
            sink.append(0x30 + UInt8(truncatingIfNeeded: value % 10))
        } else {
            sink.append(string: String(value))
        }
        needsComma = true
    }

    mutating func boolean(_ value: Bool) {
        separate()
        sink.append(value ? "true" : "false")
        needsComma = true
    }

    mutating func null() {
        separate()
        sink.append("null")
        needsComma = true
    }

    /// A value written before, by a compact writer.
    mutating func raw(_ value: [UInt8]) {
        separate()
        sink.append(value.span)
        needsComma = true
    }

    /// The beginning of something, after which nothing needs a comma: `{"id":`.
    @inline(__always)
    mutating func opening(_ fragment: StaticString) {
        separate()
        sink.append(fragment)
        needsComma = false
    }

    /// A piece of text that goes on where the last one stopped: `],"against":[`.
    ///
    /// - Parameter closes: whether a value ends here, so that another needs a comma.
    @inline(__always)
    mutating func continuing(_ fragment: StaticString, closes: Bool = false) {
        sink.append(fragment)
        needsComma = closes
    }

    mutating func continuing(_ fragment: [UInt8], closes: Bool = false) {
        sink.append(fragment.span)
        needsComma = closes
    }

    @inline(__always)
    mutating func continuing(_ fragment: Fragment, closes: Bool = false) {
        sink.append(text, fragment.range)
        needsComma = closes
    }

    @inline(__always)
    mutating func raw(_ fragment: Fragment) {
        separate()
        continuing(fragment, closes: true)
    }

    @inline(__always)
    mutating func opening(_ fragment: Fragment) {
        separate()
        continuing(fragment)
    }

    /// `2008-11-30`, `2008-11` or `2008`.
    mutating func date(_ span: DateSpan?) {
        guard let span else { return null() }
        separate()
        sink.append(0x22)
        digits(span.first / 10000, 4)
        if span.first / 100 == span.last / 100 {
            sink.append(0x2D)
            digits(span.first / 100 % 100, 2)
            if span.isDay {
                sink.append(0x2D)
                digits(span.first % 100, 2)
            }
        }
        sink.append(0x22)
        needsComma = true
    }

    private mutating func digits(_ value: Int32, _ count: Int) {
        var divisor: Int32 = count == 4 ? 1000 : 10
        while divisor > 0 {
            sink.append(0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }

    mutating func digest(_ digest: Digest?) {
        guard let digest else { return null() }
        separate()
        sink.append(0x22)
        digest.appendHexadecimal(to: &sink)
        sink.append(0x22)
        needsComma = true
    }

    mutating func optional(_ text: String?) {
        if let text { string(text) } else { null() }
    }

    mutating func strings(_ values: some Sequence<String>) {
        beginArray()
        for value in values { string(value) }
        endArray()
    }

    private mutating func begin(_ sign: UInt8) {
        separate()
        sink.append(sign)
        needsComma = false
    }

    private mutating func end(_ sign: UInt8) {
        sink.append(sign)
        needsComma = true
    }

    @inline(__always)
    private mutating func separate() {
        if needsComma { sink.append(0x2C) }
    }

    private mutating func quote(_ text: String) {
        var text = text
        text.withUTF8 { quote($0.span) }
    }

    /// Most texts have nothing to escape, and are copied as they are.
    private mutating func quote(_ text: borrowing Span<UInt8>) {
        sink.append(0x22)
        if text.isPlainText { sink.append(text) } else { escape(text) }
        sink.append(0x22)
    }

    private mutating func escape(_ text: borrowing Span<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            switch byte {
            case 0xC2, 0xE2:
                if let unseen = JSONWriter.unseen(byte, text, at: index) {
                    sink.append(string: unseen.escaped)
                    index += unseen.length
                } else {
                    sink.append(byte)
                }
            case 0x22: sink.append("\\\"")
            case 0x5C: sink.append("\\\\")
            case 0x0A: sink.append("\\n")
            case 0x09: sink.append("\\t")
            case 0x0D: sink.append("\\r")
            case 0..<0x20:
                sink.append("\\u00")
                sink.append(JSONWriter.digit(byte >> 4))
                sink.append(JSONWriter.digit(byte & 15))
            default: sink.append(byte)
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

extension JSONWriter {
    /// Compact JSON spread over lines, two spaces a level, for people.
    static func indented(_ compact: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(compact.count * 2)
        var depth = 0
        var isInString = false
        var isEscaped = false
        func breakLine() {
            result.append(0x0A)
            result.append(contentsOf: repeatElement(0x20, count: depth * 2))
        }
        for (index, byte) in compact.enumerated() {
            if isInString {
                result.append(byte)
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = true
                } else if byte == 0x22 {
                    isInString = false
                }
                continue
            }
            switch byte {
            case 0x22:
                isInString = true
                result.append(byte)
            case 0x7B, 0x5B:
                result.append(byte)
                let next = index + 1 < compact.count ? compact[index + 1] : 0
                if next != 0x7D, next != 0x5D {
                    depth += 1
                    breakLine()
                }
            case 0x7D, 0x5D:
                let previous = compact[index - 1]
                if previous != 0x7B, previous != 0x5B {
                    depth -= 1
                    breakLine()
                }
                result.append(byte)
            case 0x2C:
                result.append(byte)
                breakLine()
            case 0x3A: result.append(contentsOf: [0x3A, 0x20])
            default: result.append(byte)
            }
        }
        return result
    }
}
