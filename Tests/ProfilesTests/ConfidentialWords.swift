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
            let problems = try Reading.read(profile.text.utf8).flatMap(\.problems)
            refused += problems.isEmpty ? 0 : 1
            shown += problems.contains { $0.line != nil } ? 1 : 0
            for problem in problems {
                let told = words(problem)
                for secret in ConfidentialProfile.secrets where told.contains(secret) {
                    Issue.record("\(secret) in \(problem)\n\(profile.text)")
                    return
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

    /// Whoever states a fact again, and marks it once, means both.
    @Test(arguments: [
        "trust.talks: {members: no, evidence: {note: SECRET, confidential: yes}}\ntrust.talks: {members: no, evidence: {note: SECRET}}",
        "trust.talks: {members: no, evidence: {note: SECRET}}\ntrust.talks: {members: no, evidence: {note: SECRET, confidential: yes}}",
    ]) func standInNoSecondStatement(_ facts: String) throws {
        let problems = try Reading.facts(facts).problems
        #expect(!problems.isEmpty)
        for problem in problems { #expect(!words(problem).contains("SECRET"), "\(problem)") }
        let other = try Reading.facts(facts + "\nrestructures: SEEN").problems
        #expect(other.contains { words($0).contains("SEEN") })
    }
}
