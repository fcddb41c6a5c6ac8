import Engine
import Facts
import Profiles
import RulePacks

/// An assessment beside what a test expects of it.
struct Comparison {
    let pack: RulePack
    let profile: Profile
    let assessment: Assessment
    let open: OpenFacts

    /// Each thing that is otherwise.
    func differences(from wanted: Expectations) -> [RuleTestDifference] {
        flags(.true, "raised", wanted.raised) + (wanted.open.map { flags(.unknown, "open", $0) } ?? [])
            + wanted.called.compactMap(called) + wanted.claims.compactMap(claim) + wanted.flags.compactMap(flag)
            + wanted.outcomes.compactMap(outcome) + wanted.mitigations.compactMap(mitigation)
            + wanted.ratings.compactMap(rating) + notes(wanted.notes) + citations(wanted) + questions(wanted)
    }

    // MARK: Flags and claims

    private func flags(_ truth: Truth, _ word: String, _ wanted: [Int]) -> [RuleTestDifference] {
        let found = pack.flags.indices.filter { assessment.flags[$0] == truth }
        let otherwise = Set(found).symmetricDifference(wanted).sorted()
        guard !otherwise.isEmpty else { return [] }
        return [
            RuleTestDifference(
                "flags \(word)", expected: names(wanted), found: names(found), because: otherwise.map(reason))
        ]
    }

    private func names(_ flags: [Int]) -> [String] { flags.map { pack.flags[$0].id }.sorted() }

    /// What became of the rules that raise a flag: of those that decide it.
    private func reason(_ flag: Int) -> String {
        let rules = pack.flags[flag].rules.filter { assessment.rules[$0].truth == assessment.flags[flag] }
        let outcomes = rules.map { rule in "\(pack.rules[rule].id): \(words(assessment.rules[rule]))" }
        return (outcomes.count == 1 ? "rule " : "rules ") + outcomes.joined(separator: ", ")
    }

    private func words(_ outcome: Outcome) -> String {
        outcome.kind == .notFired ? outcome.reasons.words.joined(separator: " and ") : outcome.word
    }

    private func claim(_ wanted: Expectations.OfClaim) -> RuleTestDifference? {
        let outcome = assessment.claims[wanted.claim]
        let layer = wanted.layer == .expected ? outcome.expected : outcome.observed
        let word = wanted.layer == .expected ? layer.expectedWord : layer.observedWord
        if (layer.isSettled ? word : "open") == wanted.word { return nil }
        return RuleTestDifference(
            "claim \(pack.claims[wanted.claim].id), \(wanted.layer.rawValue)", expected: [wanted.word],
            found: [word + (layer.isSettled ? "" : " so far")])
    }

    private func flag(_ wanted: Expectations.OfFlag) -> RuleTestDifference? {
        let found: Expectations.FlagWord =
            switch assessment.flags[wanted.flag] {
            case .true: .raised
            case .false: .notRaised
            case .unknown: .open
            }
        if found == wanted.word { return nil }
        return RuleTestDifference(
            "flag \(pack.flags[wanted.flag].id)", expected: [wanted.word.rawValue], found: [found.rawValue],
            because: [reason(wanted.flag)])
    }

    /// What kind of flag it is, the pack says whatever the profile: that it is raised is looked at elsewhere.
    private func called(_ wanted: Expectations.OfFlagKind) -> RuleTestDifference? {
        let found = Expectations.FlagKindWord(pack.flags[wanted.flag])
        if found == wanted.word { return nil }
        return RuleTestDifference(
            "kind of flag \(pack.flags[wanted.flag].id)", expected: [wanted.word.rawValue], found: [found.rawValue])
    }

    // MARK: Rules and mitigations

    private func outcome(_ wanted: Expectations.OfRule) -> RuleTestDifference? {
        let rule = pack.rules[wanted.rule]
        var found = assessment.rules[wanted.rule]
        var name = "rule \(rule.id)"
        if let record = wanted.record, let list = rule.list {
            name += ", \(record)"
            let place = place(of: record, in: list)
            guard let outcome = assessment.records(of: wanted.rule).first(where: { $0.record == place }) else {
                return RuleTestDifference(name, expected: [wanted.word.rawValue], found: ["no such record"])
            }
            found = outcome.outcome
        }
        let met =
            switch wanted.word {
            case .fired: found.kind == .fired
            case .open: found.kind == .open
            case .notMet: found.kind == .notFired && found.reasons.contains(.notMet)
            case .doesNotApply: found.kind == .notFired && found.reasons.contains(.doesNotApply)
            }
        if met { return nil }
        return RuleTestDifference(name, expected: [wanted.word.rawValue], found: [words(found)])
    }

