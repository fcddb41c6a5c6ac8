import ArgumentParser
import Files
import Glibc
import Reports

extension Rules {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists the rules of a pack by theme, with what each does and where it comes from.")

        @ArgumentParser.Argument(help: PackLocation.help)
        var pack: String?

        @Option(name: .shortAndLong, help: "text or json (concord/catalogue/1).")
        var format = CatalogueFormat.text

        @Option(help: "Whether to use colour: auto, always or never.")
        var color = Console.Colour.auto

        func run() throws {
            let console = Console(color)
            let catalogue = try CatalogueReading(pack, console).catalogue
            switch format {
            case .text:
                let style = TextStyle(colour: Console.usesColour(color, on: STDOUT_FILENO))
                try console.deliver(Array(CatalogueText(catalogue, style: style).list().utf8))
            case .json: try console.deliver(CatalogueJSON(catalogue).list())
            }
        }
    }
}

enum CatalogueFormat: String, ExpressibleByArgument, CaseIterable { case text, json }
