import Diagnostics
import TestSupport
import Testing

/// A mistake is told without a word of what is confidential, and with its own words where it is somewhere else.
@Suite struct ConfidentialWords {
    private func words(_ diagnostic: Diagnostic) -> String {
        [diagnostic.message, diagnostic.expected, diagnostic.suggestion, diagnostic.line].compactMap(\.self).joined(
            separator: "\n")
    }

    @Test(arguments: ConfidentialProfile.Mistake.allCases, [1, 2, 3]) func standInNoDiagnostic(
        _ mistake: ConfidentialProfile.Mistake, _ seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        var refused = 0
        var shown = 0
        for _ in 0..<700 {
            let profile = ConfidentialProfile(mistake, &random)
            let documents = try Reading.read(profile.text.utf8)
            let problems = documents.flatMap(\.problems)
            refused += problems.isEmpty ? 0 : 1
            shown += problems.contains { $0.line != nil } ? 1 : 0
            for problem in problems {
                let told = words(problem)
                for secret in ConfidentialProfile.secrets where told.contains(secret) {
                    Issue.record("\(secret) in \(problem)\n\(profile.text)")
                    return
                }
            }
            if mistake == .parted {
                // Nor does it stand in what is assessed, without the word that keeps it back.
                let assessed = documents.filter { !$0.problems.hasErrors }.flatMap(\.facts)
                for secret in ConfidentialProfile.secrets {
                    #expect(
                        assessed.allSatisfy { !$0.contains(secret) || $0.hasSuffix("confidential]") }, "\(profile.text)"
                    )
                }
            }
            if mistake == .elsewhere {
                let open = problems.contains { words($0).contains(ConfidentialProfile.open) && $0.line != nil }
                #expect(open, "\(problems)\n\(profile.text)")
            }
        }
        // What was looked at: a generator that makes no mistakes would find nothing.
        #expect(refused > 400, "\(refused)")
        #expect(mistake == .inside ? shown == 0 : shown > 50, "\(shown)")
    }

    /// Whoever states a fact again, and marks it once, means both: whichever way it is named.
    @Test(arguments: [
        ["trust.talks: {members: no, MARKED}", "trust.talks: {members: no, OPEN}"],
        ["trust.talks: {members: no, OPEN}", "trust.talks: {members: no, MARKED}"],
        ["trust.reviewed: {value: no, MARKED}", "trust: {reviewed: {value: no, OPEN}}"],
        ["trust.reviewed: {value: no, OPEN}", "trust: {reviewed: {value: no, MARKED}}"],
        ["trust: {reviewed: {value: no, OPEN}}", "trust.reviewed: {value: no, MARKED}"],
        ["trust: {reviewed: {value: no, MARKED}}", "trust: {reviewed: {value: no, OPEN}}"],
        ["trust: {reviewed: {value: no, MARKED}, reviewed: {value: no, OPEN}}"],
    ]) func standInNoSecondStatement(_ facts: [String]) throws {
        let text = facts.joined(separator: "\n").replacing(
            "MARKED", with: "evidence: {note: SECRET, confidential: yes}"
        )
        .replacing("OPEN", with: "evidence: {note: SECRET}")
        let problems = try Reading.facts(text).problems
        #expect(!problems.isEmpty)
        for problem in problems { #expect(!words(problem).contains("SECRET"), "\(problem)") }
        let other = try Reading.facts(text + "\nrestructures: SEEN").problems
        #expect(other.contains { words($0).contains("SEEN") })
    }

    /// What is anyone's own is an entry by itself, and keeps back nothing before it.
    /// Kills a look at the line of the anchor alone, or of the alias alone.
    @Test(arguments: [
        "x-own: {a: &s SECRET}\nfacts:\n  council.type: {value: *s, evidence: {confidential: yes}}\n",
        "partnership: &s SECRET\nfacts:\n  council.type: {value: *s, evidence: {confidential: yes}}\n",
        "facts:\n  trust.reviewed: {value: &s SECRET, evidence: {confidential: yes}}\n  council.type: *s\n",
        "x-own: {a: &s SECRET, b: &t [*s]}\nx-other: *t\nfacts:\n  council.type: {value: *s, evidence: {confidential: yes}}\n",
    ]) func standInNothingThatAnAliasRepeats(_ text: String) throws {
        let head = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\n"
        let problems = try Reading.read((head + text).utf8).flatMap(\.problems)
        #expect(problems.hasErrors)
        #expect(problems.allSatisfy { !words($0).contains("SECRET") })
        // Where nothing is confidential, the word is shown.
        let open = text.replacing("confidential: yes", with: "kind: told")
        let shown = try Reading.read((head + open).utf8).flatMap(\.problems)
        #expect(shown.contains { words($0).contains("SECRET") })
    }

    @Test func standApartFromAnyonesOwn() throws {
        let head = "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts:\n  council.type: SEEN\n"
        let own = "x-contacts:\n  - {name: SECRET, confidential: yes}\nscope: {basis: [SEEN too]}\n"
        let problems = try Reading.read((head + own).utf8).flatMap(\.problems)
        #expect(problems.map { words($0).contains("SEEN") } == [true, true])
        // Unless a line follows that belongs nowhere, and may have slipped out of what stands before.
        let slipped = head.replacing("SEEN", with: "{value: SECRET}") + "x-contacts: a\nconfidential: yes\n"
        let masked = try Reading.read(slipped.utf8).flatMap(\.problems)
        #expect(masked.count == 2)
        for problem in masked { #expect(!words(problem).contains("SECRET"), "\(problem)") }
    }
}
