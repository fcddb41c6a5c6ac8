internal import CLibYAML
public import Files

/// The events of a YAML text, one at a time, as libyaml reads them; aliases are replaced by what they stand for.
///
/// Owns the parser: it cannot be copied, and frees what it holds when it goes. Nothing is allocated for a scalar; its bytes
/// can be looked at until the next event.
public struct EventStream: ~Copyable {
    /// What stands at a place of the text.
    public enum Event: UInt8, Sendable {
        case documentStart, documentEnd, streamEnd, scalar, sequenceStart, sequenceEnd, mappingStart, mappingEnd
    }

    /// Where the last event began.
    public private(set) var mark = Mark(line: 1, column: 1)
    /// Whether the last scalar was written without quotes and not as a block.
    public private(set) var isPlain = true
    /// How many mappings and sequences are open.
    public private(set) var depth = 0

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>
    private let buffer: ByteBuffer
    private let limits: Limits
    /// Whether the text is ASCII, so that a character is a byte.
    private let isDecoded: Bool
    /// Whether a comment may stand behind a text: of ASCII each is looked at.
    private let mayHaveComments: Bool
    private var isReplayed = false
    private var holdsEvent = false
    private var anchors = AnchorTape()

    @usableFromInline internal private(set) var scalarStart: UnsafePointer<UInt8>?
    @usableFromInline internal private(set) var scalarCount = 0

