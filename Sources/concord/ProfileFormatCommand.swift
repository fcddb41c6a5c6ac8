import ArgumentParser
import Diagnostics
import Engine
import Files
import Profiles
import RulePacks
import YAML

extension ProfileTools {
    struct Format: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fmt",
            abstract:
                "Tidies profiles: two spaces a level, facts in the order of their names, no stray spaces or empty lines.",
            discussion: """
                Each file is overwritten in place, and its facts are put in the order of their names; --check writes nothing. \
                A folder stands for every .yaml and .yml file below it, even where an editor put .txt behind that, but for folders \
                with a pack.yaml. \
                What a profile says and every comment in it stay as they are: what comes out is read again and compared \
                before it takes the file's place. Keys below a comment of its own line stay where they are, since the comment \
                may be about them; records are never put in another order, and what stands in braces, or before a comment on the \
                same line, keeps its spaces. All lines end as the first one does. Files with anchors, tags or several documents, \
                and files written in braces from the outside, are left as they were, which is said; so are files with errors, and those that have another name, a hard link, which \
                would go on naming the old text.

                Exit codes: 0 all are tidy now; 1 with --check, some are not tidy; 2 no file could be read or \
                written; 3 some could not.
                """)

        @ArgumentParser.Argument(
            help: "Profiles: files, folders, or - for standard input, which is written to standard output.")
        var paths: [String]

        @OptionGroup var rules: PackOptions

        @ArgumentParser.Flag(help: "Write nothing; name the files that are not tidy.")
        var check = false

        @Option(help: "Whether to use colour: auto, always or never.")
        var color = Console.Colour.auto

        func validate() throws {
            guard !paths.contains("-") || paths.count == 1 else {
                throw ValidationError("standard input is tidied by itself")
            }
        }

        func run() throws {
            let console = Console(color)
            let pack = try rules.load(console)
            let found = ProfilePaths(paths)
            // Nothing is tidied where not all that was named can be.
            guard found.problems.isEmpty else {
                console.show(found.problems)
                return try ExitStatus.unusable.leave()
            }
            let files = found.files
            var reader = ProfileReader(for: pack)
            let tidier = ProfileTidier(pack.vocabulary)
            var failed = 0
            var untidy = 0
            for index in 0..<files.count {
                let path = files[index]
                let buffer = ByteBuffer()
                do throws(FileProblem) {
                    try buffer.read(files, at: index, limit: Limits.standard.fileSize)
                } catch {
                    failed += 1
                    console.show([Diagnostic(error, at: Location(file: path))])
                    continue
                }
                guard let outcome = outcome(buffer, path, &reader, tidier, console) else {
                    failed += 1
                    continue
                }
                var bytes = buffer.bytes
                switch outcome {
                case .unchanged: break
                case .left(let reason):
                    console.show([Diagnostic(TidyProblem.left(reason), at: Location(file: path))])
                case .tidied where !check && !files.isNamedInText(index):
                    console.show([Diagnostic(TidyProblem.nameNotText, at: Location(file: path))])
                case .tidied where !check && path != "-" && FileList.hasOtherNames(path):
                    console.show([Diagnostic(TidyProblem.otherNames, at: Location(file: path))])
                case .tidied(let text):
                    untidy += 1
                    bytes = Array(text.utf8)
                    if check {
                        try ResultFile(nil, color).write("\(DiagnosticText.visible(path))\n", console)
                    } else if path != "-", !replaced(path, with: bytes, console) {
                        failed += 1
                    }
                }
                if path == "-", !check { try ResultFile(nil, color).write(bytes, console) }
            }
            if failed > 0 { return try (failed == files.count ? ExitStatus.unusable : .incomplete).leave() }
            if check, untidy > 0 { try ExitStatus.threshold.leave() }
        }

        /// `nil` where the profile has errors, which are shown.
        private func outcome(
            _ buffer: ByteBuffer, _ path: String, _ reader: inout ProfileReader, _ tidier: ProfileTidier,
            _ console: Console
        ) -> ProfileTidier.Outcome? {
            var errors: [Diagnostic] = []
            reader.read(buffer, file: path) { _, found in errors += found.filter { $0.level == .error } }
            guard errors.isEmpty else {
                console.show(errors)
                return nil
            }
            return tidier.tidy(buffer.bytes)
        }

        /// Whether the file now holds these bytes; why not is shown.
        private func replaced(_ path: String, with bytes: [UInt8], _ console: Console) -> Bool {
            do throws(FileProblem) {
                let file = try OutputFile(path: path)
                try file.write(bytes)
                try file.finish()
                return true
            } catch {
                console.show([Diagnostic(error, at: Location(file: path))])
                return false
            }
        }
    }
}

private enum TidyProblem: Problem {
    case left(ProfileTidier.Reason)
    case otherNames
    case nameNotText

    var code: String { "left-untidied" }
    var level: Level { .warning }

    var message: String {
        switch self {
        case .left(let reason): "left as it was: \(reason.rawValue)"
        case .otherNames: "left as it was: it has another name, a hard link, which would go on naming the old text"
        case .nameNotText: "left as it was: its name is not UTF-8"
        }
    }

    var expected: String? {
        switch self {
        case .left: nil
        case .nameNotText: "the file renamed; or profile fmt - < it"
        case .otherNames: "a file of its own: cp it, and tidy the copy; or profile fmt - < it"
        }
    }
}
