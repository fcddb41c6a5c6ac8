import Engine
public import RuleAnalysis
import RulePacks

/// How much of a pack its tests show, as `concord/coverage/1`. Tests are named by their places in `tests`.
public enum CoverageJSON {
    /// One document, spread over lines.
    public static func document(_ coverage: Coverage) -> [UInt8] {
        let pack = coverage.pack
        let words = CoverageWords(pack)
        return JSONWriter.document("concord/coverage/1", of: pack) { writer in
            add(coverage.share, to: &writer)
            writer.counts([("tests_left_out", coverage.testsLeftOut), ("tests_of_refusals", coverage.testsOfRefusals)])
            writer.key("tests")
            writer.beginArray()
            for test in coverage.tests {
                writer.beginObject()
                writer.key("name")
                writer.string(test.name)
                writer.place(test.place)
                writer.endObject()
            }
            writer.endArray()
            writer.key("places")
            writer.beginArray()
            for place in coverage.places.flatMap(\.self) { add(place, pack, to: &writer) }
            writer.endArray()
            writer.key("rules")
            writer.beginArray()
            for rule in coverage.rules { add(rule, pack, words, to: &writer) }
            writer.endArray()
            writer.key("claims")
            writer.beginArray()
            for claim in coverage.claims { add(claim, pack, words, to: &writer) }
            writer.endArray()
        }
    }

    private static func add(
        _ claim: ClaimCoverage, _ pack: RulePack, _ words: CoverageWords, to writer: inout JSONWriter
    ) {
        let content = pack.claims[claim.claim]
        writer.beginObject()
        writer.key("id")
        writer.string(content.id)
        writer.place(content.place)
        add(claim.share, to: &writer)
        add([("yes_expected", claim.yesExpected), ("no_expected", claim.noExpected)], to: &writer)
        writer.key("gaps")
        writer.strings(claim.gaps.map(words.words))
        writer.endObject()
    }

    private static func add(_ share: CoverageShare, to writer: inout JSONWriter) {
        writer.key("percent")
        writer.raw(Array(share.percent.utf8))
        writer.counts([("met", share.met), ("of", share.of)])
    }

    private static func add(_ place: PlaceCoverage, _ pack: RulePack, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("source")
        writer.string(pack.sources[place.citation.source].id)
        writer.key("at")
        writer.string(place.citation.locator.description)
        writer.key("use")
        writer.string(place.use.rawValue)
        writer.key("seen")
        writer.optional(place.seen?.rawValue)
        writer.key("rules")
        writer.strings(place.rules.map { pack.rules[$0].id })
        writer.key("others")
        writer.strings(place.others)
        writer.endObject()
    }

    private static func add(
        _ rule: RuleCoverage, _ pack: RulePack, _ words: CoverageWords, to writer: inout JSONWriter
    ) {
        let content = pack.rules[rule.rule]
        writer.beginObject()
        writer.key("id")
        writer.string(content.id)
        writer.place(content.place)
        writer.key("citations")
        writer.strings(content.citations.map(pack.text))
        add(rule.share, to: &writer)
        add([("fired", rule.fired), ("not_fired", rule.notFired), ("open", rule.open)], to: &writer)
        if let records = rule.recordNotMet {
            add([("record_not_met", records)], to: &writer)
        } else {
            writer.key("record_not_met")
            writer.null()
        }
        writer.key("leaves")
        writer.beginArray()
        for leaf in rule.leaves {
            writer.beginObject()
            writer.key("text")
            writer.string(words.words(leaf.leaf))
            writer.key("term")
            writer.optional(leaf.leaf.term.map { pack.terms[$0].id })
            add([("true", leaf.isTrue), ("false", leaf.isFalse), ("unknown", leaf.isUnknown)], to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.key("mitigations")
        writer.beginArray()
        for mitigation in rule.mitigations {
            writer.beginObject()
            writer.key("id")
            writer.string(mitigation.id)
            add(
                [
                    ("present", mitigation.present), ("absent", mitigation.absent), ("open", mitigation.open),
                    ("does_not_apply", mitigation.doesNotApply), ("present_expected", mitigation.presentExpected),
                    ("absent_expected", mitigation.absentExpected),
                ],
                to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.key("arguments")
        writer.beginArray()
        for argument in rule.arguments {
            writer.beginObject()
            writer.key("claim")
            writer.string(pack.claims[argument.argument.claim].id)
            writer.key("makes_likelier")
            writer.boolean(argument.argument.makesLikelier)
            add([("expected", argument.expected)], to: &writer)
            writer.endObject()
        }
        writer.endArray()
        if let note = rule.note {
            add([("note_expected", note)], to: &writer)
        } else {
            writer.key("note_expected")
            writer.null()
        }
        writer.key("gaps")
        writer.strings(rule.gaps.map { words.words($0, of: rule) })
        writer.endObject()
    }

    private static func add(_ lists: [(name: String, tests: [Int])], to writer: inout JSONWriter) {
        for (name, tests) in lists {
            writer.key(named: name)
            writer.beginArray()
            for test in tests { writer.integer(test) }
            writer.endArray()
        }
    }
}
