import ArgumentParser
import Diagnostics
import Facts
import Files
import Reports
import RuleAnalysis
import RulePacks

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Works on rule packs.",
        subcommands: [Check.self, Test.self, Coverage.self, List.self, Show.self, Graph.self, Docs.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Checks a rule pack: every problem of every file in one run.",
            discussion: "Exit codes: 0 sound; 1 errors were found; 2 there is no such pack.")

        @OptionGroup var rules: PackArgument

        @Option(help: "Whether to use colour: auto, always or never.")
        var color = Console.Colour.auto

        func run() throws {
            let console = Console(color)
            let folder = try PackLocation.folder(of: rules.pack, console)
            var reader = RulePackReader()
            let read = reader.read(folder)
            let impossible = read.map { ConditionCheck.warnings(of: $0, in: folder) } ?? []
            console.show((reader.diagnostics + impossible).inOrder())
            guard let read else {
                let errors = reader.diagnostics.count { $0.level == .error }
                console.say("\(folder): \(errors) error\(errors == 1 ? "" : "s")")
                return try ExitStatus.threshold.leave()
            }
            let registered = read.sources.reduce(0) { $0 + $1.register.count }
            let sound =
                """
                \(read.id) \(read.version): \(counted(read.rules.count, "rule")), \(counted(read.flags.count, "flag")), \
                \(counted(read.claims.count, "claim")), \(counted(read.vocabulary.facts.count, "fact")), \
                \(counted(registered, "place")) registered; no errors

                """
            try console.deliver(Array(sound.utf8))
        }
    }
}
