import Foundation
import Testing

/// `concord init` writes a pack that holds to everything asked of one, and writes over nothing.
@Suite struct InitTests {
    @Test(arguments: [
        ("Joint Boards", "joint-boards"), ("deep/er/pack", "pack"), ("2024", "2024"), ("no/", "no"),
        ("x/../pack", "pack"),
    ])
    func aNewPackIsSoundAndCovered(_ folder: String, _ id: String) throws {
        try Command.inTemporaryFolder { parent in
            try FileManager.default.createDirectory(at: parent.appending(path: "x"), withIntermediateDirectories: true)
            let made = try Command.run(["init", folder], in: parent)
            #expect(made.status == 0)
            #expect(made.errors == "")
            #expect(made.output.hasPrefix("Wrote the rule pack '\(id)':"))
            // The commands that it says to run next, as a shell reads them.
            let commands = made.lines.filter { $0.hasPrefix("    concord ") }
            #expect(commands.count == 3)
            for command in commands {
                let line = command.trimmingCharacters(in: .whitespaces).replacing("concord ", with: "\"$CONCORD\" ")
                let outcome = try Command.shell(line, in: parent)
                #expect(outcome.status == 0, "\(command)\n\(outcome.errors)\(outcome.output)")
                #expect(outcome.errors == "", "not even a warning")
            }
            let places = try Command.run(["rules", "coverage", "--every-place", "./\(folder)"], in: parent)
            #expect(places.status == 0)
            #expect(try Command.shell("find . -name '*.partial*'", in: parent).output == "")
        }
    }

    /// Where the reference of the language came with the program, it says where; where it did not, nothing of the kind.
    @Test func namesTheReferenceThatIsThere() throws {
        let beginning = "The reference of the language is "
        try Command.inTemporaryFolder { parent in
            let here = try Command.run(["init", "a"], in: parent).lines.filter { $0.hasPrefix(beginning) }
            let path = try #require(here.first).dropFirst(beginning.count).dropLast()
            #expect(try URL(filePath: String(path)).text().hasPrefix("# The language of rule packs\n"))
            // Installed, with packs and without them.
            let folder = parent.appending(path: "bin")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let installed = folder.appending(path: "concord")
            try FileManager.default.copyItem(at: Command.executable, to: installed)
            let alone = try Command.shell("bin/concord init b", in: parent)
            #expect(alone.status == 0 && !alone.output.contains(beginning))
            let shared = parent.appending(path: "share/concord/Rules")
            try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
            try Data("# The language\n".utf8).write(to: shared.appending(path: "LANGUAGE.md"))
            let whole = try Command.shell("bin/concord init c", in: parent)
            #expect(
                whole.lines.contains { $0.hasPrefix(beginning) && $0.hasSuffix("/share/concord/Rules/LANGUAGE.md.") })
        }
    }

    @Test func theIDCanBeGiven() throws {
        try Command.inTemporaryFolder { parent in
            #expect(try Command.run(["init", "a", "--id", "health-boards"], in: parent).status == 0)
            let outcome = try Command.run(["rules", "check", "./a"], in: parent)
            #expect(outcome.output.hasPrefix("health-boards 0.1.0: 4 rules"))
            for wrong in ["Health", "a b", "-a", "a-", ""] {
                #expect(try Command.run(["init", "b", "--id=\(wrong)"], in: parent).status == 64)
            }
            #expect(try Command.run(["init", "-"], in: parent).status == 64)
            #expect(try parent.names() == ["a"])
        }
    }

    @Test func aClosedOutputIsSaid() throws {
        try Command.inTemporaryFolder { parent in
            for command in ["init a", "profile new", "rules test", "rules coverage", "rules test -f junit"] {
                let outcome = try Command.shell("\"$CONCORD\" \(command) >&-", in: parent)
                #expect(outcome.status == 2, "\(command)")
                #expect(outcome.errors == "standard output: error[file-closed]: the output is closed\n", "\(command)")
            }
        }
    }

    @Test func nothingIsWrittenOver() throws {
        try Command.inTemporaryFolder { parent in
            let script = "mkdir used empty; echo mine > used/pack.yaml; echo mine > file; ln -s nowhere link"
            #expect(try Command.shell(script, in: parent).status == 0)
            for folder in ["used", "file"] {
                let outcome = try Command.run(["init", folder], in: parent)
                #expect(outcome.status == 2)
                #expect(outcome.output == "")
                #expect(
                    outcome.errors == """
                        \(folder): error[folder-in-use]: there is something here already, and nothing is written over
                          expected: a folder that is empty or not there yet

                        """)
            }
            #expect(try parent.appending(path: "used/pack.yaml").text() == "mine\n")
            #expect(try parent.appending(path: "file").text() == "mine\n")
            #expect(try Command.run(["init", "file/below"], in: parent).status == 2)
            #expect(try Command.run(["init", "link"], in: parent).status == 2)
            #expect(try Command.run(["init", "empty"], in: parent).status == 0)
            #expect(try parent.names() == ["empty", "file", "link", "used"])
        }
    }
}
