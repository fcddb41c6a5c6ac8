import Files
import TestSupport
import Testing

/// What is added stands at the end, whatever the memory had to grow.
@Suite struct ByteSinks {
    /// Lengths about the first memory of 64 bytes and its doubles.
    @Test(arguments: [0, 1, 63, 64, 65, 127, 128, 129, 1000]) func holdsWhatWasAdded(_ count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        var byOne = ByteSink(capacity: 0)
        for byte in bytes { byOne.append(byte) }
        var atOnce = ByteSink(capacity: 0)
        atOnce.append(bytes.span)
        #expect(byOne.bytes == bytes)
        #expect(atOnce.bytes == bytes)
        let held = byOne.count
        #expect(held == count)
    }

    /// One addition larger than twice the memory, on top of what is there.
    @Test func growsByMoreThanItsDouble() {
        var sink = ByteSink(capacity: 64)
        sink.append("begin")
        let long = [UInt8](repeating: 7, count: 1000)
        sink.append(long, 0..<1000)
        #expect(sink.bytes == Array("begin".utf8) + long)
    }

    @Test func aPartIsAddedAndRead() {
        let bytes: [UInt8] = Array("abcdef".utf8)
        var sink = ByteSink()
        sink.append(bytes, 2..<4)
        sink.append(bytes, 6..<6)
        sink.append([], 0..<0)
        sink.append(bytes, 5..<6)
        #expect(sink.bytes == Array("cdf".utf8))
        #expect(sink.bytes(1..<3) == Array("df".utf8))
        #expect(sink.bytes(3..<3) == [])
    }

    @Test func memoryUsedAgainHoldsOnlyWhatIsNew() {
        var sink = ByteSink()
        sink.append("something long enough to be seen")
        sink.removeAll()
        #expect(sink.bytes == [])
        sink.append(string: "é𝄞")
        #expect(sink.bytes == Array("é𝄞".utf8))
    }

    @Test func roomMadeBeforehandChangesNothing() {
        var sink = ByteSink(capacity: 64)
        sink.append("ab")
        sink.reserve(10_000)
        #expect(sink.bytes == Array("ab".utf8))
        sink.append("c")
        #expect(sink.bytes == Array("abc".utf8))
    }

    /// Additions of every kind in any order, against an array.
    @Test(arguments: 1...20) func agreesWithAnArray(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var sink = ByteSink(capacity: 0)
        var array: [UInt8] = []
        for _ in 0..<200 {
            let piece = (0..<Int.random(in: 0...90, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            switch Int.random(in: 0...5, using: &generator) {
            case 0:
                sink.append(piece.span)
                array += piece
            case 1:
                let part = piece.count / 3..<piece.count
                sink.append(piece, part)
                array += piece[part]
            case 2:
                sink.append("text")
                array += Array("text".utf8)
            case 3:
                let text = String(decoding: piece, as: UTF8.self)
                sink.append(string: text)
                array += Array(text.utf8)
            case 4:
                sink.append(UInt8(array.count & 255))
                array.append(UInt8(array.count & 255))
            default:
                guard array.count > 3000 else { continue }
                sink.removeAll()
                array = []
            }
            let count = sink.count
            #expect(count == array.count)
        }
        #expect(sink.bytes == array)
    }
}
