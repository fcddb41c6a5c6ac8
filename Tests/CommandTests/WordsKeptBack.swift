import Foundation
import TestSupport
import Testing

/// What must not be printed, and what must not be passed over.
@Suite struct WordsKeptBack {
    private static let confidential =
        "evidence: {kind: told, source: SECRET source, note: SECRET note, date: 2011-11-11, confidential: yes}"
    private static let profile = """
        schema: concord/profile/1
        id: kept-back
        as_at: 2008-11-30
        facts:
          people.key_dependence: {unknown: SECRET reason, \(confidential)}
          challenge.performance_seen:
            coordinator: {unknown: SECRET of the coordinator, \(confidential)}
            members: {value: yes, \(confidential)}
          levels:
            strategic:
              trust: {unknown: SECRET of a field, \(confidential)}
            executive: {trust: {unknown: SECRET of a row}, \(confidential)}
          restructures:
            - {body: {unknown: SECRET of a record}, \(confidential)}
            - {body: council, name: {value: SECRET name, \(confidential)}, stage: debated, date: {value: 2008-10, \(confidential)}}
            - {body: police, name: SECRET body, stage: debated, \(confidential)}
            - {body: fire, name: {value: SECRET fire, evidence: {kind: told, note: SECRET note}}, stage: {unknown: SECRET stage, evidence: {source: SECRET}}, \(confidential)}
          council.name: {value: SECRET council, \(confidential)}
          pools: [{name: {value: SECRET pool, evidence: {confidential: yes}}, agreement_written: no}, {name: SECRET fund, health_and_social_care: yes, members: others, agreement_written: no, evidence: {confidential: yes}}]

        """

