import Files
import Foundation
import Testing
import YAML

/// The same text in every encoding and with every line end has the same events, at the same places, and the same excerpts.
@Suite struct EncodingTests {
    static let text = "a: é\nb:\n  - \"𝄞 c\"\n"
    static let expected = "--- {@1:1 a@1:1 é@1:4 b@2:1 [@3:3 '𝄞 c'@3:5 ] } ..."

    static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        let units = [0xFEFF] + Array(text.utf16)
        return units.flatMap { unit in
            bigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
        }
    }

    static func encoded(_ text: String) -> [[UInt8]] {
        [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16(text, bigEndian: true),
            utf16(text, bigEndian: false),
        ]
    }

    @Test func encodings() {
        for lineEnd in ["\n", "\r\n", "\r"] {
            for bytes in Self.encoded(Self.text.replacing("\n", with: lineEnd)) {
                #expect(events(bytes, marks: true) == Self.expected)
            }
        }
    }

    @Test func excerpts() {
        for lineEnd in ["\n", "\r\n", "\r"] {
            for bytes in Self.encoded(Self.text.replacing("\n", with: lineEnd)) {
                let buffer = ByteBuffer(bytes)
                #expect((0...5).map { buffer.line($0) } == [nil, "a: é", "b:", "  - \"𝄞 c\"", "", nil])
            }
        }
        #expect(ByteBuffer([]).line(1) == "")
        #expect(ByteBuffer(Array("a\u{2028}b\u{85}c".utf8)).line(3) == "c")
        // Half a character at the end is no reason to lose the line.
        #expect(ByteBuffer([0xFF, 0xFE, 97, 0, 98]).line(1) == "a")
        #expect(ByteBuffer([97, 0xC3]).line(1) == "a\u{FFFD}")
    }

    @Test func badCharactersAreWhereTheyAre() {
        let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(events(Array("a: é".utf8) + [0xFF]).hasSuffix("! yaml-encoding 1:5"))
        #expect(events(bom + Array("a: é".utf8) + [0xFF]).hasSuffix("! yaml-encoding 1:5"))
        #expect(events(Array("a: b\r\nc: ".utf8) + [0x92]).hasSuffix("! yaml-encoding 2:4"))
        #expect(events(Array("a: b\rc: ".utf8) + [0xC3, 0x28]).hasSuffix("! yaml-encoding 2:4"))
        #expect(events(Array("a: ".utf8) + [0xF0, 0x9D, 0x84]).hasSuffix("! yaml-encoding 1:4"))
        #expect(events(Array("a: ".utf8) + [0xED, 0xA0, 0x80]).hasSuffix("! yaml-encoding 1:4"))
        #expect(events(Array("a: ".utf8) + [0xC0, 0x80]).hasSuffix("! yaml-encoding 1:4"))
        #expect(events(Self.utf16("a: b\nc: \u{7}", bigEndian: true)).hasSuffix("! yaml-encoding 2:4"))
        #expect(events(Self.utf16("a: b", bigEndian: false) + [0]).hasSuffix("! yaml-encoding 1:5"))
    }
}
