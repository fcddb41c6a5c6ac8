import Files
import Synchronization
import Testing

struct SharedWork {
    @Test(arguments: [0, 1, 2, 3, 1000])
    func isDoneOnceForEachPiece(_ pieces: Int) {
        let done = Mutex<[Int]>([])
        Processors.share(pieces) { piece in done.withLock { $0.append(piece) } }
        #expect(done.withLock { $0.sorted() } == Array(0..<pieces))
    }

    /// A piece that takes long holds nobody else up, and is waited for.
    @Test func isWaitedFor() {
        let sums = Mutex<[Int: Int]>([:])
        Processors.share(4) { piece in
            var sum = 0
            for number in 0..<(piece == 0 ? 1_000_000 : 10) { sum &+= number &* (piece + 1) }
            sums.withLock { $0[piece] = sum }
        }
        #expect(sums.withLock { $0 } == [0: 499_999_500_000, 1: 90, 2: 135, 3: 180])
    }

    @Test func thereIsAProcessor() { #expect(Processors.count >= 1) }
}
