import Testing

/// A file with a word that no reader knows where one of several is wanted: its reader then says which.
struct WordProbe: Sendable, CustomTestStringConvertible {
    /// Where `Rules/LANGUAGE.md` lists them: a table by the name of its first column, and a row of it; without one the words are
    /// those of its first column.
    var table: String
    var row: String?
    var file: String
    var text: String
    /// What the page says elsewhere.
    var besides: [String] = []

    var testDescription: String { row ?? table }

    private static func facts(_ table: String, _ row: String?, _ text: String) -> WordProbe {
        WordProbe(table: table, row: row, file: "facts.yaml", text: "schema: concord/facts/1\nfacts: {a: \(text)}\n")
    }

    private static func entry(_ row: String, _ text: String) -> WordProbe {
        WordProbe(
            table: "key of an entry", row: row, file: "sources.yaml",
            text: "schema: concord/sources/1\nsources: {a: {register: {para 1: \(text)}}}\n")
    }

    private static func rules(_ table: String, _ row: String, _ text: String) -> WordProbe {
        WordProbe(table: table, row: row, file: "rules/probe.yaml", text: "schema: concord/rules/1\n\(text)\n")
    }

    private static func expect(
        _ table: String, _ row: String, _ text: String, besides: [String] = []
    ) -> WordProbe {
        WordProbe(
            table: table, row: row, file: "tests/probe.yaml",
            text: "schema: concord/tests/1\ntests: [{name: a, given: {}, raised: [], expect: \(text)}]\n",
            besides: besides)
    }

    static let all = [
        facts("type", nil, "{type: zzz}"),
        facts("key of a fact", "from_profile", "{type: date, from_profile: zzz}"),
        entry("use", "{use: zzz}"),
        entry("seen", "{use: rule, seen: zzz}"),
        rules("key of a flag", "kind", "flags: {a: {kind: zzz}}"),
        rules("key of a flag", "severity", "flags: {a: {kind: risk, severity: zzz}}"),
        rules("condition", "claim", "terms: {a: {judgement: J, when: {claim: decisions.at-once, observed: zzz}}}"),
        rules("condition", "flag", "terms: {a: {judgement: J, when: {flag: papers-late, is: zzz}}}"),
        expect("layer", "expected", "{claims: {decisions.at-once: {expected: zzz}}}", besides: ["open"]),
        expect("layer", "observed", "{claims: {decisions.at-once: {observed: zzz}}}", besides: ["open"]),
        expect("under expect", "flags", "{flags: {papers-late: zzz}}"),
        expect("under expect", "outcomes", "{outcomes: {papers-short: zzz}}"),
        expect("under expect", "mitigations", "{mitigations: {merger-holds-up/seat-filled: zzz}}"),
    ]
}
