import Facts
import Files
import YAML

/// The lines of a file on which something confidential may stand, of which no word is printed.
///
/// Evidence is confidential by a word of its own. It may stand far from what it keeps back, be misspelt, or come after a mistake
/// that ends the reading; so the whole entry that has it, or a word like it, is kept back: all that stands below one fact's name,
/// one group of facts, or one of the outermost keys. A name that is not known begins no entry, as it may be a line that slipped
/// out of one; what is anyone's own is one by itself. An entry that cannot be read to its end goes on to the end of the file, and
/// the last entry of a document goes on through documents that are no profiles, as a line that parts documents may have cut it.
/// What states a fact again is kept back with it.
struct ConfidentialLines {
    private let vocabulary: Vocabulary
    private let keys: Keys
    /// Where each entry begins, in order.
    private var starts = [Mark(line: 1, column: 1)]
    /// The facts that each entry states.
    private var facts: [[Int]] = [[]]
    /// The entries that have the word, or repeat by an alias what has it.
    private var entries: Set<Int> = []
    /// For each entry that repeats something by an alias, the entry in which that stands.
    private var repeated: Set<Pair> = []
    /// The lines on which the vocabulary's own names stand, some of which are like the word.
    private var named: Set<Int> = []
    /// The first entry of the document at hand.
    private var document: Int?
    /// Whether the document at hand says what it is.
    private var hasHead = false
    /// In order, and apart from one another.
    private var ranges: [ClosedRange<Int>] = []

    private struct Pair: Hashable {
        var entry: Int
        var source: Int
    }

    /// How far around the word nothing is printed, where what is written cannot be read to its end.
    private static let reach = 8

    /// - Complexity: O(bytes).
    init(in buffer: ByteBuffer, limits: Limits, vocabulary: Vocabulary, keys: Keys, lines: LineTable) {
        self.vocabulary = vocabulary
        self.keys = keys
        var isWhole = true
        do throws(YAMLProblem) {
            var events = try EventStream(buffer, limits: limits)
            try read(&events)
        } catch {
            isWhole = false
            endDocument()
        }
        let known = Set(vocabulary.facts.flatMap { $0.id.split { !$0.isLetter }.map(String.init) })
        let words = (1...max(1, lines.count)).filter { number in
            guard lines.withLine(number, { ConfidentialWord.mayBeIn($0) }) == true,
                let line = lines.wholeLine(number)
            else { return false }
            return ConfidentialWord.isIn(line, apartFrom: named.contains(number) ? known : [])
        }
        guard !words.isEmpty || !entries.isEmpty else { return }
        var found = isWhole ? [] : words.map { max(1, $0 - Self.reach)...$0 + Self.reach }
        let all = starts.indices.map { entry in
            let first = Int(starts[entry].line)
            let last = entry + 1 < starts.count ? self.last(before: starts[entry + 1], lines) : max(1, lines.count)
            return first...max(first, last)
        }
        for (entry, range) in all.enumerated() {
            let word = words.place { $0 >= range.lowerBound }
            if word < words.count, words[word] <= range.upperBound { entries.insert(entry) }
        }
        keepBackWhatIsRepeated()
        for (entry, range) in all.enumerated() where entries.contains(entry) { found.append(range) }
        for range in found.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
    }

    /// What states a fact again is kept back with it, and so is what is the same text in two entries: that is shown in either,
    /// or in none.
    private mutating func keepBackWhatIsRepeated() {
        var before = -1
        while entries.count > before {
            before = entries.count
            let marked = Set(entries.flatMap { facts[$0] })
            for entry in starts.indices where facts[entry].contains(where: marked.contains) { entries.insert(entry) }
            for pair in repeated where entries.contains(pair.entry) || entries.contains(pair.source) {
                entries.formUnion([pair.entry, pair.source])
            }
        }
    }

    var isEmpty: Bool { ranges.isEmpty }

    /// Whether something confidential may stand on a line, counted from 1.
    /// - Complexity: O(log entries).
    func contains(_ line: Int) -> Bool {
        let range = ranges.place { $0.upperBound >= line }
        return range < ranges.count && ranges[range].contains(line)
    }

    /// The last line that an entry has, before another that may begin on the same line.
    private func last(before next: Mark, _ lines: LineTable) -> Int {
        let before = lines.line(Int(next.line))?.unicodeScalars.prefix(Int(next.column) - 1)
        let isFirst = before?.allSatisfy { $0 == " " } ?? true
        return Int(next.line) - (isFirst ? 1 : 0)
    }

    // MARK: Entries

