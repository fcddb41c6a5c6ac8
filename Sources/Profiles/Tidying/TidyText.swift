import YAML

/// Lays a text out anew: two spaces a level, keys in their order as far as no comment stands between them, no spaces at the end
/// of a line, one behind the colon of a key, one empty line in place of several, line breaks as the first is. Lines are moved; what
/// else stands on them is left as it is.
struct TidyText {
    /// A way of writing that is not moved about.
    struct Unmovable: Error {}

    let lines: TextLines
    let order: KeyOrder

    /// The whole text, of a document whose outermost value is `root`.
    func text(_ root: Layout) throws(Unmovable) -> String {
        guard case .mapping(let entries) = root.content, root.style == .block, let first = entries.first else {
            throw Unmovable()
        }
        let begin = Int(first.key.start.line)
        let end = (begin...lines.count).first { isEndOfDocument($0) } ?? lines.count + 1
        // What stands above the first key is about the whole file.
        var result = gap(1..<begin, indent: 0, isOuter: true)
        while result.first == "" { result.removeFirst() }
        result += try mapping(root, .profile, indent: 0, lines: begin..<end)
        result += gap(end..<lines.count + 1, indent: 0, isOuter: true)
        while result.last == "" { result.removeLast() }
        return result.map { $0 + lines.lineBreak }.joined()
    }

    private func isEndOfDocument(_ line: Int) -> Bool {
        lines.text(line, from: 0).hasPrefix("...") && !lines.isComment(line) && lines.indent(line) == 0
    }

    // MARK: Parts and what stands between them

    /// Something that moves as a whole.
    private struct Chunk {
        var text: [String]
        var place: Int?
        /// Whether a comment stands above it on a line of its own, and whether that follows the line above it directly.
        var hasComment: Bool
        var isClose: Bool
    }

    /// The last line that a value has something on, with a comment that goes on below it.
    private func lastLine(_ value: Layout, after key: Layout?) -> Int {
        var last = key.map { Int($0.start.line) } ?? Int(value.start.line)
        switch value.content {
        case .scalar: last = max(last, lines.lastLine(ofScalar: value))
        case .sequence(let items) where value.style == .block:
            if let item = items.last { last = max(last, lastLine(item, after: nil)) }
        case .mapping(let entries) where value.style == .block:
            if let entry = entries.last { last = max(last, lastLine(entry.value, after: entry.key)) }
        default: last = max(last, Int(value.end.line))
        }
        return goingOn(from: last)
    }

    private func goingOn(from line: Int) -> Int {
        var last = line
        while last < lines.count, lines.isContinuedComment(last + 1) { last += 1 }
        return last
    }

    /// Where, between two parts, the second begins: behind the last comment that stands deeper than both.
    private func border(_ gap: Range<Int>, column: Int) -> Int {
        (gap.last { lines.isComment($0) && lines.indent($0) > column } ?? gap.lowerBound - 1) + 1
    }

    /// Comments and empty lines, of the latter one at a time.
    private func gap(_ range: Range<Int>, indent: Int, isOuter: Bool = false) -> [String] {
        var result: [String] = []
        for line in range {
            if lines.isBlank(line) {
                if result.last != "" { result.append("") }
            } else if isOuter {
                result.append(lines.text(line, from: 0))
            } else {
                result.append(String(repeating: " ", count: indent) + lines.text(line, from: lines.indent(line)))
            }
        }
        return result
    }

    /// A part from a column on, its further lines moved as its first is, or as is said.
    private func moved(
        _ range: ClosedRange<Int>, from column: Int, to indent: Int, lead: String = "", by delta: Int? = nil
    ) -> [String] {
        let first =
            String(repeating: " ", count: indent - lead.count) + lead + lines.text(range.lowerBound, from: column)
        return [first] + range.dropFirst().map { lines.text($0, movedBy: delta ?? indent - column) }
    }

    /// Puts chunks in order, down to the first comment that stands between two of them: what may be about several lines stays
    /// beside the same lines.
    private func ordered(_ chunks: [Chunk], tail: [String]) -> [String] {
        var end = chunks.count
        var isClose = tail.first.map { $0 != "" } ?? false
        if let comment = chunks.indices.dropFirst().first(where: { chunks[$0].hasComment }) {
            end = comment
            isClose = chunks[comment].isClose
        }
        if chunks.first?.hasComment == true { end = 0 }
        let hasComment = end < chunks.count || tail.contains { $0 != "" }
        if hasComment, isClose { end -= 1 }
        var places: [Int] = []
        for chunk in chunks.prefix(max(0, end)) { places.append(chunk.place ?? places.last ?? -1) }
        let moved = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
        var result: [String] = []
        for index in moved + Array(places.count..<chunks.count) {
            // The first has no empty line above it; elsewhere it has one where its neighbour has.
            if index == 0, !result.isEmpty, chunks[1].text.first == "", chunks[0].text.first != "" {
                result.append("")
            }
            for line in chunks[index].text where !(line == "" && result.isEmpty) { result.append(line) }
        }
        return result + tail
    }

    // MARK: Mappings and sequences

