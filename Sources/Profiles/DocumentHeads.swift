import Files
import YAML

/// Which documents of a file say that they are something.
///
/// A line of three dashes by mistake inside a profile parts it in two. The first part may read well, and lack what the second says
/// of it: that its words are confidential, say. The second part does not say what it is.
struct DocumentHeads {
    private enum Head {
        case something, missing
        /// Nothing stands in it, which is part of nothing.
        case nothing
    }

    private var heads: [Head] = []

    /// - Complexity: O(bytes).
    init(in buffer: ByteBuffer, limits: Limits, keys: Keys) {
        do throws(YAMLProblem) {
            var events = try EventStream(buffer, limits: limits)
            while try events.next() == .documentStart {
                heads.append(.missing)
                let first = try events.next()
                if first == .mappingStart {
                    try readTop(&events, keys)
                } else if first == .scalar, events.isPlain, events.scalar.isEmpty {
                    heads[heads.count - 1] = .nothing
                }
                while try events.next() != .documentEnd {}
            }
        } catch {
            // As far as it can be read: what is behind does not say what it is.
            heads.append(.missing)
        }
    }

    /// Whether what stands behind a document, counted from 1, may be the rest of it.
    func isPartedFromRest(_ document: Int) -> Bool {
        heads.dropFirst(document).first { $0 != .nothing } == .missing
    }

    private mutating func readTop(_ events: inout EventStream, _ keys: Keys) throws(YAMLProblem) {
        while true {
            let key = try events.next()
            if key == .mappingEnd { return }
            if key == .scalar, events.withScalar({ keys.find($0, in: .top) }) == Keys.schema {
                heads[heads.count - 1] = .something
            }
            try events.skip(key)
            try events.skip(try events.next())
        }
    }
}
