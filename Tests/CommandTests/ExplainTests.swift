import Foundation
import Testing

/// `concord explain`: what is said to change an answer is what the answer rests on.
@Suite struct ExplainTests {
    static let differing = """
        schema: concord/profile/1
        id: a
        as_at: 2008-11-30
        facts:
          leadership.competent:
            coordinator: yes
            members: no
        """
    static let settled = """

            settled: {value: yes, by: AB, date: 2008-11-30, because: The minutes show it.}
        """
    static let own =
        "- Competent leadership from the council (each party's own answer, which is not to be changed for the result's sake)"
    static let auditors = "- Competent leadership from the council (what the auditor settled)"

    /// What is listed under "What would change it", a line an item.
    private func changes(_ name: String, _ profile: String) throws -> [String] {
        let run = try Command.run(["explain", "-", name], input: profile + "\n")
        #expect(run.status == 0, "\(run.errors)")
        let parts = run.output.components(separatedBy: "WHAT WOULD CHANGE IT\n")
        #expect(parts.count == 2)
        let words = (parts.last ?? "").split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        return words.components(separatedBy: " - ").dropFirst().map { "- \($0)" }
    }

    @Test func whetherAnswersDifferRestsOnThem() throws {
        let name = "leadership-seen-differently"
        #expect(try changes(name, Self.differing) == [Self.own])
        #expect(try changes(name, Self.differing + Self.settled) == [Self.own])
    }

    /// That both say yes is not so where the auditor settled it against them.
    @Test func aTestOfWhatIsSettledDoesNotSayThatThePartiesSaySo() throws {
        let refused = Self.differing.replacing("coordinator: yes", with: "coordinator: no") + Self.settled + "\n"
        for name in ["leadership-may-be-sound", "leadership-may-be-lacking"] {
            let json = try Command.run(["explain", "-", name, "-f", "json"], input: refused).output
            #expect(json.contains("as the auditor settled it") && !json.contains("according to"), "\(json)")
            let text = try Command.run(["explain", "-", name], input: refused).output
                .split { $0.isWhitespace }.joined(separator: " ")
            #expect(text.contains("wanted of what is settled: ") && !text.contains("wanted of all"), "\(text)")
        }
        let open = try Command.run(
            ["explain", "-", "leadership-may-be-sound", "-f", "json"], input: Self.differing + "\n"
        ).output
        #expect(open.contains("according to both") && !open.contains("settled it"))
    }

    /// A test of whether the parties differ lists their answers alone, one of what a party says that one's, any other all.
    @Test func aTestListsWhatItReads() throws {
        func answers(_ name: String) throws -> [[String]] {
            let run = try Command.run(
                ["explain", "-", name, "-f", "json"], input: Self.differing + Self.settled + "\n")
            let proofs = try #require(Command.object(run.output)["proofs"] as? [[String: Any]])
            let nodes = proofs.flatMap { ($0["proof"] as? [String: Any])?["nodes"] as? [[String: Any]] ?? [] }
            return nodes.filter { $0["kind"] as? String == "fact" && $0["id"] as? String == "leadership.competent" }.map
            {
                ($0["answers"] as? [[String: Any]] ?? []).compactMap { $0["by"] as? String }
            }
        }
        #expect(try answers("leadership-seen-differently") == [["coordinator", "members"]])
        #expect(try answers("leadership-may-be-sound").contains(["coordinator", "members", "settled"]))
        for (name, isRead) in [("leadership-seen-differently", false), ("leadership-may-be-sound", true)] {
            let text = try Command.run(["explain", "-", name], input: Self.differing + Self.settled + "\n").output
            #expect(text.contains("settled by judgement") == isRead, "\(text)")
        }
        // The report says it of the flag, too, and where the answer is printed for itself the finding stands beside it.
        let report = try Command.run(
            ["assess", "-", "--detail", "outcomes"], input: Self.differing + Self.settled + "\n"
        ).output
        let flags = report.components(separatedBy: "\n[")
        let flag = try #require(flags.first { $0.hasPrefix("enquiry] Coordinator and members may see the council's") })
        #expect(!flag.contains("settled by judgement"))
    }

