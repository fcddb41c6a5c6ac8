import Glibc
import Synchronization

/// Ends a batch at the end of a piece of work, so that only whole lines are left.
enum Interruption {
    private static let received = Atomic<Int32>(0)

    /// From here on, an interrupt or a request to end is noted and not obeyed at once. A second one is.
    static func watch() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                Interruption.received.store(number, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
        signal(SIGPIPE, SIG_IGN)
    }

    static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

    /// Ends as the signal would have ended it.
    static func obey() {
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
