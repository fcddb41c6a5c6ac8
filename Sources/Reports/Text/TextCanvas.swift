import Diagnostics

/// A piece of a line, and how it is painted.
struct Piece {
    var text: String
    var ink: TextStyle.Ink

    init(_ text: String, _ ink: TextStyle.Ink = .plain) {
        self.text = text
        self.ink = ink
    }
}

/// Where a text report is written: prose is wrapped, and no text from a file can steer the terminal.
struct TextCanvas {
    let style: TextStyle
    private(set) var text = ""
    /// What has not been painted yet.
    private var run = Piece("")

    init(_ style: TextStyle) { self.style = style }

    /// An empty line, unless there is one already.
    mutating func blank() {
        if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
    }

    /// A line as it is; what comes from a file in it has been made printable.
    mutating func raw(_ line: String) { text += line + "\n" }

    /// A heading of a section.
    mutating func heading(_ title: String) {
        blank()
        paragraph([Piece(title.uppercased(), .strong)])
        blank()
    }

    mutating func paragraph(_ text: String, indent: Int = 0, hanging: Int? = nil) {
        paragraph([Piece(text)], indent: indent, hanging: hanging)
    }

    /// Text that begins after a label, and goes on in the column where it began.
    mutating func entry(
        _ label: String, _ text: String, ink: TextStyle.Ink = .plain, indent: Int, column: Int, hanging: Int? = nil
    ) {
        entry(label, [Piece(text)], ink: ink, indent: indent, column: column, hanging: hanging)
    }

    mutating func entry(
        _ label: String, _ text: [Piece], ink: TextStyle.Ink = .plain, indent: Int, column: Int, hanging: Int? = nil
    ) {
        let label = label.printable
        let used = indent + label.width
        let lead = max(1, column - used)
        let begin = TextCanvas.spaces(indent) + style.paint(label, ink) + TextCanvas.spaces(lead)
        wrap(TextCanvas.words(text), begin: begin, used: used + lead, hanging: hanging ?? column)
    }

    /// A line after a dash, and what stands under it further in.
    mutating func list(_ outline: Outline, indent: Int = 2) {
        for (depth, text, _) in outline.lines() {
            let indent = min(indent + depth * 2, style.width / 2)
            paragraph("- \(text)", indent: indent, hanging: indent + 2)
        }
    }

    /// - Parameter hanging: the indent of all lines but the first.
    mutating func paragraph(_ pieces: [Piece], indent: Int = 0, hanging: Int? = nil) {
        let begin = TextCanvas.spaces(indent)
        wrap(TextCanvas.words(pieces), begin: begin, used: indent, hanging: hanging ?? indent)
    }

    private mutating func wrap(_ words: [Word], begin: String, used: Int, hanging: Int) {
        let margin = min(hanging, style.width / 2)
        var column = used
        var isEmpty = true
        text += begin
        func isTooLong(_ width: Int) -> Bool { column + (isEmpty ? 0 : 1) + width > style.width }
        for word in words {
            let width = word.width
            if isTooLong(width), !isEmpty || column > margin {
                endLine()
                text += TextCanvas.spaces(margin)
                column = margin
                isEmpty = true
            }
            if width > style.width - margin {
                column = broken(word.pieces, margin: margin, column: column)
            } else {
                if !isEmpty { add(Piece(" ", word.pieces.first?.ink ?? .plain)) }
                column += width + (isEmpty ? 0 : 1)
                for piece in word.pieces { add(piece) }
            }
            isEmpty = false
        }
        endLine()
    }

    /// A word that no line holds, such as an address, is broken after a stroke where it has one.
    private mutating func broken(_ word: [Piece], margin: Int, column: Int) -> Int {
        var column = column
        for piece in word {
            var rest = Substring(piece.text)
            while !rest.isEmpty {
                let room = max(1, style.width - column)
                var part = rest.prefix(room)
                if part.count < rest.count, let stroke = part.lastIndex(of: "/"),
                    column > margin || stroke > part.startIndex
                {
                    part = part[...stroke]
                }
                add(Piece(String(part), piece.ink))
                column += part.count
                rest = rest[part.endIndex...]
                if !rest.isEmpty {
                    endLine()
                    text += TextCanvas.spaces(margin)
                    column = margin
                }
            }
        }
        return column
    }

    /// Words painted alike are painted together.
    private mutating func add(_ piece: Piece) {
        if piece.ink == run.ink {
            run.text += piece.text
        } else {
            endRun()
            run = piece
        }
    }

    private mutating func endRun() {
        if !run.text.isEmpty { text += style.paint(run.text, run.ink) }
        run = Piece("")
    }

    private mutating func endLine() {
        endRun()
        while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
        text += "\n"
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// What stands between two spaces, and how many columns it takes.
    private struct Word {
        var pieces: [Piece]
        var width: Int
    }

    /// Pieces with no space between them are one word.
    private static func words(_ pieces: [Piece]) -> [Word] {
        var words: [Word] = []
        var goesOn = false
        for piece in pieces {
            let parts = piece.text.printable.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            for (place, part) in parts.enumerated() {
                if place > 0 { goesOn = false }
                if part.isEmpty { continue }
                let text = String(Substring(part))
                if goesOn, let last = words.indices.last {
                    words[last].pieces.append(Piece(text, piece.ink))
                    words[last].width += text.width
                } else {
                    words.append(Word(pieces: [Piece(text, piece.ink)], width: text.width))
                }
                goesOn = true
            }
        }
        return words
    }
}

extension String {
    /// With line breaks and tabs as spaces, and what is invisible or turns the text around by its number.
    var printable: String {
        guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
        return unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": result += " "
            case _ where scalar.isUnprintable: result += "U+" + Self(scalar.value, radix: 16, uppercase: true)
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// In columns, of text that has been made printable.
    fileprivate var width: Int { utf8.allSatisfy { $0 < 0x80 } ? utf8.count : count }

    /// As the beginning of a sentence.
    var capitalised: String { prefix(1).uppercased() + dropFirst() }

    /// With a full stop, unless it ends as a sentence does.
    var sentence: String { hasSuffix(".") || hasSuffix("?") || hasSuffix("!") || isEmpty ? self : self + "." }
}

extension [String] {
    /// `a, b or c`.
    func joined(with word: String) -> String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(word) " + last
    }
}

/// `1 question`, `2 questions`.
package func counted(_ count: Int, _ word: String, _ plural: String? = nil) -> String {
    count == 1 ? "1 \(word)" : "\(count) \(plural ?? word + "s")"
}
