import Diagnostics
import Foundation
import RuleAnalysis
import RulePacks
import TestSupport
import Testing

/// What `Rules/LANGUAGE.md` says is held to what the program does: its examples, its keys, its codes.
@Suite struct LanguageReference {
    static let file = PackAtHand.repository.appending(path: "Rules/LANGUAGE.md")

    /// What the comment at the head of an example says: which file it is of, and what is wrong with it.
    struct Heading {
        var file: String
        var isContinued: Bool
        var problem: String?

        init?(_ text: String) {
            guard
                let match = text.wholeMatch(
                    of: /(?<file>\S+\.yaml)(?<more>, continued)?(?:,? is wrong: (?<problem>[a-z]+\[[a-z-]+\]))?/)
            else { return nil }
            file = String(match.file)
            isContinued = match.more != nil
            problem = match.problem.map(String.init)
        }
    }

    /// The page, the pack that its examples make, and those that are wrong.
    struct Content {
        let page: MarkdownPage
        private(set) var files: [String: String] = [:]
        private(set) var wrong: [(file: String, text: String, problem: String)] = []
        private(set) var unclear: [String] = []

        init() throws {
            page = try MarkdownPage(LanguageReference.file)
            for example in page.examples {
                guard let heading = Heading(example.heading), heading.isContinued == (files[heading.file] != nil) else {
                    unclear.append(example.heading)
                    continue
                }
                let text = (files[heading.file] ?? "") + example.text
                if let problem = heading.problem {
                    wrong.append((heading.file, text, problem))
                } else {
                    files[heading.file] = text
                }
            }
        }

        /// Writes the pack to a folder, with some of its files replaced, and hands it over.
        func with<Result>(_ others: [String: String] = [:], _ body: (String) throws -> Result) throws -> Result {
            let folder = FileManager.default.temporaryDirectory.appending(path: "concord-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            for (name, text) in files.merging(others, uniquingKeysWith: { $1 }) {
                let path = folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
                try text.write(to: path, atomically: true, encoding: .utf8)
            }
            return try body(folder.path)
        }
    }

    // MARK: Examples

    @Test func theExamplesMakeASoundPack() throws {
        let content = try Content()
        #expect(content.unclear == [])
        #expect(Set(content.files.keys).isSuperset(of: ["pack.yaml", "sources.yaml", "facts.yaml"]))
        try content.with { folder in
            #expect(PackAtHand.draw(PackCheck(packFolder: folder).diagnostics) == "")
            let run = RuleTestRunner.run(packFolder: folder)
            #expect(run.results.count >= 5)
            #expect(run.results.flatMap(\.differences).map(\.sentence) == [])
            #expect(run.diagnostics.isEmpty)
            let coverage = try #require(try CoverageRun(packFolder: folder).coverage)
            #expect(coverage.share.of > 40 && coverage.share.isWhole)
        }
    }

    @Test func whatIsWrongIsAnsweredAsItSays() throws {
        let content = try Content()
        #expect(content.wrong.count >= 5)
        for (file, text, problem) in content.wrong {
            try content.with([file: text]) { folder in
                // That an error keeps the tests from being looked at goes without saying.
                let found = PackCheck(packFolder: folder).diagnostics.filter { $0.code != "not-looked-at" }
                #expect(found.map { "\($0.level)[\($0.code)]" } == [problem], "\(PackAtHand.draw(found))")
            }
        }
    }

    // MARK: Keys

    /// The keys of each mapping that the tables name, those in bold apart.
    private func documentedKeys(_ page: MarkdownPage) -> [String: (keys: [String], needed: [String])] {
        var found: [String: (keys: [String], needed: [String])] = [:]
        for table in page.tables(of: "key") {
            let cells = table.rows.map { $0[0] }
            found[table.name] = (cells.flatMap(\.codes), cells.flatMap(\.boldCodes))
        }
        for table in page.tables(of: "inside") {
            for row in table.rows { found[row[0].plain] = (row[1].codes, row[1].boldCodes) }
        }
        return found
    }

    func firstCodes(_ page: MarkdownPage, _ table: String) -> [String] {
        page.tables(of: table).filter(\.name.isEmpty).flatMap(\.rows).flatMap { $0[0].codes }
    }

