import ArgumentParser
import Diagnostics
import Glibc
import Reports
import RulePacks

extension Rules {
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Shows everything about a rule, flag, claim, term, fact or benchmark.",
            discussion: """
                The finding, what each paragraph says and does not say, the grounds, the condition in plain English, \
                mitigations, the recommendation and whose it is, the questions it rests on, what reads it, and the pack's own \
                tests as examples. Things of several kinds may share an id: all of them are shown.
                """)

        @ArgumentParser.Argument(help: "The id.")
        var id: String

        @OptionGroup var rules: PackOptions

        @Option(name: .shortAndLong, help: "text or json (concord/catalogue/1).")
        var format = CatalogueFormat.text

        @Option(help: "Whether to use colour: auto, always or never.")
        var color = Console.Colour.auto

        func run() throws {
            let console = Console(color)
            let catalogue = try CatalogueReading(rules.pack, console).catalogue
            let entries = try catalogue.subjects(called: id, console).map { catalogue.entry($0) }
            switch format {
            case .text:
                let style = TextStyle(colour: Console.usesColour(color, on: STDOUT_FILENO))
                try console.deliver(Array(CatalogueText(catalogue, style: style).entries(entries).utf8))
            case .json: try console.deliver(CatalogueJSON(catalogue).entries(entries))
            }
        }
    }
}

extension Catalogue {
    /// Everything with an id; where there is nothing, says so with the nearest id, and gives up.
    func subjects(called id: String, _ console: Console) throws -> [CatalogueSubject] {
        let found = subjects(named: id)
        if !found.isEmpty { return found }
        let near = NearestName.to(id, among: ids)
        console.say(
            "concord: the pack '\(pack.id)' has no rule, flag, claim, term, fact or benchmark '\(id)'"
                + (near.map { "; did you mean \($0)?" } ?? "; `concord rules list` lists its rules"))
        throw ExitStatus.unusable.code
    }
}
