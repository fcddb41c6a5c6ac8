/// A number for a text, so that a hundred thousand of them can be compared in a few megabytes. Two texts have the same one by
/// accident only once in some 10 to the 38th pairs; it differs from run to run, so that nobody can make two such texts.
public struct Fingerprint: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// - Complexity: O(bytes).
    public init(_ text: borrowing Span<UInt8>) {
        var high = Fingerprint.seeds.high ^ UInt64(truncatingIfNeeded: text.count)
        var low = Fingerprint.seeds.low
        var word: UInt64 = 0
        for index in 0..<text.count {
            word = word << 8 | UInt64(text[index])
            if index & 7 == 7 || index == text.count - 1 {
                high = Fingerprint.mixed(high ^ word, 0x9E37_79B9_7F4A_7C15)
                low = Fingerprint.mixed(low ^ word, 0xD6E8_FEB8_6659_FD93)
                word = 0
            }
        }
        self.high = high
        self.low = low
    }

    private static func mixed(_ value: UInt64, _ factor: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: factor)
        return product.high ^ product.low ^ (value << 32 | value >> 32)
    }

    private static let seeds = (high: random(), low: random())
    private static func random() -> UInt64 { UInt64.random(in: .min ... .max) }

    public func hash(into hasher: inout Hasher) { hasher.combine(low) }
}
