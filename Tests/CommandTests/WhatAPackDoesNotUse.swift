import Foundation
import Testing

/// What a pack declares for nothing, or says twice, is warned of; and an error that follows from another is left out.
@Suite struct WhatAPackDoesNotUse {
    /// What `rules check` says of the smallest pack with one thing replaced in one of its files.
    private func problems(_ file: String, _ text: String, with other: String) throws -> [String] {
        try PackFolder.with(tests: RulesCoverageTests.nothing) { pack in
            try pack.replace(text, with: other, in: file)
            return try pack.run("rules", "check", "pack/").errors.split(separator: "\n")
                .filter { $0.contains(": warning[") || $0.contains(": error[") }
                .map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
        }
    }

    @Test func whatIsNotUsed() throws {
        #expect(
            try problems("pack.yaml", "members: members}", with: "members: members, police: the police}")
                == ["warning[unused-party]: nothing is asked of the party 'police'"])
        #expect(
            try problems("pack.yaml", "trust: Trust}", with: "trust: Trust, purse: Purse}")
                == ["warning[unused-theme]: no flag or claim stands under the theme 'purse'"])
        #expect(
            try problems(
                "rules/trust.yaml", "terms:\n",
                with: "terms:\n  idle:\n    when: {term: idler}\n    cite: report para 2\n"
                    + "  idler:\n    when: {fact: council.type, is: county}\n    cite: report para 2\n")
                == [
                    "warning[unused-term]: no condition reads the term 'idle'"
                ])
    }

    @Test func whatIsCalledTheSame() throws {
        #expect(
            try problems("rules/trust.yaml", "title: Trust may be unsettled", with: "title: Trust may be thin")
                == ["warning[same-text]: the flags 'reorganised' and 'trust-thin' are called the same"])
        #expect(
            try problems("pack.yaml", "members: members}", with: "members: the partnership's coordinator}")
                == ["warning[same-text]: the parties 'coordinator' and 'members' are called the same"])
        #expect(
            try problems(
                "rules/trust.yaml", "    benchmarks: [members-who-talk]",
                with: "    benchmarks: [members-who-talk, members-who-talk]")
                == ["error[said-twice]: 'members-who-talk' is named twice here"])
        #expect(
            try problems(
                "rules/trust.yaml", "observed_by: [trust.talks]", with: "observed_by: [trust.talks, trust.talks]")
                == ["error[said-twice]: 'trust.talks' is named twice here"])
    }

    @Test func whatIsTheSameForEachRecord() throws {
        #expect(
            try problems(
                "rules/trust.yaml", "when: {field: stage, in: [debated, proposed]}",
                with: "when: {fact: trust.reviewed, is: no}")
                == [
                    "warning[where-without-field]: this condition reads no field of 'restructures': it is the same for each record"
                ])
    }

    @Test func whatFollowsIsLeftOut() throws {
        #expect(
            try problems(
                "pack.yaml", "parties: {coordinator: the partnership's coordinator, members: members}",
                with: "parties: {}")
                == ["error[empty-value]: 'parties' has nothing in it"])
        #expect(
            try problems("pack.yaml", "themes: {money: Money and openness, trust: Trust}", with: "themes: {}")
                == ["error[empty-value]: 'themes' has nothing in it"])
        for (place, problem) in [
            ("report para 4", "error[citation-unread]: 'report para 4' is marked unread: nobody has read what it says"),
            (
                "[report para 2, report para 77]",
                "error[citation-not-registered]: the register of report has no 'para 77'"
            ),
            ("[report para 2, raport para 3]", "error[unknown-name]: there is no source 'raport'"),
        ] {
            #expect(
                try problems("sources.yaml", "    cite: report para 3", with: "    cite: \(place)") == [problem])
        }
        #expect(
            try problems(
                "facts.yaml", "  trust.share:\n",
                with: "  trust.share:\n    valid: {from: 2018-13, cite: report para 2}\n")
                == ["error[not-a-date]: '2018-13' is not a date"])
    }

    @Test func whatMeansNothing() throws {
        #expect(
            try problems("pack.yaml", "known_at_least: 0.5", with: "known_at_least: 0")
                == ["error[not-a-number]: with a share of 0 a theme of which nothing is known would be rated"])
        #expect(
            try problems("rules/trust.yaml", "kind: strength,", with: "kind: strength, external: yes,")
                == ["error[not-allowed]: 'external' is not allowed: in a strength there is nothing to mend"])
    }

    /// An id is for ever, and what is made of the rest of a name is not what was meant.
    @Test func noIDIsMadeOfHalfAName() throws {
        try Command.inTemporaryFolder { folder in
            for name in ["été", "odd/été", "Größe", "1\u{660}"] {
                let outcome = try Command.run(["init", name], in: folder)
                #expect(outcome.status == 64, "\(name)")
                #expect(outcome.errors.contains("give one with --id"), "\(outcome.errors)")
            }
            #expect(try Command.run(["init", "été", "--id", "summer"], in: folder).status == 0)
            #expect(try Command.run(["init", "Joint — Boards"], in: folder).output.contains("'joint-boards'"))
        }
    }
}
