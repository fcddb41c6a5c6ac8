import Foundation
import Testing

/// What `assess` reads, writes and leaves with.
@Suite struct AssessTests {
    static let pack = Command.fixtures.appending(path: "packs/good/minimal").path
    static let england = "Examples/england-2008"

    static func profile(_ id: String, facts: String = "{}") -> String {
        "schema: concord/profile/1\nid: \(id)\nas_at: 2008-11-30\nfacts: \(facts)\n"
    }

    static func write(_ files: [String: String], in folder: URL) throws {
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    }

    private func assess(_ arguments: [String], in folder: URL, input: String? = nil) throws -> Command.Outcome {
        try Command.run(["assess", "-r", Self.pack, "--color", "never"] + arguments, in: folder, input: input)
    }

    // MARK: Inputs

    @Test func standardInput() throws {
        let text = try assess(["-", "-f", "json"], in: Command.repository, input: Self.profile("one"))
        #expect(text.status == 0)
        let object = try Command.object(text.output)
        #expect(object["schema"] as? String == "concord/assessment/1")
        #expect((object["profile"] as? [String: Any])?["file"] as? String == "-")
        let broken = try assess(["-"], in: Command.repository, input: "id: [\n")
        #expect(broken.status == 2)
        #expect(broken.errors.hasPrefix("-:1:5: error[scalar-needed]"))
        let empty = try assess(["-"], in: Command.repository, input: "")
        #expect(empty.status == 2)
        #expect(empty.errors.hasPrefix("-: error[empty-file]"))
    }