    /// - Throws: `noMemory` when libyaml cannot make a parser.
    public init(_ buffer: ByteBuffer, limits: Limits = .standard) throws(YAMLProblem) {
        self.buffer = buffer
        self.limits = limits
        parser = .allocate(capacity: 1)
        event = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            event.deallocate()
            throw .noMemory
        }
        isDecoded = buffer.withBytes { $0.span.isASCIIText }
        mayHaveComments = isDecoded || buffer.withBytes { $0.contains(UInt8(ascii: "#")) }
        if isDecoded {
            giveDecoded()
        } else {
            yaml_parser_set_input_string(parser, buffer.address, buffer.count)
        }
    }

    /// The events on a tape, and behind them the end of a text in which nothing stands.
    /// - Throws: `noMemory` when libyaml cannot make a parser.
    public init(playing tape: consuming EventTape) throws(YAMLProblem) {
        try self.init(ByteBuffer(capacity: 64))
        anchors = tape.whole()
    }

    /// libyaml decodes its input into a buffer of its own, a character at a time, and puts a zero at the end. Of ASCII the
    /// decoded text is the text: so the parser is shown it where it stands, as decoded to its end. It looks at no more than four
    /// characters at once, and writes none; the memory that it frees is its own.
    private func giveDecoded() {
        let start = buffer.address(followedByZeros: 4)
        yaml_parser_set_input_string(parser, start, 0)
        parser.pointee.encoding = YAML_UTF8_ENCODING
        parser.pointee.buffer.pointer = start
        parser.pointee.buffer.last = start + buffer.count + 1
        parser.pointee.unread = buffer.count + 1
        parser.pointee.eof = 1
    }

    deinit {
        if holdsEvent { yaml_event_delete(event) }
        yaml_parser_delete(parser)
        parser.deallocate()
        event.deallocate()
    }

    /// The bytes of the last scalar, in UTF-8 whatever the file's encoding.
    @inlinable
    @inline(__always)
    public func withScalar<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
        try body(UnsafeBufferPointer(start: scalarStart, count: scalarCount).span)
    }

    /// The last scalar as a string, for messages and small files.
    public var scalar: String {
        String(decoding: UnsafeBufferPointer(start: scalarStart, count: scalarCount), as: UTF8.self)
    }

    /// Where the last scalar ends, if it is written without quotes and a comment may follow on its line; of ASCII one does.
    ///
    /// libyaml passes over comments, so that what one hides is seen in the text alone. A scalar that an alias repeats has none:
    /// it was met where it stands.
    /// - Complexity: O(blanks behind the scalar).
    public var endBeforeComment: Mark? {
        guard isPlain, mayHaveComments, !isReplayed else { return nil }
        let end = event.pointee.end_mark
        if isDecoded {
            let isComment = buffer.withBytes { bytes in
                var index = end.index
                while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
                return index < bytes.count && bytes[index] == UInt8(ascii: "#")
            }
            guard isComment else { return nil }
        }
        return EventStream.mark(end)
    }

    /// Whether an alias repeats the last event, whose mark is then where it stands and not where the alias does.
    public var isRepeated: Bool { isReplayed }

    /// Where the last event ends; `nil` where an alias repeats it.
    public var end: Mark? { isReplayed ? nil : EventStream.mark(event.pointee.end_mark) }

    /// The next event.
    /// - Throws: what is wrong with the text; `mark` is then its place, and nothing more can be read.
    public mutating func next() throws(YAMLProblem) -> Event {
        if anchors.isReplaying, let replayed = try replay() { return replayed }
        isReplayed = false
        return try read()
    }

    /// Passes over the value whose first event was `event`.
    public mutating func skip(_ first: Event) throws(YAMLProblem) {
        guard first == .sequenceStart || first == .mappingStart else { return }
        let outside = depth - 1
        while depth > outside {
            if try next() == .streamEnd { return }
        }
    }

    private mutating func read() throws(YAMLProblem) -> Event {
        while true {
            if holdsEvent {
                yaml_event_delete(event)
                holdsEvent = false
                // Its bytes are gone: whoever still asks for the scalar gets nothing.
                scalarCount = 0
            }
            guard yaml_parser_parse(parser, event) == 1 else { throw failure() }
            let start = event.pointee.start_mark
            mark = Mark(
                line: Int32(truncatingIfNeeded: start.line &+ 1), column: Int32(truncatingIfNeeded: start.column &+ 1))
            holdsEvent = ownsMemory
            switch event.pointee.type {
            case YAML_SCALAR_EVENT:
                let scalar = event.pointee.data.scalar
                scalarStart = UnsafePointer(scalar.value)
                scalarCount = scalar.length
                isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
                if let tag = scalar.tag { try refuseForeign(tag) }
                return try tape(.scalar, anchor: scalar.anchor)
            case YAML_MAPPING_START_EVENT:
                if let tag = event.pointee.data.mapping_start.tag { try refuseForeign(tag) }
                return try tape(.mappingStart, anchor: event.pointee.data.mapping_start.anchor)
            case YAML_SEQUENCE_START_EVENT:
                if let tag = event.pointee.data.sequence_start.tag { try refuseForeign(tag) }
                return try tape(.sequenceStart, anchor: event.pointee.data.sequence_start.anchor)
            case YAML_MAPPING_END_EVENT: return try tape(.mappingEnd, anchor: nil)
            case YAML_SEQUENCE_END_EVENT: return try tape(.sequenceEnd, anchor: nil)
            case YAML_DOCUMENT_START_EVENT:
                anchors.forgetAll()
                return .documentStart
            case YAML_DOCUMENT_END_EVENT: return .documentEnd
            // Behind its end libyaml has no event, as often as it is asked.
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .streamEnd
            case YAML_ALIAS_EVENT:
                let name = String(cString: event.pointee.data.alias.anchor)
                try anchors.startReplay(name, limits)
                if let replayed = try replay() { return replayed }
            default: continue
            }
        }
    }

    /// Whether the event has memory to be freed: where one ends it has none, nor has one that begins without a name and a tag.
    @inline(__always)
    private var ownsMemory: Bool {
        switch event.pointee.type {
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: false
        case YAML_MAPPING_START_EVENT:
            event.pointee.data.mapping_start.anchor != nil || event.pointee.data.mapping_start.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            event.pointee.data.sequence_start.anchor != nil || event.pointee.data.sequence_start.tag != nil
        default: true
        }
    }

    @inline(__always)
    private mutating func tape(_ kind: Event, anchor: UnsafeMutablePointer<UInt8>?) throws(YAMLProblem) -> Event {
        try measureDepth(kind)
        if let anchor { anchors.startRecording(String(cString: anchor)) }
        if anchors.isRecording {
            let bytes = kind == .scalar ? UnsafeBufferPointer(start: scalarStart, count: scalarCount) : nil
            anchors.record(kind, bytes, isPlain: isPlain, mark: mark)
        }
        return kind
    }

    private mutating func replay() throws(YAMLProblem) -> Event? {
        guard let step = anchors.nextReplayed() else { return nil }
        isReplayed = true
        mark = step.mark
        isPlain = step.isPlain
        let bytes = anchors.bytes(of: step)
        scalarStart = bytes.baseAddress
        scalarCount = bytes.count
        try measureDepth(step.kind)
        return step.kind
    }

    @inline(__always)
    private mutating func measureDepth(_ kind: Event) throws(YAMLProblem) {
        switch kind {
        case .mappingStart, .sequenceStart:
            depth += 1
            if depth > limits.depth { throw .tooDeep(limits.depth) }
        case .mappingEnd, .sequenceEnd: depth -= 1
        default: break
        }
    }

    /// The standard tags say what YAML says anyway; the vocabulary decides the type. Any other tag asks for something else.
    private func refuseForeign(_ tag: UnsafeMutablePointer<UInt8>) throws(YAMLProblem) {
        let text = String(cString: tag)
        let standard = "tag:yaml.org,2002:"
        if text == "!"
            || (text.hasPrefix(standard) && EventStream.types.contains(String(text.dropFirst(standard.count))))
        {
            return
        }
        throw .foreignTag(text)
    }

    private static func mark(_ place: yaml_mark_t) -> Mark {
        Mark(line: Int32(truncatingIfNeeded: place.line &+ 1), column: Int32(truncatingIfNeeded: place.column &+ 1))
    }

    private static let types: Set<String> = ["str", "int", "float", "bool", "null", "map", "seq", "timestamp"]

    private mutating func failure() -> YAMLProblem {
        if let kind = SyntaxWords.kindOfBinary(buffer) {
            mark = .none
            return .notText(kind)
        }
        let failed = parser.pointee
        // What is never closed is looked for where it begins.
        let detail = failed.problem.map { String(cString: $0) } ?? "the text cannot be read"
        mark = EventStream.mark(failed.problem_mark)
        if failed.context != nil {
            let start = EventStream.mark(failed.context_mark)
            switch detail {
            case "found unexpected end of stream", "did not find expected alphabetic or numeric character": mark = start
            case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
                if let hash = SyntaxWords.hiddenRest(in: buffer, from: start, to: mark) {
                    mark = hash
                    return .hashInProse
                }
                if let quote = SyntaxWords.openQuote(in: buffer, from: start, to: mark) {
                    mark = quote
                    return .syntax("the text in quotes that begins here is not closed")
                }
                if mark.line > start.line { mark = start }
            default: break
            }
        }
        switch failed.error {
        case YAML_MEMORY_ERROR: return .noMemory
        case YAML_READER_ERROR:
            mark = buffer.mark(ofByte: failed.problem_offset)
            return SyntaxWords.ofEncoding(detail, value: Int(failed.problem_value))
        default:
            return SyntaxWords.ofSyntax(
                detail, context: failed.context.map { String(cString: $0) }, in: buffer, at: mark)
        }
    }
}
