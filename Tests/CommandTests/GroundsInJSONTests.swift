import Foundation
import Testing

/// Whoever takes the JSON can defend its flags: what the pack adds, and what a mitigation rests on.
@Suite struct GroundsInJSONTests {
    private static let profile = """
        schema: concord/profile/1
        id: a
        as_at: 2008-11-30
        facts:
          council.type: unitary
          network.few_gatekeepers: yes
          people.key_dependence: yes
          people.cover_agreed: {value: no, evidence: {kind: told, source: Interview, date: 2008-10}}
          restructures:
            - {body: primary_care_trust, stage: under_way, continuity_agreed: yes}
            - {body: council, stage: debated}

        """

    private func objects(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

    private func assessment(_ detail: String) throws -> [String: Any] {
        let run = try Command.run(
            ["assess", "-", "-r", "Rules/lsp", "-f", "ndjson", "--detail", detail, "-q"], input: Self.profile)
        #expect(run.status == 0, "\(run.errors)")
        return try Command.object(run.output)
    }

    // MARK: Figures

    /// Kills: a figure of which no source gives the year was measured in the year of the report.
    @Test func aFigureWithoutAYearHasThatOfItsPublicationAndSaysSo() throws {
        let profile = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            facts: {governance: {document: no, agreements_uniform: no}}

            """
        let json = try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "ndjson", "-q"], input: profile)
        let raised = objects(try Command.object(json.output)["flags"]).filter { $0["status"] as? String == "raised" }
        var dated: [String: String] = [:]
        for figure in raised.flatMap({ objects($0["benchmarks"]) }) {
            let id = try #require(figure["id"] as? String)
            #expect((figure["date"] == nil) != (figure["published"] == nil), "\(id)")
            dated[id] = figure["date"] as? String ?? "published \(figure["published"] as? String ?? "")"
        }
        #expect(
            dated == [
                "authorities-with-partnership-problems": "2004",
                "councils-applying-agreements-uniformly": "published 2005-10",
                "problems-with-an-agreement": "published 2005-10",
                "problems-without-an-agreement": "published 2005-10",
            ])
        let text = try Command.run(["assess", "-", "-r", "Rules/lsp", "-q"], input: profile).output
        #expect(text.contains("published 2005-10") || text.contains("(published\n    2005-10"))
        #expect(!text.contains("(2005,") && !text.contains(" 2005: "))
    }

    // MARK: Evidence

    /// Kills: a record that does not support a flag weakens its evidence.
    @Test(arguments: [
        ("", "document"), ("    - {body: police, stage: completed, date: 2006-10}", "document"),
        ("    - {body: police, stage: under_way, date: 2008-10}", "unsaid"),
        ("    - {body: police, stage: debated, evidence: {kind: told}}", "told"),
    ]) func onlyRecordsThatDecideWeakenAFlag(_ record: String, _ kind: String) throws {
        let profile = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            facts:
              people.key_dependence: {value: yes, evidence: {kind: document}}
              network.few_gatekeepers: {value: yes, evidence: {kind: document}}
              restructures:
                - {body: council, stage: proposed, evidence: {kind: document}}
            \(record)

            """
        let run = try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "ndjson", "-q"], input: profile)
        let flags = objects(try Command.object(run.output)["flags"])
        for id in ["key-people-under-reorganisation", "gatekeepers-under-reorganisation", "reorganisation-unsettles"] {
            let flag = try #require(flags.first { $0["id"] as? String == id })
            #expect(flag["status"] as? String == "raised" && flag["weakest_evidence"] as? String == kind, "\(id)")
        }
    }

    /// Kills: what another party says against a flag weakens its evidence, and what was settled does not stand for all.
    @Test(arguments: [
        ("coordinator: yes, government_office: {value: no, evidence: {kind: told}}", "told"),
        ("coordinator: {value: yes, evidence: {kind: tested}}, government_office: no", "unsaid"),
        (
            "coordinator: {value: no, evidence: {kind: observed}}, government_office: {value: no, evidence: {kind: document}}",
            "document"
        ),
        (
            "coordinator: no, settled: {value: no, by: AB, date: 2008-11-20, because: Seen, evidence: {kind: observed}}",
            "observed"
        ),
    ]) func onlyAnswersThatDecideWeakenAFlag(_ answers: String, _ kind: String) throws {
        let profile =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: {government_office.trust: {\(answers)}}\n"
        let run = try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "ndjson", "-q"], input: profile)
        let flags = objects(try Command.object(run.output)["flags"])
        let flag = try #require(flags.first { $0["id"] as? String == "office-relationship-may-be-thin" })
        #expect(flag["status"] as? String == "raised" && flag["weakest_evidence"] as? String == kind)
    }

    // MARK: Judgements

    /// What the text prints under "by the pack" stands once in every result.
    @Test(arguments: ["flags", "outcomes", "full"]) func whatThePackAddsThroughoutIsThereOnce(_ detail: String) throws {
        let run = try Command.run(
            ["assess", "-", "-r", "Rules/lsp", "-f", "ndjson", "--detail", detail, "-q"], input: Self.profile)
        let judgements = try #require(Command.object(run.output)["judgements"] as? [String: Any])
        let throughout = objects(judgements["throughout"])
        #expect(throughout.contains { $0["id"] as? String == "severities" })
        for judgement in throughout {
            let text = try #require(judgement["text"] as? String)
            // One on recommendations stands with each recommendation that names no paragraph.
            guard judgement["id"] as? String != "recommendations" else { continue }
            #expect(run.output.components(separatedBy: text).count == 2, "\(judgement["id"] ?? "")")
        }
        let rating = try #require(judgements["rating"] as? [String: Any])
        #expect(rating["caps"] as? [String: String] == ["high": "1", "medium": "2", "low": "3"])
        #expect(rating["known_at_least"] as? Double == 0.75)
        let survey = try #require(objects(judgements["surveys"]).first)
        #expect(survey["at_least"] as? Int == 50 && survey["of"] as? String == "answered")
        #expect((survey["facts"] as? [String] ?? []).contains("challenge.performance_seen"))
        #expect((survey["ground"] as? String ?? "").contains("the pack's judgement: "))
    }

    @Test func anExplanationHasThemToo() throws {
        let run = try Command.run(
            ["explain", "-", "reorganisation-unsettles", "-r", "Rules/lsp", "-f", "json"], input: Self.profile)
        let whole = try assessment("flags")
        let explained = try #require(Command.object(run.output)["judgements"] as? NSDictionary)
        #expect(explained.isEqual(to: try #require(whole["judgements"] as? [String: Any])))
    }

    /// A finding names the terms that the pack judges and by which its rule reads the answers: all such that its proof meets,
    /// apart from those of other flags. Their words stand once in the result.
    @Test func aFindingHasTheTermsOfItsProof() throws {
        let files = try Command.repository.appending(path: "Examples").names().filter { $0.hasSuffix(".yaml") }
        let run = try Command.run(
            ["assess"] + files.map { "Examples/\($0)" } + ["-f", "ndjson", "--detail", "full", "-q"])
        var checked = 0
        for line in run.lines {
            let assessment = try Command.object(line)
            let proofs = objects(assessment["rules"]).reduce(into: [String: [String: Any]]()) { proofs, rule in
                proofs[rule["id"] as? String ?? ""] = rule["proof"] as? [String: Any]
            }
            let judgements = objects((assessment["judgements"] as? [String: Any])?["terms"])
                .reduce(into: [String: String]()) { $0[$1["id"] as? String ?? ""] = $1["judgement"] as? String }
            let arguments = objects(assessment["claims"]).compactMap { $0["expected"] as? [String: Any] }
                .flatMap { objects($0["for"]) + objects($0["against"]) }
            for finding in objects(assessment["flags"]).flatMap({ objects($0["findings"]) }) + arguments {
                let proof = try #require(proofs[finding["rule"] as? String ?? ""])
                let met = terms(in: proof)
                let named = finding["terms"] as? [String] ?? []
                #expect(Set(met.keys).isSubset(of: named), "\(finding["rule"] ?? "")")
                #expect(Set(named).isSubset(of: judgements.keys))
                for (term, judgement) in met { #expect(judgements[term] == judgement) }
                checked += met.count
            }
        }
        #expect(checked > 10)
    }

    /// The judged terms that a proof meets on its way down, without those of other flags, each with its judgement.
    private func terms(in proof: [String: Any]) -> [String: String] {
        let nodes = objects(proof["nodes"])
        var found: [String: String] = [:]
        var ways = [proof["root"] as? Int ?? 0]
        while let place = ways.popLast() {
            let node = nodes[place]
            let kind = node["kind"] as? String ?? ""
            if kind == "is_raised" || kind == "is_not_raised" { continue }
            if kind == "term" { found[node["id"] as? String ?? ""] = node["judgement"] as? String }
            ways += node["rests_on"] as? [Int] ?? []
        }
        return found
    }

    // MARK: Mitigations

    private func mitigations(_ assessment: [String: Any]) -> [[String: Any]] {
        objects(assessment["flags"]).flatMap { objects($0["mitigations"]) }
    }

    private func named(_ id: String, _ record: String? = nil, in mitigations: [[String: Any]]) throws -> [String: Any] {
        try #require(
            mitigations.first {
                $0["id"] as? String == id && (record.map(($0["record"] as? String ?? "").hasPrefix) ?? true)
            })
    }

    @Test func aMitigationHasItsCitationsAndWhatItReads() throws {
        let all = mitigations(try assessment("flags"))
        let supported = try named("few-gatekeepers-may-hold-the-network/gatekeepers-supported", in: all)
        #expect(objects(supported["citations"]).map { $0["at"] as? String } == ["case study 8"])
        #expect(objects(supported["citations"]).allSatisfy { ($0["says"] as? String ?? "") != "" })
        #expect(supported["reads"] as? [String] == ["network.gatekeepers_supported"])
        let continuity = try named("reorganisation-unsettles/continuity-agreed", in: all)
        #expect(continuity["reads"] as? [String] == ["restructures.continuity_agreed"])
        #expect(objects(continuity["citations"]).isEmpty && continuity["judgement"] is String)
        #expect(all.allSatisfy { $0["proof"] == nil })
    }

    /// What decides a mitigation: the root's truth is its status, and the answer stands there with evidence and line.
    @Test func aMitigationIsProved() throws {
        let truths = ["present": "true", "absent": "false", "open": "unknown"]
        let all = mitigations(try assessment("full"))
        #expect(Set(all.compactMap { $0["status"] as? String }) == Set(truths.keys))
        for mitigation in all {
            let proof = try #require(mitigation["proof"] as? [String: Any])
            let root = objects(proof["nodes"])[try #require(proof["root"] as? Int)]
            #expect(root["kind"] as? String == "mitigation")
            #expect(root["id"] as? String == mitigation["id"] as? String)
            #expect(root["truth"] as? String == truths[mitigation["status"] as? String ?? ""])
        }
        func answer(_ mitigation: [String: Any]) throws -> [String: Any] {
            let nodes = objects((mitigation["proof"] as? [String: Any])?["nodes"])
            let reads = mitigation["reads"] as? [String] ?? []
            let deciding = nodes.first { $0["decides"] as? Bool == true && reads.contains($0["id"] as? String ?? "") }
            let answers = objects(deciding?["answers"])
            return try #require(answers.first)
        }
        let cover = try answer(try named("much-may-hang-on-key-people/cover-agreed", in: all))
        #expect(cover["answer"] as? String == "no" && cover["line"] as? Int == 8)
        #expect((cover["evidence"] as? [String: Any])?["source"] as? String == "Interview")
        let trust = try answer(try named("reorganisation-unsettles/continuity-agreed", "primary", in: all))
        #expect(trust["answer"] as? String == "yes" && trust["line"] as? Int == 10)
        let council = try answer(try named("reorganisation-unsettles/continuity-agreed", "council", in: all))
        #expect(council["answer"] as? String == "not stated" && council["known"] as? Bool == false)
    }

    /// Of a flag, a rule and a fact; and of each the same proof as the assessment has.
    @Test(arguments: ["much-may-hang-on-key-people", "people.cover_agreed"]) func anExplanationProvesMitigations(
        _ name: String
    ) throws {
        let run = try Command.run(["explain", "-", name, "-r", "Rules/lsp", "-f", "json"], input: Self.profile)
        let about = "mitigation/much-may-hang-on-key-people/cover-agreed"
        let found = objects(try Command.object(run.output)["proofs"]).first { $0["about"] as? String == about }
        let explained = try #require(found?["proof"] as? NSDictionary)
        let assessed = try named("much-may-hang-on-key-people/cover-agreed", in: mitigations(try assessment("full")))
        #expect(explained.isEqual(to: try #require(assessed["proof"] as? [String: Any])))
    }
}
