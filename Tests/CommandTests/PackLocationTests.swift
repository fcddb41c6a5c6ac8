import Foundation
import Testing

/// Which pack a name stands for: never another than was meant.
@Suite struct PackLocationTests {
    private static let rules = Command.repository.appending(path: "Rules").path

    private static let advice =
        "  name a pack's folder with --rules, or set CONCORD_RULES to a folder that holds packs\n"

    private func run(_ arguments: String..., variable: String) throws -> Command.Outcome {
        try Command.run(arguments, environment: ["CONCORD_RULES": variable])
    }

    /// In every command that takes a pack.
    @Test(arguments: [
        "rules check nosuch", "rules test nosuch", "rules coverage nosuch", "rules list nosuch", "rules graph nosuch",
        "rules docs nosuch", "rules show -r nosuch any", "assess -r nosuch -", "explain -r nosuch -",
        "profile new -r nosuch", "schema profile -r nosuch",
    ]) func aNameThatIsNoPack(_ line: String) throws {
        let arguments = line.split(separator: " ").map(String.init)
        for (variable, place) in [
            ("\(Self.rules)/lsp", "CONCORD_RULES is a pack of another name, \(Self.rules)/lsp"),
            (Self.rules, "looked in \(Self.rules)/nosuch, since CONCORD_RULES is set"),
            ("/none", "looked in /none/nosuch, since CONCORD_RULES is set"),
        ] {
            let outcome = try Command.run(arguments, environment: ["CONCORD_RULES": variable])
            #expect(outcome.status == 2)
            #expect(outcome.output == "")
            #expect(outcome.errors == "concord: there is no rule pack 'nosuch'; \(place)\n\(Self.advice)")
        }
        let shipped = try Command.run(arguments)
        #expect(shipped.status == 2)
        #expect(shipped.errors.hasPrefix("concord: there is no rule pack 'nosuch'; looked in /"))
        #expect(shipped.errors.contains("\(Self.rules)/nosuch"))
    }

