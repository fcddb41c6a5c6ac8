import Diagnostics

/// A bar on standard error, drawn again at most once for each hundredth of the work.
struct Progress {
    private let total: Int
    private let isShown: Bool
    private let console: Console
    private var drawn = -1

    init(total: Int, isShown: Bool, _ console: Console) {
        self.total = max(1, total)
        self.isShown = isShown
        self.console = console
    }

    mutating func advance(to done: Int) {
        let hundredths = done * 100 / total
        guard isShown, hundredths != drawn else { return }
        drawn = hundredths
        let filled = hundredths * 40 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 40 - filled)
        console.write("\r\(bar) \(done) of \(total)")
    }

    mutating func clear() {
        guard isShown, drawn >= 0 else { return }
        drawn = -1
        console.write("\r\u{1B}[K")
    }
}
