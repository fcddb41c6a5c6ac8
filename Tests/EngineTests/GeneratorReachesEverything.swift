import Engine
import Facts
import Profiles
import RulePacks
import TestSupport
import Testing

/// What the generator makes is not all of one kind.
@Suite struct GeneratorReachesEverything {
    private static let wanted: [String] = {
        var names = ["is", "in", "at_least", "at_most", "more_than", "less_than", "between", "disputed"]
        names += [
            "by any", "by all", "by one", "all", "any", "not", "count", "some", "every", "none", "count_in", "where",
        ]
        names += ["term", "claim", "field", "key", "for_each", "mitigated_by", "fact's applies_when"]
        names += ["field's applies_when", "flag in applies_when", "grid", "valid", "tally", "settled", "scope"]
        names += ["asks for raised", "asks for not_raised"] + ObservedWord.allCases.map { "asks for \($0.rawValue)" }
        names += FactSketch.Kind.allCases.map { "fact \($0.rawValue)" } + ["whole number"]
        for kind in Outcome.Kind.allCases { names += ["rule \(kind)", "record \(kind)"] }
        names += ["does not apply", "not met", "both reasons", "others open"]
        names += Truth.allCases.map { "flag \($0)" }
        names += ["mitigation present", "mitigation absent", "mitigation open", "mitigation doesNotApply"]
        for verdict in ClaimLayer.Verdict.allCases { names += ["expected \(verdict)", "observed \(verdict)"] }
        names += ["layers disagree", "rated", "tooLittleKnown", "noBasis", "outsideScope"]
        names += ["flag outside the scope", "rule outside the scope"]
        names += UnknownReason.allCases.map { "unknown: \($0.words)" }
        return names
    }()

    @Test func aHundredTimesAndMore() throws {
        var counts: [String: Int] = [:]
        func count(_ name: String) { counts[name, default: 0] += 1 }
        for number in 0..<480 {
            let pack = try Corpus.pack(number)
            countPack(pack.sketch, count)
            var random = SeededGenerator(seed: UInt64(number))
            for _ in 0..<8 {
                let profile = ProfileGenerator(pack: pack.sketch).profile(&random)
                if profile.scope != nil { count("scope") }
                for statement in profile.statements.values {
                    if case .reported(_, _?) = statement { count("settled") }
                }
                let read = try pack.read(profile.text)
                for answer in read.answers + read.fields {
                    if let reason = answer.unknown { count("unknown: \(reason.words)") }
                }
                countResults(Results(pack.evaluator.evaluate(read), OpenFacts(), pack.pack), count)
                for flag in pack.pack.flags where !Evaluator.covers(flag.theme, read) {
                    count("flag outside the scope")
                }
                for rule in pack.pack.rules.indices where !pack.evaluator.covers(rule: rule, read) {
                    count("rule outside the scope")
                }
            }
        }
        for name in GeneratorReachesEverything.wanted {
            #expect(counts[name, default: 0] >= 100, "\(name): \(counts[name, default: 0])")
        }
    }

    private func countPack(_ pack: PackSketch, _ count: (String) -> Void) {
        for condition in pack.conditions {
            condition.forEachMapping { mapping in
                for entry in mapping.entries {
                    switch entry.key {
                    case "by": count(["any", "all"].contains(entry.value.word) ? "by \(entry.value.word)" : "by one")
                    case "at_least": if mapping["fact"] != nil || mapping["field"] != nil { count("at_least") }
                    case "is" where mapping["flag"] != nil: count("asks for \(entry.value.word)")
                    case "observed": count("asks for \(entry.value.word)")
                    case "field": count(entry.value.word == "key" ? "key" : "field")
                    default: count(entry.key)
                    }
                }
            }
        }
        for rule in pack.rules { for key in ["for_each", "mitigated_by"] where rule[key] != nil { count(key) } }
        for fact in pack.facts {
            count("fact \(fact.kind.rawValue)")
            if fact.isGrid { count("grid") }
            if fact.isWhole { count("whole number") }
            if fact.valid != nil { count("valid") }
            if fact.tally != nil { count("tally") }
            if let condition = fact.appliesWhen {
                count("fact's applies_when")
                condition.forEachMapping { if $0["flag"] != nil { count("flag in applies_when") } }
            }
            for field in fact.fields {
                count("fact \(field.kind.rawValue)")
                if field.mayNotApply { count("field's applies_when") }
            }
        }
    }

    private func countResults(_ results: Results, _ count: (String) -> Void) {
        for outcome in results.rules.values {
            count("rule \(outcome.kind)")
            for word in outcome.reasons.words { count(word) }
            if outcome.reasons.words.count == 2 { count("both reasons") }
        }
        for (id, outcome) in results.records {
            count("record \(outcome.kind)")
            if id.hasSuffix("/others"), outcome.kind == .open { count("others open") }
        }
        for truth in results.flags.values { count("flag \(truth)") }
        for status in results.mitigations.values { count("mitigation \(status)") }
        for claim in results.claims.values {
            if claim.expected.isSettled { count("expected \(claim.expected.verdict)") }
            if claim.observed.isSettled { count("observed \(claim.observed.verdict)") }
            if claim.layersDisagree { count("layers disagree") }
        }
        for verdict in results.ratings.values {
            if case .rated = verdict { count("rated") } else { count("\(verdict)") }
        }
    }
}
