import ArgumentParser

struct ProfileTools: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Writes a blank profile, and tidies profiles.",
        subcommands: [New.self, Format.self])
}