    private func mapping(
        _ node: Layout, _ role: KeyOrder.Role, indent: Int, lines range: Range<Int>, isItem: Bool = false
    ) throws(Unmovable) -> [String] {
        guard case .mapping(let entries) = node.content, let first = entries.first else { throw Unmovable() }
        let column = Int(first.key.start.column) - 1
        var chunks: [Chunk] = []
        var begin = range.lowerBound
        for (place, entry) in entries.enumerated() {
            let line = Int(entry.key.start.line)
            let isFirstOfItem = isItem && place == 0
            guard case .scalar = entry.key.content, Int(entry.key.start.column) - 1 == column, line >= begin,
                isFirstOfItem || lines.isEmpty(line, from: 0, to: column)
            else { throw Unmovable() }
            let last = lastLine(entry.value, after: entry.key)
            let next = place + 1 < entries.count ? Int(entries[place + 1].key.start.line) : range.upperBound
            guard last < next else { throw Unmovable() }
            let end = border(last + 1..<next, column: column)
            let lead = gap(begin..<line, indent: indent)
            chunks.append(
                Chunk(
                    text: lead
                        + (try self.entry(entry, order.role(of: entry.key.text, in: role), indent, column, last, end)),
                    place: order.place(of: entry.key.text, in: role), hasComment: lead.contains { $0 != "" },
                    isClose: lead.first.map { $0 != "" } ?? false))
            begin = end
        }
        return ordered(chunks, tail: gap(begin..<range.upperBound, indent: indent))
    }

    private func entry(
        _ entry: (key: Layout, value: Layout), _ role: KeyOrder.Role, _ indent: Int, _ column: Int, _ last: Int,
        _ end: Int
    ) throws(Unmovable) -> [String] {
        let line = Int(entry.key.start.line)
        try check(entry.value)
        guard entry.value.style == .block else {
            var text = moved(line...last, from: column, to: indent)
            text[0] =
                String(repeating: " ", count: indent)
                + lines.text(line, from: column, key: entry.key, value: entry.value)
            return text + gap(last + 1..<end, indent: indent + 2)
        }
        guard Int(entry.value.start.line) > line else { throw Unmovable() }
        let head = goingOn(from: line)
        return moved(line...head, from: column, to: indent)
            + (try block(entry.value, role, indent: indent + 2, lines: head + 1..<end, isItem: false))
    }

    private func block(
        _ value: Layout, _ role: KeyOrder.Role, indent: Int, lines range: Range<Int>, isItem: Bool
    ) throws(Unmovable) -> [String] {
        if case .mapping = value.content {
            return try mapping(value, role, indent: indent, lines: range, isItem: isItem)
        }
        return try sequence(value, role, indent: indent, lines: range, isItem: isItem)
    }

    private func sequence(
        _ node: Layout, _ role: KeyOrder.Role, indent: Int, lines range: Range<Int>, isItem: Bool
    ) throws(Unmovable) -> [String] {
        guard case .sequence(let items) = node.content, !items.isEmpty else { throw Unmovable() }
        let column = Int(node.start.column) - 1
        let inner = order.role(ofItemIn: role)
        var result: [String] = []
        var begin = range.lowerBound
        for (place, item) in items.enumerated() {
            let line = Int(item.start.line)
            let start = Int(item.start.column) - 1
            // The dash, and behind it the item.
            guard line >= begin, lines.character(line, column) == "-", start > column + 1,
                lines.isEmpty(line, from: column + 1, to: start),
                (isItem && place == 0) || lines.isEmpty(line, from: 0, to: column)
            else { throw Unmovable() }
            try check(item)
            let last = lastLine(item, after: nil)
            let next = place + 1 < items.count ? Int(items[place + 1].start.line) : range.upperBound
            guard last < next else { throw Unmovable() }
            let end = border(last + 1..<next, column: column)
            result += gap(begin..<line, indent: indent)
            if item.style == .block {
                var text = try block(item, inner, indent: indent + 2, lines: line..<end, isItem: true)
                guard let head = text.first, head.hasPrefix(String(repeating: " ", count: indent + 2)) else {
                    throw Unmovable()
                }
                text[0] = String(repeating: " ", count: indent) + "- " + head.dropFirst(indent + 2)
                result += text
            } else {
                // A block of text need only stand deeper than the dash, so that it moves as the dash does.
                let isBlockOfText = item.style == .literal || item.style == .folded
                let delta = isBlockOfText ? indent - column : nil
                result += moved(line...last, from: start, to: indent + 2, lead: "- ", by: delta)
                result += gap(last + 1..<end, indent: indent + 2)
            }
            begin = end
        }
        return result + gap(begin..<range.upperBound, indent: indent)
    }

    /// A block that keeps the empty lines at its end cannot be told from the lines behind it.
    private func check(_ value: Layout) throws(Unmovable) {
        guard value.style == .literal || value.style == .folded else { return }
        let sign = Int(value.start.column) - 1
        for column in sign..<sign + 3 where lines.character(Int(value.start.line), column) == "+" { throw Unmovable() }
    }
}
