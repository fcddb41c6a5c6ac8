import Diagnostics
import Engine
import Files
import Foundation
import Profiles
import RulePacks
import TestSupport
import Testing

/// What `Examples/PROFILES.md` says is held to what the program does with the shipped pack: its examples, its keys, its codes.
@Suite struct ProfileReference {
    static let file = PackAtHand.repository.appending(path: "Examples/PROFILES.md")
    private static let head = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\n"

    /// What reading and assessing a text gives, each by its level and code; and all of it as a user would see it.
    private func problems(_ text: String) throws -> (codes: [String], drawn: String, all: [Diagnostic]) {
        let pack = try #require(PackAtHand.reading.pack)
        var reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id), pack: pack.id)
        let evaluator = Evaluator(pack)
        var found: [Diagnostic] = []
        reader.read(ByteBuffer(text.utf8), file: "a.yaml") { profile, diagnostics in
            // What is to be looked at in a text that can be read is among what is said of the profile.
            guard !diagnostics.hasErrors else {
                found += diagnostics
                return
            }
            _ = evaluator.evaluate(profile)
            found += evaluator.warnings(profile)
        }
        return (found.map { "\($0.level)[\($0.code)]" }, PackAtHand.draw(found), found)
    }

    /// An example as a whole profile, and what is said of it; `nil` where its comment is none that is known.
    private func whole(_ example: MarkdownPage.Example) -> (text: String, problem: String?)? {
        guard
            let match = example.heading.wholeMatch(
                of: /(?<what>a profile|facts|beside facts)(?:, (?:refused|to look at): (?<problem>[a-z]+\[[a-z-]+\]))?/)
        else { return nil }
        let problem = match.problem.map(String.init)
        switch match.what {
        case "a profile": return (example.text, problem)
        case "facts":
            let lines = example.text.split(separator: "\n").map { "  \($0)\n" }
            return (Self.head + "facts:\n" + lines.joined(), problem)
        default: return (Self.head + example.text, problem)
        }
    }

    @Test func theExamplesAreReadAsTheySay() throws {
        let examples = try MarkdownPage(Self.file).examples
        #expect(examples.count >= 15)
        var problemsSeen: Set<String> = []
        for example in examples {
            let (text, problem) = try #require(whole(example), "\(example.heading)")
            let found = try problems(text)
            #expect(found.codes == [problem].compactMap(\.self), "\(example.heading): \(found.drawn)")
            problemsSeen.formUnion(found.codes)
        }
        #expect(problemsSeen.count >= 8)
    }

    /// The few forms that the README shows, each as a fact's own line.
    @Test func theFormsOfTheReadmeAreRead() throws {
        let page = try MarkdownPage(PackAtHand.repository.appending(path: "README.md"))
        let forms = page.tables(of: "under facts: you write").flatMap(\.rows).compactMap { $0[0].codes.first }
        #expect(forms.count >= 5)
        for form in forms {
            let found = try problems(Self.head + "facts:\n  \(form)\n")
            #expect(!found.all.hasErrors, "\(found.drawn)")
        }
    }

    // MARK: Keys

    /// For each mapping, a text in which it holds a key that no reader knows, and the keys that it has and needs.
    private static let probes: [(name: String, text: String, given: [String])] = [
        ("of a profile", "schema: concord/profile/1\nzzz: 1\n", ["schema"]),
        ("an answer", head + "facts: {challenge.performance_seen: {members: {value: yes, zzz: 1}}}\n", []),
        ("evidence", head + "facts: {vision.shared: {value: yes, evidence: {zzz: 1}}}\n", []),
        ("settled", head + "facts: {challenge.performance_seen: {settled: {zzz: 1}}}\n", []),
        ("a list", head + "facts: {restructures: {complete: no, items: [], zzz: 1}}\n", []),
        ("scope", head + "scope: {zzz: 1}\n", []),
        ("a response", head + "responses: [{zzz: 1}]\n", []),
        ("prepared or reviewed", head + "reviewed: {zzz: 1}\n", []),
    ]

    @Test func eachMappingHasTheKeysThatItsReaderTakes() throws {
        let page = try MarkdownPage(Self.file)
        var documented: [String: (keys: [String], needed: [String])] = [:]
        for table in page.tables(of: "key") {
            let cells = table.rows.map { $0[0] }
            documented[table.name] = (cells.flatMap(\.codes), cells.flatMap(\.boldCodes))
        }
        for row in page.tables(of: "inside").flatMap(\.rows) {
            documented[row[0].plain] = (row[1].codes, row[1].boldCodes)
        }
        #expect(Set(documented.keys) == Set(Self.probes.map(\.name)))
        for probe in Self.probes {
            let asked = try problems(probe.text).all
            let unknown = asked.filter { $0.message == "'zzz' has no meaning here" }
            #expect(unknown.count == 1, "\(probe.name)")
            let taken = unknown.first?.expected.map { $0.dropFirst("one of ".count).split(separator: ", ") } ?? []
            #expect(documented[probe.name]?.keys.sorted() == taken.map(String.init).sorted(), "\(probe.name)")
            let missing = asked.compactMap { problem in
                problem.message.wholeMatch(of: /'(?<key>[a-z_]+)' is missing/).map { String($0.key) }
            }
            #expect(documented[probe.name]?.needed.sorted() == (missing + probe.given).sorted(), "\(probe.name)")
        }
    }

    /// Where one of several words is wanted, the page lists those that the reader offers for one that it cannot know.
    @Test(arguments: [
        ("kind, from weak to strong", head + "facts: {vision.shared: {value: yes, evidence: {kind: zzz}}}\n"),
        ("decision", head + "responses: [{flag: reorganisation-unsettles, decision: zzz}]\n"),
    ])
    func theWordsAreThoseThatTheReaderKnows(_ table: String, _ text: String) throws {
        let refused = try problems(text).all.filter { $0.message.hasPrefix("'zzz' is no '") }
        let known = try #require(refused.first?.expected).dropFirst("one of ".count).split(separator: ", ")
        let documented = try MarkdownPage(Self.file).tables(of: table).flatMap(\.rows).flatMap { $0[0].codes }
        #expect(documented == known.map(String.init))
    }

    // MARK: Codes

    private func codes(_ rooms: String...) -> Set<String> {
        let found = CodesOfProblems(in: rooms.map { PackAtHand.repository.appending(path: "Sources/\($0)") })
        #expect(found.unclear == [])
        return found.codes
    }

    /// What is looked at stands in one table, with why it matters; what is refused in others, with how to mend it.
    @Test func everyCodeIsThereAndNoOther() throws {
        let tables = try MarkdownPage(Self.file).tables.filter { $0.header[0].plain == "code" }
        func documented(_ column: String) -> Set<String> {
            Set(tables.filter { $0.header[2].plain == column }.flatMap(\.rows).flatMap { $0[0].codes })
        }
        let remarks = codes("Engine")
        #expect(remarks.count > 25)
        #expect(documented("why it matters") == remarks.union(["comment-in-text"]))
        let refused = codes("Files", "YAML", "Facts", "Profiles", "concord").subtracting(["comment-in-text"])
        #expect(refused.count > 50)
        #expect(documented("mend") == refused)
    }

    @Test(arguments: ["README.md", "Examples/README.md", "Examples/PROFILES.md"])
    func noLinkIsBroken(_ name: String) throws {
        let page = try MarkdownPage(PackAtHand.repository.appending(path: name))
        #expect(!page.links.isEmpty)
        #expect(page.brokenLinks == [])
    }
}
