import Foundation
import Testing

/// The summary of a batch names the flags that are raised most often, and how many it does not name: no high risk is among those.
@Suite struct WhatASummaryLeavesOut {
    private static let manyRisks = """
        schema: concord/profile/1
        id: many
        as_at: 2008-11-30
        facts:
          levels: {strategic: {trust: no, shared_commitment: no}}
          money: {planning_understood: no, relationships_good: no}
          governance:
            {document: no, better_together: no, information_protocol: no, case_for_staying: no, agreements_uniform: no}
          standards: {framework: no, shared_measurement: no, data_quality: no}
          joint_working.costs_weighed: yes
          members.reported_to: {coordinator: no, members: no}
          regimes.obstruct: yes
          cycles.in_line: no

        """

    private struct Raised {
        var id: String
        var kind: String
        var severity: String?
        var count: Int
    }

    /// What is raised anywhere, as JSON has it, and what the text prints of it.
    private func summaries(
        _ paths: [String], in folder: URL
    ) throws -> (raised: [Raised], text: [(kind: String, lines: [String])]) {
        let lsp = Command.repository.appending(path: "Rules/lsp").path
        let json = try Command.run(["assess", "-r", lsp, "-f", "json"] + paths, in: folder)
        let summary = try #require(Command.object(json.output)["summary"] as? [String: Any])
        let flags = try #require(summary["flags"] as? [[String: Any]])
        let raised = flags.map { flag in
            Raised(
                id: flag["id"] as? String ?? "", kind: flag["kind"] as? String ?? "",
                severity: flag["severity"] as? String, count: flag["raised"] as? Int ?? 0)
        }.filter { $0.count > 0 }
        let text = try Command.run(["assess", "-r", lsp, "--color", "never"] + paths, in: folder).lines
        let headings = [("risk", "Risks raised"), ("enquiry", "Enquiries raised"), ("strength", "Strengths raised")]
        let lists = headings.compactMap { kind, heading in
            text.firstIndex { $0.hasPrefix(heading) }.map { start in
                (kind, [text[start]] + text[(start + 1)...].prefix { $0.hasPrefix("  ") })
            }
        }
        return (raised, lists)
    }

    /// The ids in the order in which they are listed, and what is said of the others.
    private func listed(_ lines: [String]) -> (ids: [String], more: String?) {
        let list = lines.dropFirst()
        let more = list.first { $0.hasPrefix("  And ") }
        let words = list.filter { !$0.hasPrefix("  And ") }.joined(separator: " ")
        return (words.matches(of: /lsp\/([a-z0-9-]+)/).map { String($0.1) }, more)
    }

