import TestSupport

/// A profile for the smallest pack, the same facts in whatever layout the seed leads to: any indent, any order of keys, nested
/// or dotted, with quotes, blocks and braces, comments and empty lines anywhere, spaces at the ends of lines and behind colons.
struct AnyLayout {
    private var random: SeededGenerator
    private var lines: [String] = []
    /// How many comments it holds: `# c0!`, `# c1!` and so on, set apart as comments are.
    private(set) var comments = 0
    /// Whether the last value is a block of text.
    private var endsInBlock = false

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private enum Value {
        case word(String)
        case map([(String, Value)])
        case list([Value])
    }

    mutating func profile() -> String {
        lines = []
        let evidence = Value.map([
            ("kind", .word("document")), ("source", .word("Minutes of May")), ("date", .word("2006-10")),
        ])
        var facts: [(String, Value)] = [
            ("trust.reviewed", .map([("unknown", .word("nobody asked for it"))])),
            ("trust.since", .word("2001-05")),
            ("trust.share", .map([("value", .word("61.5")), ("evidence", evidence)])),
            (
                "trust.talks",
                .map([
                    ("members", .map([("value", .word("no")), ("evidence", evidence)])), ("coordinator", .word("yes")),
                ])
            ),
            (
                "restructures",
                .list([
                    .map([("stage", .word("proposed")), ("body", .word("council")), ("evidence", evidence)]),
                    .map([("body", .word("police"))]), .map([("agreed", .word("yes")), ("from", .word("2007"))]),
                ])
            ),
            (
                "layers",
                .map([
                    ("strategic", .map([("score", .word("7")), ("meets", .word("no"))])),
                    ("operational", .word("unknown")),
                ])
            ),
        ]
        let council: [(String, Value)] = [("type", .word("county")), ("name", .word("Council of A and B"))]
        if chance(2) {
            facts.append(("council", .map(council.shuffled(using: &random))))
        } else {
            facts += council.map { ("council.\($0.0)", $0.1) }
        }
        let top: [(String, Value)] = [
            ("schema", .word("concord/profile/1")), ("id", .word("a")), ("as_at", .word("2008-11-30")),
            ("x-own", .list([.word("one"), .map([("two", .word("2"))]), .list([.word("three"), .word("four")])])),
            ("facts", .map(facts)), ("prepared", .map([("by", .word("AB")), ("date", .word("2008-12"))])),
        ]
        if chance(3) { addComment(column: 0) }
        if chance(6) { lines.append("---") }
        write(top.shuffled(using: &random), column: 0)
        if chance(6) { lines.append("...") }
        return lines.joined(separator: "\n") + (chance(5) ? "" : "\n")
    }

    private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

    private mutating func addComment(column: Int) {
        lines.append(String(repeating: " ", count: column) + "# c\(comments)! a remark")
        comments += 1
    }

    /// What may stand between two lines.
    private mutating func addGap(column: Int) {
        for _ in 0..<2 {
            if chance(8) { lines.append(chance(3) && !endsInBlock ? "   " : "") }
            // Behind a block's text, what stands deeper would belong to it.
            let deepest = endsInBlock ? column : column + 3
            if chance(9) { addComment(column: chance(3) ? Int.random(in: 0...deepest, using: &random) : column) }
        }
    }

    private mutating func ending() -> String {
        if chance(9) {
            comments += 1
            return String(repeating: " ", count: Int.random(in: 2...6, using: &random)) + "# c\(comments - 1)! behind"
        }
        return chance(8) ? "  " : ""
    }

    private mutating func write(_ entries: [(String, Value)], column: Int, lead: String? = nil) {
        for (place, entry) in entries.shuffled(using: &random).enumerated() {
            let begin = place == 0 && lead != nil ? lead ?? "" : String(repeating: " ", count: column)
            if place > 0 || lead == nil { addGap(column: column) }
            write(entry.1, after: "\(begin)\(entry.0):", column: column)
        }
    }

    private mutating func write(_ value: Value, after start: String, column: Int) {
        switch value {
        case .word(let word): write(word: word, after: start + " ", column: column)
        case .map(let entries):
            if isShort(value), chance(2) { return write(flow: value, after: start + " ") }
            lines.append(start + ending())
            write(entries, column: column + Int.random(in: 1...5, using: &random))
        case .list(let items):
            if isShort(value), chance(3) { return write(flow: value, after: start + " ") }
            lines.append(start + ending())
            // A list may stand in the column of its key.
            write(items, column: column + Int.random(in: 0...4, using: &random))
        }
    }

    private mutating func write(_ items: [Value], column: Int, lead: String? = nil) {
        for (place, item) in items.enumerated() {
            let begin = place == 0 && lead != nil ? lead ?? "" : String(repeating: " ", count: column)
            if place > 0 || lead == nil { addGap(column: column) }
            let dash = "-" + String(repeating: " ", count: Int.random(in: 1...4, using: &random))
            let inner = column + dash.count
            switch item {
            case .word(let word): write(word: word, after: begin + dash, column: column)
            case .map(let entries):
                if chance(3) {
                    write(flow: item, after: begin + dash)
                } else {
                    write(entries, column: inner, lead: begin + dash)
                }
            case .list(let items): write(items, column: inner, lead: begin + dash)
            }
        }
    }

    private mutating func write(word: String, after start: String, column: Int) {
        let deeper = String(repeating: " ", count: column + Int.random(in: 2...5, using: &random))
        let parts = word.split(separator: " ").map(String.init)
        let isWide = start.hasSuffix(": ") && chance(5)
        let start = start + String(repeating: " ", count: isWide ? Int.random(in: 1...4, using: &random) : 0)
        let form = Int.random(in: 0..<9, using: &random)
        endsInBlock = form == 2 || (form == 3 && parts.count > 1)
        switch form {
        case 0: lines.append("\(start)\"\(word)\"\(ending())")
        case 1: lines.append("\(start)'\(word)'\(ending())")
        case 2:
            lines.append("\(start)|-\(ending())")
            lines.append(deeper + word)
        case 3 where parts.count > 1:
            lines.append("\(start)>-")
            for part in parts { lines.append(deeper + part) }
        case 4 where parts.count > 1:
            lines.append("\(start)\"\(parts[0])")
            lines.append(deeper + parts.dropFirst().joined(separator: " ") + "\"" + ending())
        case 5 where parts.count > 1:
            lines.append(start + parts[0])
            lines.append(deeper + parts.dropFirst().joined(separator: " ") + ending())
        default: lines.append(start + word + ending())
        }
    }

    private mutating func write(flow value: Value, after start: String) {
        lines.append(start + flow(value) + ending())
        endsInBlock = false
    }

    private func isShort(_ value: Value) -> Bool {
        switch value {
        case .word: true
        case .map(let entries): entries.count <= 3
        case .list(let items): items.count <= 3
        }
    }

    private func flow(_ value: Value) -> String {
        switch value {
        case .word(let word): word
        case .map(let entries): "{" + entries.map { "\($0.0): \(flow($0.1))" }.joined(separator: ", ") + "}"
        case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
        }
    }
}
