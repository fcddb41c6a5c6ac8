import ArgumentParser
import Diagnostics
import RuleAnalysis
import RulePacks

extension Rules {
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Runs the tests of a rule pack.",
            discussion: "Exit codes: 0 all passed; 1 a test failed; 2 the pack or its tests cannot be read.")

        @ArgumentParser.Argument(help: "The pack: a folder, or the name of a shipped pack.")
        var pack = "lsp"

        @Option(
            name: .customLong("run"), help: ArgumentHelp("Run only the tests whose names match.", valueName: "regex"))
        var pattern: String?

        @Option(help: "Whether to use colour: auto, always or never.")
        var color = Console.Colour.auto

        func validate() throws {
            if let pattern, (try? Regex(pattern)) == nil {
                throw ValidationError("'\(pattern)' is not a regular expression")
            }
        }

        func run() throws {
            let console = Console(color)
            guard let folder = PackLocation.find(pack) else {
                console.say(
                    "concord: there is no rule pack '\(pack)'; looked in \(PackLocation.places(pack).joined(separator: ", "))"
                )
                return try ExitStatus.unusable.leave()
            }
            let (all, diagnostics) = RuleTestRunner.run(packFolder: folder)
            console.show(diagnostics)
            var results = all
            if let pattern {
                let regex = try Regex(pattern)
                results = try all.filter { try regex.firstMatch(in: $0.name) != nil }
            }
            let failed = results.filter { !$0.passed }
            for result in failed {
                print("FAILED \(result.name) (\(result.place.file):\(result.place.line))")
                for difference in result.differences { print("  \(difference)") }
                for remark in result.remarks { print("  \(remark.id.dropFirst(2)): \(remark.text)") }
            }
            print("\(results.count - failed.count) passed, \(failed.count) failed")
            if diagnostics.hasErrors { return try ExitStatus.unusable.leave() }
            if !failed.isEmpty { try ExitStatus.threshold.leave() }
        }
    }
}
