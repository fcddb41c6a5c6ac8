import Foundation
import Testing

/// Many profiles at once: every one of them has its place in the output, whatever becomes of it.
@Suite struct BatchTests {
    private func assess(_ arguments: [String], in folder: URL) throws -> Command.Outcome {
        try Command.run(["assess", "-r", AssessTests.pack, "--color", "never", "-q"] + arguments, in: folder)
    }

    private func records(_ outcome: Command.Outcome) throws -> [[String: Any]] {
        try outcome.lines.map { try Command.object($0) }
    }

    private func codes(_ record: [String: Any]) -> [String] {
        (record["problems"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    }

    @Test func aBadProfileStandsInItsPlace() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(
                [
                    "a.yaml": AssessTests.profile("a"), "b.yaml": AssessTests.profile("b", facts: "{trust.tolks: yes}"),
                    "c.yaml": AssessTests.profile("c") + "---\n" + AssessTests.profile("d"),
                ], in: folder)
            let outcome = try assess([".", "-f", "ndjson"], in: folder)
            #expect(outcome.status == 3)
            let records = try records(outcome)
            #expect(
                records.map { $0["schema"] as? String } == [
                    "concord/assessment/1", "concord/failure/1", "concord/assessment/1", "concord/assessment/1",
                ])
            #expect(codes(records[1]) == ["unknown-fact"])
            #expect(records[1]["file"] as? String == "./b.yaml")
            #expect((records[3]["profile"] as? [String: Any])?["document"] as? Int == 2)
            let text = try assess(["."], in: folder)
            #expect(text.status == 3)
            #expect(text.output.contains("./b.yaml: could not be read; 1 error\n"))
        }
    }

    /// Kills a rule between reports for each worker's own: several workers would lose some of them.
    @Test(arguments: [["--detail", "flags"], ["--detail", "outcomes"], ["-f", "json"], []])
    func workersChangeNoByte(_ more: [String]) throws {
        try Command.inTemporaryFolder { folder in
            let names = (10..<40).map { "p\($0)" }
            let files = names.map { ("\($0).yaml", AssessTests.profile($0)) } + [("p15b.yaml", "id: [\n")]
            try AssessTests.write(Dictionary(uniqueKeysWithValues: files), in: folder)
            let one = try assess([".", "-j", "1"] + more, in: folder)
            #expect(one.status == 3)
            for jobs in ["2", "3", "8"] {
                #expect(try assess([".", "-j", jobs] + more, in: folder).output == one.output)
            }
            let rule = String(repeating: "=", count: 80)
            let isReports = more.first == "--detail"
            #expect(one.lines.count { $0 == rule } == (isReports ? names.count - 1 : 0))
        }
    }

    /// A mistake in the YAML ends its file: what stands behind it is not lost without a word.
    @Test func whatIsBehindAMistakeIsNamed() throws {
        try Command.inTemporaryFolder { folder in
            let (one, three) = (AssessTests.profile("one"), AssessTests.profile("three"))
            let lines = three.split(separator: "\n").count
            let two = "schema: concord/profile/1\nid: a: b\n"
            try AssessTests.write(
                ["a.yaml": [one, two, three, three].joined(separator: "---\n") + "\n"], in: folder)
            let outcome = try assess([".", "-f", "ndjson"], in: folder)
            #expect(outcome.status == 3)
            let records = try records(outcome)
            #expect(records.count == 2)
            #expect(records.last.map(codes) == ["yaml-syntax", "rest-unread"])
            let words = "the rest of the file was not read: \(2 * lines + 2) lines, with 2 more documents\n"
            let line = one.split(separator: "\n").count + 4
            #expect(outcome.errors.contains("./a.yaml:\(line):1: note[rest-unread]: " + words))
            let text = try assess(["."], in: folder)
            #expect(text.output.contains("./a.yaml, document 2: could not be read; 1 error\n  " + words))
        }
    }

    @Test func nothingReadIsNoResult() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["a.yaml": "a", "b.yaml": "b"], in: folder)
            let outcome = try assess([".", "-f", "ndjson"], in: folder)
            #expect(outcome.status == 2)
            #expect(outcome.lines.count == 2)
        }
    }

    @Test(arguments: ["1", "4"]) func theSameProfileTwice(_ jobs: String) throws {
        try Command.inTemporaryFolder { folder in
            var files: [String: String] = [:]
            for number in 100..<300 { files["\(number).yaml"] = AssessTests.profile("id-\(number % 150)") }
            try AssessTests.write(files, in: folder)
            let outcome = try assess([".", "-f", "ndjson", "-j", jobs], in: folder)
            #expect(outcome.status == 3)
            let records = try records(outcome)
            #expect(records.count == 200)
            #expect(records.prefix(150).allSatisfy { $0["schema"] as? String == "concord/assessment/1" })
            #expect(records.suffix(50).allSatisfy { codes($0) == ["duplicate-profile"] })
            #expect(
                outcome.errors.hasPrefix(
                    "./250.yaml:2:5: error[duplicate-profile]: the profile 'id-100' as at 2008-11-30 is in this batch already: ./100.yaml; the two files are alike\n"
                ))
        }
    }

    @Test func twoThatDifferAreSaidToDiffer() throws {
        try Command.inTemporaryFolder { folder in
            let first = AssessTests.profile("a")
            try AssessTests.write(["1.yaml": first, "2.yaml": first, "3.yaml": first + "# changed\n"], in: folder)
            let errors = try assess([".", "-f", "ndjson"], in: folder).errors.split(separator: "\n")
            let alike = "already: ./1.yaml; the two files are alike"
            #expect(errors.contains { $0.hasPrefix("./2.yaml:2:5: ") && $0.hasSuffix(alike) })
            let differs = "./1.yaml; the two files differ"
            #expect(errors.contains { $0.hasPrefix("./3.yaml:2:5: ") && $0.hasSuffix(differs) })
            let output = try assess(["."], in: folder).output
            #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(output)")
            let text = output.split { $0.isWhitespace }.joined(separator: " ")
            let leftOut = "left out: the profile 'a' as at 2008-11-30 is in this batch"
            #expect(text.contains("./2.yaml: \(leftOut) \(alike) ./3.yaml: \(leftOut) already: \(differs)"))
        }
    }

    /// Within one file, and where one of several documents is meant, it is said which.
    @Test(arguments: ["1", "4"]) func whichDocumentStandsTwiceIsSaid(_ jobs: String) throws {
        try Command.inTemporaryFolder { folder in
            let (a, b) = (AssessTests.profile("a"), AssessTests.profile("b"))
            let lines = a.split(separator: "\n", omittingEmptySubsequences: false).count - 1
            try AssessTests.write(["1.yaml": "\(b)---\n\(a)---\n\(b)", "2.yaml": a], in: folder)
            let outcome = try assess([".", "-f", "ndjson", "-j", jobs], in: folder)
            #expect(outcome.status == 3)
            let errors = outcome.errors.split(separator: "\n").filter { $0.contains("duplicate-profile") }
            let inOne = "./1.yaml:\(2 * (lines + 1) + 2):5: error[duplicate-profile]: the profile 'b' as at 2008-11-30"
            #expect(errors.first == "\(inOne) is in this batch already: ./1.yaml, document 1")
            let inAnother = "./2.yaml:2:5: error[duplicate-profile]: the profile 'a' as at 2008-11-30"
            #expect(
                errors.last == "\(inAnother) is in this batch already: ./1.yaml, document 2; the two files differ")
            #expect(errors.count == 2)
            let failures = try records(outcome).filter { $0["schema"] as? String == "concord/failure/1" }
            let places = try failures.map { failure in
                let problems = try #require(failure["problems"] as? [[String: Any]])
                return "\(failure["document"] ?? "") \(problems.first?["line"] ?? "")"
            }
            #expect(places == ["3 \(2 * (lines + 1) + 2)", "1 2"])
            let text = try assess([".", "-j", jobs], in: folder).output.split { $0.isWhitespace }
                .joined(separator: " ")
            let leftOut = "left out: the profile 'b' as at 2008-11-30 is in this batch already:"
            #expect(text.contains("./1.yaml, document 3: \(leftOut) ./1.yaml, document 1"))
        }
    }

    @Test func theSummaryTellsUnreadFromLeftOut() throws {
        try Command.inTemporaryFolder { folder in
            let (a, b) = (AssessTests.profile("a"), AssessTests.profile("b"))
            try AssessTests.write(["1.yaml": a, "2.yaml": a], in: folder)
            let twice = try assess(["."], in: folder)
            #expect(twice.status == 3)
            let leftOut = "1 profile is left out, since it stands earlier in the batch."
            #expect(unwrapped(twice.output).contains(" 1.0.0. \(leftOut)"))
            #expect(!twice.output.contains("could not be read"))
            try AssessTests.write(["3.yaml": b, "4.yaml": b, "5.yaml": "id: ["], in: folder)
            let summary = try Command.object(try assess([".", "-f", "json"], in: folder).output)["summary"]
            let counts = try #require(summary as? [String: Any])
            #expect(counts["failures"] as? Int == 3 && counts["duplicates"] as? Int == 2)
            let both = unwrapped(try assess(["."], in: folder).output)
            #expect(both.contains("1 profile could not be read and is missing here. 2 profiles are left out, since"))
            try AssessTests.write(["2.yaml": AssessTests.profile("c"), "4.yaml": "id: ["], in: folder)
            let unread = unwrapped(try assess(["."], in: folder).output)
            #expect(unread.contains("2 profiles could not be read and are missing here."))
            #expect(!unread.contains("left out"))
        }
    }

    /// Text whose lines are not broken.
    private func unwrapped(_ text: String) -> String { text.split { $0 == "\n" || $0 == " " }.joined(separator: " ") }

    @Test func oneIsAnObjectAndManyAreABatch() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(
                ["a.yaml": AssessTests.profile("a"), "b.yaml": AssessTests.profile("b"), "c.yaml": "c"], in: folder)
            let one = try Command.object(try assess(["a.yaml", "-f", "json"], in: folder).output)
            #expect(one["schema"] as? String == "concord/assessment/1")
            let failed = try Command.object(try assess(["c.yaml", "-f", "json"], in: folder).output)
            #expect(failed["schema"] as? String == "concord/failure/1")
            let outcome = try assess(["a.yaml", "c.yaml", "b.yaml", "-f", "json"], in: folder)
            #expect(outcome.status == 3)
            let many = try Command.object(outcome.output)
            #expect(many["schema"] as? String == "concord/batch/1")
            let documents = many.values.compactMap { $0 as? [[String: Any]] }.first { $0.count == 3 } ?? []
            #expect(
                documents.map { $0["schema"] as? String } == [
                    "concord/assessment/1", "concord/failure/1", "concord/assessment/1",
                ])
        }
    }

    @Test func badProfilesAllAtOnce() throws {
        let folder = Command.fixtures.appending(path: "profiles")
        let names = try folder.appending(path: "bad").names()
        let outcome = try assess(["bad", "-f", "ndjson"], in: folder)
        #expect(outcome.status == 3)
        let golden = names.filter { $0.hasSuffix(".expected") }
        let expected = try golden.map { try folder.appending(path: "bad/\($0)").text() }.joined()
        let lines = zip(outcome.errors.split(separator: "\n"), expected.split(separator: "\n"))
        let first = lines.first { $0 != $1 }
        #expect(outcome.errors == expected, "first in: \(first?.0 ?? "the number of lines")")
        let records = try records(outcome)
        let failed = records.filter { $0["schema"] as? String == "concord/failure/1" }
            .compactMap { $0["file"] as? String }
        #expect(Set(failed) == Set(names.filter { $0.hasSuffix(".yaml") }.map { "bad/\($0)" }))
    }

    // MARK: Three hundred and eighty-eight

    @Test func workersDoNotShow() throws {
        let one = try Command.run(["assess", AssessTests.england, "-f", "ndjson", "-j", "1", "-q"])
        let four = try Command.run(["assess", AssessTests.england, "-f", "ndjson", "-j", "4", "-q"])
        #expect(one.status == 0)
        #expect(four.status == 0)
        #expect(one.output == four.output)
        #expect(one.lines.count == 388)
        for line in one.lines { #expect(try Command.object(line)["schema"] as? String == "concord/assessment/1") }
    }

    @Test func aFolderThatIsAPackIsPassedOver() throws {
        let run = try Command.run(["assess", "Examples", "-f", "ndjson", "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(!run.output.contains("governance-2005"))
        let pack = "Examples/governance-2005"
        let own = try Command.run(["assess", "\(pack)/profiles", "-r", pack, "-f", "ndjson", "--quiet"])
        #expect(own.status == 0)
        let line = try #require(own.lines.first)
        let raised = try #require(Command.object(line)["flags"] as? [[String: Any]])
            .filter { $0["status"] as? String == "raised" }.compactMap { $0["id"] as? String }
        #expect(
            Set(raised) == [
                "views-on-worth-differ", "worth-not-known", "no-way-out", "a-partner-is-weak", "audit-reaches-it",
                "public-left-in-the-dark",
            ])
    }
}
