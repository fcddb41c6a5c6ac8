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

        @OptionGroup var results: ResultOptions

        func run() throws {
            let console = results.console
            let catalogue = try CatalogueReading(rules.pack, console).catalogue
            let result = results.file
            switch format {
            case .text: try result.write(CatalogueText(catalogue, style: result.style).list(), console)
            case .json: try result.write(CatalogueJSON(catalogue).list(), console)
            }
        }
    }
}

enum CatalogueFormat: String, OptionWord { case text, json }
