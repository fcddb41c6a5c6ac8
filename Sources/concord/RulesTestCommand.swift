import ArgumentParser
import Diagnostics
import Files
import Glibc
import Reports
import RuleAnalysis
import RulePacks

extension Rules {
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test",
            abstract: "Runs the tests of a rule pack.",
            discussion: """
                Of each test that fails, shows what was expected and what was found instead. JUnit XML is for continuous \
                integration. Exit codes: 0 all passed; 1 a test failed; 2 the pack or a test cannot be read, or there is no \
                test to run.
                """)

        enum Format: String, OptionWord { case text, json, junit }

        @OptionGroup var rules: PackArgument

        @Option(
            name: .customLong("run"), help: ArgumentHelp("Run only the tests whose names match.", valueName: "regex"))
        var pattern: String?

        @Option(name: .shortAndLong, help: "text, json or junit (XML).")
        var format = Format.text

        @OptionGroup var results: ResultOptions

        func validate() throws {
            if let pattern, (try? Regex(pattern)) == nil {
                throw ValidationError("'\(pattern)' is not a regular expression")
            }
        }

        func run() throws {
            let console = results.console
            let folder = try PackLocation.folder(of: rules.pack, console)
            let regex = try pattern.map { try Regex($0) }
            let run = RuleTestRunner.run(packFolder: folder) { name in
                regex.map { (try? $0.firstMatch(in: name)) != nil } ?? true
            }
            // The report draws what is wrong with a test, so that on one screen it would stand twice.
            let isBesideReport = format == .text && results.output == nil && isatty(STDOUT_FILENO) == 1
            let drawn = isBesideReport ? Set(run.results.flatMap(\.problems).filter { $0.level == .error }) : []
            console.show(run.diagnostics.filter { !drawn.contains($0) })
            let result = results.file
            switch format {
            case .text where run.pack == nil: break
            case .text: try result.write(RuleTestText(style: result.style).report(run), console)
            case .json: try result.write(RuleTestJSON.document(run), console)
            case .junit: try result.write(RuleTestJUnit.document(run), console)
            }
            if run.diagnostics.hasErrors { return try ExitStatus.unusable.leave() }
            if run.results.isEmpty {
                console.say("concord: " + (pattern.map { "no test's name matches '\($0)'" } ?? "the pack has no tests"))
                return try ExitStatus.unusable.leave()
            }
            if run.failed > 0 { try ExitStatus.threshold.leave() }
        }
    }
}