    @Test(arguments: [
        ["assess", "-"], ["assess", "-", "--detail", "outcomes"], ["assess", "-", "--detail", "full"],
        ["assess", "-", "-f", "ndjson", "--detail", "outcomes"], ["assess", "-", "-f", "json", "--detail", "full"],
        ["explain", "-"], ["explain", "-", "--all"], ["explain", "-", "-f", "json"],
        ["explain", "-", "challenge.performance_seen"], ["explain", "-", "people.key_dependence"],
        ["explain", "-", "levels"], ["explain", "-", "restructures"], ["explain", "-", "council.name"],
        ["explain", "-", "reorganisation-unsettles"], ["explain", "-", "pools", "-f", "json"],
        ["explain", "-", "restructures", "-f", "json"], ["explain", "-", "pools"],
    ]) func whatIsConfidentialIsPrintedNowhere(_ arguments: [String]) throws {
        let outcome = try Command.run(arguments + ["-r", "Rules/lsp"], input: Self.profile)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains("kept-back"))
        #expect(!outcome.output.contains("SECRET"))
        #expect(!outcome.output.contains("2011"))
    }

    /// Who settled a fact, when and why is the auditor's own, and stands for it; of what it was settled on no word is told.
    @Test(arguments: [
        ["assess", "-"], ["assess", "-", "-f", "json"], ["explain", "-", "challenge.performance"],
        ["explain", "-", "challenge.performance", "-f", "json"],
    ]) func whoSettledAFactWhenAndWhyIsTold(_ arguments: [String]) throws {
        let settled = "settled: {\(Self.confidential), value: no, by: A. Bee, date: 2008-12-03, because: Seen by me.}"
        let profile = """
            schema: concord/profile/1
            id: settled
            as_at: 2008-11-30
            facts: {challenge.performance_seen: {coordinator: yes, members: yes, \(settled)}}

            """
        let outcome = try Command.run(arguments + ["-r", "Rules/lsp"], input: profile)
        let text = outcome.output.split { $0.isWhitespace }.joined(separator: " ")
        for word in ["A. Bee", "2008-12-03", "Seen by me.", "onfidential"] { #expect(text.contains(word), "\(word)") }
        #expect(!text.contains("SECRET") && !text.contains("2011"))
        // Of its own evidence, which may be told, nothing is passed over.
        let open = try Command.run(
            arguments + ["-r", "Rules/lsp"],
            input: profile.replacing(", confidential: yes", with: "").replacing("2011-11-11", with: "2007-11-11")
        ).output.split { $0.isWhitespace }.joined(separator: " ")
        for word in ["A. Bee", "2008-12-03", "Seen by me.", "SECRET source", "SECRET note", "2007-11-11"] {
            #expect(open.contains(word), "\(word)")
        }
        if arguments.first == "assess" { #expect(text.contains("is not what any party that has answered says")) }
    }

    /// A mistake beside such words shows its place, and not its line: also where the word itself is misspelt, or the text ends
    /// before it.
    @Test(arguments: [
        ["assess", "-"], ["assess", "-", "-q", "-f", "json"], ["explain", "-"], ["profile", "fmt", "--check", "-"],
    ]) func aMistakeIsNoReasonToPrintIt(_ arguments: [String]) throws {
        let evidence = "{kind: spoken, source: SECRET source, note: SECRET note, confidential: yes}"
        let block = """
            evidence:
                source: SECRET source
                by: SECRET, by
                note: "SECRET
                confidential: yes
            """
        let mistakes = [
            "  people.key_dependence: {value: yes, evidence: \(evidence)}",
            "  people.key_dependence: {value: yes, evidence: \(evidence.replacing("confidential", with: "confidental"))}",
            "  people.key_dependence: {value: yes, evidence: \(evidence.dropLast(1))",
            "  people.key_dependence:\n    value: perhaps\n    \(block)",
            "  people.key_dependence: {value: SECRET it is, evidence: {confidential: yes}}",
            "  people.key_dependence: {value: 'no, it''s SECRET', evidence: {confidential: yes}}",
            "  people.key_dependence: {value: yes, evidence: {kind: an interview with SECRET, confidential: yes}}",
            "  people.key_dependence: {value: yes, evidence: {date: 'on ''SECRET'' day', confidential: yes}}",
            "  people.key_dependence: {value: yes, SECRET: said so, evidence: {confidential: yes}}",
            "  people.key_dependence: {value: yes, value: SECRET, evidence: {confidential: yes}}",
            "  people.key_dependence: {value: yes, SECRET: a, SECRET: b, evidence: {confidential: yes}}",
            "  SECRET.fact: {value: yes, evidence: {confidential: yes}}",
            "  people.key_dependence:\n    value: yes\n    \(block.replacing("\"SECRET", with: "@SECRET"))",
        ]
        for mistake in mistakes {
            let profile = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n\(mistake)\n"
            let outcome = try Command.run(arguments + ["-r", "Rules/lsp"], input: profile)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("error["), "\(mistake)")
            #expect(!(outcome.output + outcome.errors).contains("SECRET"), "\(mistake)")
        }
    }

    /// A line that parts an entry from the word that keeps it back: what may have lost a part is no result, and no gap.
    @Test(arguments: [[], ["-f", "json", "--detail", "full"], ["-f", "ndjson", "--detail", "full"]])
    func norIsWhatWasPartedFromTheWord(_ more: [String]) throws {
        func assess(_ parting: String, _ word: String) throws -> Command.Outcome {
            let profile = """
                schema: concord/profile/1
                id: a
                as_at: 2008-11-30
                facts:
                  money.relationships_good:
                    value: no
                    evidence:
                      note: SECRET
                \(parting)
                      confidential: \(word)
                ---
                schema: concord/profile/1
                id: b
                as_at: 2008-11-30
                """
            return try Command.run(["assess", "-", "-r", "Rules/lsp"] + more, input: profile)
        }
        let parted = try assess("---", "yes")
        #expect(parted.status == 3)
        #expect(parted.errors.contains("9:1: error[parted]: what begins here"))
        #expect(!(parted.output + parted.errors).contains("SECRET"))
        let whole = try assess("", "no")
        #expect(whole.status == 0)
        #expect(more.isEmpty || whole.output.contains("SECRET"))
    }

    /// Every command and every format, of many profiles at once: the diagnostics themselves are tried by the thousand elsewhere.
    @Test(arguments: [
        ["assess", "--quiet"], ["assess", "-f", "json"], ["assess", "-f", "ndjson", "--detail", "full"],
        ["profile", "fmt", "--check"],
    ]) func norAreManyMistakes(_ arguments: [String]) throws {
        try Command.inTemporaryFolder { folder in
            var random = SeededGenerator(seed: 7)
            for number in 0..<200 {
                let mistake = ConfidentialProfile.Mistake.allCases[number % 4]
                let text = ConfidentialProfile(mistake, &random).text
                    .replacing("id: harrowmere", with: "id: harrowmere-\(number)")
                try text.write(
                    to: folder.appending(path: "\(number).yaml"), atomically: true, encoding: .utf8)
            }
            let outcome = try Command.run(arguments + [folder.path, "-r", "Tests/Fixtures/packs/good/minimal"])
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains(ConfidentialProfile.open))
            let all = outcome.output + outcome.errors
            #expect(all.matches(of: /not repeated, as something confidential/).count > 50)
            for secret in ConfidentialProfile.secrets { #expect(!all.contains(secret)) }
        }
    }

    /// Nor are they where there is no mistake: every question is asked of profiles made up by the dozen.
    @Test(arguments: [
        ["assess", "--detail", "full"], ["assess", "-f", "json", "--detail", "full"],
        ["assess", "-f", "ndjson", "--detail", "outcomes"],
    ]) func norAreThoseOfManyProfiles(_ arguments: [String]) throws {
        try Command.inTemporaryFolder { folder in
            var random = SeededGenerator(seed: 11)
            for number in 0..<60 {
                let text = ConfidentialProfile(nil, &random).text
                    .replacing("id: harrowmere", with: "id: harrowmere-\(number)")
                try text.write(to: folder.appending(path: "\(number).yaml"), atomically: true, encoding: .utf8)
            }
            let pack = ["-r", "Tests/Fixtures/packs/good/minimal"]
            let outcome = try Command.run(arguments + [folder.path] + pack)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("harrowmere-59"))
            for secret in ConfidentialProfile.secrets { #expect(!(outcome.output + outcome.errors).contains(secret)) }
            let explained = try (0..<20).map { number in
                try Command.run(["explain", folder.appending(path: "\(number).yaml").path, "council.name"] + pack)
                    .output
            }
            #expect(explained.contains { $0.contains("the words are confidential") })
            #expect(explained.contains { $0.contains("Harrowmere") })
            for secret in ConfidentialProfile.secrets { #expect(!explained.contains { $0.contains(secret) }) }
        }
    }

    /// A record whose name is confidential, by itself or with the whole record, is named by its place and by what else is stated
    /// of it; one of its fellows by its name.
    @Test(arguments: [
        "name: {value: SECRET name, evidence: {confidential: yes}}, stage: debated",
        "name: SECRET name, stage: debated, evidence: {kind: told, confidential: yes}",
    ]) func whatHasAConfidentialNameIsNamedByItsPlace(_ marked: String) throws {
        let records = """
            restructures:
              - {body: council, \(marked)}
              - {body: council, name: Seen, stage: debated}
            """
        let profile =
            "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n\(records.replacing("\n", with: "\n  ").replacing("restructures", with: "  restructures"))\n"
        for more in [[], ["-f", "json", "--detail", "full"]] {
            let output = try Command.run(["assess", "-", "-r", "Rules/lsp"] + more, input: profile).output
            #expect(output.contains("council, debated #1") && output.contains("council, Seen, debated"))
            #expect(!output.contains("council, Seen, debated #2") && !output.contains("SECRET"))
        }
        // Only evidence that says so of itself may be told in a record that is marked as a whole.
        for (evidence, isTold) in [("{kind: told}", false), ("{kind: told, confidential: no}", true)] {
            let named = "name: {value: SECRET name, evidence: \(evidence)},"
            let open = profile.replacing("name: SECRET name,", with: named)
            for more in [[], ["-f", "json", "--detail", "full"]] {
                let output = try Command.run(["assess", "-", "-r", "Rules/lsp"] + more, input: open).output
                #expect(output.contains("council, SECRET name, debated") == (isTold && open != profile))
                #expect(output.contains("SECRET") == (isTold && open != profile))
            }
        }
    }

    /// A reason that nobody asked to keep back is told: the test above would pass if none ever were.
    @Test func otherReasonsAreTold() throws {
        let open = Self.profile.replacing(", confidential: yes", with: "")
        let outcome = try Command.run(
            ["assess", "-", "-f", "json", "--detail", "full", "-r", "Rules/lsp"], input: open)
        #expect(outcome.output.contains("SECRET reason"))
        #expect(outcome.output.contains("SECRET of the coordinator"))
        #expect(outcome.output.contains("is dated 2011-11-11"))
        #expect(outcome.output.contains("council, SECRET name, debated"))
        #expect(outcome.output.contains("police, SECRET body, debated"))
    }

    @Test(arguments: [[], ["--detail", "outcomes"]]) func aHighRiskOutsideTheScopeIsNotPassedOver(_ more: [String])
        throws
    {
        let profile = """
            schema: concord/profile/1
            id: narrow
            as_at: 2008-11-30
            scope: {themes: [money]}
            facts:
              restructures: [{body: council, stage: debated}]

            """
        let outcome = try Command.run(["assess", "-", "-r", "Rules/lsp"] + more, input: profile)
        let lines = outcome.lines
        let told = try #require(
            lines.firstIndex { $0.contains("Outside the scope 1 flag is raised too (1 high risk)") })
        let raised = try #require(lines.firstIndex { $0.uppercased() == "RAISED" })
        #expect(told < raised)
        #expect(outcome.output.contains("Nothing was raised inside the scope on what is stated."))
        let heading = try #require(lines.firstIndex { $0.uppercased() == "OUTSIDE THE SCOPE" })
        let first = try #require(lines[heading...].first { $0.hasPrefix("[") })
        #expect(first.hasPrefix("[high risk, external] Reorganisation may put trust"))
        let batch = try Command.run(
            ["assess", "-", "-f", "ndjson", "--fail-on", "high", "-r", "Rules/lsp"],
            input: profile + "---\n" + profile.replacing("narrow", with: "second"))
        #expect(batch.status == 0)
        let words = batch.errors.replacing(/\s+/, with: " ")
        #expect(
            words.contains("2 flags are raised too (2 high risks): not counted here. 2 Reorganisation may put trust"))
    }
}

/// Characters that cannot be seen, in what programs read.
@Suite struct UnseenCharacters {
    /// Written as escapes, and the same text to whoever reads the JSON; all others stand as they are.
    @Test func areEscapedInJSON() throws {
        let unseen = "\u{85}\u{9B}\u{200E}\u{2028}\u{2029}\u{202E}\u{2066}"
        let seen = "Ä–“é”…€\u{A0}\u{10FFFD}"
        let profile = """
            schema: concord/profile/1
            id: unseen
            as_at: 2008-11-30
            scope: {basis: "\(seen)\\x85\\x9b\\u200e\\u2028\\u2029\\u202e\\u2066\(seen)"}
            facts: {}

            """
        let outcome = try Command.run(["assess", "-", "-f", "ndjson", "-r", "Rules/lsp"], input: profile)
        let basis = try #require(try Command.object(outcome.output)["profile"] as? [String: Any])["basis"] as? String
        #expect(basis == seen + unseen + seen)
        #expect(outcome.output.contains("\(seen)\\u0085\\u009b\\u200e\\u2028\\u2029\\u202e\\u2066\(seen)"))
        for scalar in unseen.unicodeScalars { #expect(!outcome.output.unicodeScalars.contains(scalar)) }
    }
}
