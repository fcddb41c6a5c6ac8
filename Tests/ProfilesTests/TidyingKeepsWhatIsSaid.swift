import Diagnostics
import Facts
import Files
import Foundation
import Profiles
import RulePacks
import TestSupport
import Testing

/// Whatever a profile looks like, tidied it reads as before, with every comment.
@Suite struct TidyingKeepsWhatIsSaid {
    private func tidier() throws -> ProfileTidier { ProfileTidier(try #require(Reading.pack).vocabulary) }

    private static let files: [URL] = {
        let repository = Reading.fixtures.deletingLastPathComponent().deletingLastPathComponent()
        let folders = [GoodProfiles.folder, repository.appending(path: "Examples")]
        return folders.flatMap { folder -> [URL] in
            let names = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            let found = names?.compactMap { $0 as? URL } ?? []
            return found.filter { $0.pathExtension == "yaml" }
        }.sorted { $0.path < $1.path }
    }()

    /// The shipped pack knows the examples, the smallest one the fixtures.
    @Test func allThatIsShippedReadsAsBefore() throws {
        var packs = RulePackReader()
        let repository = Reading.fixtures.deletingLastPathComponent().deletingLastPathComponent()
        let read = packs.read(repository.appending(path: "Rules/lsp").path)
        let shipped = try #require(read)
        var counts: [String: Int] = [:]
        for file in Self.files {
            let bytes = Array(try Data(contentsOf: file))
            let pack = file.path.contains("/Examples/") ? shipped : try #require(Reading.pack)
            var reader = ProfileReader(
                vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id))
            func facts(_ bytes: [UInt8]) -> [[String]] {
                var documents: [[String]] = []
                reader.read(ByteBuffer(bytes), file: "a.yaml") { profile, problems in
                    documents.append(
                        problems.map(\.code) + Reading.describe(profile, pack.vocabulary) + [
                            profile.string(profile.id), profile.string(profile.partnership),
                            profile.string(profile.basis), profile.asAt?.description ?? "", "\(profile.scope ?? [])",
                            "\(profile.responses.map(\.flag))", "\(profile.prepared != nil) \(profile.reviewed != nil)",
                        ])
                }
                return documents
            }
            switch ProfileTidier(pack.vocabulary).tidy(bytes) {
            case .unchanged: counts["unchanged", default: 0] += 1
            case .left(let reason): counts["\(reason)", default: 0] += 1
            case .tidied(let text):
                counts["tidied", default: 0] += 1
                #expect(facts(Array(text.utf8)) == facts(bytes), "\(file.lastPathComponent)")
                #expect(Self.comments(text) == Self.comments(String(decoding: bytes, as: UTF8.self)))
                #expect(ProfileTidier(pack.vocabulary).tidy(Array(text.utf8)) == .unchanged)
            }
        }
        #expect(counts["tidied", default: 0] >= 50)
        #expect(counts["layout"] == nil, "\(counts)")
    }

    /// What stands behind a `#` at the beginning of a line or behind a space; in these files no text holds such a sign.
    private static func comments(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            line.firstRange(of: /(^|\s)#/).map { line[$0.lowerBound...].trimmingCharacters(in: .whitespaces) }
        }.sorted()
    }

    /// With line ends as some systems have them.
    private static func returned(_ text: String) -> String { text.replacing("\n", with: "\r\n") }

    /// Profiles in every form that the generator knows, laid out anyhow.
    @Test func anyLayoutReadsAsBefore() throws {
        var counts: [String: Int] = [:]
        let tidier = try tidier()
        for seed in 0..<1000 {
            var layout = AnyLayout(seed: UInt64(9000 + seed))
            let text = layout.profile()
            let before = try Reading.read(Array(text.utf8))
            #expect(before.flatMap(\.codes) == [], "\(seed)\n\(text)")
            switch tidier.tidy(Array(text.utf8)) {
            case .unchanged: counts["unchanged", default: 0] += 1
            case .left(let reason):
                counts["\(reason)", default: 0] += 1
                if reason != .layout { Issue.record("\(seed): \(reason)\n\(text)") }
            case .tidied(let tidy):
                counts["tidied", default: 0] += 1
                let after = try Reading.read(Array(tidy.utf8))
                #expect(after.map(\.facts) == before.map(\.facts), "\(seed)\n\(text)\n\(tidy)")
                #expect(after.flatMap(\.codes) == [])
                for comment in 0..<layout.comments {
                    #expect(
                        tidy.ranges(of: "# c\(comment)!").count == 1, "\(seed): comment \(comment)\n\(text)\n\(tidy)")
                }
                #expect(tidier.tidy(Array(tidy.utf8)) == .unchanged, "\(seed)\n\(text)\n\(tidy)")
                let returned = Array(Self.returned(text).utf8)
                #expect(tidier.tidy(returned) == .tidied(Self.returned(tidy)), "\(seed)\n\(text)")
                for line in tidy.split(separator: "\n") {
                    // A key, by itself or behind the dash of an item.
                    guard let key = line.prefixMatch(of: /( *)(- )*[a-z_.]+:( |$)/) else { continue }
                    #expect(key.1.count % 2 == 0, "\(seed)\n\(tidy)")
                    #expect(line.last != " ", "\(seed)\n\(tidy)")
                    #expect(line.prefixMatch(of: /.*?:  +[^ #]/) == nil, "\(seed)\n\(tidy)")
                }
            }
        }
        #expect(counts["tidied", default: 0] >= 990, "\(counts)")
    }

    /// Letters knocked out of place: whatever comes of it, nothing falls over, and what is tidied says what it said.
    @Test func damagedTextsAreLeftOrSayTheSame() throws {
        let tidier = try tidier()
        let signs = Array(" \n\t#:-?|>+&*!'\"{}[],%x".utf8)
        var tidied = 0
        var left = 0
        for seed in 0..<1500 {
            var layout = AnyLayout(seed: UInt64(400 + seed))
            var random = SeededGenerator(seed: UInt64(70_000 + seed))
            var bytes = Array(layout.profile().utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let sign = signs[Int.random(in: 0..<signs.count, using: &random)]
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = sign
                case 1: bytes.insert(sign, at: place)
                default: bytes.remove(at: place)
                }
            }
            switch tidier.tidy(bytes) {
            case .unchanged: break
            case .left: left += 1
            case .tidied(let text):
                tidied += 1
                let (before, after) = (try Reading.read(bytes), try Reading.read(Array(text.utf8)))
                #expect(after.map(\.facts) == before.map(\.facts), "\(seed)")
                #expect(
                    after.flatMap { $0.problems.map(\.code).sorted() }
                        == before.flatMap { $0.problems.map(\.code).sorted() },
                    "\(seed)")
            }
        }
        #expect(tidied >= 300)
        #expect(left >= 300)
    }
}
