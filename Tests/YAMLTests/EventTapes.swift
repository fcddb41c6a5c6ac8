import Files
import Testing
import YAML

/// What is put on a tape is played as a text that says the same is read.
@Suite struct EventTapes {
    struct NoMapping: Error {}

    /// The events of a text whose nodes were read and put on a tape, and how deep the stream was at the end.
    private func played(_ text: String) throws -> (events: String, depth: Int) {
        var reader = NodeReader(file: "a.yaml", buffer: ByteBuffer(text.utf8))
        guard let root = reader.read(), case .mapping(let entries) = root.content else { throw NoMapping() }
        var tape = EventTape()
        tape.add(entries, at: root.mark)
        var stream = try EventStream(playing: tape)
        let words = events(&stream, marks: true)
        // What is at its end stays there.
        let after = try stream.next()
        #expect(after == .streamEnd)
        return (words, stream.depth)
    }

    @Test(arguments: [
        #"{"a": "b", "c": ["d", "", {"e": "f"}], "g": {}, "h": []}"#,
        #"{"a": "two\nlines", "b": "Größe ✓ \u0000 \u2028", "c": "'\"\\"}"#,
        "\"a\":\n  - \"b\"\n  - - \"c\"\n    - \"d\": |\n        e\n",
        "{}",
    ])
    func saysWhatATextSays(_ text: String) throws {
        let found = try played(text)
        #expect(found.events == events(text, marks: true))
        #expect(found.depth == 0)
    }

    /// Of a text without quotes the same is played, and nothing of it is plain; what an alias repeats stands where it stood first.
    @Test func nothingIsPlain() throws {
        let found = try played("a: &x [b, 'c']\nd: *x\n").events
        #expect(found == "--- {@1:1 'a'@1:1 [@1:4 'b'@1:8 'c'@1:11 ] 'd'@2:1 [@1:4 'b'@1:8 'c'@1:11 ] } ...")
    }

    /// More than the tape has room for at first.
    @Test func muchIsPlayed() throws {
        let entries = (0..<2000).map { "\"key\($0)\": \"" + String(repeating: "x", count: $0 % 90) + "\"" }
        let text = "{" + entries.joined(separator: ",\n") + "}"
        #expect(try played(text).events == events(text, marks: true))
    }
}
