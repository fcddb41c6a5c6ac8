/// One document's events that a program puts together, to be read as if they stood in a text.
///
/// None of its scalars counts as plain: nothing more is read into them than they say.
/// - Complexity: O(1) for each event, and for each byte of a scalar.
public struct EventTape: ~Copyable {
    private var steps = AnchorTape()

    public init() { add(.documentStart, at: Mark(line: 1, column: 1)) }

    /// Adds a mapping with what stands in it.
    public mutating func add(_ entries: [Node.Entry], at mark: Mark) {
        add(.mappingStart, at: mark)
        for entry in entries {
            add(entry.key, at: entry.mark)
            add(entry.value)
        }
        add(.mappingEnd, at: mark)
    }

    private mutating func add(_ node: Node) {
        switch node.content {
        case .scalar(let text, _): add(text, at: node.mark)
        case .mapping(let entries): add(entries, at: node.mark)
        case .sequence(let items):
            add(.sequenceStart, at: node.mark)
            for item in items { add(item) }
            add(.sequenceEnd, at: node.mark)
        }
    }

    private mutating func add(_ text: String, at mark: Mark) {
        var text = text
        text.withUTF8 { steps.record(.scalar, $0, isPlain: false, mark: mark) }
    }

    private mutating func add(_ event: EventStream.Event, at mark: Mark) {
        steps.record(event, nil, isPlain: false, mark: mark)
    }

    /// What is on it, to be played from its beginning to its end.
    consuming func whole() -> AnchorTape {
        add(.documentEnd, at: Mark(line: 1, column: 1))
        steps.startReplayOfAll()
        return steps
    }
}
