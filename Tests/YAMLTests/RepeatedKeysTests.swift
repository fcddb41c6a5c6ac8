import Files
import Testing
import YAML

@Suite struct RepeatedKeysTests {
    /// Each text with the places of the keys that stand again in it, and the lines on which they stood first.
    private static let texts: [(String, String)] = [
        ("a: 1\nb: 2\na: 3\n", "3:1 first on 1"),
        ("a: 1\na: 2\na: 3\n", "2:1 first on 1, 3:1 first on 1"),
        ("{a: 1, 'a': 2}\n", "1:8 first on 1"),
        ("a:\n  b: 1\n  a: 2\nb:\n  b: 1\n  b: 2\n", "6:3 first on 5"),
        ("- a: 1\n- a: 1\n- {a: 1,\n   a: 2}\n", "4:4 first on 3"),
        ("a: 1\n---\na: 1\n---\nb: 1\nb: 2\n", "6:1 first on 5"),
        ("? [a, a]\n: 1\n? {a: 1}\n: 1\na: 1\na: 2\n", "6:1 first on 5"),
        ("x: &x {a: 1,\n a: 2}\ny: *x\n", "2:2 first on 1"),
        // What comes before a mistake is found all the same.
        ("a: 1\na: 2\nb: [\n", "2:1 first on 1"),
        ("a: 1\nb: a\n", ""), ("", ""),
    ]

    @Test(arguments: texts) func firstLines(_ text: String, _ wanted: String) {
        let keys = RepeatedKeys(in: ByteBuffer(text.utf8))
        var found: [String] = []
        for line in 1...Int32(10) {
            for column in 1...Int32(20) {
                guard let first = keys.firstLine(ofKeyAt: Mark(line: line, column: column)) else { continue }
                found.append("\(line):\(column) first on \(first)")
            }
        }
        #expect(found.joined(separator: ", ") == wanted)
    }
}
