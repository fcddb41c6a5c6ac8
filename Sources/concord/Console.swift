import ArgumentParser
import Diagnostics
import Glibc

/// What goes to the person and not to the results: standard error.
struct Console: Sendable {
    enum Colour: String, OptionWord { case auto, always, never }

    let colour: Bool

    init(_ colour: Colour) {
        self.colour = Console.usesColour(colour, on: STDERR_FILENO)
    }

    /// Colour on a terminal that has not asked for none (NO_COLOR).
    static func usesColour(_ colour: Colour, on descriptor: Int32) -> Bool {
        switch colour {
        case .always: true
        case .never: false
        case .auto: isatty(descriptor) == 1 && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
        }
    }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// A variable of the environment, unless it is empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    func show(_ diagnostics: [Diagnostic]) {
        let text = DiagnosticText(colour: colour)
        for diagnostic in diagnostics { write(text.draw(diagnostic)) }
    }

    /// One line: what stands in a name must not steer the terminal.
    func say(_ line: String) { write(DiagnosticText.visible(line) + "\n") }

    func write(_ text: String) {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count <= 0, errno != EINTR { return }
            start += max(0, count)
        }
    }
}
