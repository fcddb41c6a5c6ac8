import Glibc

extension [UInt8] {
    /// Whether these bytes hold a part of a text at a place.
    ///
    /// The system compares them, by their addresses: each key and word of a profile is looked up so.
    public func holds(_ text: borrowing Span<UInt8>, from start: Int, count: Int, at place: Int) -> Bool {
        precondition(start >= 0 && count >= 0 && start + count <= text.count)
        guard place >= 0, place + count <= self.count else { return false }
        return withUnsafeBufferPointer { own in
            text.withUnsafeBufferPointer { other in
                guard let own = own.baseAddress, let other = other.baseAddress else { return count == 0 }
                return memcmp(own + place, other + start, count) == 0
            }
        }
    }

    /// Whether these bytes are those of a text.
    public func equals(_ text: borrowing Span<UInt8>) -> Bool {
        count == text.count && holds(text, from: 0, count: count, at: 0)
    }

    /// Adds a text, by its address: an array takes a whole span in no other way.
    public mutating func append(copying text: borrowing Span<UInt8>) {
        text.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}

extension Span<UInt8> {
    /// Whether all of these bytes are ASCII, and none of them a control character but tabs and ends of lines. None is left out,
    /// so that many can be looked at together; nor are the bounds asked for each, as a span would.
    public var isASCIIText: Bool {
        withUnsafeBufferPointer { bytes in
            var isOdd: UInt8 = 0
            for byte in bytes {
                let isPrinted: UInt8 = byte &- 0x20 <= 0x7E - 0x20 ? 1 : 0
                let isSpacing: UInt8 = (byte == 0x09 ? 1 : 0) | (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0)
                isOdd |= (isPrinted | isSpacing) ^ 1
            }
            return isOdd == 0
        }
    }

    /// Whether all of these bytes are ASCII, and none of them a control character below the space, quotation mark or backslash:
    /// eight are looked at together, as one word read from their address.
    public var isPlainText: Bool {
        withUnsafeBytes { bytes in
            var place = 0
            while place + 8 <= bytes.count {
                if Plainness.isBroken(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) { return false }
                place += 8
            }
            var rest: UInt64 = 0
            while place < bytes.count {
                rest = rest << 8 | UInt64(bytes[place])
                place += 1
            }
            return !Plainness.isBroken(rest | Plainness.spaces << (UInt64(bytes.count % 8) * 8))
        }
    }
}

/// Eight bytes in a word, looked at together.
private enum Plainness {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let spaces: UInt64 = ones * 0x20

    /// Whether one of the bytes is below 0x20 or above 0x7F, a quotation mark or a backslash; now and then for others beside
    /// such a one.
    @inline(__always)
    static func isBroken(_ word: UInt64) -> Bool {
        let control = (word &- spaces) | word
        let quote = word ^ (ones &* 0x22)
        let stroke = word ^ (ones &* 0x5C)
        return (control | (quote &- ones) & ~quote | (stroke &- ones) & ~stroke) & (ones &* 0x80) != 0
    }
}
