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
            #expect(outcome.errors.contains("./sub.yaml:2:5: error[duplicate-profile]"))
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
            // A share that is gone is missed; a document that is gone is none of the batch's.
            #expect(
                try Command.shell("ln -s /nowhere/at/all batch/south; ln -s gone.pdf batch/notes.pdf", in: folder)
                    .status == 0)
            let missing = try assess(["batch", "-f", "ndjson", "-q"], in: folder)
            #expect(missing.status == 3)
            #expect(missing.errors == "batch/south: error[file-not-found]: there is no such file or folder\n")
        }
    }

    @Test func aPackAmongStrayFiles() throws {
        try Command.inTemporaryFolder { folder in
            let pack = folder.appending(path: "pack")
            try FileManager.default.copyItem(at: URL(filePath: AssessTests.pack), to: pack)
            let plain = try Command.run(["rules", "check", "pack/"], in: folder)
            try AssessTests.write(
                [
                    "notes.txt": "a: [", "stray.yaml": "a: [", "rules/.hidden.yaml": "a: [",
                    "rules/trust.yaml~": "a: [",
                    "rules/trust.yaml.orig": "a: [",
                ], in: pack)
            let stray = try Command.run(["rules", "check", "pack/"], in: folder)
            #expect(stray.status == 0)
            #expect(stray.output == plain.output)
            try AssessTests.write(["rules/copy.yaml": "a: ["], in: pack)
            let wrong = try Command.run(["rules", "check", "pack/"], in: folder)
            #expect(wrong.status == 1)
            #expect(wrong.errors.contains("\npack/rules/copy.yaml:2:1: error[yaml-syntax]"))
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

    /// Every second document may be the rest of the first.
    @Test(.timeLimit(.minutes(3))) func manyPartedDocuments() throws {
        let text = (0..<4000).map { number in
            number % 2 == 0
                ? AssessTests.profile("id-\(number)", facts: "{trust.reviewed: {value: yes, evidence: {note: SECRET}}}")
                : "confidential: yes\n"
        }.joined(separator: "---\n")
        let outcome = try assess(["-", "-f", "ndjson"], in: Command.repository, input: text)
        #expect(outcome.status == 2)
        #expect(outcome.lines.count == 4000)
        #expect(outcome.errors.matches(of: /error\[parted\]/).count == 2000)
        #expect(!(outcome.output + outcome.errors).contains("SECRET"))
    }

    private static let share = "{fact: trust.share, at_least: "

    /// Conditions of which there is no end of ways to hold.
    @Test(
        .timeLimit(.minutes(3)),
        arguments: [
            (
                "count: {at_least: 60, of: [\((1...100).map { "\(share)\($0)}" }.joined(separator: ", "))]}",
                "counts-twice"
            ),
            ("all: [\(String(repeating: "{fact: trust.reviewed, is: yes}, ", count: 8000))]", "said-twice"),
            (
                "all: [{fact: trust.share, less_than: 5}, \(String(repeating: "{any: [\(share)10}, \(share)20}]}, ", count: 60))]",
                "said-twice"
            ),
        ]) func endlessConditionsAreChecked(_ condition: String, _ warning: String) throws
    {
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            let rule = "finding: Trust., cite: report para 3, judgement: It is the pack's., grounds: {kind: survey}"
            let text =
                "schema: concord/rules/1\nrules:\n  - {id: endless, \(rule), when: {\(condition)}, then: {note: So.}}\n"
            try pack.write(text, to: "rules/endless.yaml")
            let outcome = try pack.run("rules", "check", "pack/")
            // That it says the same again is said once.
            let levels = outcome.errors.matches(of: /: [a-z]+\[[a-z-]+\]/).map { String($0.output) }
            #expect(levels == [": warning[\(warning)]"])
            #expect(outcome.status == 0)
        }
    }
}
