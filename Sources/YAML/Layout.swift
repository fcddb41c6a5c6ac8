internal import CLibYAML
public import Files

/// A part of a YAML text as it is laid out: where it begins and ends. For tools that move text about and must not change what
/// it says; readers use `EventStream`.
public struct Layout: Sendable {
    /// How a value is written.
    public enum Style: Sendable { case block, flow, plain, quoted, literal, folded }

    /// What a value is made of.
    public enum Content: Sendable {
        case scalar
        case sequence([Layout])
        case mapping([(key: Layout, value: Layout)])
    }

    public var content: Content
    public var style: Style
    /// A scalar's text, as it is read; empty for anything else.
    public var text: String
    public var start: Mark
    /// Just behind it. Of a block mapping or sequence, where what comes next begins.
    public var end: Mark

    /// What no tool can move safely.
    public enum Obstacle: Error, Sendable, Equatable {
        /// An anchor or an alias: what stands before what would change.
        case anchors(Mark)
        case tag(Mark)
        case severalDocuments(Mark)
        case nothing
        case unreadable
    }
}

extension Layout {
    /// The layout of a text's only document.
    /// - Complexity: O(bytes).
    public static func read(_ buffer: ByteBuffer, limits: Limits = .standard) throws(Obstacle) -> Layout {
        var parser = LayoutParser(buffer, limits: limits)
        guard parser.isReady else { throw .unreadable }
        return try parser.document()
    }
}

/// libyaml's events with both their ends.
private struct LayoutParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>
    /// Held for as long as the parser reads from its memory.
    private let buffer: ByteBuffer
    private let limits: Limits
    private var holdsEvent = false
    let isReady: Bool

    init(_ buffer: ByteBuffer, limits: Limits) {
        self.buffer = buffer
        self.limits = limits
        parser = .allocate(capacity: 1)
        event = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        isReady = yaml_parser_initialize(parser) == 1
        if isReady { yaml_parser_set_input_string(parser, buffer.address, buffer.count) }
    }

    deinit {
        if holdsEvent { yaml_event_delete(event) }
        if isReady { yaml_parser_delete(parser) }
        parser.deallocate()
        event.deallocate()
    }

    private mutating func next() throws(Layout.Obstacle) -> yaml_event_type_t {
        if holdsEvent { yaml_event_delete(event) }
        holdsEvent = false
        guard yaml_parser_parse(parser, event) == 1 else { throw .unreadable }
        holdsEvent = true
        return event.pointee.type
    }

    private static func mark(_ place: yaml_mark_t) -> Mark {
        Mark(line: Int32(truncatingIfNeeded: place.line &+ 1), column: Int32(truncatingIfNeeded: place.column &+ 1))
    }

    private var start: Mark { LayoutParser.mark(event.pointee.start_mark) }
    private var end: Mark { LayoutParser.mark(event.pointee.end_mark) }

    mutating func document() throws(Layout.Obstacle) -> Layout {
        var type = try next()
        if type == YAML_STREAM_START_EVENT { type = try next() }
        guard type == YAML_DOCUMENT_START_EVENT else { throw .nothing }
        let root = try value(try next(), depth: 1)
        guard try next() == YAML_DOCUMENT_END_EVENT else { throw .unreadable }
        if try next() == YAML_DOCUMENT_START_EVENT { throw .severalDocuments(start) }
        return root
    }

    private mutating func value(_ type: yaml_event_type_t, depth: Int) throws(Layout.Obstacle) -> Layout {
        guard depth <= limits.depth else { throw .unreadable }
        let begin = start
        switch type {
        case YAML_SCALAR_EVENT:
            let scalar = event.pointee.data.scalar
            if scalar.anchor != nil { throw .anchors(begin) }
            if scalar.tag != nil { throw .tag(begin) }
            let style: Layout.Style
            switch scalar.style {
            case YAML_PLAIN_SCALAR_STYLE: style = .plain
            case YAML_LITERAL_SCALAR_STYLE: style = .literal
            case YAML_FOLDED_SCALAR_STYLE: style = .folded
            default: style = .quoted
            }
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return Layout(content: .scalar, style: style, text: text, start: begin, end: end)
        case YAML_SEQUENCE_START_EVENT:
            let content = event.pointee.data.sequence_start
            if content.anchor != nil { throw .anchors(begin) }
            if content.tag != nil { throw .tag(begin) }
            let style: Layout.Style = content.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block
            var items: [Layout] = []
            while true {
                let type = try next()
                if type == YAML_SEQUENCE_END_EVENT { break }
                items.append(try value(type, depth: depth + 1))
            }
            return Layout(content: .sequence(items), style: style, text: "", start: begin, end: end)
        case YAML_MAPPING_START_EVENT:
            let content = event.pointee.data.mapping_start
            if content.anchor != nil { throw .anchors(begin) }
            if content.tag != nil { throw .tag(begin) }
            let style: Layout.Style = content.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block
            var entries: [(key: Layout, value: Layout)] = []
            while true {
                let type = try next()
                if type == YAML_MAPPING_END_EVENT { break }
                let key = try value(type, depth: depth + 1)
                entries.append((key, try value(try next(), depth: depth + 1)))
            }
            return Layout(content: .mapping(entries), style: style, text: "", start: begin, end: end)
        case YAML_ALIAS_EVENT: throw .anchors(begin)
        default: throw .unreadable
        }
    }
}

extension Layout {
    /// Whether two texts say the same: the same values, in sequences in the same order, in mappings in any.
    public func saysTheSame(as other: Layout) -> Bool {
        switch (content, other.content) {
        case (.scalar, .scalar): return text == other.text && (style == .plain) == (other.style == .plain)
        case (.sequence(let items), .sequence(let others)):
            return items.count == others.count && zip(items, others).allSatisfy { $0.saysTheSame(as: $1) }
        case (.mapping(let entries), .mapping(let others)):
            guard entries.count == others.count else { return false }
            let ours = entries.sorted { $0.key.text < $1.key.text }
            let theirs = others.sorted { $0.key.text < $1.key.text }
            return zip(ours, theirs).allSatisfy {
                $0.key.saysTheSame(as: $1.key) && $0.value.saysTheSame(as: $1.value)
            }
        default: return false
        }
    }

    /// Every scalar, in the order of the text.
    public func forEachScalar(_ body: (Layout) -> Void) {
        switch content {
        case .scalar: body(self)
        case .sequence(let items): for item in items { item.forEachScalar(body) }
        case .mapping(let entries):
            for entry in entries {
                entry.key.forEachScalar(body)
                entry.value.forEachScalar(body)
            }
        }
    }
}
