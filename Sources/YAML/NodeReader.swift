public import Diagnostics
public import Files

/// Reads a file of one document into nodes, with every problem found on the way.
public struct NodeReader {
    private let file: String
    private let buffer: ByteBuffer
    private let limits: Limits
    private var lines: LineTable?
    /// What was wrong, in the order met.
    public private(set) var problems: [Diagnostic] = []
    /// Whether a comment may follow behind any scalar that was read, so that the nodes are worth a look for one.
    public private(set) var hasEndsBeforeComments = false

    public init(file: String, buffer: ByteBuffer, limits: Limits = .standard) {
        self.file = file
        self.buffer = buffer
        self.limits = limits
    }

    /// The document's root, or `nil` when there is none or it cannot be read.
    public mutating func read() -> Node? {
        do {
            var events = try EventStream(buffer, limits: limits)
            return try readDocument(&events)
        } catch {
            return nil
        }
    }

    private mutating func readDocument(_ events: inout EventStream) throws(YAMLProblem) -> Node? {
        do throws(YAMLProblem) {
            guard try events.next() == .documentStart else {
                report(.empty, at: .none)
                return nil
            }
            let first = try events.next()
            let root = try readNode(first, &events)
            _ = try events.next()
            if try events.next() == .documentStart { report(.severalDocuments, at: events.mark) }
            return root
        } catch {
            report(error, at: events.mark)
            if let rest = lineTable().rest(after: Int(events.mark.line)) {
                // A pack's file is one document: where another begins is not told apart.
                problems.append(
                    Diagnostic(
                        YAMLProblem.restUnread(lines: rest.lines, documents: 0),
                        at: Location(file: file, line: rest.first, column: 1)))
            }
            throw error
        }
    }

    private mutating func readNode(
        _ event: EventStream.Event, _ events: inout EventStream
    ) throws(YAMLProblem) -> Node {
        let mark = events.mark
        switch event {
        case .sequenceStart:
            var items: [Node] = []
            while true {
                let next = try events.next()
                if next == .sequenceEnd { break }
                items.append(try readNode(next, &events))
            }
            return Node(.sequence(items), at: mark)
        case .mappingStart:
            return Node(.mapping(try readEntries(&events)), at: mark)
        default:
            let end = events.endBeforeComment
            if end != nil { hasEndsBeforeComments = true }
            return Node(.scalar(events.scalar, isPlain: events.isPlain), at: mark, endBeforeComment: end)
        }
    }

    private mutating func readEntries(_ events: inout EventStream) throws(YAMLProblem) -> [Node.Entry] {
        var entries: [Node.Entry] = []
        // Most mappings have as many, and each time that room is found by and by what is there is moved.
        entries.reserveCapacity(4)
        var keys = KeysSeen()
        while true {
            let event = try events.next()
            if event == .mappingEnd { return entries }
            let mark = events.mark
            guard event == .scalar else {
                report(.keyNotScalar, at: mark)
                try events.skip(event)
                try events.skip(try events.next())
                continue
            }
            let key = events.scalar
            if key == "<<" { report(.mergeKey, at: mark, length: 2) }
            let value = try readNode(try events.next(), &events)
            if let first = keys.place(of: key, in: entries) {
                report(
                    .duplicateKey(key, firstLine: Int(entries[first].mark.line)), at: mark,
                    length: key.unicodeScalars.count)
            } else {
                entries.append(Node.Entry(key: key, mark: mark, value: value))
            }
        }
    }

    /// Where a key already stands in a mapping. Most mappings are short, and comparing costs less than hashing there.
    private struct KeysSeen {
        private var places: [String: Int] = [:]
        private static let few = 12

        mutating func place(of key: String, in entries: [Node.Entry]) -> Int? {
            guard entries.count > KeysSeen.few else { return entries.firstIndex { $0.key == key } }
            for place in places.count..<entries.count { places[entries[place].key] = place }
            return places[key]
        }
    }

    /// The lines of the file, found once for all of its problems.
    private mutating func lineTable() -> LineTable {
        if let lines { return lines }
        let table = LineTable(buffer)
        lines = table
        return table
    }

    private mutating func report(_ problem: YAMLProblem, at mark: Mark, length: Int = 1) {
        problems.append(
            Diagnostic(
                problem, at: Location(file: file, line: Int(mark.line), column: Int(mark.column)),
                line: lineTable().line(Int(mark.line)), length: length))
    }
}
