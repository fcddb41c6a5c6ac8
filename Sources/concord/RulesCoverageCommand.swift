import ArgumentParser
import Diagnostics
import Facts
import Reports
import RuleAnalysis

extension Rules {
    struct Coverage: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "coverage",
            abstract: "Shows how much of a rule pack its own tests cover.",
            discussion: """
                Lists every place of every source with the rules that come from it, and for each rule the tests in which it \
                fired, did not fire and was open, what each leaf of its condition came to, and each mitigation.

                The percentage is the goals met out of all goals, rounded down to a tenth. The goals: for each rule that a \
                test has it fired, one not fired, one open; for each leaf of its condition, one true and one false; where it \
                looks at each record, one in which its condition is false of a record; for each mitigation, one that expects \
                it present and one that expects it absent; for what a rule argues of a claim, and for its note, one in which \
                it fires and that expects it; for each claim that facts observe, one that expects yes and one that expects \
                no. Tests that fail do not count.

                Exit codes: 0 done; 1 less is covered than --min or --every-place asks for; 2 the pack or a test cannot be read.
                """)

        enum Format: String, OptionWord { case text, json, html }

        @OptionGroup var rules: PackArgument

        @Option(
            name: .customLong("min"),
            help: ArgumentHelp("Exit with 1 when less than this is covered.", valueName: "percent"))
        var least: Percentage?

        @ArgumentParser.Flag(help: "Exit with 1 when no rule comes from a place that is registered for rules.")
        var everyPlace = false

        @Option(name: .shortAndLong, help: "text, json or html (one page that needs nothing else).")
        var format = Format.text

        @OptionGroup var results: ResultOptions

        func run() throws {
            let console = results.console
            let folder = try PackLocation.folder(of: rules.pack, console)
            let run: CoverageRun
            do throws(CoverageRun.Lost) {
                run = try CoverageRun(packFolder: folder)
            } catch {
                console.say("concord: a defect: the evaluation of the rule '\(error.rule)' could not be followed")
                return try ExitStatus.defect.leave()
            }
            console.show(run.diagnostics)
            guard let coverage = run.coverage else { return try ExitStatus.unusable.leave() }
            let result = results.file
            switch format {
            case .text: try result.write(CoverageText(style: result.style).report(coverage), console)
            case .json: try result.write(CoverageJSON.document(coverage), console)
            case .html: try result.write(CoverageHTML(coverage).page(), console)
            }
            if coverage.testsLeftOut > 0, format != .text || results.output != nil {
                console.say("concord: tests that failed do not count: \(coverage.testsLeftOut)")
            }
            if run.diagnostics.hasErrors { return try ExitStatus.unusable.leave() }
            var isShort = false
            if let least, !least.isReached(by: coverage.share) {
                console.say(
                    "concord: \(coverage.share.percent) per cent is covered; at least \(least.number) was asked for")
                isShort = true
            }
            let without = coverage.placesWithoutRule.count
            if everyPlace, without > 0 {
                console.say("concord: places registered for rules from which none comes: \(without)")
                isShort = true
            }
            if isShort { try ExitStatus.threshold.leave() }
        }
    }
}

/// A number from 0 to 100, exact.
struct Percentage: ExpressibleByArgument {
    let number: ExactNumber

    init?(argument: String) {
        guard let number = ExactNumber(argument), !(number < ExactNumber(0)), !(ExactNumber(100) < number) else {
            return nil
        }
        self.number = number
    }

    func isReached(by share: CoverageShare) -> Bool {
        !(ExactNumber(share.met * 100) < number.multiplied(by: share.of))
    }
}
