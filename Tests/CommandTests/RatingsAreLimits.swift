import Foundation
import Testing

/// A rating is a limit, and says what it rests on.
@Suite struct RatingsAreLimits {
    private static let profile = """
        schema: concord/profile/1
        id: rated
        as_at: 2008-11-30
        facts:
          council.type: county
          challenge.performance_seen: {coordinator: yes, members: yes}

        """

    private static func assess(_ text: String, _ more: [String] = []) throws -> String {
        try Command.run(["assess", "-", "-r", "Rules/lsp"] + more, input: text).output
    }

    private static func ratings(_ output: String) throws -> [[String: Any]] {
        try #require(Command.object(output)["ratings"] as? [[String: Any]])
    }

    private static func examples() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: Command.repository.appending(path: "Examples"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    }

    /// Every rated theme of the examples: what caps it is raised in it and not external, what is not counted is not.
    @Test func jsonNamesWhatCapsAndWhatDoesNotCount() throws {
        var (rated, capped, uncounted) = (0, 0, 0)
        for file in try Self.examples() {
            let output = try Command.run(["assess", file.path, "-q", "-r", "Rules/lsp", "-f", "ndjson"]).output
            for line in output.split(separator: "\n") where line.contains("concord/assessment/1") {
                let flags = try #require(Command.object(String(line))["flags"] as? [[String: Any]])
                for rating in try Self.ratings(String(line)) {
                    guard let known = rating["known"] as? Int else {
                        let not = try #require(rating["not_rated"] as? [String: Any])
                        #expect(not["not_applicable"] is Int)
                        continue
                    }
                    rated += 1
                    let of = try #require(rating["of"] as? Int)
                    let inapplicable = try #require(rating["not_applicable"] as? Int)
                    #expect(inapplicable <= known && known <= of && of > 0)
                    for (key, isCounted) in [("caps", true), ("uncounted", false)] {
                        for id in try #require(rating[key] as? [String]) {
                            let flag = try #require(flags.first { $0["id"] as? String == id })
                            #expect(flag["theme"] as? String == rating["theme"] as? String)
                            #expect(flag["status"] as? String == "raised")
                            let isRisk = flag["kind"] as? String == "risk" && flag["external"] as? Bool == false
                            #expect(isRisk == isCounted, "\(id)")
                            if isCounted { capped += 1 } else { uncounted += 1 }
                        }
                    }
                }
            }
        }
        #expect(rated > 5 && capped > 2 && uncounted > 2, "\(rated) \(capped) \(uncounted)")
    }

    @Test func factsAreAnsweredOrDoNotApply() throws {
        let text = Self.profile + "  information.received: no\n"
        let counts = try #require(
            Command.object(Self.assess(text, ["-f", "json"]))["counts"] as? [String: Any])
        let facts = try #require(counts["facts"] as? [String: Int])
        let (known, answered) = (facts["known"] ?? -1, facts["answered"] ?? -1)
        #expect(answered == 3 && facts["not_applicable"] == known - answered && known > 3)
        let batch = try Command.object(
            Self.assess(text + "---\n" + text.replacing("id: rated", with: "id: second"), ["-f", "json", "-q"]))
        let summary = try #require((batch["summary"] as? [String: Any])?["facts"] as? [String: Int])
        #expect(summary == facts.mapValues { $0 * 2 })
    }

    @Test func theTextSaysThatItIsALimit() throws {
        var found = 0
        for file in try Self.examples() {
            for detail in ["flags", "outcomes"] {
                let run = try Command.run(["assess", file.path, "-q", "-r", "Rules/lsp", "--detail", detail])
                let text = run.output.split { $0.isWhitespace }.joined(separator: " ")
                for match in text.matches(of: /(\S+ \S+) on a scale 1-4/) {
                    #expect(match.1.hasPrefix("most ") || match.1.hasSuffix("so,"), "\(match.1)")
                    found += 1
                }
            }
        }
        #expect(found > 5)
    }
}

/// `concord explain PROFILE THEME`.
@Suite struct ThemesExplained {
    private static let profile = """
        schema: concord/profile/1
        id: theme
        as_at: 2008-11-30
        facts:
          challenge.performance_seen: {coordinator: yes, members: no}

        """

    private func explain(_ name: String, _ more: [String] = []) throws -> Command.Outcome {
        try Command.run(["explain", "-", name, "-r", "Rules/lsp"] + more, input: Self.profile)
    }

    @Test func saysWhatItRestsOn() throws {
        let outcome = try explain("trust-and-challenge")
        #expect(outcome.status == 0 && outcome.errors == "")
        let text = outcome.output.split { $0.isWhitespace }.joined(separator: " ")
        for words in [
            "theme lsp/trust-and-challenge", "WHAT LIMITS IT", "WHAT IS NOT COUNTED",
            "THE FACTS THAT ITS FLAGS ARE COMPUTED FROM", "Known (1):", "(challenge.performance_seen)", "Not known (",
            "A rating is a limit, not an average",
        ] { #expect(text.contains(words), "\(words)") }
    }

    @Test func inJSONAreTheProofsOfItsFlags() throws {
        let outcome = try explain("trust-and-challenge", ["-f", "json"])
        #expect(outcome.status == 0)
        let abouts = outcome.output.matches(of: /"about": ?"(flag\/[^"]+)"/).map { String($0.1) }
        #expect(abouts.count > 3)
    }

    @Test func aNearNameIsOffered() throws {
        let outcome = try explain("trust-and-chalenge")
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasSuffix("theme 'trust-and-chalenge'; did you mean trust-and-challenge?\n"))
    }
}
