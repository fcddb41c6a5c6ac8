import Diagnostics

/// What stood under each anchor, to be played again where an alias names it.
struct AnchorTape: ~Copyable {
    struct Step {
        var kind: EventStream.Event
        var isPlain: Bool
        var mark: Mark
        var start: Int
        var count: Int
    }

    private var steps: [Step] = []
    private var text: UnsafeMutableBufferPointer<UInt8> = .init(start: nil, count: 0)
    private var textCount = 0
    /// How many bytes the scalars of all steps have; those of a scalar that is played again count again.
    private var scalarBytes = 0
    private var finished: [String: (steps: Range<Int>, bytes: Int)] = [:]
    /// Anchors whose value is not complete yet, with the depth at which it will be.
    private var open: [(name: String, start: Int, bytes: Int, depth: Int)] = []
    private var depth = 0
    private var cursors: [Range<Int>] = []
    private var repeated = 0
    private var repeatedBytes = 0

    deinit { text.deallocate() }

    var isRecording: Bool { !open.isEmpty }
    var isReplaying: Bool { !cursors.isEmpty }

    mutating func forgetAll() {
        guard !steps.isEmpty || repeated > 0 else { return }
        steps.removeAll(keepingCapacity: true)
        finished.removeAll()
        open.removeAll()
        textCount = 0
        scalarBytes = 0
        depth = 0
        repeated = 0
        repeatedBytes = 0
    }

    mutating func startRecording(_ name: String) {
        finished[name] = nil
        open.append((name, steps.count, scalarBytes, depth))
    }

    /// Adds an event to the tape. A value that is complete can be named from here on.
    mutating func record(_ kind: EventStream.Event, _ bytes: UnsafeBufferPointer<UInt8>?, isPlain: Bool, mark: Mark) {
        let start = textCount
        if let bytes { keep(bytes) }
        add(Step(kind: kind, isPlain: isPlain, mark: mark, start: start, count: bytes?.count ?? 0))
        switch kind {
        case .mappingStart, .sequenceStart: depth += 1
        case .mappingEnd, .sequenceEnd: depth -= 1
        default: break
        }
        while let last = open.last, last.depth == depth {
            finished[last.name] = (last.start..<steps.count, scalarBytes - last.bytes)
            open.removeLast()
        }
    }

    /// While a tape is recorded, what is played is recorded too; an alias has no anchor of its own that it could complete.
    mutating func startReplay(_ name: String, _ limits: Limits) throws(YAMLProblem) {
        guard let (range, bytes) = finished[name] else {
            if open.contains(where: { $0.name == name }) { throw .recursiveAlias(name) }
            throw .unknownAlias(name, near: NearestName.to(name, among: finished.keys.sorted()))
        }
        repeated += range.count
        guard repeated <= limits.aliasEvents else { throw .tooManyAliasEvents(limits.aliasEvents) }
        repeatedBytes += bytes
        guard repeatedBytes <= limits.aliasBytes else { throw .tooManyAliasBytes(limits.aliasBytes) }
        if isRecording {
            for index in range { add(steps[index]) }
        }
        cursors.append(range)
    }

    mutating func startReplayOfAll() { cursors = [steps.indices] }

    mutating func nextReplayed() -> Step? {
        guard let cursor = cursors.popLast(), !cursor.isEmpty else { return nil }
        if cursor.count > 1 { cursors.append(cursor.dropFirst()) }
        return steps[cursor.lowerBound]
    }

    func bytes(of step: Step) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text[step.start..<step.start + step.count])
    }

    private mutating func add(_ step: Step) {
        steps.append(step)
        scalarBytes += step.count
    }

    private mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>) {
        if textCount + bytes.count > text.count {
            let larger = UnsafeMutableBufferPointer<UInt8>.allocate(
                capacity: max(1024, (textCount + bytes.count) * 2))
            _ = larger.update(from: text[0..<textCount])
            text.deallocate()
            text = larger
        }
        _ = text[textCount...].update(from: bytes)
        textCount += bytes.count
    }

}