    /// A record's place; `nil` is whatever others there may be. That a name stands for one of the two is found out when it is read.
    private func place(of name: String, in list: Int) -> Int? {
        if case .record(let place) = RecordName(name).find(in: list, profile, pack) { place } else { nil }
    }

    private func mitigation(_ wanted: Expectations.OfMitigation) -> RuleTestDifference? {
        let rule = pack.rules[wanted.rule]
        var name = "mitigation \(rule.id)/\(rule.mitigations[wanted.mitigation].id)"
        var found = assessment.mitigations.filter { $0.rule == wanted.rule && $0.mitigation == wanted.mitigation }
        if let record = wanted.record, let list = rule.list {
            name += "/\(record)"
            let place = place(of: record, in: list)
            found = found.filter { $0.record == place }
        }
        let word = wanted.word == .toBeAsked ? Expectations.MitigationWord.open : wanted.word
        if found.isEmpty {
            return RuleTestDifference(
                name, expected: [wanted.word.rawValue], found: [], because: ["what it softens has not fired"])
        }
        if found.allSatisfy({ $0.status.rawValue == word.rawValue }) { return nil }
        let words = Set(found.map { $0.status == .open ? "to be asked" : $0.status.rawValue }).sorted()
        return RuleTestDifference(name, expected: [wanted.word.rawValue], found: words)
    }

    // MARK: Ratings, notes and citations

    private func rating(_ wanted: Expectations.OfRating) -> RuleTestDifference? {
        guard let scale = pack.rating?.scale, let found = assessment.ratings.first(where: { $0.theme == wanted.theme })
        else { return nil }
        var range: ClosedRange<Int>?
        if case .rated(let low, let high) = found.verdict { range = low...high }
        if range == wanted.range { return nil }
        func words(_ range: ClosedRange<Int>?) -> String {
            range.map { "\(scale[$0.lowerBound]) to \(scale[$0.upperBound])" } ?? "not rated"
        }
        var because = "\(found.known) of \(found.of) facts known"
        if found.verdict == .noBasis { because = "the theme has no strength, or no risk that is not external" }
        if found.verdict == .outsideScope { because = "the theme is outside the scope" }
        return RuleTestDifference(
            "rating of \(pack.themes[wanted.theme].id)", expected: [words(wanted.range)], found: [words(range)],
            because: [because])
    }

    private func notes(_ wanted: [Int]) -> [RuleTestDifference] {
        wanted.filter { assessment.rules[$0].kind != .fired }.map { rule in
            RuleTestDifference(
                "note of \(pack.rules[rule].id)", expected: ["printed"], found: ["not printed"],
                because: ["the rule: \(words(assessment.rules[rule]))"])
        }
    }

    /// Cited is what a rule that fired cites, or a benchmark that it names: those of a claim are printed whatever is found.
    private func citations(_ wanted: Expectations) -> [RuleTestDifference] {
        var by: [Citation: [String]] = [:]
        var benchmarks: Set<Int> = []
        for (index, rule) in pack.rules.enumerated() where assessment.rules[index].kind == .fired {
            for citation in rule.citations { by[citation, default: []].append(rule.id) }
            benchmarks.formUnion(rule.benchmarks)
        }
        for benchmark in benchmarks.sorted().map({ pack.benchmarks[$0] }) {
            for citation in benchmark.citations { by[citation, default: []].append("benchmark \(benchmark.id)") }
        }
        let ofClaims = Set(pack.claims.flatMap(\.benchmarks).flatMap { pack.benchmarks[$0].citations })
        let doesNotCount = ["a claim's benchmark, which is printed always, does not count"]
        let missing = wanted.cites.filter { by[$0] == nil }.map { citation in
            RuleTestDifference(
                "citation \(pack.text(citation))", expected: ["cited"], found: ["not cited"],
                because: ofClaims.contains(citation) ? doesNotCount : [])
        }
        let also = wanted.neverCites.compactMap { citation in
            by[citation].map { names in
                RuleTestDifference(
                    "citation \(pack.text(citation))", expected: ["not cited"], found: ["cited"],
                    because: ["by \(names.joined(separator: ", "))"])
            }
        }
        return missing + also
    }

    private func questions(_ wanted: Expectations) -> [RuleTestDifference] {
        let missing = wanted.asks.filter { !$0.isAsked(open.facts, profile, pack) }.map { question in
            RuleTestDifference("question \(question.text)", expected: ["asked"], found: ["not asked"])
        }
        let doubt = open.inexact.isEmpty ? [] : ["more may be asked than is needed: too many possibilities"]
        let also = wanted.neverAsks.filter { $0.isAsked(open.facts, profile, pack) }.map { question in
            RuleTestDifference(
                "question \(question.text)", expected: ["not asked"], found: ["asked"], because: doubt)
        }
        return missing + also
    }
}
