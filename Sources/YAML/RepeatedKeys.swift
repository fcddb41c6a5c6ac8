public import Files

/// Which keys of a text stand a second time in their mapping, and where each stood first.
///
/// For messages: a reader that only marks what it has seen need not remember where, and the text is read again for this.
public struct RepeatedKeys: Sendable {
    private var firstLines: [Mark: Int32] = [:]

    /// As far as the text can be read.
    ///
    /// - Complexity: O(bytes).
    public init(in buffer: ByteBuffer, limits: Limits = .standard) {
        do throws(YAMLProblem) {
            var events = try EventStream(buffer, limits: limits)
            try read(&events)
        } catch {
            // What cannot be read from here on is said by whoever reads the text for what is in it.
        }
    }

    /// The line on which the key whose repetition stands at a place stood first; `nil` where nothing repeats there.
    public func firstLine(ofKeyAt mark: Mark) -> Int? { firstLines[mark].map(Int.init) }

    private mutating func read(_ events: inout EventStream) throws(YAMLProblem) {
        while true {
            let event = try events.next()
            if event == .streamEnd { return }
            try read(event, &events)
        }
    }

    private mutating func read(_ event: EventStream.Event, _ events: inout EventStream) throws(YAMLProblem) {
        switch event {
        case .mappingStart: try readMapping(&events)
        case .sequenceStart:
            while true {
                let item = try events.next()
                if item == .sequenceEnd { return }
                try read(item, &events)
            }
        default: return
        }
    }

    private mutating func readMapping(_ events: inout EventStream) throws(YAMLProblem) {
        var lines: [String: Int32] = [:]
        while true {
            let key = try events.next()
            if key == .mappingEnd { return }
            if key == .scalar {
                let (word, mark) = (events.scalar, events.mark)
                if let first = lines[word] { firstLines[mark] = first } else { lines[word] = mark.line }
            } else {
                try events.skip(key)
            }
            try read(try events.next(), &events)
        }
    }
}
