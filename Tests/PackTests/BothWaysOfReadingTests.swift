import Facts
import Files
import Foundation
import Profiles
import RulePacks
import Testing
import YAML

@testable import RuleAnalysis

/// What a test gives says the same whether it is read from its nodes or, as where something is wrong with it, from a text.
@Suite struct BothWaysOfReadingTests {
    @Test func sayTheSame() throws {
        let pack = try #require(PackAtHand.reading.pack)
        let reader = RuleTestReader(pack)
        var profiles = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id), pack: pack.id)
        var (read, refused) = (0, 0)
        for path in try PackAtHand.folder.appending(path: "tests").files("yaml").map(\.path) {
            let buffer = ByteBuffer()
            try buffer.read(path, limit: 1 << 24)
            let file = PackFile(name: path, path: path, buffer: buffer)
            let root = try #require(file.root)
            let tests = Located(file: file, node: root).mapping("a file of tests")?["tests"]?.items("'tests'") ?? []
            for test in tests.compactMap({ $0.mapping("a test") }) where !test.has("profile") {
                let name = test.string("name") ?? ""
                let entries = reader.entries(of: test, name)
                var tape = EventTape()
                tape.add(entries, at: test.mark)
                let played = profiles.read(tape, file: path)
                var written: (profile: Profile, isRight: Bool)?
                profiles.read(ByteBuffer(ProfileText(entries).bytes), file: path) { profile, problems in
                    written = (copy profile, problems.isEmpty)
                }
                let text = try #require(written)
                #expect((played != nil) == text.isRight, "\(path): \(name)")
                guard let played else {
                    refused += 1
                    continue
                }
                read += 1
                #expect(content(played) == content(text.profile), "\(name)")
            }
        }
        #expect(read > 600 && refused > 10, "\(read), and \(refused) that are not read")
    }

    /// Everything that a profile says, apart from where.
    private func content(_ profile: Profile) -> [AnyHashable] {
        func unmarked(_ answers: [Answer]) -> [Answer] {
            answers.map { answer in
                var answer = answer
                answer.mark = .none
                return answer
            }
        }
        let lists = profile.lists.map { list in
            var list = list
            list.mark = .none
            return list
        }
        let records = profile.records.map { record in
            var record = record
            record.mark = .none
            return record
        }
        return [
            profile.string(profile.id), profile.string(profile.partnership), profile.asAt, profile.scope,
            profile.string(profile.basis), unmarked(profile.answers), profile.filled, lists, records,
            unmarked(profile.fields), profile.evidence, profile.tallies, profile.text,
        ]
    }
}
