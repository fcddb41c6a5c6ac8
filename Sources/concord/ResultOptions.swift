import ArgumentParser

/// Where a command writes its one result, and whether in colour.
struct ResultOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp("Write the results to a file.", valueName: "file"))
    var output: String?

    @Option(help: "Whether to use colour: auto, always or never.")
    var color = Console.Colour.auto

    var console: Console { Console(color) }
    var file: ResultFile { ResultFile(output, color) }
}
