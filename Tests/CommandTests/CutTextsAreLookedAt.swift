import Foundation
import Testing

/// A text that may have lost its end to a ` #` is named in the result itself, which outlives what was on the screen.
@Suite struct CutTextsAreLookedAt {
    private static func profile(_ id: String, partnership: String) -> String {
        "schema: concord/profile/1\nid: \(id)\nas_at: 2008-11-30\npartnership: \(partnership)\nfacts: {council.type: county}\n"
    }

    private static let message =
        "the text of 'partnership' ends before a # that begins a comment: what follows is no part of it"

    @Test(arguments: [("The trust #4", true), ("\"The trust #4\"", false), ("The trust  # of 4", false)])
    func theReportNamesThem(_ partnership: String, _ isCut: Bool) throws {
        for detail in ["flags", "outcomes"] {
            let run = try Command.run(
                ["assess", "-", "-q", "-r", "Rules/lsp", "--detail", detail],
                input: Self.profile("a", partnership: partnership))
            let text = run.output.split { $0.isWhitespace }.joined(separator: " ")
            #expect(text.contains("1 thing to look at in the profile itself") == isCut)
            #expect(text.contains("TO LOOK AT IN THE PROFILE - \(Self.message). (-:4)") == isCut)
            #expect(run.status == 0)
        }
    }

    @Test func soDoesJSON() throws {
        let run = try Command.run(
            ["assess", "-", "-q", "-r", "Rules/lsp", "-f", "ndjson"],
            input: Self.profile("a", partnership: "One #4 and secretive words") + "---\n"
                + Self.profile("b", partnership: "Two"))
        let problems = try run.lines.map { try #require(Command.object($0)["problems"] as? [[String: Any]]) }
        #expect(problems.map { $0.map { $0["code"] as? String } } == [["comment-in-text"], []])
        #expect(problems[0][0]["message"] as? String == Self.message)
        #expect(problems[0][0]["line"] as? Int == 4 && problems[0][0]["column"] as? Int == 18)
        #expect(!run.output.contains("secretive"))
    }

    @Test func theRowOfABatchCountsThem() throws {
        try Command.inTemporaryFolder { folder in
            for (id, partnership) in [("a", "One #4"), ("b", "Two")] {
                try Data(Self.profile(id, partnership: partnership).utf8)
                    .write(to: folder.appending(path: "\(id).yaml"))
            }
            let run = try Command.run(["assess", folder.path, "-q", "-r", "Rules/lsp"])
            let text = run.output.split { $0.isWhitespace }.joined(separator: " ")
            let words = "1 thing to look at in the profile: its own report names it"
            #expect(text.components(separatedBy: words).count == 2)
        }
    }
}
