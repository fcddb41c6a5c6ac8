import ArgumentParser
import Reports

extension Rules {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists the rules of a pack by theme, with what each does and where it comes from.")

        @OptionGroup var rules: PackArgument

        @Option(name: .shortAndLong, help: "text or json (concord/catalogue/1).")
        var format = CatalogueFormat.text

        @Option(name: .shortAndLong, help: ArgumentHelp("Write the results to a file.", valueName: "file"))
        var output: String?

        @Option(help: "Whether to use colour: auto, always or never.")
        var color = Console.Colour.auto

        func run() throws {
            let console = Console(color)
            let catalogue = try CatalogueReading(rules.pack, console).catalogue
            let result = ResultFile(output, color)
            switch format {
            case .text: try result.write(CatalogueText(catalogue, style: result.style).list(), console)
            case .json: try result.write(CatalogueJSON(catalogue).list(), console)
            }
        }
    }
}

enum CatalogueFormat: String, OptionWord { case text, json }
