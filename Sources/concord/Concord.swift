import ArgumentParser
// Takes the place of the system's allocator: libyaml asks for memory four times for a scalar, and frees it again.
import CMimalloc
import Files
import Glibc

/// The command.
///
/// Every command says its own name: to have it made from the type's costs a tenth of the time to start.
@main
struct Concord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concord",
        abstract: "Assesses partnerships against rules that cite their report, paragraph by paragraph.",
        discussion: """
            A flag is a reason to look, not a verdict. Every flag names the facts it rests on, the rule, the paragraph and \
            what is still unknown.

            Exit codes: 0 ran; 1 the threshold of --fail-on was reached, or a check failed; 2 could not run; 3 ran, but some \
            profiles could not be read or stand twice in the batch; 64 the command line makes no sense; 70 a defect of this program.
            """,
        version: "0.1.0",
        subcommands: [Assess.self, Explain.self, Rules.self, Init.self, ProfileTools.self, Schema.self])

    static func main() async {
        // A reader that leaves ends a command with the code of an output that cannot be written, not by a signal.
        signal(SIGPIPE, SIG_IGN)
        if let problem = nameThatIsNoText ?? nameReadAsOptions {
            RunningProgram.say("concord: error: \(problem)\n")
            exit(withError: ExitCode(ExitStatus.usage.rawValue))
        }
        await runToTheEnd()
    }

    /// Ends where the command ends: the way back to the first thread leads by way of a new one.
    @concurrent
    private static func runToTheEnd() async {
        await main(nil)
        exit()
    }

    /// `*.yaml` may find a file `-h.yaml`, which would be read as a wish for help: nothing would be assessed, and all seem well.
    private static var nameReadAsOptions: String? {
        let arguments = CommandLine.arguments.dropFirst().prefix { $0 != "--" }
        let name = arguments.first {
            $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.utf8.count > 2 && (unsafe access($0, F_OK)) == 0
        }
        return name.map { "'\($0)' is read as options, and there is a file of that name: write './\($0)'" }
    }

    /// Names are compared and printed as texts: of one that is none, another file might be taken for the one that is meant.
    private static var nameThatIsNoText: String? {
        if let argument = RunningProgram.argumentThatIsNoText {
            return "the argument '\(argument)' is not UTF-8; rename the file, or name the folder that it is in"
        }
        return RunningProgram.variableThatIsNoText("CONCORD_RULES").map {
            "CONCORD_RULES, '\($0)', is not UTF-8; rename the folder"
        }
    }
}
