import RulePacks

/// What the documents that are of a pack as a whole have in common.
extension JSONWriter {
    /// A document of its own, spread over lines, with a line feed at the end: its schema, the pack, and then its content.
    ///
    /// - Parameter pack: `nil` where the pack could not be read.
    static func document(
        _ schema: String, of pack: RulePack?, content: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("schema")
        writer.string(schema)
        writer.key("pack")
        if let pack { writer.identity(of: pack) } else { writer.null() }
        content(&writer)
        writer.endObject()
        return JSONWriter.indented(writer.bytes) + [0x0A]
    }

    mutating func counts(_ counts: [(name: String, count: Int)]) {
        for (name, count) in counts {
            key(named: name)
            integer(count)
        }
    }

    /// Where in the pack something stands; `nil` for what stands nowhere in it.
    mutating func place(_ place: Place?) {
        key("file")
        optional(place?.file)
        key("line")
        if let place { integer(place.line) } else { null() }
    }
}
