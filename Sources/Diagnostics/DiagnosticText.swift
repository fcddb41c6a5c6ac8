/// How a diagnostic is drawn on a terminal or in a log.
public struct DiagnosticText: Sendable {
    private let colour: Bool
    private let width: Int

    /// - Parameters:
    ///   - colour: whether to use ANSI colour.
    ///   - width: the longest excerpt of a source line, in characters; longer lines are cut around the caret.
    public init(colour: Bool, width: Int = 100) {
        self.colour = colour
        self.width = max(20, width)
    }

    /// `file:line:column: level[code]: message`, the line with a caret, what was expected, and a near name.
    public func draw(_ diagnostic: Diagnostic) -> String {
        var text = visible(diagnostic.location.file)
        if diagnostic.location.line > 0 {
            text += ":\(diagnostic.location.line):\(max(1, diagnostic.location.column))"
        }
        text += ": " + paint("\(diagnostic.level.rawValue)[\(diagnostic.code)]", diagnostic.level)
        text += ": " + visible(diagnostic.message) + "\n"
        if let line = diagnostic.line, diagnostic.location.line > 0 {
            text += excerpt(of: line, column: max(1, diagnostic.location.column), length: diagnostic.length)
        }
        if let expected = diagnostic.expected { text += "  expected: \(visible(expected))\n" }
        if let suggestion = diagnostic.suggestion { text += "  did you mean: \(visible(suggestion))\n" }
        return text
    }

    private func excerpt(of line: String, column: Int, length: Int) -> String {
        let scalars = Array(line.unicodeScalars)
        let caret = min(column - 1, scalars.count)
        let start = caret > width - 20 ? max(0, caret - width / 2) : 0
        let end = min(scalars.count, start + width)
        let before = drawn(scalars[start..<caret])
        let after = drawn(scalars[caret..<max(caret, end)])
        let lead = start > 0 ? "…" : ""
        let tail = end < scalars.count ? "…" : ""
        let carets = String(repeating: "^", count: max(1, min(length, max(1, end - caret))))
        return "  \(lead)\(before)\(after)\(tail)\n  "
            + String(repeating: " ", count: before.unicodeScalars.count + lead.count) + carets + "\n"
    }

    /// Control and invisible characters are shown by their names: a file's text must not steer the terminal.
    private func drawn(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        for scalar in scalars {
            switch scalar {
            case "\t": text += " "
            case _ where scalar.isUnprintable: text += "·"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isUnprintable) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            if scalar.isUnprintable {
                result += "<U+" + String(scalar.value, radix: 16, uppercase: true) + ">"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    private func paint(_ text: String, _ level: Level) -> String {
        guard colour else { return text }
        let code =
            switch level {
            case .error: "31;1"
            case .warning: "33;1"
            case .note: "36;1"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

extension Unicode.Scalar {
    /// Control characters and those that are invisible or turn the direction of the text around them.
    public var isUnprintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
