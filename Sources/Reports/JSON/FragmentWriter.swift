import Files

/// Writes pieces into the text that they are pieces of, one behind another: so a piece costs no memory of its own.
struct FragmentWriter: ~Copyable {
    private var writer = JSONWriter()

    /// All of the pieces so far.
    var bytes: [UInt8] { writer.bytes }

    mutating func piece(_ body: (inout JSONWriter) -> Void) -> Fragment {
        let start = writer.startPiece()
        body(&writer)
        return Fragment(start: Int32(start), count: Int32(writer.count - start))
    }
}
