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
                column = broken(word, margin: margin, column: column)
            } else {
                if !isEmpty { add(" ", word.first.ink) }
                column += width + (isEmpty ? 0 : 1)
                add(word.first.text, word.first.ink)
                for part in word.others { add(part.text, part.ink) }
            }
            isEmpty = false
        }
        endLine()
    }

    /// A word that no line holds, such as an address, is broken after a stroke where it has one.
    private mutating func broken(_ word: Word, margin: Int, column: Int) -> Int {
        var column = column
        for piece in [word.first] + word.others {
            var rest = piece.text
            while !rest.isEmpty {
                let room = max(1, style.width - column)
                var part = rest.prefix(room)
                if part.count < rest.count, let stroke = part.lastIndex(of: "/"),
                    column > margin || stroke > part.startIndex
                {
                    part = part[...stroke]
                }
                add(part, piece.ink)
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
    private mutating func add(_ part: Substring, _ ink: TextStyle.Ink) {
        if ink != run.ink {
            endRun()
            run.ink = ink
        }
        run.text += part
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

    /// What stands between two spaces, and how many columns it takes. Nearly all are painted in one piece.
    private struct Word {
        var first: (text: Substring, ink: TextStyle.Ink)
        var others: [(text: Substring, ink: TextStyle.Ink)] = []
        var width: Int
    }

    /// Pieces with no space between them are one word.
    private static func words(_ pieces: [Piece]) -> [Word] {
        var words: [Word] = []
        var goesOn = false
        for piece in pieces {
            let text = piece.text.printable
            let bytes = text.utf8
            var start = bytes.startIndex
            while start < bytes.endIndex {
                guard bytes[start] != UInt8(ascii: " ") else {
                    goesOn = false
                    bytes.formIndex(after: &start)
                    continue
                }
                let end = bytes[start...].firstIndex(of: UInt8(ascii: " ")) ?? bytes.endIndex
                let part = text[start..<end]
                if goesOn, let last = words.indices.last {
                    words[last].others.append((part, piece.ink))
                    words[last].width += part.width
                } else {
                    words.append(Word(first: (part, piece.ink), width: part.width))
                }
                goesOn = true
                start = end
            }
        }
        return words
    }
}

extension String {
    /// With line breaks and tabs as spaces, and what is invisible or turns the text around by its number.
    var printable: String {
        // Nearly all texts are plain, and scalars are slow to take out of them.
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
        guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
        return unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": result += " "
            case _ where scalar.isUnprintable: result += "U+" + Self(scalar.value, radix: 16, uppercase: true)
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// As the beginning of a sentence.
    var capitalised: String { prefix(1).uppercased() + dropFirst() }

    /// What stands before, between and behind full stops that a space follows, each with its full stop.
    var sentences: [String] {
        var sentences: [String] = []
        var (start, place) = (startIndex, startIndex)
        func end(_ end: Index) { if start < end { sentences.append(String(self[start..<end]).sentence) } }
        while place < endIndex {
            let next = utf8.index(after: place)
            if utf8[place] == UInt8(ascii: "."), next < endIndex, utf8[next] == UInt8(ascii: " ") {
                end(place)
                start = utf8.index(after: next)
                place = start
            } else {
                place = next
            }
        }
        end(endIndex)
        return sentences
    }

    /// With a full stop, unless it ends as a sentence does.
    var sentence: String { hasSuffix(".") || hasSuffix("?") || hasSuffix("!") || isEmpty ? self : self + "." }
}

extension StringProtocol {
    /// In columns, of text that has been made printable.
    fileprivate var width: Int { utf8.allSatisfy { $0 < 0x80 } ? utf8.count : count }
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
