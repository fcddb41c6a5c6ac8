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

    /// How many bytes were written.
    var count: Int { sink.count }

    /// Goes on behind what was written, with something that has nothing to do with it.
    ///
    /// - Returns: where that begins.
    mutating func startPiece() -> Int {
        needsComma = false
        return sink.count
    }

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
        sink.append(quoted: name.utf8Span.span)
        sink.append(0x3A)
        needsComma = false
    }

    mutating func string(_ text: String) {
        separate()
        sink.append(quoted: text.utf8Span.span)
        needsComma = true
    }

    mutating func string(_ text: borrowing Span<UInt8>) {
        separate()
        sink.append(quoted: text)
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

    /// A value that stands further up in what this writer wrote.
    mutating func repeated(_ fragment: Fragment) {
        separate()
        sink.append(copyOf: fragment.range)
        needsComma = true
    }

    /// What stands further up, going on where the last text stopped.
    mutating func continuing(copyOf fragment: Fragment) {
        sink.append(copyOf: fragment.range)
        needsComma = false
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

    mutating func optional(_ value: Int?) {
        if let value { integer(value) } else { null() }
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
}
