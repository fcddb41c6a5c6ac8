import Diagnostics
import Files
import Profiles
import RulePacks
import TestSupport
import Testing
import YAML

/// A profile that is read from a tape of its events says what it says as a text; whatever is wrong with it, it is not read.
@Suite struct ProfilesOnTape {
    private static func reader() throws -> ProfileReader {
        let pack = try #require(Reading.pack)
        return ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id), pack: pack.id)
    }

    /// The outermost mapping of a text whose YAML has nothing wrong with it.
    private static func root(_ bytes: [UInt8]) -> (entries: [Node.Entry], mark: Mark)? {
        var nodes = NodeReader(file: "a.yaml", buffer: ByteBuffer(bytes))
        guard let root = nodes.read(), nodes.problems.isEmpty, case .mapping(let entries) = root.content else {
            return nil
        }
        return (entries, root.mark)
    }

    private static func facts(_ entries: [Node.Entry], at mark: Mark, _ reader: inout ProfileReader) throws -> [String]?
    {
        let pack = try #require(Reading.pack)
        var tape = EventTape()
        tape.add(entries, at: mark)
        return reader.read(tape, file: "a.yaml").map { Reading.describe($0, pack.vocabulary) }
    }

    /// One reader for all of them: what it has read before, rightly or wrongly, changes nothing.
    @Test func theySayTheSame() throws {
        let signs = Array(" \n#:-?*!'\"{}[],x".utf8)
        var reader = try ProfilesOnTape.reader()
        var (good, bad) = (0, 0)
        for seed in 0..<1200 {
            var layout = AnyLayout(seed: UInt64(30_000 + seed))
            var random = SeededGenerator(seed: UInt64(80_000 + seed))
            var bytes = Array(layout.profile().utf8)
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] =
                    signs[
                        Int.random(in: 0..<signs.count, using: &random)]
            }
            guard let (entries, mark) = ProfilesOnTape.root(bytes) else { continue }
            let read = try Reading.read(bytes)
            // Of comments and of quotes that stand in a text nodes know nothing.
            let problems = read.flatMap(\.problems).filter { $0.code != "comment-in-text" && $0.code != "quoted" }
            let found = try ProfilesOnTape.facts(entries, at: mark, &reader)
            if problems.isEmpty {
                good += 1
                #expect(found == read.first?.facts, "\(seed)")
            } else {
                bad += 1
                #expect(found == nil, "\(seed): \(problems.map(\.message))")
            }
        }
        #expect(good > 300 && bad > 100, "\(good), and \(bad) with something wrong")
    }

    /// Neither what a text said nor what a tape did is in what is read next.
    @Test func nothingIsLeftOfTheLast() throws {
        let head = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\n"
        let full = Array((head + "facts: {council.type: county, layers: {strategic: {score: 7}}}\n").utf8)
        let wrong = Array((head + "facts: {council.type: county, trust.since: never}\n").utf8)
        let empty = Array((head + "facts: {}\n").utf8)
        var reader = try ProfilesOnTape.reader()
        func facts(_ bytes: [UInt8]) throws -> [String]? {
            let (entries, mark) = try #require(ProfilesOnTape.root(bytes))
            return try ProfilesOnTape.facts(entries, at: mark, &reader)
        }
        let first = try facts(full)
        #expect(first?.isEmpty == false)
        #expect(try facts(empty) == [])
        #expect(try facts(wrong) == nil)
        #expect(try facts(empty) == [])
        reader.read(ByteBuffer(wrong), file: "a.yaml") { _, problems in #expect(problems.map(\.location.line) == [4]) }
        #expect(try facts(empty) == [])
        #expect(try facts(full) == first)
    }
}
