import Files
import TestSupport
import Testing

/// The same for the same text and number, and for no others that are met.
@Suite struct Fingerprints {
    private func fingerprint(_ text: [UInt8], _ number: Int32) -> Fingerprint { Fingerprint(text.span, number) }

    @Test(arguments: 0...40) func anyByteAndTheNumberCount(_ count: Int) {
        let text = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let own = fingerprint(text, 20_081_130)
        #expect(own == fingerprint(Array(text), 20_081_130))
        #expect(own != fingerprint(text, 20_081_201))
        for place in text.indices {
            var other = text
            other[place] ^= 1
            #expect(own != fingerprint(other, 20_081_130))
        }
    }

    /// Where a text stops counts, too: a null byte is not the end of a word of eight.
    @Test func textsOfNullsDifferByTheirLength() {
        let all = (0...64).map { fingerprint([UInt8](repeating: 0, count: $0), 0) }
        #expect(Set(all).count == 65)
        #expect(
            Set(
                (0...16).map {
                    fingerprint([UInt8](repeating: 0, count: 16 - $0) + [1] + [UInt8](repeating: 0, count: $0), 0)
                }
            ).count == 17)
    }

    /// Ids that count up, as in a batch, on a few days.
    @Test func aHundredThousandAreToldApart() {
        var seen = Set<Fingerprint>()
        for number in 0..<25_000 {
            for day: Int32 in [-1, 0, 20_081_130, .max] {
                seen.insert(fingerprint(Array("profile-\(number)".utf8), day))
            }
        }
        #expect(seen.count == 100_000)
    }

    @Test func isTwelveBytes() { #expect(MemoryLayout<Fingerprint>.stride == 12) }
}
