import Facts
import Files

/// Writes compact JSON (RFC 8259) as UTF-8, keys in the order they are given.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init() {}

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Writes behind what the caller has, without a copy: its bytes and the writer's change places, and again at the end.
    mutating func exchange(with other: inout [UInt8]) {
        swap(&bytes, &other)
        needsComma = false
    }

    mutating func beginObject() { begin(0x7B) }
    mutating func endObject() { end(0x7D) }
    mutating func beginArray() { begin(0x5B) }
    mutating func endArray() { end(0x5D) }

    mutating func key(_ name: StaticString) {
        separate()
        bytes.append(0x22)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3A)
        needsComma = false
    }

    /// A key that is data.
    mutating func key(_ name: String) {
        separate()
        quote(name.utf8)
        bytes.append(0x3A)
        needsComma = false
    }

    mutating func string(_ text: String) {
        separate()
        quote(text.utf8)
        needsComma = true
    }

    mutating func string(_ text: some Collection<UInt8>) {
        separate()
        quote(text)
        needsComma = true
    }

    mutating func integer(_ value: Int) {
        separate()
        if value >= 0, value < 10 {
            bytes.append(0x30 + UInt8(value))
        } else if value >= 0, value < 100 {
            bytes.append(0x30 + UInt8(value / 10))
            bytes.append(0x30 + UInt8(value % 10))
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
        needsComma = true
    }

    mutating func boolean(_ value: Bool) {
        separate()
        bytes.append(contentsOf: value ? "true".utf8 : "false".utf8)
        needsComma = true
    }

    mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
        needsComma = true
    }

    /// A value written before, by a compact writer.
    @inline(__always)
    mutating func raw(_ value: [UInt8]) {
        separate()
        bytes.append(contentsOf: value)
        needsComma = true
    }

    /// The beginning of something, after which nothing needs a comma: `{"id":`.
    @inline(__always)
    mutating func opening(_ fragment: [UInt8]) {
        separate()
        bytes.append(contentsOf: fragment)
        needsComma = false
    }

    @inline(__always)
    mutating func opening(_ fragment: StaticString) {
        separate()
        fragment.withUTF8Buffer { bytes.append(contentsOf: $0) }
        needsComma = false
    }

    /// A piece of text that goes on where the last one stopped: `],"against":[`.
    ///
    /// - Parameter closes: whether a value ends here, so that another needs a comma.
    @inline(__always)
    mutating func continuing(_ fragment: [UInt8], closes: Bool = false) {
        bytes.append(contentsOf: fragment)
        needsComma = closes
    }

    @inline(__always)
    mutating func continuing(_ fragment: StaticString, closes: Bool = false) {
        fragment.withUTF8Buffer { bytes.append(contentsOf: $0) }
        needsComma = closes
    }

    /// `2008-11-30`, `2008-11` or `2008`.
    mutating func date(_ span: DateSpan?) {
        guard let span else { return null() }
        separate()
        bytes.append(0x22)
        digits(span.first / 10000, 4)
        if span.first / 100 == span.last / 100 {
            bytes.append(0x2D)
            digits(span.first / 100 % 100, 2)
            if span.isDay {
                bytes.append(0x2D)
                digits(span.first % 100, 2)
            }
        }
        bytes.append(0x22)
        needsComma = true
    }

    private mutating func digits(_ value: Int32, _ count: Int) {
        var divisor: Int32 = count == 4 ? 1000 : 10
        while divisor > 0 {
            bytes.append(0x30 + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }

    mutating func digest(_ digest: Digest?) {
        guard let digest else { return null() }
        separate()
        bytes.append(0x22)
        digest.appendHexadecimal(to: &bytes)
        bytes.append(0x22)
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
        bytes.append(sign)
        needsComma = false
    }

    private mutating func end(_ sign: UInt8) {
        bytes.append(sign)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = false
    }

    /// Most texts have nothing to escape, and are copied as they are.
    private mutating func quote(_ text: some Collection<UInt8>) {
        bytes.append(0x22)
        guard text.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
            bytes.append(contentsOf: text)
            bytes.append(0x22)
            return
        }
        for byte in text {
            switch byte {
            case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
            case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
            case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
            case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
            case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(JSONWriter.digit(byte >> 4))
                bytes.append(JSONWriter.digit(byte & 15))
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
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
