import Foundation
import Testing

/// `concord rules check`: every problem of every file in one run, those of the tests among them.
@Suite struct RulesCheckTests {
    /// The places and codes of what is said, without their lines and carets.
    private func problems(_ outcome: Command.Outcome) -> [String] {
        outcome.errors.split(separator: "\n").filter { $0.contains(/: (error|warning|note)\[/) }.map {
            String($0.split(separator: "]").first ?? "") + "]"
        }
    }

    /// Of each sound pack, one file at a time cannot be read: nothing is missed that may stand in it.
    @Test(
        arguments: ["Tests/Fixtures/packs/good/minimal", "Examples/governance-2005"],
        ["", "- a\n", "a: [\n", "schema: concord/none/1\n"])
    func whatCannotBeReadIsNotMissed(_ name: String, _ text: String) throws {
        try Command.inTemporaryFolder { parent in
            let folder = parent.appending(path: "pack")
            try FileManager.default.copyItem(at: Command.repository.appending(path: name), to: folder)
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
                $0.hasSuffix(".yaml") && !$0.hasPrefix("profiles/")
            }
            #expect(files.count > 3)
            for file in files {
                let path = folder.appending(path: file)
                let whole = try path.text()
                try Data(text.utf8).write(to: path)
                let outcome = try Command.run(["rules", "check", "pack/"], in: parent)
                #expect(outcome.status == 1)
                let errors = problems(outcome).filter { $0.contains(": error[") }
                #expect(!errors.isEmpty && errors.allSatisfy { $0.hasPrefix("pack/\(file):") }, "\(file): \(errors)")
                try FileManager.default.removeItem(at: path)
                if !file.hasPrefix("tests/"), !file.hasPrefix("rules/") {
                    let removed = problems(try Command.run(["rules", "check", "pack/"], in: parent))
                    #expect(removed.filter { $0.contains(": error[") } == ["pack/\(file): error[file-not-found]"])
                }
                try Data(whole.utf8).write(to: path)
            }
        }
    }

    /// What `rules test` says of the tests' own mistakes, `check` says, and runs none of them.
    @Test(arguments: [
        "  - {name: a, given: {trust.reviewd: yes}, raised: [trust-thick]}\n",
        "  - {name: a, given: {}, raised: [], expect: {claims: {x: {expected: open}}, ratings: {trust: good}}}\n",
        "  - {name: a, given: {}, raised: []}\n  - {name: a, given: {}, refused: e}\n",
        "  - {name: a, given: {}\n",
    ]) func readsTheTests(_ tests: String) throws {
        try PackFolder.with(tests: tests) { pack in
            let check = try pack.run("rules", "check", "pack/")
            let test = try pack.run("rules", "test", "pack/")
            #expect(check.status == 1 && test.status == 2)
            #expect(!problems(test).isEmpty && problems(check) == problems(test))
            #expect(check.output == "")
        }
    }