    @Test func whatIsNotThere() throws {
        try Command.inTemporaryFolder { folder in
            try Self.write(["notes.txt": "Nothing."], in: folder)
            let missing = try assess(["missing.yaml"], in: folder)
            #expect(missing.status == 2)
            #expect(missing.errors == "missing.yaml: error[file-not-found]: there is no such file or folder\n")
            let empty = try assess(["."], in: folder)
            #expect(empty.status == 2)
            #expect(
                empty.errors == ".: error[no-profiles]: there is no .yaml or .yml file in this folder or below it\n")
        }
    }

    /// Kills one folder in which nothing was found, and nothing is assessed.
    @Test func anEmptyFolderStopsNoOthers() throws {
        try Command.inTemporaryFolder { folder in
            #expect(try Command.shell("mkdir empty; touch empty/notes.txt", in: folder).status == 0)
            try Self.write(["a.yaml": Self.profile("a")], in: folder)
            let outcome = try assess(["empty", "a.yaml", "-f", "ndjson", "-q"], in: folder)
            #expect(outcome.status == 3)
            let lines = try outcome.lines.map { try Command.object($0) }
            #expect(lines.map { $0["schema"] as? String } == ["concord/failure/1", "concord/assessment/1"])
            #expect(lines[0]["file"] as? String == "empty")
            let problems = lines[0]["problems"] as? [[String: Any]]
            #expect(problems?.map { $0["code"] as? String } == ["no-profiles"])
            #expect(outcome.errors.hasPrefix("empty: error[no-profiles]"))
        }
    }

    /// Whatever an office's file system or editor made of their names.
    @Test func profilesOfAFolder() throws {
        try Command.inTemporaryFolder { folder in
            let names = ["a.YAML", "b.Yml", "c.yaml.txt", "d.yml", "notes.txt", "e.yaml.bak"]
            try Self.write(
                Dictionary(uniqueKeysWithValues: names.map { ($0, Self.profile(String($0.prefix(1)))) }), in: folder)
            let outcome = try assess([".", "-f", "ndjson", "-q"], in: folder)
            #expect(outcome.status == 0)
            let files = try outcome.lines.map {
                try #require(Command.object($0)["profile"] as? [String: Any])["file"] as? String
            }
            #expect(files == ["./a.YAML", "./b.Yml", "./c.yaml.txt", "./d.yml"])
        }
    }

    @Test(.enabled(if: geteuid() != 0)) func whatMayNotBeRead() throws {
        try Command.inTemporaryFolder { folder in
            try Self.write(["a.yaml": Self.profile("a"), "b.yaml": Self.profile("b")], in: folder)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0], ofItemAtPath: folder.appending(path: "a.yaml").path)
            let outcome = try assess([".", "-f", "ndjson", "-q"], in: folder)
            #expect(outcome.status == 3)
            #expect(outcome.errors == "./a.yaml: error[file-denied]: permission to open this is denied\n")
            #expect(outcome.lines.count == 2)
        }
    }

    @Test func aNamedPipeDoesNotHang() throws {
        try Command.inTemporaryFolder { folder in
            let made = try Command.shell("mkfifo pipe.yaml", in: folder)
            #expect(made.status == 0)
            for path in ["pipe.yaml", "."] {
                let outcome = try assess([path], in: folder)
                #expect(outcome.status == 2)
                #expect(
                    outcome.errors.contains("error[file-not-regular]: this is a pipe, a socket or a device, not a file")
                )
            }
        }
    }

    @Test func anEndlessDeviceIsNotRead() throws {
        let outcome = try assess(["/dev/zero"], in: Command.repository)
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("/dev/zero: error[file-not-regular]"))
    }

    @Test func packsThatAreNone() throws {
        try Command.inTemporaryFolder { folder in
            try Self.write(["one.yaml": Self.profile("one")], in: folder)
            let folderAsPack = try Command.run(["assess", "-r", "./", "one.yaml"], in: folder)
            #expect(folderAsPack.status == 2)
            #expect(folderAsPack.errors.contains("error[missing-file]: the pack has no folder rules"))
            let fileAsPack = try Command.run(["assess", "-r", "./one.yaml", "one.yaml"], in: folder)
            #expect(fileAsPack.status == 2)
            #expect(fileAsPack.errors == "concord: there is no rule pack './one.yaml'; looked in ./one.yaml\n")
            let missing = try Command.run(["rules", "check", "./none"], in: folder)
            #expect(missing.status == 2)
        }
    }

    @Test func profilesTooLarge() throws {
        try Command.inTemporaryFolder { folder in
            let file = folder.appending(path: "large.yaml")
            try Data((Self.profile("large") + "x-text: \"").utf8).write(to: file)
            // A hundred megabytes of one scalar, without writing them.
            let handle = try FileHandle(forWritingTo: file)
            try handle.truncate(atOffset: 100 * 1_048_576)
            try handle.close()
            let outcome = try assess(["large.yaml"], in: folder)
            #expect(outcome.status == 2)
            #expect(
                outcome.errors == """
                    large.yaml: error[file-too-large]: the file is larger than 16 MiB
                      expected: several smaller files; a profile is a few kilobytes

                    """)
        }
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "]) func nestedTooDeep(_ opening: String) throws {
        let text =
            "schema: concord/profile/1\nid: deep\nas_at: 2008-11-30\nx-deep: "
            + (opening == "[" || opening == "{a: " ? "" : "\n  ")
        let outcome = try assess(
            ["-"], in: Command.repository, input: text + String(repeating: opening, count: 10_000) + "\n")
        #expect(outcome.status == 2)
        #expect(!outcome.wasSignalled)
        #expect(outcome.errors.contains("error[yaml-depth]") || outcome.errors.contains("error[yaml-syntax]"))
    }

    // MARK: The command line

    @Test(arguments: [
        ["assess"], ["assess", "--fail-on", "sometimes", "a.yaml"], ["assess", "-f", "docx", "a.yaml"],
        ["assess", "-j", "1000", "a.yaml"],
        ["assess", "-", "-"], ["assess", "--nothing", "a.yaml"], ["nothing"], ["rules", "check", "one", "two"],
    ]) func senselessCommandLines(_ arguments: [String]) throws {
        let outcome = try Command.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("Error: "))
    }

    @Test func helpAndVersion() throws {
        for arguments in [["--help"], ["assess", "--help"], ["rules", "check", "--help"], ["--version"]] {
            let outcome = try Command.run(arguments)
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            #expect(!outcome.output.isEmpty)
        }
    }

    @Test func rulesCheckOfTheShippedPack() throws {
        let outcome = try Command.run(["rules", "check", "Rules/lsp"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("no errors"))
    }

    // MARK: Thresholds

    @Test(arguments: zip(["high", "medium", "low", "never"], [0, 1, 1, 0] as [Int32]))
    func failOn(_ severity: String, _ status: Int32) throws {
        let profile = Self.profile("one", facts: "{trust.talks: {coordinator: no}}")
        let outcome = try assess(["-", "--fail-on", severity], in: Command.repository, input: profile)
        #expect(outcome.status == status)
        #expect(outcome.errors == (status == 1 ? "concord: --fail-on \(severity): the threshold was reached\n" : ""))
    }

    @Test func aThresholdDoesNotHideWhatWasNotRead() throws {
        try Command.inTemporaryFolder { folder in
            try Self.write(
                ["a.yaml": "id: [", "b.yaml": Self.profile("b", facts: "{trust.talks: {coordinator: no}}")], in: folder)
            #expect(try assess([".", "-q", "--fail-on", "low"], in: folder).status == 3)
        }
    }

    // MARK: Colour

    @Test func colour() throws {
        let bad = "id: ["
        func coloured(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Bool {
            let outcome = try Command.run(
                ["assess", "-r", Self.pack, "-"] + arguments, input: bad, environment: environment)
            return outcome.errors.contains("\u{1B}[")
        }
        #expect(try coloured([]) == false)
        #expect(try coloured(["--color", "always"]))
        #expect(try coloured(["--color", "never"]) == false)
        #expect(try coloured([], ["NO_COLOR": "1"]) == false)
        // What is asked for by name holds whatever the environment says.
        #expect(try coloured(["--color", "always"], ["NO_COLOR": "1"]))
    }
}
