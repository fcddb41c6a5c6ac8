import Diagnostics
import Foundation
import Testing

/// A ` #` hides the rest of its line, which may have been meant as a part of the text.
@Suite struct CommentsInTexts {
    private static let head = "schema: concord/profile/1\nas_at: 2008-11-30\n"

    /// With the line that is drawn of each.
    private func warnings(_ text: String) throws -> [String] {
        let documents = try Reading.read((Self.head + text).utf8)
        #expect(documents.allSatisfy { $0.problems.allSatisfy { $0.level == .warning } })
        return documents.flatMap(\.codes)
    }

    @Test(arguments: [
        ("id: a #2", "3:7"), ("id: a # 2", "3:7"), ("id: a\t#2", "3:7"), ("id: a  #2", "3:8"), ("id: a #", "3:7"),
        ("id: a\npartnership: The trust #4", "4:24"), ("id: é #2", "3:7"), ("id: a # é", "3:7"),
        ("id: a\nscope: {basis: Minutes #4\n  }", "4:24"),
        ("id: a\nfacts: {council.name: Town #1\n  }", "4:28"),
        ("id: a\nfacts:\n  trust.reviewed:\n    unknown: Lost in #4", "6:22"),
        (
            "id: a\nfacts:\n  trust.reviewed:\n    evidence: {note: Not so\n     for item #4\n     }\n    value: yes",
            "7:15"
        ),
        ("id: a\nprepared:\n  by: A B #1\n  date: 2008-12-01", "5:11"),
    ]) func isNamed(_ text: String, _ place: String) throws {
        #expect(try warnings(text) == ["\(place) comment-in-text"])
        // The line ends and the encoding of another system change nothing.
        let other = Self.head + text
        let windows = try Reading.read(other.replacing("\n", with: "\r\n").utf8)
        #expect(windows.flatMap(\.codes) == ["\(place) comment-in-text"])
        let marked = try Reading.read(Data([0xEF, 0xBB, 0xBF]) + other.utf8)
        #expect(marked.flatMap(\.codes) == ["\(place) comment-in-text"])
        let wide = try Reading.read(Data([0xFF, 0xFE]) + (other.data(using: .utf16LittleEndian) ?? Data()))
        #expect(wide.flatMap(\.codes) == ["\(place) comment-in-text"])
    }

    @Test(arguments: [
        "id: a  # 2", "id: a  #", "id: a   #\té", "id: a#2", "id: \"a #2\"  #x", "id: 'a # 2' # x", "id: é  # 2",
        "id: a\nfacts: {council.type: county} #x", "id: a\nfacts:\n  council.type: county #not a text",
        "id: a\npartnership: >\n  Text #4\n", "id: a\nx-own: of #4", "id: a\n#x\nscope: #y\n  basis: Text\n #z\n",
        "id: a\nprepared: {by: A B, #x\n  date: 2008-12-01}",
    ]) func isSetApartOrHidesNoText(_ text: String) throws {
        #expect(try warnings(text) == [])
    }

    @Test func saysItOnceWhereTheTextStands() throws {
        let text = """
            id: a
            facts:
              trust.reviewed: {value: yes, evidence: {kind: told, source: &s Minutes #4
                }}
              trust.share: {value: 90, evidence: {kind: told, source: *s}}
            ---
            schema: concord/profile/1
            as_at: 2008-11-30
            id: b #2
            """
        #expect(try warnings(text) == ["5:74 comment-in-text", "11:7 comment-in-text"])
    }

    /// Each by its keys, which tell them apart in a report without the file beside it.
    @Test func areToldApart() throws {
        let text = """
            id: a
            partnership: The trust #1
            scope:
              basis: Interviews #2
            facts:
              council.name: Town #3
              trust:
                talks:
                  members: {unknown: &r Lost #4
                    }
                  settled:
                    value: yes
                    by: A B #5
                    date: 2008-11-01
                    because: Seen #6
              trust.reviewed:
                value: yes
                evidence:
                  source: Minutes #7
                  note: *r
              restructures:
                complete: yes
                items:
                  - body: council
                  - body: police
                    evidence:
                      by: C D #8
              layers:
                strategic:
                  meets:
                    unknown: Lost #9
            responses:
              - flag: made
                decision: accepted
                because: Known #10
              - flag: other
                decision: accepted
                by: E F #11
            """
        let problems = try Reading.read((Self.head + text).utf8).flatMap(\.problems).filter {
            $0.code == "comment-in-text"
        }
        let named = problems.compactMap { $0.message.firstMatch(of: /^the text of '(.+)' ends before a #/)?.1 }
        #expect(
            named == [
                "partnership", "scope.basis", "council.name", "trust.talks.members.unknown", "trust.talks.settled.by",
                "trust.talks.settled.because", "trust.reviewed.evidence.source", "restructures.items[2].evidence.by",
                "layers.strategic.meets.unknown", "responses[1].because", "responses[2].by",
            ])
        #expect(problems.count == 11)
    }

    /// A key that nothing reads may say anything.
    @Test func noKeyIsSaidThatIsNotTheLanguages() throws {
        let text = "id: a\nfacts:\n  council.name: {SECRET: {unknown: &n Town #1\n    }, value: *n}\n"
        let problems = try Reading.read((Self.head + text).utf8).flatMap(\.problems)
        #expect(problems.contains { $0.code == "unknown-key" })
        #expect(problems.allSatisfy { $0.code == "unknown-key" || !$0.message.contains("SECRET") })
    }

    /// What stands beside it is said as it would be otherwise.
    @Test func hidesNoError() throws {
        let lacks = try Reading.facts("trust.reviewed:\n  evidence: {kind: told, source: Minutes #4\n    }")
        #expect(lacks.codes == ["6:5 answer", "6:44 comment-in-text"])
        let broken = try Reading.read(
            (Self.head + "id: a #2\nfacts: {council.name: Town #4, council.type: county}\n").utf8)
        #expect(broken.flatMap(\.codes).contains("3:7 comment-in-text"))
        #expect(broken.flatMap(\.codes).contains { $0.hasSuffix("yaml-syntax") })
        #expect(broken.flatMap(\.codes).count { $0.hasSuffix("comment-in-text") } == 1)
    }

    @Test func confidentialWordsAreKeptBack() throws {
        let document = try Reading.facts(
            "trust.reviewed:\n  value: yes\n  evidence:\n    confidential: yes\n    note: Said by Mr X #secretly\n")
        #expect(document.codes == ["9:26 comment-in-text"])
        let drawn = DiagnosticText(colour: false).draw(document.problems[0])
        #expect(!drawn.contains("secretly") && !drawn.contains("Mr X"))
    }
}