    @Test func runsNoTest() throws {
        try PackFolder.with(tests: "  - {name: a, given: {}, raised: [trust-thin]}\n") { pack in
            #expect(try pack.run("rules", "test", "pack/").status == 1)
            let check = try pack.run("rules", "check", "pack/")
            #expect(check.status == 0 && check.errors == "")
            // A pack need not have any.
            try FileManager.default.removeItem(at: pack.folder.appending(path: "tests"))
            #expect(try pack.run("rules", "check", "pack/").output == check.output)
            let none = try pack.run("rules", "test", "pack/")
            #expect(none.status == 2)
            #expect(
                none.errors.hasPrefix(
                    "pack: error[missing-file]: the pack has no folder tests\n  expected: a folder tests, with a file in it"
                ))
        }
    }

    /// Where the pack has errors, its tests' names mean nothing; their YAML does.
    @Test func testsBesideABrokenPack() throws {
        try PackFolder.with(tests: "  - {name: a, given: {x: y}, raised: [z]}\n") { pack in
            try pack.write(
                "schema: concord/rules/1\nterms: {a: {when: {term: nosuch}, judgement: J}}\n", to: "rules/b.yaml")
            try pack.write("a: [", to: "tests/b.yaml")
            #expect(
                problems(try pack.run("rules", "check", "pack/")) == [
                    "pack: note[not-looked-at]", "pack/rules/b.yaml:2:26: error[unknown-name]",
                    "pack/tests/b.yaml:2:1: error[yaml-syntax]",
                ])
        }
    }

    /// Tests that cannot fail look as if they could.
    @Test(arguments: [
        ("raised: [], expect: {}", "empty-value"), ("raised: [], never: {}", "empty-value"),
        ("raised: [], expect: {notes: []}", "empty-value"), ("raised: [], never: {asks: []}", "empty-value"),
        ("raised: [], expect: {claims: {trust.open: {}}}", "empty-value"),
        ("raised: [], expect: {outcomes: {reorganised: {}}}", "empty-value"),
        ("raised: [], expect: {cites: [report para 4]}", "citation-unread"), ("refused: e", "cannot-fail"),
        ("refused: a x", "cannot-fail"),
    ]) func aTestThatCannotFailIsRefused(_ test: String, _ code: String) throws {
        try PackFolder.with(tests: "  - {name: a, given: {trust.reviewed: maybe}, \(test)}\n") { pack in
            let outcome = try pack.run("rules", "check", "pack/")
            #expect(
                outcome.status == 1 && problems(outcome).contains { $0.hasSuffix("error[\(code)]") },
                "\(outcome.errors)")
        }
    }

    @Test func placesThatNoRuleMayCiteAreNeverCited() throws {
        let test =
            "  - {name: a, given: {}, raised: [], never: {cites: [report para 4, report para 1, report para 3]}}\n"
        try PackFolder.with(tests: test) { pack in
            let outcome = try pack.run("rules", "check", "pack/")
            #expect(outcome.status == 0)
            #expect(
                problems(outcome) == [
                    "pack/tests/a.yaml:3:54: warning[cannot-fail]", "pack/tests/a.yaml:3:69: warning[cannot-fail]",
                ])
        }
        try PackFolder.with(tests: "  - {name: a, given: {trust.share: -1}, refused: \"-1\"}\n") { pack in
            let outcome = try pack.run("rules", "check", "pack/")
            #expect(outcome.errors == "")
        }
    }

    @Test func theFormOfARatingIsNamed() throws {
        try PackFolder.with(tests: "  - {name: a, given: {}, raised: [], expect: {ratings: {trust: good}}}\n") { pack in
            let outcome = try pack.run("rules", "check", "pack/")
            #expect(outcome.errors.contains("error[not-among-values]: 'good' is no rating of 'trust'"))
            #expect(
                outcome.errors.contains(
                    "expected: not_rated, or {low: …, high: …} with places on the scale 1, 2, 3, 4\n"))
        }
        let never =
            "  - {name: a, given: {}, raised: [], expect: {ratings: {money: {low: 1, high: 2}, trust: {low: 1, high: 4}}}}\n"
        try PackFolder.with(tests: never) { pack in
            let output = try pack.run("rules", "test", "pack/").output
            #expect(output.contains("the theme has no strength, or no risk that is not external"), "\(output)")
            #expect(output.contains("facts known"))
        }
    }

    @Test func namesWhatIsNotRead() throws {
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            let plain = try pack.run("rules", "check", "pack/")
            #expect(plain.status == 0 && plain.errors == "")
            // These may lie there: texts for people, profiles, another pack, what is hidden.
            try pack.write("# Notes", to: "README.md")
            try pack.write("schema: concord/profile/1\n", to: "profiles/a.yaml")
            try pack.write("schema: concord/profile/1\n", to: "one.yaml")
            try pack.write("schema: concord/pack/1\n", to: "older/pack.yaml")
            try pack.write("schema: concord/rules/1\n", to: "older/rules/a.yaml")
            try pack.write("[", to: ".hidden/a.yaml")
            try pack.write("by: hand", to: "tools/settings.yaml")
            #expect(try pack.run("rules", "check", "pack/").errors == "")
            for (name, near) in [
                ("test/a.yaml", "tests"), ("rule/a.yml", "rules"), ("Rules/a.yaml", "rules"),
                ("facts2.yaml", "facts.yaml"),
            ] {
                try pack.write("a: b", to: name)
                #expect(try named(pack, name) == near, "\(name)")
            }
            for (name, kind, near) in [
                ("terms.yaml", "rules", "rules/terms.yaml"), ("tests.yaml", "tests", "tests/tests.yaml"),
                ("more.yml", "facts", "facts.yaml"), ("chapters/a.yaml", "rules", "rules"),
                ("b.json", "rules", "rules/b.json"),
            ] {
                try pack.write("{schema: concord/\(kind)/1}", to: name)
                #expect(try named(pack, name) == near, "\(name)")
            }
            try pack.write("{}", to: "rules/a.json")
            try pack.write("{}", to: "x.yaml")
            for name in ["rules/a.json", "x.yaml"] { #expect(try named(pack, name) == "", "\(name)") }
        }
    }

    /// What is offered in place of a file, or of the folder in the pack in which it lies; empty where nothing is, `nil` where it
    /// is not named.
    private func named(_ pack: PackFolder, _ name: String) throws -> String? {
        let outcome = try pack.run("rules", "check", "pack/", "--format", "json")
        #expect(outcome.status == 0)
        let problems = try Command.object(outcome.output)["problems"] as? [[String: Any]] ?? []
        let folder = name.split(separator: "/").first.map(String.init) ?? name
        let found = problems.first { problem in
            let file = problem["file"] as? String
            return problem["code"] as? String == "not-read" && (file == "pack/\(name)" || file == "pack/\(folder)")
        }
        return found.map { $0["suggestion"] as? String ?? "" }
    }

    @Test func warningsFailWhereThatIsAsked() throws {
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            #expect(try pack.run("rules", "check", "pack/", "--strict").status == 0)
            try pack.write("a: b", to: "terms.yaml")
            let lax = try pack.run("rules", "check", "pack/")
            let strict = try pack.run("rules", "check", "pack/", "--strict")
            #expect(lax.status == 0 && strict.status == 1 && lax.output == strict.output)
            #expect(strict.errors == lax.errors + "pack: 1 warning, which --strict does not let pass\n")
            #expect(try pack.run("rules", "check", "pack/", "--strict", "-f", "json").status == 1)
        }
        // A note is none.
        let shipped = try Command.run(["rules", "check", "--strict"])
        #expect(shipped.status == 0 && shipped.errors.contains("note["))
    }

    @Test func isWrittenAsJSON() throws {
        try PackFolder.with(tests: "  - {name: a, given: {}, raised: [nosuch]}\n") { pack in
            let outcome = try pack.run("rules", "check", "pack/", "--format", "json")
            #expect(outcome.status == 1 && outcome.errors == "")
            let document = try Command.object(outcome.output)
            #expect(document["schema"] as? String == "concord/check/1")
            #expect((document["pack"] as? [String: Any])?["id"] as? String == "minimal")
            #expect(["errors", "warnings", "notes"].map { document[$0] as? Int } == [1, 0, 0])
            let problem = try #require((document["problems"] as? [[String: Any]])?.first)
            #expect(problem["file"] as? String == "pack/tests/a.yaml" && problem["line"] as? Int == 3)
            let written = try pack.run("rules", "check", "pack/", "-f", "json", "-o", "check.json")
            #expect(written.status == 1 && written.output == "")
            #expect(try pack.parent.appending(path: "check.json").text() == outcome.output)
            try pack.write("", to: "facts.yaml")
            let broken = try Command.object(try pack.run("rules", "check", "pack/", "-f", "json").output)
            #expect(broken["pack"] is NSNull && broken["errors"] as? Int == 1)
        }
    }

    @Test func aNameThatIsNotUTF8() throws {
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            let line =
                "cd pack; n=$(printf 'rules/\\377.yaml'); printf 'schema: concord/rules/1\\nterms: {own: {when: {fact: trust.reviewed, is: yes}, judgement: J}}\\n' > $n;"
            let sound = try Command.shell(
                line + "cd ..; $CONCORD rules check ./pack && $CONCORD rules show own ./pack", in: pack.parent)
            #expect(sound.status == 0 && sound.output.contains("own"), "\(sound.errors)")
            let tests = try Command.shell(
                "cd pack; mv tests/a.yaml $(printf 'tests/\\377.yaml'); cd ..; $CONCORD rules test ./pack",
                in: pack.parent)
            #expect(tests.status == 0 && tests.output.hasSuffix(" passed, 0 failed\n"), "\(tests.errors)")
        }
    }

    /// Moved away from the packs it came with, the program finds the schemas beside the one pack that is named.
    @Test func schemasOfAMovedProgram() throws {
        try Command.inTemporaryFolder { folder in
            let rules = Command.repository.appending(path: "Rules").path
            let listed = try Command.run(["schema"]).output
            for own in [rules, "\(rules)/lsp", "\(rules)/lsp/"] {
                let moved = try Command.shell(
                    "cp $CONCORD moved && CONCORD_RULES=\(own) ./moved schema", in: folder)
                #expect(moved.status == 0 && moved.output == listed, "\(moved.errors)")
            }
        }
    }
}