    private mutating func begin(at mark: Mark) {
        // What an alias repeats stands further up, in an entry that has begun there.
        guard let last = starts.last, (last.line, last.column) < (mark.line, mark.column) else { return }
        starts.append(mark)
        facts.append([])
    }

    /// What seemed to begin with an entry goes on with what stands before it.
    private mutating func join(from entry: Int) {
        guard entry > 0, entry < starts.count else { return }
        for joined in entry..<starts.count where entries.remove(joined) != nil { entries.insert(entry - 1) }
        starts.removeSubrange(entry...)
        facts[entry - 1] += facts[entry...].joined()
        facts.removeSubrange(entry...)
        repeated = Set(
            repeated.map { Pair(entry: min($0.entry, entry - 1), source: min($0.source, entry - 1)) })
    }

    /// The next event; where an alias repeats it, the entry is noted in which it stands.
    private mutating func next(_ events: inout EventStream) throws(YAMLProblem) -> EventStream.Event {
        let event = try events.next()
        if events.isRepeated {
            let (line, column) = (events.mark.line, events.mark.column)
            let source = starts.place { ($0.line, $0.column) > (line, column) } - 1
            repeated.insert(Pair(entry: starts.count - 1, source: max(0, source)))
        }
        return event
    }

    private mutating func endDocument() {
        if let document, !hasHead { join(from: document) }
    }

    private mutating func read(_ events: inout EventStream) throws(YAMLProblem) {
        var isFirst = true
        while true {
            let event = try next(&events)
            switch event {
            case .streamEnd: return
            case .documentStart:
                document = isFirst ? nil : starts.count
                isFirst = false
                hasHead = false
                begin(at: events.mark)
            case .documentEnd: endDocument()
            case .mappingStart: try readTop(&events)
            default: try look(at: event, &events)
            }
        }
    }

    private mutating func readTop(_ events: inout EventStream) throws(YAMLProblem) {
        var own: Int?
        while true {
            let event = try next(&events)
            if event == .mappingEnd { return }
            let key = event == .scalar ? events.withScalar { keys.find($0, in: .top) } : nil
            let isOwn =
                event == .scalar && events.withScalar { Keys.isOwn($0) } && !ConfidentialWord.isIn(events.scalar)
            if key != nil {
                own = nil
                hasHead = hasHead || key == Keys.schema
                begin(at: events.mark)
            } else if isOwn {
                own = own ?? starts.count
                begin(at: events.mark)
            } else {
                if let own { join(from: own) }
                own = nil
                try look(at: event, &events)
            }
            let value = try next(&events)
            if key == Keys.facts, value == .mappingStart {
                try readGroup(0, &events)
            } else {
                try look(at: value, &events)
            }
        }
    }

    private mutating func readGroup(_ group: Int, _ events: inout EventStream) throws(YAMLProblem) {
        while true {
            let event = try next(&events)
            if event == .mappingEnd { return }
            let target = event == .scalar ? events.withScalar { vocabulary.follow($0, from: group) } : nil
            if target == nil {
                try look(at: event, &events)
            } else {
                if group == 0 { begin(at: events.mark) }
                named.insert(Int(events.mark.line))
            }
            if case .fact(let fact)? = target { facts[facts.count - 1].append(fact) }
            let value = try next(&events)
            if case .group(let inner)? = target, value == .mappingStart {
                try readGroup(inner, &events)
            } else {
                try look(at: value, &events)
            }
        }
    }

    /// Passes over a value, and looks for the word in its scalars: as they are read, whatever quotes and escapes they have.
    private mutating func look(
        at event: EventStream.Event, isEvidence: Bool = false, _ events: inout EventStream
    ) throws(YAMLProblem) {
        switch event {
        case .scalar:
            if events.withScalar({ ConfidentialWord.mayBeIn($0) }), ConfidentialWord.isIn(events.scalar) {
                entries.insert(starts.count - 1)
            }
        case .sequenceStart:
            while true {
                let item = try next(&events)
                if item == .sequenceEnd { return }
                try look(at: item, &events)
            }
        case .mappingStart:
            while true {
                let key = try next(&events)
                if key == .mappingEnd { return }
                try look(at: key, &events)
                let word = key == .scalar ? events.scalar : ""
                let isOwn = keys.words[Keys.Mapping.evidence.rawValue].contains(word)
                let value = try next(&events)
                // Another word for it.
                if isEvidence, !isOwn, value == .scalar, events.withScalar({ AnswerReader.yesNo($0) }) != nil {
                    entries.insert(starts.count - 1)
                }
                try look(at: value, isEvidence: word == "evidence", &events)
            }
        default: return
        }
    }
}

extension Array {
    /// The first place from which on a condition holds, of elements in whose order it holds from somewhere on.
    fileprivate func place(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
