import Diagnostics
import Foundation
import Profiles
import Testing

/// What is said of each bad profile, kept as it was last looked at. To look again after a change: run with CONCORD_RECORD=1, and
/// read the difference.
@Suite struct BadProfiles {
    static let folder = Reading.fixtures.appending(path: "profiles/bad")

    static let names: [String] = {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return found.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    @Test func thereAreMany() { #expect(Self.names.count >= 60) }

    @Test(arguments: names) func isRefusedWithItsReasons(_ name: String) throws {
        let bytes = try Data(contentsOf: Self.folder.appending(path: "\(name).yaml"))
        let documents = try Reading.read(bytes, file: "bad/\(name).yaml")
        let text = documents.flatMap(\.problems).map(DiagnosticText(colour: false).draw).joined()
        let file = Self.folder.appending(path: "\(name).expected")
        if ProcessInfo.processInfo.environment["CONCORD_RECORD"] != nil { try Data(text.utf8).write(to: file) }
        #expect(text == (try String(contentsOf: file, encoding: .utf8)))
        #expect(documents.contains { $0.problems.hasErrors })
    }

    @Test func nestingAndSizeHaveLimits() throws {
        let head = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nx-deep: "
        for opening in ["[", "{a: ", "{? "] {
            let deep = try Reading.read((head + String(repeating: opening, count: 10_000)).utf8)
            #expect(deep.map(\.codes) == [["4:\(9 + 63 * opening.count) yaml-depth"]], "\(opening)")
        }
        let sequences = try Reading.read((head + "\n" + String(repeating: "- ", count: 10_000)).utf8)
        #expect(sequences.count == 1)
        #expect(sequences[0].problems.map(\.code) == ["yaml-depth"])
        // Inside the limit there is nothing to say.
        let right = head + String(repeating: "[", count: 60) + String(repeating: "]", count: 60) + "\n"
        #expect(try Reading.read(right.utf8).map(\.codes) == [[]])
    }

    @Test func tenMillionLettersAreOneScalar() throws {
        let text =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {council.type: \(String(repeating: "x", count: 10_000_000))}\n"
        let document = try #require(try Reading.read(text.utf8).first)
        #expect(document.codes == ["4:23 not-among-values"])
        #expect(DiagnosticText(colour: false).draw(document.problems[0]).count < 500)
    }
}
