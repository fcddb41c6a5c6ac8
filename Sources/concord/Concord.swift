import ArgumentParser
// Takes the place of the system's allocator: libyaml asks for memory four times for a scalar, and frees it again.
import CMimalloc
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
        await main(nil)
    }
}
