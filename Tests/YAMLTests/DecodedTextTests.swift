import Files
import Foundation
import TestSupport
import Testing
import YAML

/// Of ASCII, libyaml is shown the text where it stands; behind a byte order mark the same text goes through its own decoding.
/// Both must come to the same events, marks and problems, wherever the text ends.
@Suite struct DecodedTextTests {
    private func expectAlike(_ text: ArraySlice<UInt8>, _ name: String) {
        let shown = events(text, marks: true)
        let decoded = events([0xEF, 0xBB, 0xBF] + text, marks: true)
        #expect(shown == decoded, "\(name), \(text.count) bytes")
    }

    @Test(arguments: EventStreamTests.plain + EventStreamTests.aliases + EventStreamTests.wrong)
    func everyBeginning(of example: EventStreamTests.Case) {
        let bytes = Array(example.text.utf8)
        for count in 0...bytes.count { expectAlike(bytes[..<count], example.text) }
    }

    @Test(arguments: [
        "--- a\n... \n--- |\n  b\r\n\r\n   c\r\n", "\"a\\x41\\u00e9\\\n  b\"",
        "%TAG !e! tag:example.com,2008:\n--- !e!a%41 b",
        "a: 'it''s'\n? >+\n k\n\n: - b # c\n", "a:\t- b\n-\t", "a\u{7F}", "a\u{0}b", "---", "...", "--", "'''", "\"\\",
        "&", "*", "!<",
    ])
    func everyBeginning(of text: String) {
        let bytes = Array(text.utf8)
        for count in 0...bytes.count { expectAlike(bytes[..<count], text) }
    }

    @Test func everyFileOfTheProject() throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        var generator = SeededGenerator(seed: 58)
        var compared = 0
        for folder in ["Tests/Fixtures", "Rules", "Examples"] {
            let files = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
            for case let file as URL in files ?? .init() where file.pathExtension == "yaml" {
                let bytes = [UInt8](try Data(contentsOf: file))
                // What a word processor saved is known by its first bytes.
                guard bytes.span.isASCIIText, !bytes.starts(with: "{\\rtf".utf8), bytes.count < 100_000 else {
                    continue
                }
                expectAlike(bytes[...], file.lastPathComponent)
                for _ in 0..<3 {
                    expectAlike(
                        bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)), file.lastPathComponent)
                }
                compared += 1
            }
        }
        #expect(compared > 300)
    }
}
