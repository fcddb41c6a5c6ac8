import ArgumentParser
import Diagnostics
import Files
import Glibc
public import Reports
import RulePacks

extension OutputFormat: OptionWord {}
extension Detail: OptionWord {}

/// From which severity on a raised risk makes the command fail.
enum FailureThreshold: String, OptionWord {
    case never, high, medium, low

    var severity: Severity? { Severity.allCases.first { $0.word == rawValue } }
}

struct Assess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Assesses one profile or many.",
        discussion: """
            Prints risk flags with the facts they rest on, the paragraphs they come from, what is unknown and what to ask. \
            A folder stands for every .yaml and .yml file below it that is not hidden, also through links and where an editor put \
            .txt behind the name, but for folders with a pack.yaml; - is standard input. Several paths, or a folder, make a batch: a line for each profile in text, and a summary at the end.
            """)

    @ArgumentParser.Argument(help: "Profiles: files, folders, or - for standard input.")
    var paths: [String]

    @OptionGroup var rules: PackOptions

    @Option(name: .shortAndLong, help: "text, json or ndjson (one line a profile, in input order).")
    var format = OutputFormat.text

    @Option(
        help: """
            flags, outcomes (and every rule's outcome, and the questions worth asking) or full (and all questions and every proof). \
            By default flags for text and ndjson, outcomes for json; in text flags is a report of a few pages, and a batch has a \
            line for each profile unless this is given.
            """)
    var detail: Detail?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the results to a file.", valueName: "file"))
    var output: String?

    @Option(
        name: [.customShort("j", allowingJoined: true), .long],
        help: "How many profiles to work on at once, 256 at most; 0 is one for each processor.")
    var jobs = 0

    @Option(
        help: """
            Exit with 1 when a risk of this severity or above is raised inside a profile's scope, external or not: high, \
            medium, low or never.
            """)
    var failOn = FailureThreshold.never

    @ArgumentParser.Flag(name: .shortAndLong, help: "No progress and no summary on standard error.")
    var quiet = false

    @Option(help: "Whether to use colour: auto, always or never.")
    var color = Console.Colour.auto

    func validate() throws {
        guard (0...256).contains(jobs) else { throw ValidationError("--jobs takes a number from 0 to 256") }
        guard paths.filter({ $0 == "-" }).count <= 1 else { throw ValidationError("standard input can be read once") }
    }

    func run() async throws {
        let console = Console(color)
        let output = output == "-" ? nil : output
        Interruption.watch()
        guard output != nil || OutputFile.isStandardOutputOpen else {
            console.show(.closed, ofOutput: nil)
            return try ExitStatus.unusable.leave()
        }
        let pack = try rules.load(console)
        let files = ProfilePaths(paths).files
        if let output {
            if let problem = ProfilePaths.problem(ofOutput: output, files) {
                console.show([Diagnostic(problem, at: Location(file: output))])
                return try ExitStatus.unusable.leave()
            }
            try SourceFile.spare(output, console)
        }
        var status = ExitStatus.success
        let isBatch = paths.count > 1 || FileList.isFolder(paths[0])
        let isColoured = output == nil && Console.usesColour(color, on: STDOUT_FILENO)
        do throws(FileProblem) {
            let target = try output.map { path throws(FileProblem) in try OutputFile(path: path) } ?? OutputFile()
            Interruption.takesAway(target.temporary)
            var run = BatchRun(
                pack: pack, files: files, format: format, detail: detail, isBatch: isBatch, colour: isColoured,
                console: console, isQuiet: quiet)
            let summary = try await run.write(to: target, jobs: jobs)
            guard !Interruption.isRequested else {
                target.abandon()
                let done = "concord: interrupted; \(run.filesDone) of \(files.count) files were done"
                console.say(done + (output.map { "; nothing was written to \($0)" } ?? ""))
                return Interruption.obey()
            }
            try target.finish()
            if summary.failures > 0 { status = max(status, summary.profiles == 0 ? .unusable : .incomplete) }
            if let severity = failOn.severity, summary.reaches(severity) {
                status = max(status, .threshold)
                if !quiet { console.say("concord: --fail-on \(failOn.rawValue): the threshold was reached") }
            }
        } catch {
            console.show(error, ofOutput: output)
            status = .unusable
        }
        try status.leave()
    }
}

enum InputProblem: Problem {
    case emptyFolder
    case outputIsInput(String)
    case outputBecomesInput

    var code: String {
        switch self {
        case .emptyFolder: "no-profiles"
        case .outputIsInput, .outputBecomesInput: "output-is-input"
        }
    }

    var message: String {
        switch self {
        case .emptyFolder: "there is no .yaml or .yml file in this folder or below it"
        case .outputIsInput(let path): "results written here would take the place of a profile: \(path)"
        case .outputBecomesInput:
            "results written here would be read as a profile the next time this folder is assessed"
        }
    }

    var expected: String? {
        switch self {
        case .emptyFolder: nil
        case .outputIsInput: "another file for --output"
        case .outputBecomesInput: "another folder for --output, or a name that does not end in .yaml or .yml"
        }
    }
}
