import ArgumentParser
import Diagnostics
import Files
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
        case .auto:
            isatty(descriptor) == 1 && RunningProgram.variable("NO_COLOR") == nil
                && RunningProgram.variable("TERM") != "dumb"
        }
    }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    func show(_ diagnostics: [Diagnostic]) {
        let text = DiagnosticText(colour: colour)
        for diagnostic in diagnostics { write(text.draw(diagnostic)) }
    }

    /// One line: what stands in a name must not steer the terminal.
    func say(_ line: String) { write(DiagnosticText.visible(line) + "\n") }

    func write(_ text: String) { RunningProgram.say(text) }
}
