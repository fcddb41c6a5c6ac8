import Facts
import Files
import YAML

/// Under which keys of a file its texts stand, for those behind which comments may follow: `prepared.by`, `responses[2].because`.
///
/// For messages, for which the file is read again. Where a key is none of the language's or the vocabulary's, nothing is said of
/// what stands below it.
struct TextKeys {
    private var paths: [Mark: String] = [:]
    private let known: Set<String>

    /// As far as the file can be read.
    /// - Complexity: O(bytes).
    init(in buffer: ByteBuffer, limits: Limits, vocabulary: Vocabulary, keys: Keys) {
        var known = Set(keys.words.joined())
        for fact in vocabulary.facts {
            known.formUnion(fact.id.split(separator: ".").map(String.init))
            known.formUnion(fact.voices + fact.keys.map(\.id) + fact.fields.map(\.id))
        }
        self.known = known
        do throws(YAMLProblem) {
            var events = try EventStream(buffer, limits: limits)
            while true {
                let event = try events.next()
                if event == .streamEnd { return }
                try read(event, below: "", &events)
            }
        } catch {
            // What cannot be read from here on is said by whoever reads the file for what is in it.
        }
    }

    /// The keys of the text that ends at a place, outermost first; without `facts`, as facts are named.
    func path(ofTextEndingAt mark: Mark) -> String? { paths[mark] }

    private mutating func read(
        _ event: EventStream.Event, below path: String, _ events: inout EventStream
    ) throws(YAMLProblem) {
        switch event {
        case .scalar:
            if !path.isEmpty, let end = events.endBeforeComment { paths[end] = path }
        case .sequenceStart:
            var place = 0
            while true {
                let item = try events.next()
                if item == .sequenceEnd { return }
                place += 1
                try read(item, below: "\(path)[\(place)]", &events)
            }
        case .mappingStart:
            while true {
                let key = try events.next()
                if key == .mappingEnd { return }
                let word = key == .scalar ? events.scalar : ""
                let isKnown = !word.isEmpty && word.split(separator: ".").allSatisfy { known.contains(String($0)) }
                if key != .scalar { try events.skip(key) }
                let value = try events.next()
                guard isKnown else {
                    try events.skip(value)
                    continue
                }
                try read(value, below: path.isEmpty || path == "facts" ? word : "\(path).\(word)", &events)
            }
        default: return
        }
    }
}