    private func explained(_ arguments: String...) throws -> String {
        let run = try Command.run(["explain"] + arguments)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.allSatisfy { $0.count <= 80 })
        return run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    /// What it says, on whose evidence, in which line; what reads it and what became of that.
    /// Each answer to what is missing does what is said of it.
    @Test func whichAnswerRaisesAndWhichClears() throws {
        let flag = "apart-may-be-as-good"
        let profile =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n  governance.case_for_staying: yes\n"
        let fact = "  governance.better_together: "
        let open = try Command.run(["explain", "-", flag], input: profile + fact + "unknown\n")
        let words = open.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(words.contains("No would raise it, yes would clear it."))
        for (answer, word) in [("no", "raised"), ("yes", "not raised")] {
            let settled = try Command.run(["explain", "-", flag], input: profile + fact + answer + "\n")
            #expect(settled.lines.first == "Working together may be no better and no cheaper: \(word)")
        }
    }

    @Test func aFactIsExplained() throws {
        let text = try explained("Examples/county-reorganisation.yaml", "challenge.performance_seen")
        #expect(
            text.contains(
                "- the partnership's coordinator: yes [told: Interview with the coordinator, 2008-10-14, by CD; "
                    + "Examples/county-reorganisation.yaml:21]"))
        #expect(text.contains("- fired: rule lsp/challenge-shows-trust (wbt para 56); this is among what decides it"))
        #expect(text.contains("- not met: rule lsp/answers-on-challenge-differ (wbt para 57)"))
        #expect(
            text.contains(
                "- yes, as the auditor settled it: what is observed of \"Members challenge each other's performance\""))
        #expect(text.contains("Nothing: no further answer to it would change anything"))
        let open = try explained("Examples/county-reorganisation.yaml", "lsp/council.cpa_capacity")
        #expect(open.contains("- open: rule lsp/strong-capacity-favours-challenge (wbt para 58, wbt footnote I) where"))
        #expect(open.contains("WHAT IS STATED - not stated"))
    }

    @Test func aListAndAGridAreExplained() throws {
        let list = try explained("Examples/county-reorganisation.yaml", "restructures")
        #expect(list.contains("- The list: 2 stated, and no others [Examples/county-reorganisation.yaml:45]"))
        #expect(list.contains("- Stage: debated [Examples/county-reorganisation.yaml:50]"))
        #expect(list.contains("\"Reorganisation may put trust and challenge at risk\" is raised"))
        let grid = try explained("Examples/county-reorganisation.yaml", "levels")
        #expect(grid.contains("- Executive level - Trust: not stated"))
        #expect(grid.contains("May decide: Trust may be thin at some level (high risk)"))
    }

    /// In JSON, the proofs of the rules that read it.
    @Test func aFactsReadersAreProved() throws {
        let run = try Command.run(
            ["explain", "Examples/at-odds.yaml", "challenge.performance_seen", "-f", "json"])
        let proofs = try #require(Command.object(run.output)["proofs"] as? [[String: Any]])
        let about = proofs.compactMap { $0["about"] as? String }
        #expect(about.contains("rule/answers-on-challenge-differ") && about.allSatisfy { $0.hasPrefix("rule/") })
    }

    /// Without a name, what is raised and what decides it, then what is open; each in full with `--all`.
    @Test func withoutANameTheConclusionsAreShown() throws {
        let text = try explained("Examples/at-odds.yaml")
        let object = try Command.object(Command.run(["assess", "Examples/at-odds.yaml", "-f", "json"]).output)
        let flags = try #require(object["flags"] as? [[String: Any]])
        for flag in flags {
            let (id, status) = (flag["id"] as? String ?? "", flag["status"] as? String)
            #expect(text.contains("(lsp/\(id)") == (status != "not_raised"), "\(id)")
        }
        #expect(text.contains("`--all` shows it of every flag") && text.contains("Weakest evidence: told."))
        let all = try explained("Examples/at-odds.yaml", "--all")
        #expect(all.count > 5 * text.count && all.contains("WHAT WOULD CHANGE IT"))
        let both = try Command.run(["explain", "Examples/at-odds.yaml", "restructures", "--all"])
        #expect(both.status == 64)
    }

    /// Rules that read the answers together go by what was settled, and by nothing else once it was.
    @Test func whatWasSettledReplacesTheAnswers() throws {
        let name = "leadership-may-be-sound"
        #expect(try changes(name, Self.differing + Self.settled) == [Self.auditors])
    }
}
