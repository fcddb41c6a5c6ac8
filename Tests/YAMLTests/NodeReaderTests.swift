import Diagnostics
import Files
import Testing
import YAML

@Suite struct NodeReaderTests {
    private func words(_ node: Node?) -> String {
        switch node?.content {
        case nil: "nothing"
        case .scalar(let text, let isPlain)?: isPlain ? text : "'\(text)'"
        case .sequence(let items)?: "[" + items.map(words).joined(separator: ", ") + "]"
        case .mapping(let entries)?:
            "{" + entries.map { "\($0.key)@\($0.mark.line): " + words($0.value) }.joined(separator: ", ") + "}"
        }
    }

    private func read(_ text: String, limits: Limits = .standard) -> (words: String, codes: [String]) {
        var reader = NodeReader(file: "a.yaml", buffer: ByteBuffer(text.utf8), limits: limits)
        let node = reader.read()
        return (words(node), reader.problems.map { "\($0.location.line):\($0.location.column) \($0.code)" })
    }

    @Test func documents() {
        #expect(read("a: {b: [c, 'd']}\ne: |\n  f\n").words == "{a@1: {b@1: [c, 'd']}, e@2: 'f\n'}")
        #expect(read("").codes == ["0:0 empty-file"])
        #expect(read("a: b\n---\nc: d\n").codes == ["2:1 several-documents"])
        #expect(read("a: b\n---\nc: d\n").words == "{a@1: b}")
        #expect(read("a: b\n---\n").codes == ["2:1 several-documents"])
    }

    @Test func keys() {
        let twice = read("a: b\nc: d\na: e\n")
        #expect(twice.words == "{a@1: b, c@2: d}")
        #expect(twice.codes == ["3:1 duplicate-key"])
        #expect(read("? [a]\n: b\nc: d\n").codes == ["1:3 key-not-scalar"])
        #expect(read("? [a]\n: b\nc: d\n").words == "{c@3: d}")
        #expect(read("a: &x {b: c}\nd: {<<: *x}\n").codes == ["2:5 merge-key"])
        #expect(read("a: &x {b: c}\nd: *x\n").words == "{a@1: {b@1: c}, d@2: {b@1: c}}")
    }

    @Test func everyProblemUpToTheOneThatEndsIt() {
        let found = read("a: b\na: c\nd: [e\n")
        #expect(found.words == "nothing")
        #expect(found.codes == ["2:1 duplicate-key", "3:4 yaml-syntax"])
    }

    @Test func limits() {
        var limits = Limits.standard
        limits.depth = 2
        #expect(read("a: [b]", limits: limits).codes == [])
        #expect(read("a: [[b]]", limits: limits).codes == ["1:5 yaml-depth"])
        #expect(read(String(repeating: "{a: ", count: 50_000)).codes == ["1:257 yaml-depth"])
    }

    @Test(arguments: [
        ("a: {b: one, two}", false), ("a: {b: c d: e}", true), ("a: {b: c # d}\n", true), ("a: \"b\" c", true),
        ("a: b: c", true), ("a\nb: c", true), ("a: & b", true), ("a: *b c", true),
    ]) func trapsOfProse(_ text: String, _ isWrong: Bool) {
        var reader = NodeReader(file: "a.yaml", buffer: ByteBuffer(text.utf8))
        _ = reader.read()
        #expect(reader.problems.hasErrors == isWrong)
        for problem in reader.problems { #expect(problem.line != nil) }
    }

    @Test func whatACommaCutsOff() {
        let lines = LineTable(ByteBuffer("a: {b: one, two three, c: d, e : f, \"g\"}".utf8))
        #expect(lines.isCutByComma("two three", at: Mark(line: 1, column: 13)))
        #expect(!lines.isCutByComma("c", at: Mark(line: 1, column: 24)))
        #expect(!lines.isCutByComma("e", at: Mark(line: 1, column: 30)))
        #expect(!lines.isCutByComma("a", at: Mark(line: 1, column: 1)))
        #expect(!lines.isCutByComma("a", at: Mark(line: 9, column: 1)))
    }
}
