import ArgumentParser
import Diagnostics
import Facts
import Reports
import RuleAnalysis
import RulePacks

extension Rules {
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Checks a rule pack and its tests, without running them: the problems of every file in one run.",
            discussion: """
                Where a file cannot be read, names that may stand in it are not missed in others. What rules say is \
                looked at once every name resolves, and the tests once the pack itself has no errors: a note says what was not. Exit codes: 0 sound; 1 errors were found, or with --strict warnings; \
                2 there is no such pack.
                """)

        enum Format: String, OptionWord { case text, json }

        @OptionGroup var rules: PackArgument

        @ArgumentParser.Flag(help: "Exit with 1 where there are warnings, too.")
        var strict = false

        @Option(name: .shortAndLong, help: "text or json (concord/check/1).")
        var format = Format.text

        @OptionGroup var results: ResultOptions

        func run() throws {
            let console = results.console
            let folder = try PackLocation.folder(of: rules.pack, console)
            let check = PackCheck(packFolder: folder)
            let (errors, warnings) = (check.count(.error), check.count(.warning))
            switch format {
            case .json: try results.file.write(PackCheckJSON.document(check), console)
            case .text:
                console.show(check.diagnostics)
                if let pack = check.pack, errors == 0 {
                    try results.file.write(summary(pack), console)
                } else {
                    console.say("\(folder): \(counted(errors, "error"))")
                }
            }
            if errors > 0 { return try ExitStatus.threshold.leave() }
            guard strict, warnings > 0 else { return }
            if format == .text {
                console.say("\(folder): \(counted(warnings, "warning")), which --strict does not let pass")
            }
            try ExitStatus.threshold.leave()
        }

        private func summary(_ pack: RulePack) -> String {
            let registered = pack.sources.reduce(0) { $0 + $1.register.count }
            return """
                \(pack.id) \(pack.version): \(counted(pack.rules.count, "rule")), \(counted(pack.flags.count, "flag")), \
                \(counted(pack.claims.count, "claim")), \(counted(pack.vocabulary.facts.count, "fact")), \
                \(counted(registered, "place")) registered; no errors

                """
        }
    }
}
