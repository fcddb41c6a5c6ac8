import Foundation
import Testing

/// What somebody might do by mistake or on purpose.
@Suite struct HostileTests {
    private func assess(_ arguments: [String], in folder: URL, input: String? = nil) throws -> Command.Outcome {
        try Command.run(["assess", "-r", AssessTests.pack, "-q"] + arguments, in: folder, input: input)
    }

    /// Line breaks apart, nothing that steers a terminal or turns the text around.
    private func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || ![.control, .format, .lineSeparator].contains(scalar.properties.generalCategory)
        }
    }

    // MARK: Names and texts that steer the terminal

    @Test(arguments: ["a\nb\u{1B}[2J.yaml", "a\u{202E}lmay.yaml", "a\rb.yaml", "a\u{9B}31mb.yaml"])
    func namesOfFiles(_ name: String) throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write([name: "id: [", "good-\(name)": AssessTests.profile("good")], in: folder)
            for arguments in [["."], [name], ["good-\(name)"], [name + "x"], [".", "--detail", "full"]] {
                let outcome = try assess(arguments, in: folder)
                #expect(isPlain(outcome.output), "\(arguments)")
                #expect(isPlain(outcome.errors), "\(arguments)")
            }
            let batch = try assess(["."], in: folder)
            #expect(batch.lines.count { $0.contains("could not be read") && $0.contains("<U+") } == 1)
            let lines = try assess([".", "-f", "ndjson"], in: folder).lines
            #expect(lines.count == 2)
            #expect(try Command.object(lines[0])["file"] as? String == "./" + name)
        }
    }

    @Test func whatIsSaidOfNames() throws {
        try Command.inTemporaryFolder { folder in
            let id = "\"\\x1B[31mred\\nline\""
            let two = AssessTests.profile(id) + "---\n" + AssessTests.profile("b")
            try AssessTests.write(["two.yaml": two], in: folder)
            let escape = "\u{1B}[31m"
            for arguments in [
                ["explain", "-r", AssessTests.pack, "two.yaml"],
                ["explain", "-r", AssessTests.pack, "two.yaml", "--id", escape],
                ["explain", "-r", AssessTests.pack, "two.yaml", escape], ["assess", "-r", escape, "two.yaml"],
                ["assess", "-r", AssessTests.pack, "two.yaml", "-o", escape + "/out"],
            ] {
                let outcome = try Command.run(arguments, in: folder)
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains("<U+1B>[31m"), "\(arguments)")
                #expect(isPlain(outcome.output + outcome.errors), "\(arguments)")
            }
        }
    }

    @Test func textsOfAProfile() throws {
        let evil = "\"\\x1B]0;title\\a \\x9B31m \\u202E \\u2028 \\x7F x\""
        let profile = """
            schema: concord/profile/1
            id: \(evil)
            partnership: \(evil)
            as_at: 2008-11-30
            scope: {basis: \(evil)}
            facts:
              council: {name: \(evil)}
              trust.talks: {coordinator: {value: no, evidence: {kind: document, source: \(evil), by: \(evil), note: \(evil)}}}
            responses: [{flag: trust-thin, decision: accepted, because: \(evil), by: \(evil), date: 2008-11-30}]
            prepared: {by: \(evil), date: 2008-11-30}
            """
        for detail in ["flags", "full"] {
            let outcome = try assess(["-", "--detail", detail], in: Command.repository, input: profile)
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("Trust may be thin"))
            #expect(isPlain(outcome.output + outcome.errors))
        }
        let explained = try Command.run(["explain", "-r", AssessTests.pack, "-"], input: profile)
        #expect(explained.status == 0)
        #expect(isPlain(explained.output + explained.errors))
    }

    // MARK: Folders

    @Test func linksInARound() throws {
        try Command.inTemporaryFolder { folder in
            try AssessTests.write(["a.yaml": AssessTests.profile("a")], in: folder)
            let made = try Command.shell(
                "mkdir sub; ln -s .. sub/up; ln -s a.yaml sub.yaml; ln -s self.yaml self.yaml; ln -s gone.yaml vanished.yaml",
                in: folder)
            #expect(made.status == 0)
            let outcome = try assess([".", "-f", "ndjson"], in: folder)
            #expect(outcome.status == 3)
            // The second name of the one profile, the link to itself, and the file that is gone when it is read.
            #expect(outcome.lines.count == 4)
            #expect(
                outcome.errors.contains("./vanished.yaml: error[file-not-found]: there is no such file or folder\n"))
            #expect(outcome.errors.contains("./self.yaml: error[file-unreadable]"))
            #expect(outcome.errors.contains("./sub.yaml: error[duplicate-profile]"))
        }
    }

    /// What a link leads to is part of the batch: nobody who links a folder of profiles into another means to leave them out.
    /// Each folder once, under its own name where it has one here.
    @Test func linkedFolders() throws {
        try Command.inTemporaryFolder { folder in
            let profiles = ["batch/b.yaml", "batch/z/c.yaml", "elsewhere/d.yaml", "elsewhere/deep/e.yaml", "f.yaml"]
            for path in profiles {
                let id = String(path.split(separator: "/").last?.prefix(1) ?? "")
                let place = folder.appending(path: path).deletingLastPathComponent()
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try AssessTests.write([path: AssessTests.profile(id)], in: folder)
            }
            let made = try Command.shell(
                "ln -s z batch/a; ln -s ../elsewhere batch/north; ln -s ../../batch elsewhere/deep/back; ln -s deep elsewhere/x",
                in: folder)
            #expect(made.status == 0)
            let outcome = try assess(["batch", "-f", "ndjson", "-q"], in: folder)
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            let files = outcome.lines.compactMap { $0.firstMatch(of: /"file":"([^"]*)"/)?.1 }
            #expect(
                files == ["batch/b.yaml", "batch/north/d.yaml", "batch/north/deep/e.yaml", "batch/z/c.yaml"])
        }
    }

    @Test func aPackAmongStrayFiles() throws {
        try Command.inTemporaryFolder { folder in
            let pack = folder.appending(path: "pack")
            try FileManager.default.copyItem(at: URL(filePath: AssessTests.pack), to: pack)
            let plain = try Command.run(["rules", "check", "pack"], in: folder)
            try AssessTests.write(
                [
                    "notes.txt": "a: [", "stray.yaml": "a: [", "rules/.hidden.yaml": "a: [",
                    "rules/trust.yaml~": "a: [",
                    "rules/trust.yaml.orig": "a: [",
                ], in: pack)
            let stray = try Command.run(["rules", "check", "pack"], in: folder)
            #expect(stray.status == 0)
            #expect(stray.output == plain.output)
            try AssessTests.write(["rules/copy.yaml": "a: ["], in: pack)
            let wrong = try Command.run(["rules", "check", "pack"], in: folder)
            #expect(wrong.status == 1)
            #expect(wrong.errors.hasPrefix("pack/rules/copy.yaml:2:1: error[yaml-syntax]"))
        }
    }

    @Test(.enabled(if: geteuid() != 0)) func aFolderThatMayNotBeOpened() throws {
        try Command.inTemporaryFolder { folder in
            let closed = folder.appending(path: "closed")
            try FileManager.default.createDirectory(at: closed, withIntermediateDirectories: true)
            try AssessTests.write(["a.yaml": AssessTests.profile("a")], in: folder)
            try AssessTests.write(["b.yaml": AssessTests.profile("b")], in: closed)
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed.path)
            defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed.path) }
            let outcome = try assess([".", "-f", "ndjson"], in: folder)
            #expect(outcome.status == 3)
            #expect(outcome.lines.count == 2)
            #expect(outcome.errors == "./closed: error[file-denied]: permission to open this is denied\n")
        }
    }

    // MARK: Results

    /// Whatever has results says so when they cannot be written.
    @Test(arguments: [
        "explain Examples/at-odds.yaml", "rules check", "rules test", "rules list", "schema profile", "profile new",
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
        "assess Examples/at-odds.yaml", "assess Examples -q", "explain Examples/at-odds.yaml", "rules check",
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
        #expect(both.errors.hasSuffix(" has no flag, claim, rule or fact 'trust-thn'; did you mean trust-thin?\n"))
        let wrong = try Command.run(["explain", "-", "trust-thn"] + pack, input: "id: [\n")
        #expect(wrong.status == 2)
        #expect(wrong.errors.hasPrefix("-:1:5: error["))
        #expect(wrong.errors.contains("has no flag, claim, rule or fact 'trust-thn'"))
    }

    /// Whoever writes `-o` and forgets the name after it must not lose the pack that they work on.
    @Test(arguments: [
        ["assess", "PROFILE", "-r", "pack", "-o"], ["rules", "list", "pack", "-o"],
        ["rules", "docs", "pack", "-o"], ["rules", "test", "pack", "-o"], ["rules", "graph", "pack", "-o"],
        ["rules", "coverage", "pack", "-o"], ["rules", "show", "trust-thin", "-r", "pack", "-o"],
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
            let names = (0..<16).map { "\($0).yaml" }
            let wrong = (0..<60).map { "wrong-\($0): \(String(repeating: "x", count: 300))\n" }.joined()
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

    // MARK: Much of everything

    /// Every problem shows its line: finding that must not take longer the more there are.
    @Test(.timeLimit(.minutes(3)), arguments: ["2", "{value: yes, evidence: {confidential: yes}}"])
    func manyWrongDocuments(_ answer: String) throws {
        let text = (0..<4000).map { AssessTests.profile("id-\($0)", facts: "{cuncil: 1, trst: \(answer)}") }
            .joined(separator: "---\n")
        let outcome = try assess(["-", "-f", "ndjson"], in: Command.repository, input: text)
        #expect(outcome.status == 2)
        #expect(outcome.lines.count == 4000)
    }
}
