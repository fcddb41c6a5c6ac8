import ArgumentParser
import Diagnostics
import Files
import Reports
import YAML

extension Rules {
    struct Docs: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "docs",
            abstract: "Writes the catalogue of a pack's rules, for people to read.",
            discussion: """
                For each rule the finding, its paragraphs, grounds and condition in plain English, mitigations, the \
                recommendation and its tests as examples, by theme, with an index by paragraph. The same pack gives the same \
                bytes, so a catalogue that is kept can be checked. Exit codes: 0 written, or with --check up to date; 1 with \
                --check when it differs; 2 could not run.
                """)

        @OptionGroup var rules: PackArgument

        @Option(name: .shortAndLong, help: "markdown or html.")
        var format = Format.markdown

        @Option(
            name: .shortAndLong,
            help: ArgumentHelp(
                "Where to write: a file, or a folder, which gets CATALOGUE.md or CATALOGUE.html. Standard output otherwise.",
                valueName: "path"))
        var output: String?

        @Flag(help: "Write nothing; say whether what is there is what would be written.")
        var check = false

        @Option(help: "Whether to use colour: auto, always or never.")
        var color = Console.Colour.auto

        enum Format: String, OptionWord { case markdown, html }

        func validate() throws {
            if check, output == nil { throw ValidationError("--check needs --output, the file to look at") }
        }

        func run() throws {
            let console = Console(color)
            let catalogue = try CatalogueReading(rules.pack, console).catalogue
            let text =
                switch format {
                case .markdown: CatalogueMarkdown(catalogue).text()
                case .html: CatalogueHTML(catalogue).text()
                }
            let path = output.map(file)
            if check, let path { return try compare(text, with: path, console) }
            try ResultFile(path, .never).write(text, console)
        }

        private func file(_ output: String) -> String {
            guard FileList.isFolder(output) else { return output }
            let name = format == .markdown ? "CATALOGUE.md" : "CATALOGUE.html"
            return output.hasSuffix("/") ? output + name : "\(output)/\(name)"
        }

        private func compare(_ text: String, with path: String, _ console: Console) throws {
            let buffer = ByteBuffer()
            do throws(FileProblem) {
                try buffer.read(path, limit: Limits.standard.fileSize)
            } catch {
                console.show([Diagnostic(error, at: Location(file: path))])
                throw ExitStatus.unusable.code
            }
            guard buffer.bytes.elementsEqual(text.utf8) else {
                console.say("\(path) is not what the pack says any more. Make it again with:")
                console.say(
                    "    concord rules docs\(rules.pack.map { " " + $0 } ?? "") --format \(format.rawValue) --output \(path)"
                )
                throw ExitStatus.threshold.code
            }
        }
    }
}
