import Foundation
import Testing

/// What is not looked at because of errors is said, what cannot be read is not missed, and what is named twice is warned of.
@Suite struct WhatErrorsHide {
    /// The places, levels and codes of what is said of a pack of which a file was changed.
    private func problems(_ file: String, _ old: String, _ new: String) throws -> [String] {
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            let text = try pack.folder.appending(path: file).text()
            let changed = text.replacing(old, with: new)
            #expect(changed != text, "\(old)")
            try pack.write(changed, to: file)
            return try pack.run("rules", "check", "pack/").errors.split(separator: "\n")
                .filter { $0.contains(/: (error|warning|note)\[/) }.map(String.init)
        }
    }

    private func notes(_ problems: [String]) -> [String] { problems.filter { $0.contains("note[not-looked-at]") } }

    @Test func isToldWhereANameOrAKeyIsWrong() throws {
        let found = try problems("pack.yaml", "version:", "verison: 1.0.0\nversion:")
        #expect(
            notes(found) == [
                "pack: note[not-looked-at]: because of errors some was not looked at: what rules say, "
                    + "and what the tests expect"
            ])
        #expect(found.count { $0.contains("error[unknown-key]") } == 1)
    }

    /// Where every name resolves the tests are read, whatever else is wrong: one run shows all of it.
    @Test(arguments: [
        (
            "finding: Reorganisations unsettle trust.", "finding: Nine in ten reorganisations unsettle trust.",
            "unsupported-number"
        ),
        ("grounds: {kind: literature}", "grounds: {kind: literature, date: 2020}", "grounds-date"),
        ("grounds: {kind: literature}", "grounds: {kind: voice}", "voices-raise-risk"),
    ]) func testsAreReadWhereNamesResolve(_ old: String, _ new: String, _ code: String) throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: [trust-thick]}\n") { pack in
            try pack.replace(old, with: new, in: "rules/trust.yaml")
            let found = try pack.run("rules", "check", "pack/").errors
            #expect(found.contains("error[\(code)]"), "\(found)")
            #expect(found.contains("there is no flag 'trust-thick'"), "\(found)")
            #expect(found.contains("was not looked at: whether conditions can hold\n"), "\(found)")
            #expect(found.contains("2 errors\n"), "\(found)")
            // Nothing else takes it.
            let run = try pack.run("rules", "test", "pack/")
            #expect(run.status == 2 && run.output == "", "\(run.output)")
        }
    }

    /// Kills tests that are read by fields of which there is no end.
    @Test func testsAreNotReadWhereFieldsGoRoundInACircle() throws {
        try PackFolder.with(tests: "  - {name: nothing, given: {}, raised: [trust-thick]}\n") { pack in
            let fields = BadPacks.good.deletingLastPathComponent().deletingLastPathComponent()
                .appending(path: "bad/circle-of-fields/facts.yaml")
            try pack.write(fields.text(), to: "facts.yaml")
            let run = try pack.run("rules", "check", "pack/")
            #expect(run.status == 1, "\(run.errors)")
            #expect(run.errors.contains("error[cycle]: this goes round in a circle: field restructures.stage"))
            #expect(run.errors.contains("was not looked at: whether conditions can hold, and what the tests expect\n"))
            #expect(run.errors.contains("pack: 1 error\n") || run.errors.contains("pack/: 1 error\n"), "\(run.errors)")
        }
    }

    @Test func isNotToldOfASoundPack() throws {
        let found = try problems("pack.yaml", "version:", "x-mine: 1\nversion:")
        #expect(notes(found) == [])
    }

    /// Nobody knows what the place is good for: who cites it is not told that it is in no register.
    @Test(arguments: ["rules", "[rule]"]) func aPlaceThatCannotBeReadIsNotMissed(_ use: String) throws {
        let found = try problems("sources.yaml", "use: rule", "use: \(use)")
        #expect(found.contains { $0.hasPrefix("pack/sources.yaml:") && $0.contains("error[") })
        #expect(!found.contains { $0.contains("citation") || $0.contains("unsupported-number") }, "\(found)")
    }

    @Test func aPlaceThatIsCitedTwiceIsWarnedOf() throws {
        let found = try problems("rules/trust.yaml", "cite: report para 3\n", "cite: [report para 3, report para 3]\n")
        #expect(!found.isEmpty)
        let warning = "warning[said-twice]: 'report para 3' stands in 'cite' already"
        #expect(found.allSatisfy { $0.hasSuffix(warning) }, "\(found)")
    }
}
