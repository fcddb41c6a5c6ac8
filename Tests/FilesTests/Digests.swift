import Files
import Testing

/// SHA-256 as its standard has it, but for line ends.
@Suite struct Digests {
    private func digest(_ text: String) -> String {
        Digest.ofNormalisedLines(ByteBuffer(Array(text.utf8))).description
    }

    /// The examples of FIPS 180-4 and of NIST's example values.
    static let vectors = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test(arguments: vectors) func isThatOfTheStandard(_ text: String, _ wanted: String) {
        #expect(digest(text) == wanted)
        var pieces = Digester()
        for start in stride(from: 0, to: text.utf8.count, by: 4999) {
            pieces.add(Array(text.utf8.dropFirst(start).prefix(4999)))
        }
        #expect(pieces.digest().description == wanted)
    }

    @Test(arguments: [
        ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("\r\n", "\n"), ("\r", "\n"), ("\r\r\n\n", "\n\n\n"),
        ("a\n\rb", "a\n\nb"),
        ("a\r", "a\n"),
    ])
    func lineEndsAreOneLineFeed(_ text: String, _ same: String) {
        #expect(digest(text) == digest(same))
    }

    @Test func otherwiseEveryByteCounts() {
        let texts = ["", "\n", "\n\n", "a", "a\n", "a ", "b", "\0", "a\0"]
        #expect(Set(texts.map(digest)).count == texts.count)
        let digests = texts.map { Digest.ofNormalisedLines(ByteBuffer(Array($0.utf8))) }
        #expect(Set(digests + digests).count == texts.count)
    }
}
