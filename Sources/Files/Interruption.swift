import Glibc
import Synchronization

/// Ends a batch at the end of a piece of work, so that only whole lines are left.
public enum Interruption {
    private static let received = Atomic<Int32>(0)

    /// A pipe, since a signal alone wakes nobody who waits for input on another thread.
    private static let pipe: (reading: Int32, writing: Int32) = {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { return (-1, -1) }
        return (ends[0], ends[1])
    }()

    /// A descriptor that has something to read once an end was asked for; negative where none could be had.
    public static var descriptor: Int32 { pipe.reading }

    /// When the first came, in milliseconds of a clock that only goes on.
    private static let firstTime = Atomic<Int64>(0)
    /// Where the name of the file is that is left behind where the end comes at once; 0 for none.
    private static let unfinished = Atomic<UInt>(0)

    /// Within this time, a second request is the first one again: `timeout` sends each of its own twice.
    private static let sameRequest: Int64 = 1000

    private static func milliseconds() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
    }

    /// Has a file taken away, too, where a second request ends everything at once.
    ///
    /// The name is kept for as long as the program runs, since a signal may come at any time.
    public static func takesAway(_ path: String?) {
        unfinished.store(path.flatMap { strdup($0) }.map { UInt(bitPattern: $0) } ?? 0, ordering: .releasing)
    }

    /// From here on, an interrupt or a request to end is noted and not obeyed at once. A second one is.
    public static func watch() {
        // Made here, since making it is more than a signal's handler may do.
        _ = pipe
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                let error = errno
                let now = Interruption.milliseconds()
                if Interruption.received.load(ordering: .relaxed) == 0 {
                    Interruption.received.store(number, ordering: .relaxed)
                    Interruption.firstTime.store(now, ordering: .relaxed)
                    var note: UInt8 = 0
                    _ = Glibc.write(Interruption.pipe.writing, &note, 1)
                } else if now - Interruption.firstTime.load(ordering: .relaxed) >= Interruption.sameRequest {
                    let name = Interruption.unfinished.load(ordering: .acquiring)
                    if let path = UnsafePointer<CChar>(bitPattern: name) { unlink(path) }
                    signal(number, SIG_DFL)
                    raise(number)
                }
                errno = error
            }
        }
    }

    /// Whether an end was asked for.
    public static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

    /// Ends as the signal would have ended it.
    public static func obey() {
        let number = received.load(ordering: .relaxed)
        guard number != 0 else { return }
        signal(number, SIG_DFL)
        // A worker's thread, on which this may run, takes no signals.
        var mask = sigset_t()
        sigemptyset(&mask)
        sigaddset(&mask, number)
        pthread_sigmask(SIG_UNBLOCK, &mask, nil)
        raise(number)
    }
}
