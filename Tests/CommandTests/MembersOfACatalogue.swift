import Foundation
import Testing

/// `concord rules show` of what stands inside other things, or gathers them: fields, mitigations, parties and themes.
@Suite struct MembersOfACatalogue {
    /// What stands inside other things, or gathers them, has an entry of its own.
    @Test(arguments: [
        ("restructures.stage", "field", ["fact/restructures"], "rule/reorganisation-unsettles", "under_way, completed"),
        (
            "reorganisation-unsettles/continuity-agreed", "mitigation", ["fact/restructures"],
            "rule/reorganisation-unsettles", "It is present where"
        ),
        (
            "reorganisation-unsettles.continuity-agreed", "mitigation", ["fact/restructures"],
            "rule/reorganisation-unsettles", "It is present where"
        ),
        ("money", "theme", [], "flag/", "risk"),
        ("members", "party", [], "fact/", "What is asked of it"),
    ]) func membersAreShown(_ id: String, _ kind: String, _ uses: [String], _ user: String, _ words: String) throws {
        let entries = try #require(
            Command.object(Command.run(["rules", "show", id, "-f", "json"]).output)["entries"] as? [[String: Any]])
        let entry = try #require(entries.first { $0["kind"] as? String == kind })
        #expect(entry["id"] as? String == id.replacing("unsettles.", with: "unsettles/"))
        #expect((entry["used_by"] as? [String])?.contains { $0.hasPrefix(user) } == true, "\(entry)")
        if kind != "mitigation" { #expect(entry["uses"] as? [String] == uses) }
        let text = try Command.run(["rules", "show", id])
        #expect(text.status == 0)
        #expect(text.lines.allSatisfy { $0.count <= 80 })
        #expect(text.output.contains(words), "\(text.output)")
    }

    @Test(arguments: [
        ("restructures.stages", "restructures.stage"),
        ("reorganisation-unsettles/continuity-agred", "reorganisation-unsettles/continuity-agreed"),
        ("membrs", "members"),
    ]) func membersHaveNearNames(_ id: String, _ near: String) throws {
        let run = try Command.run(["rules", "show", id])
        #expect(run.status == 2 && run.output == "")
        #expect(run.errors.contains("did you mean \(near)?"), "\(run.errors)")
    }
}
