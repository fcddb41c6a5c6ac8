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

    /// From here on, an interrupt or a request to end is noted and not obeyed at once. A second one is.
    public static func watch() {
        // Made here, since making it is more than a signal's handler may do.
        _ = pipe
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                let error = errno
                Interruption.received.store(number, ordering: .relaxed)
                var note: UInt8 = 0
                _ = Glibc.write(Interruption.pipe.writing, &note, 1)
                signal(number, SIG_DFL)
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
