import Diagnostics
import Files

/// libyaml's own words for an error, made into what a person can act on.
enum SyntaxWords {
    /// What a file is that was given by mistake, by how such files begin.
    static func kindOfBinary(_ buffer: ByteBuffer) -> String? {
        let kinds: [(start: [UInt8], name: String)] = [
            ([0x50, 0x4B, 0x03, 0x04], "a spreadsheet, a document of an office program or another ZIP file"),
            ([0xD0, 0xCF, 0x11, 0xE0], "a spreadsheet or document of an older office program"),
            (Array("%PDF-".utf8), "a PDF"), (Array("{\\rtf".utf8), "a document in RTF"),
            ([0x1F, 0x8B], "a compressed file"), ([0x89, 0x50, 0x4E, 0x47], "a picture"),
            ([0xFF, 0xD8, 0xFF], "a picture"),
        ]
        return buffer.withBytes { bytes in kinds.first { bytes.starts(with: $0.start) }?.name }
    }

    static func ofEncoding(_ detail: String, value: Int) -> YAMLProblem {
        switch detail {
        case "control characters are not allowed":
            let code = String(value, radix: 16, uppercase: true)
            let zeros = String(repeating: "0", count: max(0, 4 - code.count))
            if value == 0 {
                return .encoding(
                    "a NUL stands here: the text is damaged, or is UTF-16 without a byte order mark, UTF-32 or none at all"
                )
            }
            return .control("U+\(zeros)\(code)")
        case let words where words.contains("UTF-8"):
            return .encoding("this is not UTF-8 text; the file was probably saved in another encoding")
        case let words where words.contains("UTF-16") || words.contains("surrogate"):
            return .encoding("this is not well-formed UTF-16 text")
        default: return .encoding("the text cannot be decoded (\(detail))")
        }
    }

    static func ofSyntax(_ detail: String, context: String?, in buffer: ByteBuffer, at mark: Mark) -> YAMLProblem {
        let character = buffer.line(Int(mark.line)).flatMap { line -> Character? in
            let scalars = line.unicodeScalars.dropFirst(Int(mark.column) - 1)
            return scalars.first.map(Character.init)
        }
        switch detail {
        case "found character that cannot start any token":
            guard let character else { return .syntax("a value is missing here") }
            return character == "\t" ? .tab : .indicator(character)
        case "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            return .tab
        case "mapping values are not allowed in this context":
            return isFirstColon(in: buffer, at: mark) ? .lineContinues : .colonInProse
        case "mapping keys are not allowed in this context" where character == "?": return .questionMark
        case "did not find expected node content":
            if character == "?" { return .questionMark }
            return .syntax("a value is missing here, or what is in brackets is not closed")
        case "did not find expected key":
            if followsQuote(in: buffer, at: mark) { return .textAfterQuote }
            return .syntax("a key was expected here: check the indentation, and quote text with special signs")
        case "did not find expected '-' indicator":
            return .syntax("a '- ' was expected here, as the lines above begin with one: check the indentation")
        case "could not find expected ':'":
            return .syntax("this key has no colon after it")
        case "did not find expected ',' or ']'": return .syntax("a list in [ ] is not closed, or lacks a comma")
        case "did not find expected ',' or '}'": return .syntax("a mapping in { } is not closed, or lacks a comma")
        case "found unexpected end of stream":
            return .syntax(
                "the text ends inside " + (context?.contains("quoted") == true ? "a quoted value" : "a value"))
        case "did not find expected <document start>": return .syntax("more text follows where the document has ended")
        case "did not find expected alphabetic or numeric character":
            return character.map(YAMLProblem.indicator) ?? .syntax("a name is missing here")
        case "block sequence entries are not allowed in this context":
            return standsAlone(in: buffer, at: mark)
                ? .syntax("'-' begins a list item; where it stands for no answer write unknown, or leave the line out")
                : .syntax("a list item may not begin here; put it on a line of its own")
        default:
            return .syntax(context.map { "\(detail) (\($0))" } ?? detail)
        }
    }

    /// Whether the colon at `mark` is the first on its line that a key could end with.
    private static func isFirstColon(in buffer: ByteBuffer, at mark: Mark) -> Bool {
        guard mark.line > 1, let line = buffer.line(Int(mark.line)) else { return false }
        let before = line.unicodeScalars.prefix(Int(mark.column) - 1)
        let start = before.drop { $0 == " " || $0 == "-" }
        return !start.isEmpty && !String(start).contains(": ")
            && !start.contains { "\"'{[".unicodeScalars.contains($0) }
    }

    /// Whether nothing follows on the line, as where a `-` stands for no answer.
    private static func standsAlone(in buffer: ByteBuffer, at mark: Mark) -> Bool {
        guard let line = buffer.line(Int(mark.line)) else { return false }
        let rest = line.unicodeScalars.dropFirst(Int(mark.column)).drop { $0 == " " }
        return rest.isEmpty || rest.first == "#" || rest.first == "\r"
    }

    private static func followsQuote(in buffer: ByteBuffer, at mark: Mark) -> Bool {
        guard let line = buffer.line(Int(mark.line)) else { return false }
        let last = line.unicodeScalars.prefix(Int(mark.column) - 1).last { $0 != " " }
        return last == "\"" || last == "'"
    }

    /// A `#` that hides the rest of a line on which a list or mapping in brackets is open.
    static func hiddenRest(in buffer: ByteBuffer, from open: Mark, to noticed: Mark) -> Mark? {
        guard noticed.line > open.line else { return nil }
        return signs(onLineOf: open, in: buffer).hash
    }

    /// A quote on the line on which a list or mapping in brackets is open, that ends only at one which begins another text.
    static func openQuote(in buffer: ByteBuffer, from open: Mark, to noticed: Mark) -> Mark? {
        guard noticed.line > open.line, let quote = signs(onLineOf: open, in: buffer).quote,
            let sign = buffer.line(Int(open.line))?.unicodeScalars.dropFirst(Int(quote.column) - 1).first
        else { return nil }
        for number in Int(open.line) + 1...Int(noticed.line) {
            guard let line = buffer.line(number)?.unicodeScalars, let end = line.firstIndex(of: sign) else { continue }
            let next = line[line.index(after: end)...].first
            return next.map { !" ,]}:\r".unicodeScalars.contains($0) } ?? false ? quote : nil
        }
        return nil
    }

    /// The `#` that begins a comment behind an open bracket, and before it the quote that is open at the end of its line.
    private static func signs(onLineOf open: Mark, in buffer: ByteBuffer) -> (hash: Mark?, quote: Mark?) {
        guard let line = buffer.line(Int(open.line)) else { return (nil, nil) }
        var quote: (sign: Unicode.Scalar, index: Int)?
        var previous: Unicode.Scalar = " "
        for (index, scalar) in line.unicodeScalars.enumerated() {
            if scalar == quote?.sign {
                quote = nil
            } else if quote == nil, scalar == "\"" || scalar == "'", " {[,:".unicodeScalars.contains(previous) {
                quote = (scalar, index)
            } else if quote == nil, scalar == "#", previous == " ", index >= Int(open.column) {
                return (Mark(line: open.line, column: Int32(index + 1)), nil)
            }
            previous = scalar
        }
        let isBehind = quote.map { $0.index >= Int(open.column) } ?? false
        return (nil, isBehind ? quote.map { Mark(line: open.line, column: Int32($0.index + 1)) } : nil)
    }
}
