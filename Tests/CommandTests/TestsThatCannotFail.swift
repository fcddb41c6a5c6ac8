import Foundation
import Testing

/// What a rule test says must not be asked, or cited, could be; and what is no test is counted by every format alike.
@Suite struct TestsThatCannotFail {
    private func problems(_ test: String) throws -> [String] {
        try PackFolder.with(tests: "  - {name: a, \(test)}\n") { pack in
            try pack.run("rules", "check", "pack/").errors.split(separator: "\n")
                .filter { $0.contains(": warning[") || $0.contains(": error[") }
                .map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
        }
    }

    @Test func whatMustNotBeAskedCouldBe() throws {
        let found = try [
            "given: {}, raised: [], never: {asks: [council.name]}",
            "given: {trust.reviewed: yes}, raised: [], never: {asks: [trust.reviewed]}",
            "given: {trust.talks: {members: yes}}, raised: [], never: {asks: [trust.talks/members]}",
            "given: {restructures: none}, raised: [], never: {asks: [restructures]}",
            "given: {restructures: [{stage: debated}]}, raised: [reorganised], never: {asks: [restructures/#1/stage]}",
            "given: {}, raised: [], never: {asks: [restructures.agreed]}",
        ].map(problems)
        #expect(
            found == [
                ["this cannot fail: nothing reads 'council.name', so it is never asked"].map(Self.warning),
                ["this cannot fail: 'trust.reviewed' is answered here, so it is not asked"].map(Self.warning),
                ["this cannot fail: 'trust.talks/members' is answered here, so it is not asked"].map(Self.warning),
                ["this cannot fail: 'restructures' is answered here, so it is not asked"].map(Self.warning),
                ["this cannot fail: 'restructures/#1/stage' is answered here, so it is not asked"].map(Self.warning),
                ["this cannot fail: nothing reads 'restructures.agreed', so it is never asked"].map(Self.warning),
            ])
    }

    /// What the pack never says, no test can find; and what it always says, each does.
    @Test(arguments: [
        ("given: {}, raised: [], never: {cites: report footnote I}", "cannot-fail", "no rule cites"),
        ("given: {}, raised: [], expect: {cites: report footnote I}", "cannot-hold", "no rule cites it"),
        ("given: {}, raised: [], expect: {ratings: {money: not_rated}}", "cannot-fail", "never rates 'money'"),
        ("given: {trust.talks: {members: no}}, raised: [trust-thin: high]", "cannot-hold", "calls it medium"),
    ])
    func whatIsAlwaysOrNeverSaidIsWarnedOf(_ test: String, _ code: String, _ words: String) throws {
        let found = try problems(test)
        let isMeant = found.allSatisfy { $0.hasPrefix("warning[\(code)]: ") && $0.contains(words) }
        #expect(found.count == 1 && isMeant, "\(found)")
    }

    /// Where nobody observes a claim, or no rule argues about it, that layer has one word.
    @Test func aLayerOfOneWordIsWarnedOf() throws {
        let test = """
              - name: a
                given: {}
                raised: []
                expect: {claims: {trust.argued: {observed: WORD}, trust.seen: {expected: OTHER}}}

            """
        for (word, other, code, count) in [
            ("not_seen", "not_said", "cannot-fail", 1), ("yes", "likelier", "cannot-hold", 2),
        ] {
            let tests = test.replacing("WORD", with: word).replacing("OTHER", with: other)
            try PackFolder.with(tests: tests) { pack in
                let rules = try pack.folder.appending(path: "rules/trust.yaml").text()
                let more = rules.replacing(
                    "claims:\n",
                    with: """
                        claims:
                          trust.argued: {label: It is argued, theme: trust}
                          trust.seen: {label: It is seen, theme: trust, observed_by: [trust.reviewed]}

                        """
                ).replacing(
                    "then: {makes_likelier: trust.open}", with: "then: {makes_likelier: [trust.open, trust.argued]}")
                try pack.write(more, to: "rules/trust.yaml")
                let errors = try pack.run("rules", "check", "pack/").errors
                #expect(errors.ranges(of: "warning[\(code)]").count == count, "\(errors)")
            }
        }
    }

    private static func warning(_ message: String) -> String { "warning[cannot-fail]: \(message)" }

    /// What one party answered, and a date, may leave something to ask.
    @Test func whatIsNotWhollyAnsweredMayBeAsked() throws {
        for test in [
            "given: {trust.talks: {members: yes}}, raised: [], never: {asks: [trust.talks/coordinator]}",
            "given: {trust.talks: {members: {yes: 4, no: 3}}}, raised: [], never: {asks: [trust.talks/members]}",
            "given: {trust.talks: {members: yes}}, raised: [], never: {asks: [trust.talks]}",
            "given: {trust.since: 2003}, raised: [], never: {asks: [trust.since]}",
            "given: {trust.reviewed: unknown}, raised: [], never: {asks: [trust.reviewed]}",
            "given: {restructures: [{body: police}]}, raised: [], never: {asks: [restructures, restructures/#1/stage]}",
        ] {
            #expect(try problems(test) == [], "\(test)")
        }
    }

    @Test func aRecordThatIsNotThereIsAnError() throws {
        for expectation in ["never: {asks: [restructures/zz/stage]}", "expect: {asks: [restructures/#2/stage]}"] {
            let found = try problems("given: {restructures: [{body: police}]}, raised: [], \(expectation)")
            #expect(found.map { $0.hasPrefix("error[unknown-name]: of 'restructures/") } == [true], "\(found)")
        }
    }

    /// A benchmark of a rule that fires is printed with its citation. One of a claim is printed whatever is found.
    @Test func aBenchmarkOfARuleIsCited() throws {
        let test = """
              - name: a
                given: {trust: {talks: {coordinator: no}}}
                raised: [trust-thin]
                never: {cites: report footnote II}

            """
        try PackFolder.with(tests: test) { pack in
            #expect(try pack.run("rules", "check", "pack/").errors.contains("warning[cannot-fail]"))
            #expect(try pack.run("rules", "test", "pack/").status == 0)
            let sources = try pack.folder.appending(path: "sources.yaml").text()
            let moved = sources.replacing(
                "says: \"Many partnerships answered.\"", with: "says: \"61 per cent talk openly.\""
            )
            .replacing("    cite: report para 3", with: "    cite: report footnote II")
            try pack.write(moved, to: "sources.yaml")
            #expect(try pack.run("rules", "test", "pack/").status == 0)
            let rules = try pack.folder.appending(path: "rules/trust.yaml").text()
            let printing = rules.replacing(
                "    then: {raise: trust-thin}\n",
                with: "    then: {raise: trust-thin}\n    benchmarks: [members-who-talk]\n")
            #expect(printing != rules)
            try pack.write(printing, to: "rules/trust.yaml")
            #expect(try pack.run("rules", "check", "pack/").errors == "")
            let outcome = try pack.run("rules", "test", "pack/")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("by benchmark members-who-talk"))
        }
    }

    /// It is printed whatever is found, so that it neither meets an expectation nor breaks one.
    @Test func aBenchmarkOfAClaimIsNotCited() throws {
        for (key, status) in [("expect", 1), ("never", 0)] {
            let test = "  - {name: a, given: {}, raised: [], \(key): {cites: report para 3}}\n"
            try PackFolder.with(tests: test) { pack in
                let outcome = try pack.run("rules", "test", "pack/")
                #expect(outcome.status == Int32(status))
                #expect(outcome.output.contains("a claim's benchmark, which is printed always") == (status == 1))
            }
        }
    }

    /// Text, JSON and JUnit count the same.
    @Test func whatIsNoTestIsCounted() throws {
        for broken in ["  - {given: {}, raised: []}\n", "  - {name: \"\", given: {}, raised: []}\n", "  - hello\n"] {
            try PackFolder.with(tests: RulesTestTests.passing + broken) { pack in
                let text = try pack.run("rules", "test", "pack/")
                #expect(text.status == 2)
                #expect(text.output.hasSuffix("1 passed, 0 failed, 1 with errors of their own\n"), "\(text.output)")
                #expect(text.output.contains("ERROR   tests/a.yaml:6\n"))
                let some = try pack.run("rules", "test", "pack/", "--run", "silence")
                #expect(some.output.contains("1 with errors of their own"))
                let document = try Command.object(try pack.run("rules", "test", "pack/", "-f", "json").output)
                #expect(document["broken"] as? Int == 1)
                #expect((document["problems"] as? [Any])?.count == 0)
                let junit = try pack.run("rules", "test", "pack/", "-f", "junit").output
                #expect(junit.contains("tests=\"2\" failures=\"0\" errors=\"1\""))
            }
        }
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            try pack.write("schema: concord/tests/1\ntests: 3\n", to: "tests/b.yaml")
            let text = try pack.run("rules", "test", "pack/").output
            #expect(text == "1 passed, 0 failed, 1 error outside the tests\n")
        }
    }

    /// One line mends them all, and is named once.
    @Test func aMissingDayIsSaidOnce() throws {
        let others = "  - {name: b, given: {}, raised: []}\n  - {name: c, as_at: 2008-11-30, given: {}, raised: []}\n"
        let tests = RulesTestTests.passing + others
        try PackFolder.with(tests: tests) { pack in
            let text = try pack.folder.appending(path: "pack.yaml").text()
            let dayless = text.split(separator: "\n").filter { !$0.hasPrefix("tests_as_at") }.joined(separator: "\n")
            #expect(dayless + "\n" != text)
            try pack.write(dayless + "\n", to: "pack.yaml")
            let check = try pack.run("rules", "check", "pack/")
            #expect(
                check.errors == """
                    pack/tests/a.yaml:3:5: error[missing-key]: no day is given: neither 'as_at' here nor 'tests_as_at' in pack.yaml
                        - name: silence is thin trust
                          ^
                      expected: the line tests_as_at: 2008-11-30 in pack.yaml, with the day of all the tests
                    pack: 1 error

                    """)
            let outcome = try pack.run("rules", "test", "pack/")
            #expect(outcome.status == 2)
            #expect(outcome.output.hasSuffix("1 passed, 0 failed, 2 with errors of their own\n"))
        }
    }
}