    @Test func aFolderOfPacks() throws {
        for arguments in [["rules", "check"], ["rules", "check", "lsp"]] {
            for variable in [Self.rules, Self.rules + "/"] {
                let outcome = try Command.run(arguments, environment: ["CONCORD_RULES": variable])
                #expect(outcome.status == 0)
                #expect(outcome.output.hasPrefix("lsp "))
            }
        }
        // There is a folder of this name, which is no pack.
        let schemas = try run("rules", "check", "schemas", variable: Self.rules)
        #expect(schemas.status == 2)
        #expect(schemas.errors.hasPrefix("concord: there is no rule pack 'schemas'; looked in "))
        // The shipped pack does not take the place of one that is not there.
        let examples = Command.repository.appending(path: "Examples").path
        for name in [[], ["lsp"]] {
            let missing = try Command.run(["rules", "check"] + name, environment: ["CONCORD_RULES": examples])
            #expect(missing.status == 2)
            #expect(
                missing.errors
                    == "concord: there is no rule pack 'lsp'; looked in \(examples)/lsp, since CONCORD_RULES is set\n"
                    + Self.advice)
        }
        let own = try run("rules", "check", "governance-2005", variable: examples)
        #expect(own.status == 0)
    }

    /// As an argument or as an option, in every command about a pack.
    @Test(arguments: ["check", "test", "coverage", "list", "graph", "docs", "show reorganisation-unsettles"])
    func isTakenEitherWay(_ command: String) throws {
        let words = ["rules"] + command.split(separator: " ").map(String.init)
        let argument = try Command.run(words + ["lsp"])
        #expect(argument.status == 0 && !argument.output.isEmpty)
        for option in [["-r", "lsp"], ["--rules", "lsp"], ["lsp", "-r", "lsp"]] {
            #expect(try Command.run(words + option).output == argument.output)
        }
        let both = try Command.run(words + ["lsp", "-r", "other"])
        #expect(both.status == 64 && both.errors.contains("one pack only: 'lsp' or 'other'"))
    }

    @Test(arguments: ["list", "graph", "show reorganisation-unsettles"]) func isWrittenToAFile(_ command: String) throws
    {
        try Command.inTemporaryFolder { folder in
            let file = folder.appending(path: "result").path
            let words = ["rules"] + command.split(separator: " ").map(String.init)
            let printed = try Command.run(words)
            let written = try Command.run(words + ["-o", file])
            #expect(written.status == 0 && written.output == "" && !printed.output.isEmpty)
            #expect(try String(contentsOfFile: file, encoding: .utf8) == printed.output)
        }
    }

    @Test func aNearNameIsOffered() throws {
        for (name, variable, near) in [
            ("lspp", "", "lsp"), ("LSP", Self.rules, "lsp"), ("./Rules/ls", "", "./Rules/lsp"),
            ("goverance-2005", Command.repository.appending(path: "Examples").path, "governance-2005"),
            ("lps", "\(Self.rules)/lsp", "lsp"),
        ] {
            let run = try Command.run(["rules", "check", name], environment: ["CONCORD_RULES": variable])
            #expect(run.status == 2 && run.errors.hasSuffix("; did you mean \(near)?\n"), "\(run.errors)")
        }
    }

    /// Where a folder of a pack's name happens to be, with profiles in it or with another pack.
    @Test func aFolderHereTakesNoPacksPlace() throws {
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            let other = pack.parent.appending(path: "lsp")
            try FileManager.default.copyItem(at: pack.folder, to: other)
            let shipped = try Command.run(["rules", "check"])
            for name in [[], ["lsp"]] {
                #expect(try Command.run(["rules", "check"] + name, in: pack.parent).output == shipped.output)
                let named = try Command.run(
                    ["rules", "check"] + name, in: pack.parent, environment: ["CONCORD_RULES": Self.rules])
                #expect(named.output == shipped.output)
            }
            let own = try pack.run("rules", "check", "./lsp")
            #expect(own.status == 0 && own.output.hasPrefix("minimal "))
            for (path, words) in [(".", own.output), ("../lsp/", own.output), (other.path, own.output)] {
                #expect(try Command.run(["rules", "check", path], in: other).output == words)
            }
            // A folder of profiles, with the pack that is meant where none is named.
            try FileManager.default.removeItem(at: other)
            try FileManager.default.createDirectory(at: other, withIntermediateDirectories: false)
            try FileManager.default.copyItem(
                at: Command.repository.appending(path: "Examples/at-odds.yaml"), to: other.appending(path: "a.yaml"))
            let assessed = try pack.run("assess", "lsp", "-q")
            #expect(assessed.status == 0 && assessed.output.contains("lsp "))
        }
    }

    @Test(arguments: ["", rules, "\(rules)/lsp"]) func aFolderHereIsNamedWithASlash(_ variable: String) throws {
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            let outcome = try Command.run(
                ["rules", "check", "pack"], in: pack.parent, environment: ["CONCORD_RULES": variable])
            #expect(outcome.status == 2 && outcome.output == "")
            #expect(outcome.errors.hasPrefix("concord: there is no rule pack 'pack'; "))
            #expect(outcome.errors.hasSuffix("; did you mean ./pack?\n"))
        }
    }

    /// It goes by its folder's name and by its id, and is meant where none is named.
    @Test func onePack() throws {
        try PackFolder.with(tests: RulesTestTests.passing) { pack in
            let plain = try pack.run("rules", "check", "./pack")
            #expect(plain.status == 0)
            let id = try #require(plain.output.split(separator: " ").first.map(String.init))
            #expect(id != "pack")
            for name in [[], ["pack"], [id]] {
                for variable in [pack.folder.path, pack.folder.path + "/"] {
                    let outcome = try Command.run(["rules", "check"] + name, environment: ["CONCORD_RULES": variable])
                    #expect(outcome.output == plain.output)
                    #expect(outcome.status == 0)
                }
            }
            let shipped = try run("rules", "check", "lsp", variable: pack.folder.path)
            #expect(shipped.status == 2)
            #expect(shipped.errors.hasPrefix("concord: there is no rule pack 'lsp'; CONCORD_RULES is a pack of "))
        }
    }
}
