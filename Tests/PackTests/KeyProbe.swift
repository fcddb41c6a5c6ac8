/// A file with a mapping in which a key stands that no reader knows: its reader then says which keys it takes.
struct KeyProbe {
    static let key = "zzz"

    /// As `Rules/LANGUAGE.md` calls the mapping.
    var name: String
    var file: String
    var text: String
    /// As the reader calls it where it lacks a key.
    var owner: String
    /// The keys that the mapping has, since it would not be looked at without them, and that it needs.
    var given: [String] = []

    private static func pack(_ name: String, _ text: String, _ owner: String, given: [String] = []) -> KeyProbe {
        KeyProbe(name: name, file: "pack.yaml", text: "schema: concord/pack/1\n" + text, owner: owner, given: given)
    }

    private static func sources(_ name: String, _ text: String, _ owner: String, given: [String] = []) -> KeyProbe {
        KeyProbe(
            name: name, file: "sources.yaml", text: "schema: concord/sources/1\n" + text, owner: owner, given: given)
    }

    private static func facts(_ name: String, _ text: String, _ owner: String, given: [String] = []) -> KeyProbe {
        KeyProbe(
            name: name, file: "facts.yaml", text: "schema: concord/facts/1\n" + text, owner: owner, given: given)
    }

    /// A file beside the pack's own: what it reads is declared there.
    private static func rules(_ name: String, _ text: String, _ owner: String, given: [String] = []) -> KeyProbe {
        KeyProbe(
            name: name, file: "rules/probe.yaml", text: "schema: concord/rules/1\n" + text, owner: owner, given: given)
    }

    private static func condition(_ name: String, _ text: String, _ owner: String = "a condition") -> KeyProbe {
        rules(name, "terms: {a: {when: \(text), judgement: J}}\n", owner)
    }

    private static func tests(_ name: String, _ text: String, _ owner: String, given: [String] = []) -> KeyProbe {
        KeyProbe(
            name: name, file: "tests/probe.yaml", text: "schema: concord/tests/1\n" + text, owner: owner, given: given)
    }

    private static func expect(_ name: String, _ text: String, _ owner: String) -> KeyProbe {
        tests(name, "tests: [{name: a, given: {}, raised: [], \(text)}]\n", owner)
    }

    static let all =
        [
            pack("in pack.yaml", "zzz: 1\n", "a pack file", given: ["schema"]),
            pack("rating", "rating: {zzz: 1}\n", "'rating'"),
            pack(
                "caps", "rating: {scale: [a, b], known_at_least: 0.5, judgement: J, caps: {zzz: 1}}\n", "'caps'"),
            sources("sources.yaml", "zzz: 1\n", "a pack file", given: ["schema"]),
            sources("of a source", "sources: {a: {zzz: 1}}\n", "the source 'a'"),
            sources("of an entry", "sources: {a: {register: {para 1: {zzz: 1}}}}\n", "the entry 'para 1'"),
            sources("of a benchmark", "benchmarks: {a: {zzz: 1}}\n", "the benchmark 'a'"),
            facts("facts.yaml", "zzz: 1\n", "a pack file", given: ["schema"]),
            facts("of a fact", "facts: {a: {zzz: 1}}\n", "the fact 'a'"),
            facts("of a field", "facts: {a: {type: list, of: {b: {zzz: 1}}}}\n", "the field 'b'"),
            facts("valid", "facts: {a: {type: number, valid: {zzz: 1}}}\n", "'valid'"),
            facts("tally", "facts: {a: {type: yes_no, tally: {zzz: 1}}}\n", "'tally'"),
        ] + ofRules + ofConditions + ofTests

    private static let ofRules = [
        rules("a file of rules/", "zzz: 1\n", "a pack file", given: ["schema"]),
        rules("of a term", "terms: {a: {zzz: 1}}\n", "the term 'a'"),
        rules("of a claim", "claims: {a: {zzz: 1}}\n", "the claim 'a'"),
        rules("of a flag", "flags: {a: {zzz: 1}}\n", "the flag 'a'"),
        rules("of a rule", "rules: [{id: a, zzz: 1}]\n", "a rule", given: ["id"]),
        rules("of a mitigation", "rules: [{id: a, mitigated_by: [{zzz: 1}]}]\n", "a mitigation"),
        rules("grounds", "rules: [{id: a, grounds: {zzz: 1}}]\n", "'grounds'"),
        rules("then", "rules: [{id: a, then: {zzz: 1}}]\n", "'then'"),
        rules("an item of raise", "rules: [{id: a, then: {raise: {zzz: 1}}}]\n", "'raise'"),
        rules("recommendation", "flags: {a: {recommendation: {zzz: 1}}}\n", "'recommendation'"),
    ]

    private static let ofConditions = [
        condition("condition", "{zzz: 1}"),
        condition("a condition on a fact", "{fact: papers.days, zzz: 1}"),
        rules("a condition on a field", "rules: [{id: a, for_each: changes, when: {field: stage, zzz: 1}}]\n", ""),
        condition("a condition on a claim", "{claim: decisions.at-once, zzz: 1}"),
        condition("a condition on a flag", "{flag: papers-late, zzz: 1}"),
        condition("a condition with some", "{some: changes, zzz: 1}"),
        condition("count", "{count: {zzz: 1}}", "'count'"),
        condition("count_in", "{count_in: {zzz: 1}}", "'count_in'"),
    ]

    private static let ofTests = [
        tests("a file of tests/", "zzz: 1\n", "a file of tests", given: ["schema"]),
        tests("of a test", "tests: [{zzz: 1}]\n", "a test"),
        expect("scope of a test", "scope: {zzz: 1}", ""),
        expect("expect", "expect: {zzz: 1}", "'expect'"),
        expect("never", "never: {zzz: 1}", "'never'"),
        expect(
            "a claim under expect", "expect: {claims: {decisions.at-once: {zzz: 1}}}",
            "the claim 'decisions.at-once'"),
        expect("a rating under expect", "expect: {ratings: {papers: {zzz: 1}}}", "the rating of 'papers'"),
    ]
}
