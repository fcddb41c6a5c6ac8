import Glibc
import Synchronization

/// The processors of this machine, and work that is shared out among them.
public enum Processors {
    /// At least one.
    public static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Does a piece of work for each number below a count, in any order and on as many processors as there are, and returns when
    /// all is done.
    ///
    /// On threads of its own: the system puts a new one where nothing runs. One that has slept often wakes on the processor of
    /// whoever woke it, and work of a few milliseconds is over before either is moved.
    public static func share(_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) {
        let queue = PieceQueue(pieces, work)
        var threads: [pthread_t] = []
        for _ in 1..<max(1, min(count, pieces)) {
            var thread = pthread_t()
            let context = Unmanaged.passRetained(queue)
            let failure = pthread_create(&thread, nil, takePieces, context.toOpaque())
            // What nobody else does is done here.
            if failure == 0 { threads.append(thread) } else { context.release() }
        }
        queue.takeAll()
        for thread in threads { pthread_join(thread, nil) }
    }
}

/// Pieces of work, each of which goes to whoever asks next.
private final class PieceQueue: Sendable {
    private let count: Int
    private let next = Atomic(0)
    private let work: @Sendable (Int) -> Void

    init(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        self.count = count
        self.work = work
    }

    func takeAll() {
        while true {
            let piece = next.add(1, ordering: .relaxed).oldValue
            guard piece < count else { return }
            work(piece)
        }
    }
}

private func takePieces(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<PieceQueue>.fromOpaque(context).takeRetainedValue().takeAll() }
    return nil
}
