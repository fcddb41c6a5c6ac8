import ArgumentParser
import Reports
import RulePacks

extension Rules {
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract:
                "Shows everything about a rule, flag, claim, term, fact, field, mitigation, party, theme, benchmark or place.",
            discussion: """
                The finding, what each paragraph says and does not say, the grounds, the condition in plain English, \
                mitigations, the recommendation and whose it is, the questions it rests on, what reads it, and the pack's own \
                tests as examples. Things of several kinds may share an id: all of them are shown. Of a place of a source, as in \
                'wbt para 61': what the pack's register says of it, what it does not say, and what rests on it. \
                Of a field: list.field; of a mitigation: rule/mitigation, or its id.
                """)

        @ArgumentParser.Argument(help: "The id, or a place such as 'wbt para 61' or, for short, 'wbt 61'.")
        var id: String

        @OptionGroup var rules: PackArgument

        @Option(name: .shortAndLong, help: "text or json (concord/catalogue/1).")
        var format = CatalogueFormat.text

        @OptionGroup var results: ResultOptions

        func run() throws {
            let console = results.console
            let catalogue = try CatalogueReading(rules.pack, console).catalogue
            let places = catalogue.places(named: id) ?? []
            let entries = try (places.isEmpty ? catalogue.subjects(called: id, amongPlaces: true, console) : places)
                .map { catalogue.entry($0) }
            let result = results.file
            switch format {
            case .text: try result.write(CatalogueText(catalogue, style: result.style).entries(entries), console)
            case .json: try result.write(CatalogueJSON(catalogue).entries(entries), console)
            }
        }
    }
}

extension Catalogue {
    /// Everything with an id, fields and the like only where places count, too; where there is nothing, says so with the nearest id, and gives up.
    func subjects(called id: String, amongPlaces counts: Bool = false, _ console: Console) throws -> [CatalogueSubject]
    {
        let found = (subjects(named: id) + (counts ? members(named: id) : [])).sorted()
        if !found.isEmpty { return found }
        console.say("concord: \(absence(of: id, amongPlaces: counts))")
        throw ExitStatus.unusable.code
    }
}
