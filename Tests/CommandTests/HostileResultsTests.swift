import Foundation
import Testing

/// Results that cannot go where they are sent, or must not.
@Suite struct HostileResultsTests {
    private func assess(_ arguments: [String], in folder: URL, input: String? = nil) throws -> Command.Outcome {
        try Command.run(["assess", "-r", AssessTests.pack, "-q"] + arguments, in: folder, input: input)
    }

    /// Whatever has results says so when they cannot be written.
    @Test(arguments: [
        "explain Examples/at-odds.yaml",
        // A pack of which there is nothing to say.
        "rules check Tests/Fixtures/packs/good/minimal", "rules test", "rules list", "schema profile", "profile new",
    ]) func nowhereToWrite(_ arguments: String) throws {
        for (output, problem) in [
            (">&-", "error[file-closed]: the output is closed\n"),
            ("> /dev/full", "error[file-full]: there is no room left to write\n"),
        ] {
            let outcome = try Command.shell("\"$CONCORD\" \(arguments) \(output)")
            #expect(outcome.status == 2)
            #expect(outcome.errors.hasSuffix("standard output: \(problem)"))
        }
    }

    /// A reader that has left, as `head` does, has what it wants.
    @Test(arguments: [
        "assess Examples/at-odds.yaml", "assess Examples -q", "explain Examples/at-odds.yaml",
        // A pack of which there is nothing to say.
        "rules check Tests/Fixtures/packs/good/minimal",
        "rules test", "rules list", "rules docs", "rules coverage", "schema profile", "profile new",
        "profile fmt -",
    ]) func nobodyReads(_ arguments: String) throws {
        let process = try Command.start(
            Command.executable, arguments.split(separator: " ").map(String.init), in: Command.repository, [:])
        let (output, errors) = (Pipe(), Pipe())
        try output.fileHandleForReading.close()
        process.standardInput = try FileHandle(
            forReadingFrom: Command.repository.appending(path: "Examples/at-odds.yaml"))
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        Command.wait(for: process)
        #expect(said == "")
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 2)
    }

    /// Results appear whole, and so as a new file: what has another name keeps it there, and that is said.
    @Test(arguments: ["assess Examples/at-odds.yaml -q", "rules list", "rules docs"])
    func anotherNameKeepsWhatWasThere(_ arguments: String) throws {
        try Command.inTemporaryFolder { folder in
            let (first, second) = (folder.appending(path: "first"), folder.appending(path: "second"))
            try Data("old".utf8).write(to: first)
            let line = "ln '\(first.path)' '\(second.path)'; \"$CONCORD\" \(arguments) --output '\(first.path)'"
            let outcome = try Command.shell(line)
            #expect(outcome.status == 0)
            #expect(
                outcome.errors
                    == "\(first.path): note[other-names]: this file has another name, a hard link, which goes on naming "
                    + "what is there now: the results are a new file\n")
            #expect(try second.text() == "old")
            let again = try Command.shell("\"$CONCORD\" \(arguments) --output '\(first.path)'")
            #expect(again.errors == "")
            let results = try Command.shell("\"$CONCORD\" \(arguments)").output
            #expect(try first.text() == results)
        }
    }

    /// Of a file and a name that are both wrong, the file is named first: what it holds comes before what is asked of it.
    @Test func explainingAFileThatIsNotThere() throws {
        let file = "nofile.yaml: error[file-not-found]: there is no such file or folder\n"
        let pack = ["-r", AssessTests.pack]
        let one = try Command.run(["explain", "nofile.yaml", "trust-thin"] + pack)
        #expect(one.status == 2)
        #expect(one.errors == file)
        let both = try Command.run(["explain", "nofile.yaml", "trust-thn"] + pack)
        #expect(both.status == 2)
        #expect(both.errors.hasPrefix(file + "concord: the pack "))
        #expect(
            both.errors.hasSuffix(" has no flag, claim, rule, fact or theme 'trust-thn'; did you mean trust-thin?\n"))
        let term = try Command.run(["explain", "Examples/at-odds.yaml", "lsp/strong-capacity"])
        #expect(term.status == 2)
        #expect(
            term.errors
                == "concord: 'strong-capacity' is a term of the pack 'lsp': `concord rules show strong-capacity` says what it "
                + "means\n")
        let wrong = try Command.run(["explain", "-", "trust-thn"] + pack, input: "id: [\n")
        #expect(wrong.status == 2)
        #expect(wrong.errors.hasPrefix("-:1:5: error["))
        #expect(wrong.errors.contains("has no flag, claim, rule, fact or theme 'trust-thn'"))
    }

    /// Whoever writes `-o` and forgets the name after it must not lose the pack that they work on.
    @Test(arguments: [
        ["assess", "PROFILE", "-r", "pack/", "-o"], ["rules", "list", "pack/", "-o"],
        ["rules", "docs", "pack/", "-o"], ["rules", "test", "pack/", "-o"], ["rules", "graph", "pack/", "-o"],
        ["rules", "coverage", "pack/", "-o"], ["rules", "show", "trust-thin", "-r", "pack/", "-o"],
    ])
    func resultsDoNotTakeThePlaceOfWhatSomebodyWrote(_ command: [String]) throws {
        try Command.inTemporaryFolder { folder in
            try FileManager.default.copyItem(
                at: URL(filePath: AssessTests.pack), to: folder.appending(path: "pack"))
            let profile = Command.repository.appending(path: "Examples/at-odds.yaml").path
            try AssessTests.write(["other.yaml": AssessTests.profile("a"), "old.json": "{}"], in: folder)
            for name in ["pack/pack.yaml", "pack/facts.yaml", "pack/rules/trust.yaml", "other.yaml"] {
                let before = try folder.appending(path: name).text()
                let outcome = try Command.run(command.map { $0 == "PROFILE" ? profile : $0 } + [name], in: folder)
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains("\(name): error[output-is-source]: "))
                #expect(try folder.appending(path: name).text() == before)
            }
            let done = try Command.run(command.map { $0 == "PROFILE" ? profile : $0 } + ["old.json"], in: folder)
            #expect(!done.errors.contains("output-is-source"))
            #expect(try folder.appending(path: "old.json").text() != "{}")
        }
    }

    /// Kills a search for one way of writing it: what is read in another encoding or on one line was written, too.
    @Test func norInWhateverFormItIsWritten() throws {
        try Command.inTemporaryFolder { folder in
            let profile = AssessTests.profile("a")
            let wide = Data([0xFF, 0xFE]) + (profile.data(using: .utf16LittleEndian) ?? Data())
            try wide.write(to: folder.appending(path: "wide.yaml"))
            try AssessTests.write(
                [
                    "flow.yaml": "{schema: concord/profile/1, id: a, as_at: 2008-11-30}\n",
                    "later.yaml": "x: 1\n---\nid: b\n\"schema\": 'concord/rules/1'\n",
                    "broken.yaml": "schema: concord/profile/1\nid: [\n", "in.yaml": profile,
                ], in: folder)
            for name in ["wide.yaml", "flow.yaml", "later.yaml", "broken.yaml"] {
                let before = try Data(contentsOf: folder.appending(path: name))
                let outcome = try assess(["in.yaml", "-o", name], in: folder)
                #expect(outcome.status == 2)
                #expect(outcome.errors.hasPrefix("\(name): error[output-is-source]: "))
                #expect(try Data(contentsOf: folder.appending(path: name)) == before)
            }
            // Results make way for results.
            for _ in 0..<2 { #expect(try assess(["in.yaml", "-f", "json", "-o", "r.json"], in: folder).status == 0) }
        }
    }

    /// Kills a file that is opened under a name which somebody else gave a link.
    @Test func resultsDoNotFollowALinkOnTheirWay() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["in.yaml": AssessTests.profile("a"), "victim": "mine\n"], in: folder)
            let outcome = try Command.shell(
                "ln -s victim out.json.partial-$$; exec \"$CONCORD\" assess in.yaml -r '\(AssessTests.pack)' -q -f json -o out.json",
                in: folder)
            #expect(outcome.status == 0)
            #expect(try folder.appending(path: "victim").text() == "mine\n")
            #expect(try folder.appending(path: "out.json").text().hasPrefix("{"))
            #expect(try folder.names().filter { $0.hasPrefix("out.json") }.count == 2)
        }
    }

    /// A name may have all the length that a name can have.
    @Test func resultsMayHaveALongName() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["in.yaml": AssessTests.profile("a")], in: folder)
            let name = String(repeating: "n", count: 250) + ".json"
            #expect(try assess(["in.yaml", "-f", "json", "-o", name], in: folder).status == 0)
            #expect(try folder.names() == ["in.yaml", name])
        }
    }

    /// A pack reads each file of its folders, and a batch each of its own: results there would be read as what they are not.
    @Test func resultsAreNotWrittenWhereTheyWouldBeReadAsSources() throws {
        try Command.inTemporaryFolder { folder in
            let pack = folder.appending(path: "pack")
            try FileManager.default.copyItem(at: URL(filePath: AssessTests.pack), to: pack)
            let made = "mkdir -p in/deep in/.hid; ln -s pack/rules links; ln -s in/deep deep; rm pack/facts.yaml"
            #expect(try Command.shell(made, in: folder).status == 0)
            try AssessTests.write(
                ["in/a.yaml": AssessTests.profile("a"), "in/deep/b.yaml": AssessTests.profile("b")], in: folder)
            let list = ["rules", "list", AssessTests.pack, "-o"]
            for name in ["pack/rules/new.yaml", "pack/tests/NEW.YML", "links/new.yaml.txt", "pack/facts.yaml"] {
                for command in [list, ["assess", "in", "-r", AssessTests.pack, "-o"]] {
                    let outcome = try Command.run(command + [name], in: folder)
                    #expect(outcome.status == 2)
                    #expect(outcome.errors.hasPrefix("\(name): error[output-is-source]: results written here would be"))
                }
            }
            let inside = try Command.run(list + ["new.yaml"], in: pack.appending(path: "rules"))
            #expect(inside.errors.hasPrefix("new.yaml: error[output-is-source]: "))
            for name in ["in/new.yaml", "in/deep/new.yml", "deep/new.yaml"] {
                let outcome = try assess(["in", "-o", name], in: folder)
                #expect(outcome.status == 2)
                #expect(outcome.errors.hasPrefix("\(name): error[output-is-input]: results written here would be read"))
            }
            for name in ["pack/CATALOGUE.md", "pack/rules/new.md", "pack/new.yaml", "pack/rules/.new.yaml", "new.yaml"]
            {
                #expect(try Command.run(list + [name], in: folder).status == 0, "\(name)")
            }
            for name in ["in/new.txt", "in/.hid/new.yaml", "in/.new.yaml", "other.yaml"] {
                #expect(try assess(["in", "-o", name], in: folder).status == 0, "\(name)")
            }
            // A file by its name is read alone.
            #expect(try assess(["in/a.yaml", "-o", "in/new.yaml"], in: folder).status == 0)
        }
    }

    /// A link leads to where the results go, which keeps its permissions; a file that is protected keeps its content; `-` is
    /// standard output.
    @Test func whereResultsGo() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(
                ["a.yaml": AssessTests.profile("a"), "real.json": "{}", "kept.json": "{}"], in: folder)
            #expect(
                try Command.shell("ln -s real.json link.json; chmod 640 real.json; chmod 444 kept.json", in: folder)
                    .status == 0)
            #expect(try assess(["a.yaml", "-f", "ndjson", "-o", "link.json"], in: folder).status == 0)
            #expect(
                try Command.shell("readlink link.json; stat -c %a real.json", in: folder).output == "real.json\n640\n")
            let written = try folder.appending(path: "real.json").text()
            #expect(written.contains("concord/assessment/1"))
            let kept = try assess(["a.yaml", "-f", "ndjson", "-o", "kept.json"], in: folder)
            #expect(kept.status == 2)
            #expect(kept.errors.hasPrefix("kept.json: error[file-denied]: "))
            #expect(try folder.appending(path: "kept.json").text() == "{}")
            #expect(try assess(["a.yaml", "-f", "ndjson", "-o", "-"], in: folder).output == written)
            #expect(try folder.names() == ["a.yaml", "kept.json", "link.json", "real.json"])
        }
    }

    /// A link to what is not there yet leads there all the same, also by way of another; one to itself leads nowhere.
    @Test func aLinkWithoutATargetIsKept() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["a.yaml": AssessTests.profile("a")], in: folder)
            let links =
                "mkdir days; ln -s days/today.json latest.json; ln -s latest.json again.json; ln -s round.json round.json"
            #expect(try Command.shell(links, in: folder).status == 0)
            #expect(try assess(["a.yaml", "-f", "ndjson", "-o", "again.json"], in: folder).status == 0)
            #expect(
                try Command.shell("readlink again.json latest.json", in: folder).output
                    == "latest.json\ndays/today.json\n")
            #expect(try folder.appending(path: "days/today.json").text().contains("concord/assessment/1"))
            _ = try assess(["a.yaml", "-f", "ndjson", "-o", "round.json"], in: folder)
            #expect(try folder.names().filter { $0.contains("partial") } == [])
        }
    }

    /// Who may give files away leaves one to whom it belonged.
    @Test(.enabled(if: geteuid() == 0)) func resultsKeepTheirOwner() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["a.yaml": AssessTests.profile("a"), "out.json": "{}"], in: folder)
            #expect(try Command.shell("chown 65534:65534 out.json; chmod 640 out.json", in: folder).status == 0)
            #expect(try assess(["a.yaml", "-f", "ndjson", "-o", "out.json"], in: folder).status == 0)
            #expect(try Command.shell("stat -c '%u:%g %a' out.json", in: folder).output == "65534:65534 640\n")
            #expect(try folder.appending(path: "out.json").text().contains("concord/assessment/1"))
        }
    }

    @Test func resultsDoNotTakeTheirOwnProfilesPlace() throws {
        try Command.inTemporaryFolder { folder in
            let profile = AssessTests.profile("a")
            try AssessTests.write(["a.yaml": profile], in: folder)
            #expect(try Command.shell("ln -s a.yaml link.txt", in: folder).status == 0)
            for (input, output) in [("a.yaml", "a.yaml"), (".", "./a.yaml"), ("a.yaml", "link.txt")] {
                let outcome = try assess([input, "-o", output], in: folder)
                #expect(outcome.status == 2)
                #expect(outcome.errors.hasPrefix("\(output): error[output-is-input]: "))
                #expect(try folder.appending(path: "a.yaml").text() == profile)
            }
        }
    }

    /// Also where it waits for input that never ends, as at a terminal: one signal is enough. A few files are one worker's,
    /// many are several workers'.
    @Test(arguments: [SIGINT, SIGTERM], [1, 40]) func anInterruptLeavesNoHalfFile(_ signal: Int32, _ files: Int) throws
    {
        try Command.inTemporaryFolder { folder in
            let names = (0..<files).map { "\($0).yaml" }
            for name in names { try AssessTests.write([name: AssessTests.profile("id-\(name)")], in: folder) }
            let process = try Command.start(
                Command.executable,
                ["assess", "-r", AssessTests.pack, "-q", "-j", "2"] + names + ["-", "-o", "out.txt"], in: folder, [:])
            let input = Pipe()
            process.standardInput = input
            let errors = Pipe()
            process.standardOutput = FileHandle.nullDevice
            process.standardError = errors
            try process.run()
            // From when it has begun its output on it heeds signals; its input stays open to the end.
            let deadline = Date(timeIntervalSinceNow: 60)
            var hasBegun = false
            while !hasBegun, Date() < deadline {
                usleep(1000)
                hasBegun = try folder.names().contains { $0.hasPrefix("out.txt.partial") }
            }
            #expect(hasBegun)
            // Twice at once, as `timeout` does it, is once.
            kill(process.processIdentifier, signal)
            kill(process.processIdentifier, signal)
            Command.wait(for: process)
            try input.fileHandleForWriting.close()
            #expect(process.terminationReason == .uncaughtSignal)
            #expect(process.terminationStatus == signal)
            #expect(try folder.names() == names.sorted())
            let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(said.hasPrefix("concord: interrupted; "))
            #expect(said.hasSuffix(" of \(files + 1) files were done; nothing was written to out.txt\n"))
        }
    }

    /// One who asks twice at once asks once; who asks again gets the end at once, and no half file either. Nobody reads what it
    /// has to say, so that it cannot come to its end by itself.
    @Test func aSecondInterruptEndsAtOnce() throws {
        try Command.inTemporaryFolder { folder in
            // More than a pipe holds, of one piece of work.
            let names = (0..<4).map { "\($0).yaml" }
            let key = String(repeating: "y", count: 100)
            let wrong = (0..<60).map { "\(key)-\($0): \(String(repeating: "x", count: 300))\n" }.joined()
            for name in names { try AssessTests.write([name: AssessTests.profile(name) + wrong], in: folder) }
            let process = try Command.start(
                Command.executable, ["assess", "-r", AssessTests.pack, ".", "-j1", "-o", "out.txt"], in: folder, [:])
            let errors = Pipe()
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = errors
            try process.run()
            #expect(errors.fileHandleForReading.readData(ofLength: 1).count == 1)
            kill(process.processIdentifier, SIGINT)
            kill(process.processIdentifier, SIGINT)
            usleep(1_200_000)
            #expect(process.isRunning)
            #expect(try folder.names().count == names.count + 1)
            kill(process.processIdentifier, SIGINT)
            Command.wait(for: process)
            #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
            #expect(try folder.names() == names.sorted())
        }
    }
}
