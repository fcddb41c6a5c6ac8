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
        var text = Self.visible(diagnostic.location.file)
        if diagnostic.location.line > 0 {
            text += ":\(diagnostic.location.line):\(max(1, diagnostic.location.column))"
        }
        text += ": " + paint("\(diagnostic.level.rawValue)[\(diagnostic.code)]", diagnostic.level)
        text += ": " + Self.visible(diagnostic.message) + "\n"
        // Of a very long line only the beginning is kept.
        if let line = diagnostic.line, diagnostic.location.line > 0,
            diagnostic.location.column <= line.unicodeScalars.count + 1
        {
            text += excerpt(of: line, column: max(1, diagnostic.location.column), length: diagnostic.length)
        }
        if let expected = diagnostic.expected { text += "  expected: \(Self.visible(expected))\n" }
        if let suggestion = diagnostic.suggestion { text += "  did you mean: \(Self.visible(suggestion))\n" }
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
        let marked = scalars[caret..<max(caret, min(end, caret + length))]
        let carets = String(repeating: "^", count: max(1, columns(of: marked)))
        return "  \(lead)\(before)\(after)\(tail)\n  "
            + String(repeating: " ", count: columns(of: scalars[start..<caret]) + lead.count) + carets + "\n"
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

    /// How many columns of a terminal the text takes as it is drawn.
    private func columns(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + ($1.isUnprintable ? 1 : $1.columns) }
    }

    /// With the numbers of what is invisible, breaks the line or turns the text around it.
    public static func visible(_ text: String) -> String {
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
        // Nearly all are, and to look a category up takes as long as all else of a report.
        if isASCII { return value < 0x20 || value == 0x7F }
        return switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// None for a mark on the letter before it, two for the wide characters of East Asia and for pictures, else one.
    var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