    private func check(_ raised: [Raised], _ text: [(kind: String, lines: [String])]) throws {
        #expect(Set(text.map(\.kind)) == Set(raised.map(\.kind)))
        for (kind, lines) in text {
            let (ids, more) = listed(lines)
            let ofKind = raised.filter { $0.kind == kind }
            #expect(Set(ids).count == ids.count && Set(ids).isSubset(of: ofKind.map(\.id)))
            let others = ofKind.filter { !ids.contains($0.id) }
            #expect(!others.contains { $0.severity == "high" })
            #expect(lines[0].contains("most often") == !others.isEmpty)
            #expect(lines[0].contains("and every high one") == (kind == "risk" && !others.isEmpty))
            if others.isEmpty {
                #expect(more == nil)
            } else {
                let line = try #require(more)
                #expect(line.hasPrefix("  And \(others.count) more: "))
                let counts = line.matches(of: /([0-9]+) (?:medium risk|low risk|enquir|strength)/).compactMap {
                    Int($0.1)
                }
                #expect(counts.reduce(0, +) == others.count, "\(line)")
                // None that is left out is more frequent than one that is listed, unless that is high.
                let least = ofKind.filter { ids.contains($0.id) && $0.severity != "high" }.map(\.count).min() ?? .max
                #expect(others.allSatisfy { $0.count <= least })
            }
            // The most frequent stand first, and of those that are as frequent the severest.
            let severities = ["high", "medium", "low"]
            let order = ids.compactMap { id in ofKind.first { $0.id == id } }
            let keys = order.map { (-$0.count, $0.severity.flatMap(severities.firstIndex) ?? 0, $0.id) }
            for (one, next) in zip(keys, keys.dropFirst()) { #expect(one < next, "\(one), \(next)") }
        }
    }

    @Test func ofManyRisksTheHighOnesAreNamed() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["many.yaml": Self.manyRisks], in: folder)
            let (raised, text) = try summaries(["."], in: folder)
            #expect(raised.count { $0.kind == "risk" } == 15)
            try check(raised, text)
            #expect(text.map { listed($0.lines).more }.first == "  And 5 more: 3 medium risks and 2 low risks.")
        }
    }

    /// Kills `And 3 other flags` where every flag is listed.
    @Test func whereNothingIsLeftOutNothingIsSaidOfIt() throws {
        try Command.inTemporaryFolder { folder in
            let few = Self.manyRisks.replacing(try Regex("(?s)  money:.*"), with: "")
            try AssessTests.write(["few.yaml": few], in: folder)
            let (raised, text) = try summaries(["."], in: folder)
            #expect(raised.count == 2)
            try check(raised, text)
        }
    }

    /// Kills a high risk outside the scope that is counted like an enquiry.
    @Test func outsideTheScopeTheKindsAreTold() throws {
        try Command.inTemporaryFolder { folder in
            let narrow = Self.manyRisks.replacing("facts:\n", with: "scope: {themes: [money]}\nfacts:\n")
            try AssessTests.write(
                ["a.yaml": narrow, "b.yaml": narrow.replacing("id: many", with: "id: others")], in: folder)
            let lsp = Command.repository.appending(path: "Rules/lsp").path
            let run = try Command.run(["assess", "-r", lsp, "--color", "never", "."], in: folder)
            let whole = try Command.run(["assess", "-r", lsp, "-f", "json", "."], in: folder)
            let profiles = try #require(Command.object(whole.output)["assessments"] as? [[String: Any]])
            #expect(profiles.count == 2)
            let flags = profiles.flatMap { $0["flags"] as? [[String: Any]] ?? [] }
            let outside = flags.filter { $0["outside_scope"] as? Bool == true && $0["status"] as? String == "raised" }
            let high = outside.count { $0["severity"] as? String == "high" }
            #expect(high > 0 && high < outside.count)
            let told = run.output.replacing(/\s+/, with: " ")
            #expect(
                told.contains(
                    "Outside the scopes of their profiles \(outside.count) flags are raised too (\(high) high risks, "),
                "\(told)")
        }
    }

    /// Kills a flag outside the scope that is named without what it rests on.
    @Test(arguments: ["flags", "outcomes", "full"]) func outsideTheScopeAFlagHasItsGrounds(_ detail: String) throws {
        let run = try Command.run([
            "assess", "-r", "Rules/lsp", "--detail", detail, "--color", "never", "Examples/two-partnerships.yaml",
        ])
        let told = run.output.replacing(/\s+/, with: " ")
        let part = try #require(told.firstRange(of: "OUTSIDE THE SCOPE"))
        let rest = told[part.upperBound...]
        let isBrief = detail == "flags"
        #expect(rest.contains("(wbt para 61: assessment and voice\(isBrief ? ")" : "; the Audit Commission;")"))
        #expect(rest.contains("Stage: proposed [told: Remark at a meeting of the finance group, 2008-10-30, by OP]"))
        #expect(rest.contains(isBrief ? "Weakest evidence: told." : "Weakest evidence told: some answer read here"))
        #expect(
            rest.contains("Pack's judgement") && rest.contains("Roles and contacts that carry on have been agreed."))
    }

    @Test func overTheExamples() throws {
        let (raised, text) = try summaries(["Examples"], in: Command.repository)
        #expect(raised.count > 40)
        try check(raised, text)
    }
}
