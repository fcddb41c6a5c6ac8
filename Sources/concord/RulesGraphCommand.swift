import ArgumentParser
import Reports

extension Rules {
    struct Graph: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "graph",
            abstract: "Draws what reads what: facts, terms, claims, rules and flags.",
            discussion: """
                For Graphviz (concord rules graph | dot -Tsvg) or Mermaid. Dashed lines lead to questions that are put only \
                where something else is so.
                """)

        @OptionGroup var rules: PackArgument

        @Option(
            name: .customLong("of"),
            help: ArgumentHelp("Only what this stands on and what stands on it.", valueName: "id"))
        var centre: String?

        @Option(name: .shortAndLong, help: "dot or mermaid.")
        var format = Format.dot

        enum Format: String, OptionWord { case dot, mermaid }

        @OptionGroup var results: ResultOptions

        func run() throws {
            let console = results.console
            let catalogue = try CatalogueReading(rules.pack, console).catalogue
            let drawing = GraphDrawing(catalogue, of: try centre.map { try catalogue.subjects(called: $0, console) })
            try results.file.write(format == .dot ? drawing.dot() : drawing.mermaid(), console)
        }
    }
}
