/// A number of 96 bits for a text and a number, so that a hundred thousand of them can be compared in a few megabytes. Two have
/// the same one by accident only once in some 10 to the 28th pairs; it differs from run to run, so that nobody can make two.
public struct Fingerprint: Hashable, Sendable {
    // Three words of four bytes take up twelve; a word of eight beside one of four would take up sixteen.
    private let high: UInt32
    private let middle: UInt32
    private let low: UInt32

    /// - Complexity: O(bytes).
    public init(_ text: borrowing Span<UInt8>, _ number: Int32) {
        var high = Fingerprint.seeds.high ^ UInt64(truncatingIfNeeded: text.count)
        var low = Fingerprint.seeds.low ^ UInt64(UInt32(bitPattern: number))
        var word: UInt64 = 0
        for index in 0..<text.count {
            word = word << 8 | UInt64(text[index])
            if index & 7 == 7 || index == text.count - 1 {
                high = Fingerprint.mixed(high ^ word, 0x9E37_79B9_7F4A_7C15)
                low = Fingerprint.mixed(low ^ word, 0xD6E8_FEB8_6659_FD93)
                word = 0
            }
        }
        high = Fingerprint.mixed(high ^ low, 0x9E37_79B9_7F4A_7C15)
        low = Fingerprint.mixed(low, 0xD6E8_FEB8_6659_FD93)
        self.high = UInt32(truncatingIfNeeded: high)
        middle = UInt32(truncatingIfNeeded: low >> 32)
        self.low = UInt32(truncatingIfNeeded: low)
    }

    private static func mixed(_ value: UInt64, _ factor: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: factor)
        return product.high ^ product.low ^ (value << 32 | value >> 32)
    }

    private static let seeds = (high: random(), low: random())
    private static func random() -> UInt64 { UInt64.random(in: .min ... .max) }

    public func hash(into hasher: inout Hasher) { hasher.combine(low) }
}
