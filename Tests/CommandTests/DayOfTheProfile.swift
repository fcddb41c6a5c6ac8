import Foundation
import Testing

/// A pack may judge what holds at some time only, by the day that a profile speaks of.
@Suite struct DayOfTheProfile {
    private static let rule = """
        schema: concord/rules/1
        rules:
          - id: in-its-time
            finding: Reorganisations unsettle trust.
            cite: report para 3
            judgement: That this is so from 2007 to 2009 is the pack's.
            grounds: {kind: literature}
            when:
              all:
                - {fact: profile.day, between: [2007, 2009]}
                - {fact: trust.reviewed, is: no}
            then: {raise: {kind: risk, theme: trust, severity: low, title: Trust may be unsettled in its time}}

        """

    private func with<Result>(_ body: (PackFolder) throws -> Result) throws -> Result {
        try PackFolder.with(tests: "") { pack in
            let day = "  profile.day: {type: date, label: Day, question: Which day?, from_profile: as_at}\n"
            try pack.write(BadPacks.good.appending(path: "facts.yaml").text() + day, to: "facts.yaml")
            try pack.write(Self.rule, to: "rules/time.yaml")
            return try body(pack)
        }
    }

    private func profile(_ day: String, _ facts: String) -> String {
        "schema: concord/profile/1\nid: a\nas_at: \(day)\nfacts: {\(facts)}\n"
    }

    private static let reviewed = "trust.reviewed: {value: no, evidence: {kind: document}}"

    /// What it rests on is as strong as what was answered; the day is nothing that anybody had to find out.
    @Test(arguments: [
        ("2006-12-31", "not_raised"), ("2007-01-01", "raised"), ("2009-12-31", "raised"), ("2010-01-01", "not_raised"),
    ]) func decides(_ day: String, _ status: String) throws {
        try with { pack in
            func assessed(_ facts: String) throws -> [String: Any] {
                let run = try Command.run(
                    ["assess", "-", "-r", "pack/", "-f", "json"], in: pack.parent, input: profile(day, facts))
                #expect(run.errors == "")
                return try Command.object(run.output)
            }
            let document = try assessed(Self.reviewed)
            let flags = try #require(document["flags"] as? [[String: Any]])
            let flag = try #require(flags.first { $0["id"] as? String == "in-its-time" })
            #expect(flag["status"] as? String == status)
            if status == "raised" { #expect(flag["weakest_evidence"] as? String == "document") }
            let known = try [Self.reviewed, ""].map { facts in
                let counts = try #require(try assessed(facts)["counts"] as? [String: Any])
                return try #require(counts["facts"] as? [String: Int])["known"]
            }
            #expect(known == [1, 0])
            let asked = try #require(try assessed("")["open_facts"] as? [[String: Any]])
            #expect(!asked.contains { $0["fact"] as? String == "profile.day" })
        }
    }

    @Test func isNamedAsWhatAFlagRestsOn() throws {
        try with { pack in
            let input = profile("2008-11-30", Self.reviewed)
            for command in [["assess", "-"], ["explain", "-", "in-its-time"]] {
                let text = try Command.run(command + ["-r", "pack/"], in: pack.parent, input: input).output
                    .split { $0.isWhitespace }.joined(separator: " ")
                #expect(text.contains("as_at of the profile") && text.contains("2008-11-30"), "\(text)")
                #expect(!text.contains("2008-11-30 [no evidence stated]"))
            }
        }
    }

    /// By the name that a profile has for it.
    @Test func isNamedAsWhatKeepsAFactOut() throws {
        let input = profile("1999-06-01", "pools: none")
        let text = try Command.run(["assess", "-", "-r", "Rules/lsp"], input: input).output
            .split { $0.isWhitespace }.joined(separator: " ")
        #expect(text.contains("'pools' is stated, and does not apply here, since 'as_at' is 1999-06-01:"))
    }

    /// It stands in the profile once.
    @Test func isNotStated() throws {
        try with { pack in
            for fact in ["profile.day: 2001", "profile: {day: {value: 2001}}"] {
                let run = try Command.run(
                    ["assess", "-", "-r", "pack/"], in: pack.parent, input: profile("2008-11-30", fact))
                #expect(run.status == 2)
                #expect(run.errors.contains("'profile.day' is the day of 'as_at', and is not stated a second time"))
            }
            let blank = try pack.run("profile", "new", "-r", "pack/").output
            #expect(!blank.contains("day:") && blank.contains("trust.reviewed:"))
            let schema = try pack.run("schema", "profile", "--rules", "pack/").output
            #expect(!schema.contains("profile.day") && schema.contains("trust.reviewed"))
        }
    }
}
