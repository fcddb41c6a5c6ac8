import YAML

/// A text by its lines, and what on each of them belongs to a scalar: what is left is layout and comments.
struct TextLines {
    /// Without their line breaks. Lines are counted from 1, columns here from 0.
    private let lines: [[Unicode.Scalar]]
    /// For each line, the columns that scalars take up.
    private var spans: [[Range<Int>]]
    /// Whether a line begins, and ends, inside a scalar that goes over several lines.
    private var beginsInside: [Bool]
    private var endsInside: [Bool]
    /// For each line, where its comment begins.
    private var commentColumns: [Int?] = []
    /// Whether a line holds nothing but a comment that began on a line above.
    private var goesOn: [Bool] = []
    /// How the lines end: as the first of them does.
    let lineBreak: String

    /// `nil` where line breaks are none that every tool knows.
    init?(_ text: String, _ layout: Layout?) {
        var lines: [[Unicode.Scalar]] = [[]]
        var lineBreak: String?
        var scalars = text.unicodeScalars.makeIterator()
        var pending = scalars.next()
        while let scalar = pending {
            pending = scalars.next()
            switch scalar {
            case "\n":
                lines.append([])
                lineBreak = lineBreak ?? "\n"
            case "\r":
                guard pending == "\n" else { return nil }
                lineBreak = lineBreak ?? "\r\n"
            case "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}": return nil
            default: lines[lines.count - 1].append(scalar)
            }
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
        self.lineBreak = lineBreak ?? "\n"
        spans = Array(repeating: [], count: lines.count)
        beginsInside = Array(repeating: false, count: lines.count)
        endsInside = beginsInside
        var found: [Layout] = []
        layout?.forEachScalar { found.append($0) }
        for scalar in found { note(scalar) }
        for line in lines.indices { commentColumns.append(firstComment(onLine: line)) }
        for line in commentColumns.indices {
            let isSameColumn =
                line > 0 && commentColumns[line] != nil && commentColumns[line] == commentColumns[line - 1]
            goesOn.append(isSameColumn && isComment(line + 1) && (!isComment(line) || goesOn[line - 1]))
        }
    }

    private mutating func note(_ scalar: Layout) {
        let first = Int(scalar.start.line)
        let last = min(lastLine(ofScalar: scalar), lines.count)
        guard first <= last else { return }
        for line in first...last {
            let isBlock = scalar.style == .literal || scalar.style == .folded
            let from = line == first ? Int(scalar.start.column) - 1 : 0
            let to = line == Int(scalar.end.line) ? Int(scalar.end.column) - 1 : lines[line - 1].count
            // A block begins with its sign, behind which a comment may stand.
            if !isBlock || line > first, from < to { spans[line - 1].append(from..<to) }
            if line > first { beginsInside[line - 1] = true }
            if line < last, !(isBlock && line == first) { endsInside[line - 1] = true }
        }
    }

    /// The last line that a scalar has something on. A block's end is where the next thing begins.
    func lastLine(ofScalar scalar: Layout) -> Int {
        var last = Int(scalar.end.line)
        if scalar.end.column == 1, last > Int(scalar.start.line) { last -= 1 }
        if scalar.style == .literal || scalar.style == .folded {
            last = min(last, lines.count)
            while last > Int(scalar.start.line), isBlank(last) { last -= 1 }
        }
        return last
    }

    var count: Int { lines.count }

    /// How many spaces a line begins with.
    func indent(_ line: Int) -> Int { lines[line - 1].prefix { $0 == " " }.count }

    func isBlank(_ line: Int) -> Bool { lines[line - 1].allSatisfy { $0 == " " || $0 == "\t" } }

    func character(_ line: Int, _ column: Int) -> Unicode.Scalar? {
        lines[line - 1].indices.contains(column) ? lines[line - 1][column] : nil
    }

    /// Whether there is nothing but spaces between two columns.
    func isEmpty(_ line: Int, from: Int, to: Int) -> Bool {
        from <= to && to <= lines[line - 1].count && lines[line - 1][from..<to].allSatisfy { $0 == " " }
    }

    /// Where a line's comment begins.
    func comment(_ line: Int) -> Int? { commentColumns[line - 1] }

    private func firstComment(onLine line: Int) -> Int? {
        let (content, spans) = (lines[line], spans[line])
        var next = 0
        for (column, scalar) in content.enumerated() where scalar == "#" {
            if column > 0, content[column - 1] != " ", content[column - 1] != "\t" { continue }
            // They stand in order, and apart from one another.
            while next < spans.count, spans[next].upperBound <= column { next += 1 }
            if next == spans.count || !spans[next].contains(column) { return column }
        }
        return nil
    }

    /// Whether a line holds a comment and nothing else.
    func isComment(_ line: Int) -> Bool {
        guard !beginsInside[line - 1], let column = comment(line) else { return false }
        return lines[line - 1][..<column].allSatisfy { $0 == " " || $0 == "\t" }
    }

    /// Whether a comment goes on that began behind something on a line above, in the same column.
    func isContinuedComment(_ line: Int) -> Bool { goesOn[line - 1] }

    /// A line from a column on, without spaces at its end; they stay where a scalar goes on.
    func text(_ line: Int, from column: Int) -> String {
        var content = lines[line - 1].dropFirst(column)
        if !endsInside[line - 1] {
            while let last = content.last, last == " " || last == "\t" { content.removeLast() }
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: content)
        return text
    }

    /// A line that holds a key and at least the beginning of its value, from a column on, with one space behind the colon. A comment
    /// stays in its column, as far as there is room: it may go on below, or stand in line with others.
    func text(_ line: Int, from column: Int, key: Layout, value: Layout) -> String {
        let (end, start) = (Int(key.end.column) - 1, Int(value.start.column) - 1)
        let isEmpty = value.style == .plain && value.text.isEmpty
        guard !isEmpty, [key.end.line, value.start.line].allSatisfy({ Int($0) == line }), start > end + 2,
            lines[line - 1][end..<start].filter({ $0 != " " && $0 != "\t" }) == [":"]
        else { return text(line, from: column) }
        var words = String(String.UnicodeScalarView(lines[line - 1][column..<end])) + ": "
        guard let comment = comment(line), comment > start else { return words + text(line, from: start) }
        words.unicodeScalars.append(contentsOf: lines[line - 1][start..<comment])
        return words + String(repeating: " ", count: start - end - 2) + text(line, from: comment)
    }

    /// A line moved to the right, or to the left as far as it can be.
    func text(_ line: Int, movedBy delta: Int) -> String {
        if isBlank(line), !beginsInside[line - 1] { return "" }
        if delta >= 0 {
            let text = text(line, from: 0)
            return text.isEmpty ? text : String(repeating: " ", count: delta) + text
        }
        return text(line, from: min(indent(line), -delta))
    }

    /// Every comment, each without what stands before it.
    var comments: [String] {
        guard !lines.isEmpty else { return [] }
        return (1...count).compactMap { line in
            beginsInside[line - 1] && endsInside[line - 1] ? nil : comment(line).map { text(line, from: $0) }
        }
    }
}
