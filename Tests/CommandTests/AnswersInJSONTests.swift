import Foundation
import Testing

/// Whoever takes the JSON learns of every answer what the text reports tell of it.
@Suite struct AnswersInJSONTests {
    private static let profile = """
        schema: concord/profile/1
        id: a
        as_at: 2008-11-30
        facts:
          council.type: unitary
          challenge.performance_seen:
            coordinator: {unknown: "was on leave"}
            members: {yes: 6, no: 9, not_known: 3, asked: 24, evidence: {kind: told, source: ZEBRA, confidential: yes}}
          challenge.financial_seen:
            coordinator: yes
            partner_representatives: {yes: 2, no: 1, asked: 24}
            settled: {value: no, by: AB, date: 2008-12-01, because: "The minutes show none."}
          influence.financial: {coordinator: yes, partners: {yes: 3, no: 7}}

        """

    private func assessment(_ detail: String) throws -> [String: Any] {
        let run = try Command.run(
            ["assess", "-", "-r", "Rules/lsp", "-f", "json", "--detail", detail], input: Self.profile)
        #expect(run.status == 0, "\(run.errors)")
        #expect(!run.output.contains("ZEBRA"))
        return try Command.object(run.output)
    }

    private func objects(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

    private func observed(_ claim: String, _ assessment: [String: Any]) throws -> [String: Any] {
        let found = objects(assessment["claims"]).first { $0["id"] as? String == claim }
        return try #require(found?["observed"] as? [String: Any])
    }

    /// The counts, with `-` for what is not written.
    private func counts(_ answer: [String: Any]) throws -> String {
        let survey = try #require(answer["survey"] as? [String: Any])
        #expect(Set(survey.keys) == ["yes", "no", "not_known", "asked"])
        return ["yes", "no", "not_known", "asked"].map { (survey[$0] as? Int).map(String.init) ?? "-" }
            .joined(separator: " ")
    }

    @Test(arguments: ["flags", "outcomes", "full"]) func aSurveyHasItsCounts(_ detail: String) throws {
        let assessment = try assessment(detail)
        let performance = try observed("challenge.performance", assessment)
        let members = try #require(objects(performance["against"]).first)
        #expect(members["by"] as? String == "members")
        #expect(try counts(members) == "6 9 3 24")
        #expect(members["read"] == nil)
        #expect((members["evidence"] as? [String: Any])?["confidential"] as? Bool == true)
        // What is not written is not zero.
        let influence = try observed("influence.financial", assessment)
        #expect(try counts(try #require(objects(influence["against"]).first)) == "3 7 - -")
        #expect(objects(influence["for"]).first.map { $0["survey"] == nil } == true)
    }

    /// Kills who settled a fact, when and why under a mark of confidence: what drops confidential evidence would drop them.
    @Test func whatIsConfidentialIsTheEvidenceAndNotWhoSettled() throws {
        let settled = "because: \"The minutes show none.\""
        let profile = Self.profile.replacing(
            settled, with: settled + ", evidence: {kind: document, source: ZEBRA, confidential: yes}")
        let run = try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "json"], input: profile)
        let financial = try observed("challenge.financial", try Command.object(run.output))
        let evidence = try #require(objects(financial["against"]).first?["evidence"] as? [String: Any])
        #expect(evidence["confidential"] == nil && evidence["note"] as? String == "The minutes show none.")
        #expect(evidence["by"] as? String == "AB" && evidence["date"] as? String == "2008-12-01")
        let basis = try #require(evidence["settled_on"] as? [String: Any])
        #expect(basis["confidential"] as? Bool == true && basis["source"] == nil)
        #expect(!run.output.contains("ZEBRA"))
    }

    /// A settled fact keeps its parties' answers beside what was settled, and says which is read.
    @Test(arguments: ["flags", "full"]) func everyAnswerToASettledFactIsThere(_ detail: String) throws {
        let financial = try observed("challenge.financial", try assessment(detail))
        #expect(financial["word"] as? String == "no")
        func voices(_ side: String) -> [String] {
            objects(financial[side]).map { "\($0["by"] ?? "") \(($0["read"] as? Bool).map(String.init) ?? "-")" }
        }
        #expect(voices("for") == ["coordinator false"])
        #expect(voices("against") == ["settled true"])
        let note = (objects(financial["against"]).first?["evidence"] as? [String: Any])?["note"] as? String
        #expect(note == "The minutes show none.")
    }

    /// Too few to be printed, or a party that does not know: that is said, and no count is.
    @Test func whatCountsForNeitherIsSaidWithoutCounts() throws {
        let assessment = try assessment("flags")
        let few = objects(try observed("challenge.financial", assessment)["not_known"])
        #expect(few.map { $0["by"] as? String } == ["partner_representatives"])
        #expect(few.map { $0["answer"] as? String } == ["fewer than five said yes or no"])
        #expect(few.allSatisfy { $0["survey"] == nil })
        let leave = objects(try observed("challenge.performance", assessment)["not_known"])
        #expect(leave.map { $0["answer"] as? String } == ["not known: was on leave"])
    }

    /// Kills an even survey told without its counts, as if too few had answered.
    @Test func anEvenSurveyHasItsCounts() throws {
        let profile = Self.profile.replacing("{yes: 6, no: 9, not_known: 3,", with: "{yes: 7, no: 7, not_known: 3,")
        let run = try Command.run(["assess", "-", "-r", "Rules/lsp", "-f", "json"], input: profile)
        let performance = try observed("challenge.performance", try Command.object(run.output))
        let even = try #require(objects(performance["not_known"]).first { $0["by"] as? String == "members" })
        #expect(try counts(even) == "7 7 3 24")
        #expect(objects(performance["for"]).isEmpty && objects(performance["against"]).isEmpty)
    }

    @Test func proofsHaveTheSameAnswers() throws {
        let explained = try Command.run(
            ["explain", "-", "challenge.financial_seen", "-r", "Rules/lsp", "-f", "json"], input: Self.profile)
        let whole = try assessment("full")
        let proofs =
            objects(try Command.object(explained.output)["proofs"]).compactMap { $0["proof"] }
            + objects(whole["rules"]).compactMap { $0["proof"] }
        var answers: [String: Set<String>] = [:]
        for node in proofs.flatMap({ objects(($0 as? [String: Any])?["nodes"]) }) {
            for answer in objects(node["answers"]) {
                let read = (answer["read"] as? Bool).map { $0 ? " read" : " not read" } ?? ""
                let survey = answer["survey"] == nil ? "" : ", of " + (try counts(answer))
                answers[node["id"] as? String ?? "", default: []].insert(
                    "\(answer["by"] ?? ""): \(answer["answer"] ?? "")\(survey)\(read)")
            }
        }
        let financial = try #require(answers["challenge.financial_seen"])
        #expect(
            financial.isSuperset(of: [
                "coordinator: yes not read", "partner_representatives: fewer than five said yes or no not read",
                "settled: no read",
            ]))
        #expect(try #require(answers["challenge.performance_seen"]).contains("members: no, of 6 9 3 24"))
    }

    @Test func notesOutsideTheScopeAreMarked() throws {
        func notes(_ scope: String) throws -> [[String: Any]] {
            let profile = """
                schema: concord/profile/1
                id: a
                as_at: 2008-11-30
                \(scope)
                facts: {council.type: district, restructures: [{body: primary_care_trust, stage: under_way}]}

                """
            let run = try Command.run(
                ["assess", "-", "-r", "Rules/lsp", "-f", "ndjson", "-q"], input: profile)
            #expect(run.status == 0, "\(run.errors)")
            return objects(try Command.object(run.output)["notes"])
        }
        let (all, money) = (try notes("x-scope: none"), try notes("scope: {basis: Papers., themes: [money]}"))
        #expect(!all.isEmpty && all.count == money.count)
        #expect(all.allSatisfy { $0["outside_scope"] == nil })
        #expect(money.allSatisfy { $0["outside_scope"] as? Bool == true })
        #expect(try notes("scope: {basis: Papers.}").allSatisfy { $0["outside_scope"] == nil })
        #expect(all.contains { $0["judgement"] is String })
        #expect(all.allSatisfy { $0["grounds"] is [String: Any] })
    }
    /// What is said of a list as a whole, and of a record of it, stands in the proof with its evidence and its line.
    @Test func listsAndRecordsHaveTheirLines() throws {
        let profile = """
            schema: concord/profile/1
            id: a
            as_at: 2008-11-30
            facts:
              restructures:
                - {body: primary_care_trust, stage: under_way, evidence: {kind: document, source: Minutes}}
            ---
            schema: concord/profile/1
            id: b
            as_at: 2008-11-30
            facts:
              restructures: none

            """
        func nodes(_ id: String, _ kind: String) throws -> [[String: Any]] {
            let run = try Command.run(
                ["explain", "-", "key-people-under-reorganisation", "--id", id, "-r", "Rules/lsp", "-f", "json"],
                input: profile)
            #expect(run.status == 0, "\(run.errors)")
            let proof = objects(try Command.object(run.output)["proofs"]).first?["proof"] as? [String: Any]
            return objects(proof?["nodes"]).filter { $0["kind"] as? String == kind && $0["id"] is String }
        }
        func answer(_ nodes: [[String: Any]], _ id: String) throws -> [String: Any] {
            let answers = objects(nodes.first { ($0["id"] as? String ?? "").hasPrefix(id) }?["answers"])
            return try #require(answers.first)
        }
        let open = try answer(try nodes("a", "list"), "restructures")
        #expect(open["answer"] as? String == "1 stated; there may be others")
        #expect(open["known"] as? Bool == false && open["line"] as? Int == 5)
        let none = try answer(try nodes("b", "list"), "restructures")
        #expect(none["answer"] as? String == "none" && none["known"] as? Bool == true)
        #expect(none["line"] as? Int == 12)
        let unsettled = try Command.run(
            ["explain", "-", "reorganisation-unsettles", "--id", "a", "-r", "Rules/lsp", "-f", "json"], input: profile)
        let proof = objects(try Command.object(unsettled.output)["proofs"]).first?["proof"] as? [String: Any]
        let record = try answer(objects(proof?["nodes"]).filter { $0["kind"] as? String == "record" }, "primary")
        #expect(record["answer"] as? String == "stated" && record["line"] as? Int == 6)
        #expect((record["evidence"] as? [String: Any])?["source"] as? String == "Minutes")
    }
}
