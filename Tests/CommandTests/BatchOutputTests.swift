import Foundation
import Testing

/// Where the results of many profiles go, and what is left of them when something stops the batch.
@Suite struct BatchOutputTests {
    private func assess(_ arguments: [String], in folder: URL) throws -> Command.Outcome {
        try Command.run(["assess", "-r", AssessTests.pack, "--color", "never", "-q"] + arguments, in: folder)
    }

    @Test func closedOutput() throws {
        let outcome = try Command.shell("\"$CONCORD\" assess \(AssessTests.england) -f ndjson -q >&-")
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("standard output: error[file-"))
    }

    @Test func fullDisk() throws {
        let outcome = try Command.shell("\"$CONCORD\" assess \(AssessTests.england) -f ndjson -q > /dev/full")
        #expect(outcome.status == 2)
        #expect(outcome.errors == "standard output: error[file-full]: there is no room left to write\n")
    }

    /// Results are moved to their place: a pipe, or a device such as the one that a link leads to, must not make way for them.
    @Test(arguments: ["mkfifo out", "ln -s /dev/null out"])
    func nothingButAFileMakesWay(_ preparation: String) throws {
        try Command.inTemporaryFolder { folder in
            let profile = Command.repository.appending(path: "Examples/at-odds.yaml").path
            let kind = "stat -c '%F %t %T' out > before; stat -L -c '%F %t %T' out >> before"
            let outcome = try Command.shell(
                "\(preparation); \(kind); \"$CONCORD\" assess '\(profile)' -q -o out", in: folder)
            #expect(outcome.status == 2)
            #expect(
                outcome.errors == """
                    out: error[file-not-regular]: results cannot be written here: this is a pipe, a socket or a device, not a file
                      expected: a regular file; without --output results go to standard output

                    """)
            let after = try Command.shell("stat -c '%F %t %T' out; stat -L -c '%F %t %T' out", in: folder)
            #expect(after.output == (try folder.appending(path: "before").text()))
            #expect(try folder.names() == ["before", "out"])
        }
    }

    @Test func aReaderThatLeaves() throws {
        let outcome = try Command.shell(
            "{ \"$CONCORD\" assess \(AssessTests.england) -f ndjson -q; echo $? >&2; } | head -1")
        #expect(outcome.lines.count == 1)
        #expect(try Command.object(outcome.output)["schema"] as? String == "concord/assessment/1")
        #expect(outcome.errors == "2\n")
    }

    @Test func aFileIsWholeOrNotThere() throws {
        try Command.inTemporaryFolder { folder in
            let england = Command.repository.appending(path: AssessTests.england).path
            try AssessTests.write(["old.ndjson": "old\n"], in: folder)
            let good = try Command.shell("\"$CONCORD\" assess '\(england)' -f ndjson -q -o new.ndjson", in: folder)
            #expect(good.status == 0)
            #expect(good.output == "")
            #expect(try folder.appending(path: "new.ndjson").text().split(separator: "\n").count == 388)
            // No file may grow beyond a few blocks, and the signal that says so is ignored.
            let unwritten = "results cannot be written here"
            let limit = "trap '' XFSZ; ulimit -f 40; "
            for name in ["old.ndjson", "other.ndjson"] {
                let line = limit + "\"$CONCORD\" assess '\(england)' -f ndjson -q -o \(name)"
                let full = try Command.shell(line, in: folder)
                #expect(full.status == 2)
                #expect(full.errors == "\(name): error[file-full]: \(unwritten): there is no room left to write\n")
            }
            #expect(try folder.appending(path: "old.ndjson").text() == "old\n")
            #expect(try folder.names() == ["new.ndjson", "old.ndjson"])
            let nowhere = try Command.shell("\"$CONCORD\" assess '\(england)' -q -o none/out.txt", in: folder)
            #expect(nowhere.status == 2)
            #expect(nowhere.errors == "none/out.txt: error[file-not-found]: \(unwritten): there is no such folder\n")
            let onFolder = try Command.shell("mkdir out; \"$CONCORD\" assess '\(england)' -q -o out", in: folder)
            #expect(onFolder.status == 2)
            #expect(
                onFolder.errors
                    == "out: error[file-is-folder]: \(unwritten): this is a folder, and a file is needed here\n")
        }
    }

    @Test(arguments: [SIGINT, SIGTERM]) func anInterruptLeavesWholeLines(_ signal: Int32) throws {
        try Command.inTemporaryFolder { folder in
            var files: [String: String] = [:]
            for number in 0..<3000 { files["\(number + 10000).yaml"] = AssessTests.profile("id-\(number)") }
            try AssessTests.write(files, in: folder)
            let process = try Command.start(
                Command.executable, ["assess", "-r", AssessTests.pack, ".", "-f", "ndjson", "-j", "2"], in: folder, [:])
            let errors = Pipe()
            process.standardError = errors
            process.standardInput = FileHandle.nullDevice
            let text = try output(of: process, interruptedBy: signal)
            let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(said.contains("concord: interrupted; "))
            #expect(text.last == UInt8(ascii: "\n"))
            let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
            #expect(lines.count > 0 && lines.count < 3000)
            for line in lines { #expect(try Command.object(line)["schema"] as? String == "concord/assessment/1") }
        }
    }

    /// What a process writes that gets a signal once it has begun to write, and ends by it.
    private func output(of process: Process, interruptedBy signal: Int32) throws -> Data {
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        // Nobody reads on: it waits in the middle of its work, and there the signal finds it.
        var text = output.fileHandleForReading.readData(ofLength: 1)
        kill(process.processIdentifier, signal)
        text += output.fileHandleForReading.readDataToEndOfFile()
        Command.wait(for: process)
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == signal)
        return text
    }

    /// One that waits for standard input after `files` files, and is interrupted there or before.
    private func interrupted(_ files: Int, _ arguments: [String], in folder: URL) throws -> String {
        let names = (0..<files).map { "\($0 + 1000).yaml" }
        for name in names { try AssessTests.write([name: AssessTests.profile("id-\(name)")], in: folder) }
        let process = try Command.start(
            Command.executable, ["assess", "-r", AssessTests.pack, "-j", "1"] + names + ["-"] + arguments, in: folder,
            [:])
        let input = Pipe()
        process.standardInput = input
        process.standardError = FileHandle.nullDevice
        let text = try output(of: process, interruptedBy: SIGINT)
        try input.fileHandleForWriting.close()
        return String(decoding: text, as: UTF8.self)
    }

    /// Kills a wording that is counted among others since it came late in the file that it stands in.
    @Test func wordingsAreCountedOverTheWholeBatch() throws {
        func profile(_ id: String, _ basis: String) -> String {
            "schema: concord/profile/1\nid: \(id)\nas_at: 2008-11-30\nscope: {basis: \(basis)}\nfacts: {}\n"
        }
        try Command.inTemporaryFolder { folder in
            for id in ["a", "b", "c", "d"] {
                try Data(profile(id, "Alpha").utf8).write(to: folder.appending(path: "\(id).yaml"))
            }
            let words = ["W1", "W2", "W3", "W4", "W5", "W6", "Alpha", "W6", "Alpha"]
            let documents = words.enumerated().map { profile("e\($0)", $1) }
            try Data(documents.joined(separator: "---\n").utf8).write(to: folder.appending(path: "e.yaml"))
            let object = try Command.object(assess([".", "-f", "json"], in: folder).output)
            let summary = try #require(object["summary"] as? [String: Any])
            let bases = try #require(summary["bases"] as? [[String: Any]])
            let counts = bases.map { "\($0["basis"] ?? "") \($0["profiles"] ?? "")" }
            #expect(counts == ["Alpha 6", "W1 1", "W2 1", "W3 1", "W4 1"])
            #expect(summary["other_bases"] as? Int == 3)
        }
    }

    @Test func anInterruptedBatchSaysSo() throws {
        try Command.inTemporaryFolder { folder in
            let object = try Command.object(try interrupted(40, ["-f", "json"], in: folder))
            let summary = try #require(object["summary"] as? [String: Any])
            #expect(summary["interrupted"] as? Bool == true)
            #expect(summary["files"] as? Int == 41)
            let done = try #require(summary["files_done"] as? Int)
            #expect((1...40).contains(done))
            #expect((object["assessments"] as? [Any])?.count == done)
            let text = try interrupted(40, [], in: folder)
            let lines = text.split(separator: "\n").filter { $0.hasPrefix("Interrupted after ") }
            #expect(lines.count == 1)
            #expect(lines.first?.hasSuffix(" of 41 files: this is not complete.") == true)
            let whole = try assess([".", "-f", "json"], in: folder)
            #expect(whole.status == 0)
            let complete = try #require(Command.object(whole.output)["summary"] as? [String: Any])
            #expect(
                Set(complete.keys) == [
                    "profiles", "failures", "duplicates", "drafts", "facts", "bases", "other_bases", "flags",
                ])
            #expect(try !assess(["."], in: folder).output.contains("Interrupted"))
        }
    }

    /// What lies in a pack is not for the pack at hand; a pack's own folder may be named.
}