    /// Of each mapping the reader itself is asked, by a key that it cannot know, which it takes and which it misses.
    @Test func eachMappingHasTheKeysThatItsReaderTakes() throws {
        let content = try Content()
        var documented = documentedKeys(content.page)
        let tests = firstCodes(content.page, "test")
        documented["condition"] = (firstCodes(content.page, "condition"), [])
        documented["a condition on a fact"]?.keys += tests
        documented["a condition on a field"]?.keys += tests.filter { $0 != "disputed" }
        #expect(Set(documented.keys) == Set(KeyProbe.all.map(\.name)))
        for probe in KeyProbe.all {
            let asked = try content.with([probe.file: probe.text]) { folder in
                PackCheck(packFolder: folder).diagnostics
            }
            let unknown = asked.filter { $0.message == "'\(KeyProbe.key)' has no meaning here" }
            #expect(unknown.count == 1, "\(probe.name): \(PackAtHand.draw(asked))")
            let taken = unknown.first?.expected.map { $0.dropFirst("one of ".count).split(separator: ", ") } ?? []
            #expect(documented[probe.name]?.keys.sorted() == taken.map(String.init).sorted(), "\(probe.name)")
            let missing = asked.compactMap { problem -> String? in
                guard problem.code == "missing-key",
                    let match = problem.message.wholeMatch(of: /(?<owner>.+) lacks '(?<key>.+)'/),
                    match.owner == probe.owner
                else { return nil }
                return String(match.key)
            }
            #expect(documented[probe.name]?.needed.sorted() == (missing + probe.given).sorted(), "\(probe.name)")
        }
    }

    /// No mapping is left out: the schemas, which editors read, have no key that the page lacks.
    @Test func everyKeyOfTheSchemasIsThere() throws {
        let page = try Content().page
        let documented =
            documentedKeys(page).values.flatMap(\.keys) + firstCodes(page, "condition") + firstCodes(page, "test")
        var keys: Set<String> = []
        for kind in ["pack", "sources", "facts", "rules", "tests"] {
            let data = try Data(
                contentsOf: PackAtHand.repository.appending(path: "Rules/schemas/\(kind)-1.json"))
            collect(try JSONSerialization.jsonObject(with: data), into: &keys)
        }
        #expect(keys.count > 80)
        #expect(Set(documented) == keys)
    }

    private func collect(_ node: Any, into keys: inout Set<String>) {
        if let list = node as? [Any] {
            for item in list { collect(item, into: &keys) }
        } else if let object = node as? [String: Any] {
            if let properties = object["properties"] as? [String: Any] { keys.formUnion(properties.keys) }
            for value in object.values { collect(value, into: &keys) }
        }
    }

    // MARK: Codes

    /// The levels of each code that the tables name.
    private func documentedCodes(_ page: MarkdownPage) -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        for row in page.tables(of: "code").flatMap(\.rows) {
            let levels = Set(row[1].plain.split(separator: ", ").map(String.init))
            for code in row[0].codes { found[code, default: []].formUnion(levels) }
        }
        return found
    }

    @Test func everyCodeIsThereAndNoOther() throws {
        let sources = PackAtHand.repository.appending(path: "Sources")
        let known = CodesOfProblems(
            in: ["Files", "YAML", "RulePacks", "RuleAnalysis"].map { sources.appending(path: $0) })
        #expect(known.unclear == [])
        #expect(known.codes.count > 70)
        #expect(Set(documentedCodes(try Content().page).keys) == known.codes)
    }

    /// What `check` was seen to say of bad packs stands there with its level.
    @Test func theLevelsAreThoseThatWereSeen() throws {
        let documented = documentedCodes(try Content().page)
        let folder = PackAtHand.repository.appending(path: "Tests/Fixtures/packs/bad")
        var seen: [String: Set<String>] = [:]
        for file in try folder.files("expected") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /: (?<level>error|warning|note)\[(?<code>[a-z-]+)\]/) {
                seen[String(match.code), default: []].insert(String(match.level))
            }
        }
        #expect(seen.count > 50)
        for (code, levels) in seen where documented[code] != nil {
            #expect(levels.isSubset(of: documented[code] ?? []), "\(code)")
        }
    }

    @Test func noLinkIsBroken() throws {
        let page = try Content().page
        #expect(!page.links.isEmpty)
        #expect(page.brokenLinks == [])
    }
}
