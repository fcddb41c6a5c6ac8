import Diagnostics
import Reports
import RuleAnalysis
import RulePacks

/// Reads a pack with its tests, for commands that show what is in it.
struct CatalogueReading {
    let catalogue: Catalogue

    /// Gives up, having said why, where there is no such pack or it has errors. A pack need not have tests.
    init(_ name: String?, _ console: Console) throws {
        let folder = try PackLocation.folder(of: name, console)
        var reader = RulePackReader()
        guard let pack = reader.read(folder) else {
            console.show(reader.diagnostics)
            throw ExitStatus.unusable.code
        }
        catalogue = Catalogue(pack, examples: CatalogueReading.examples(of: pack, in: folder))
    }

    /// The tests that say something of a rule, a flag or a claim. Those with errors, and those that fail, are left to
    /// `concord rules test`: what they say is not so.
    private static func examples(of pack: RulePack, in folder: String) -> [CatalogueExample] {
        var reader = RuleTestReader(pack)
        let runner = RuleTestRunner(pack)
        return reader.read(folder).compactMap { test in
            guard runner.run(test).passed, case .assessed(let wanted) = test.aim else { return nil }
            return CatalogueExample(
                name: test.name, given: test.profile, expected: expected(wanted, pack), pack)
        }
    }

    /// What a test says of each thing, in the words it is printed with.
    private static func expected(_ wanted: Expectations, _ pack: RulePack) -> [CatalogueSubject: String] {
        var words: [CatalogueSubject: [String]] = [:]
        func add(_ subject: CatalogueSubject, _ word: String) {
            if !(words[subject] ?? []).contains(word) { words[subject, default: []].append(word) }
        }
        for outcome in wanted.outcomes where outcome.record == nil {
            add(CatalogueSubject(.rule, outcome.rule), outcome.word.rawValue)
        }
        for flag in wanted.raised {
            add(CatalogueSubject(.flag, flag), "raised")
            if let rule = pack.flags[flag].rules.first, pack.flags[flag].rules.count == 1 {
                add(CatalogueSubject(.rule, rule), "fired")
            }
        }
        for flag in wanted.open ?? [] { add(CatalogueSubject(.flag, flag), "open") }
        for flag in wanted.flags {
            add(CatalogueSubject(.flag, flag.flag), flag.word == .notRaised ? "not raised" : flag.word.rawValue)
        }
        for claim in wanted.claims {
            add(
                CatalogueSubject(.claim, claim.claim),
                "\(claim.layer.rawValue) \(claim.word.split(separator: "_").joined(separator: " "))")
        }
        for outcome in wanted.outcomes {
            guard let record = outcome.record else { continue }
            add(CatalogueSubject(.rule, outcome.rule), "\(record) \(outcome.word.rawValue)")
        }
        return words.mapValues { $0.joined(separator: ", ") }
    }
}
