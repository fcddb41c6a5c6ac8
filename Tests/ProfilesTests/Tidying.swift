import Diagnostics
import Facts
import Files
import Foundation
import Profiles
import RulePacks
import TestSupport
import Testing

/// A tidied profile says what it said, with the same comments, and is tidy.
@Suite struct Tidying {
    private func tidier() throws -> ProfileTidier { ProfileTidier(try #require(Reading.pack).vocabulary) }

    private func tidied(_ text: String) throws -> String {
        switch try tidier().tidy(Array(text.utf8)) {
        case .tidied(let tidy): return tidy
        case .unchanged: return text
        case .left(let reason): return "left: \(reason)"
        }
    }

    // MARK: What it does

    @Test func indentsAndOrders() throws {
        #expect(
            try tidied(
                """


                # What this profile is for.


                id:   a
                schema: concord/profile/1
                facts:

                     trust.talks: {coordinator: yes}

                     restructures:
                     -   stage: proposed
                         body: council
                     - {body: police}   # the last one


                     council:
                       type: county
                       name: >
                            A long name
                            of a council
                as_at: 2008-11-30


                """)
                    == """
                    # What this profile is for.

                    schema: concord/profile/1
                    id:   a
                    as_at: 2008-11-30
                    facts:
                      council:
                        name: >
                             A long name
                             of a council
                        type: county

                      restructures:
                        - body: council
                          stage: proposed
                        - {body: police}   # the last one

                      trust.talks: {coordinator: yes}

                    """)
    }

    /// A comment may be about everything below it, or about what stands right above it.
    @Test func keysDoNotPassComments() throws {
        #expect(
            try tidied(
                """
                schema: concord/profile/1
                id: a   # a short one
                as_at: 2008-11-30
                facts:
                    trust.since: 2001   # as they remember it
                                        # in 2008
                    council.name: A
                    council.type: county
                      # deeper than its neighbours

                    # From the interview:
                    trust.share: 3
                    restructures:
                        # The first
                        - body: council
                    # and nothing of the layers
                    council.capacity: 3
                    # The end.
                """)
                    == """
                    schema: concord/profile/1
                    id: a   # a short one
                    as_at: 2008-11-30
                    facts:
                      council.name: A
                      council.type: county
                        # deeper than its neighbours
                      trust.since: 2001   # as they remember it
                                          # in 2008

                      # From the interview:
                      trust.share: 3
                      restructures:
                        # The first
                        - body: council
                      # and nothing of the layers
                      council.capacity: 3
                      # The end.

                    """)
        // Right above the comment, `council.type` stays there.
        let close =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n  trust.since: 2001\n  council.type: county\n  # so they say\n"
        #expect(try tidied(close) == close)
    }

    @Test func textsStayAsTheyAre() throws {
        let text = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            x-notes:
              - |
                kept  # no comment
                  as it is \("")
                # nor this
              - "over two
                lines # of a text"
            facts:
              council.name: 'a #1'
              trust:
                reviewed:
                  unknown: >-
                    nobody

                    knew
                talks:
                  {coordinator: yes, # they said
                   members: no}

            """
        #expect(try tidied(text) == text)
        // Moved as a whole, when what they belong to is moved.
        let indented = text.replacing("\n  ", with: "\n      ")
        #expect(try tidied(indented) != indented)
        let before = try Reading.read(Array(text.utf8))
        #expect(before[0].codes == [])
        #expect(try Reading.read(Array(try tidied(indented).utf8))[0].facts == before[0].facts)
    }

    @Test(arguments: [
        ("id: &a b\nas_at: 2008-11-30\n", ProfileTidier.Reason.anchors), ("id: !!str b\n", .tags),
        ("id: a\n---\nid: b\n", .severalDocuments), ("{id: a}\n", .braces), ("id: [\n", .unreadable), ("", .unreadable),
        ("id: a\ras_at: b\r", .encoding), ("\u{FEFF}id: a\n", .encoding), ("id: a\u{2028}b: c\n", .encoding),
        ("? id\n: a\n", .layout), ("id: |+\n  a\n\nas_at: b\n", .layout), ("- a\n", .layout),
        ("x-list:\n  -\n    a\n", .layout),
    ])
    func leavesWhatCannotBeMoved(_ text: String, _ reason: ProfileTidier.Reason) throws {
        #expect(try tidier().tidy(Array(text.utf8)) == .left(reason))
    }

    @Test func bytesThatAreNoTextAreLeft() throws {
        #expect(try tidier().tidy([0x69, 0x64, 0x3A, 0x20, 0xFF, 0x0A]) == .left(.encoding))
    }

    @Test func usualLineEndsAndMarksOfTheDocument() throws {
        let text =
            "%YAML 1.1\r\n---   # from the office\r\nschema: concord/profile/1 \r\nas_at: 2008-11-30\r\nid: a\r\n...  # end\r\n"
        #expect(
            try tidied(text)
                == "%YAML 1.1\n---   # from the office\nschema: concord/profile/1\nid: a\nas_at: 2008-11-30\n...  # end\n"
        )
    }

    // MARK: What it keeps

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
                        tidy.ranges(of: "#c\(comment)!").count == 1, "\(seed): comment \(comment)\n\(text)\n\(tidy)")
                }
                #expect(tidier.tidy(Array(tidy.utf8)) == .unchanged, "\(seed)\n\(text)\n\(tidy)")
                for line in tidy.split(separator: "\n") {
                    // A key, by itself or behind the dash of an item.
                    guard let key = line.prefixMatch(of: /( *)(- )*[a-z_.]+:( |$)/) else { continue }
                    #expect(key.1.count % 2 == 0, "\(seed)\n\(tidy)")
                    #expect(line.last != " ", "\(seed)\n\(tidy)")
                }
            }
        }
        #expect(counts["tidied", default: 0] >= 950, "\(counts)")
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
