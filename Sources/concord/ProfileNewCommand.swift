import ArgumentParser
import Diagnostics
import Facts
import Files
import Reports
import RulePacks

extension ProfileTools {
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Writes a blank profile for a rule pack.",
            discussion: """
                Every question of the pack stands in it as a comment, by theme: who is asked, which answers there are, where \
                it applies. So does the place for the answer, and behind the facts those for your responses to flags and \
                for who prepared and who reviewed it: with a day the blank profile can be assessed, and states \
                nothing. A file that is there already is not written over. Exit codes: 0 written; 2 not.
                """)

        @OptionGroup var rules: PackOptions

        @Option(help: ArgumentHelp("What the profile is called.", valueName: "id"))
        var id = "new-profile"

        @Option(
            help: ArgumentHelp(
                "The day that the answers speak of; without it, it has to be written in.", valueName: "date"))
        var asAt: String?

        @Option(name: .shortAndLong, help: ArgumentHelp("Write the profile to a file.", valueName: "file"))
        var output: String?

        func validate() throws {
            guard let first = id.first, first.isASCII, first.isLetter || first.isNumber,
                id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) })
            else {
                throw ValidationError(
                    "'\(id)' cannot be an id here: letters, digits, points and hyphens, as in riverside-2008")
            }
            if let asAt, DateSpan(asAt)?.isDay != true {
                throw ValidationError("'\(asAt)' is not a day; write it as 2008-11-30")
            }
        }

        func run() throws {
            let console = Console(.auto)
            let pack = try rules.load(console)
            if let output, FileList.exists(output) {
                console.show([Diagnostic(NewProfileProblem.exists, at: Location(file: output))])
                return try ExitStatus.unusable.leave()
            }
            try ResultFile(output, .never).write(BlankProfile(pack).text(id: id, asAt: asAt), console)
        }
    }
}

private enum NewProfileProblem: Problem {
    case exists

    var code: String { "file-in-use" }
    var message: String { "there is something here already, and nothing is written over" }
    var expected: String? { "the name of a file that is not there yet" }
}
