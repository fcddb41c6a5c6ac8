import ArgumentParser

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Works on rule packs.",
        subcommands: [Check.self, Test.self, Coverage.self, List.self, Show.self, Graph.self, Docs.self])
}
