import Diagnostics
import Facts
import YAML

/// Claims and flags, and what rules raise.
extension PackChecker {
    func claim(_ declared: Draft.Declared<Mapping>) -> Claim {
        let mapping = declared.content
        mapping.check(allowed: ["label", "theme", "observed_by", "benchmarks"], required: ["label", "theme"])
        var observedBy: [Int] = []
        for (name, place) in mapping.strings("observed_by", ofSome: "fact of type yes_no") {
            guard let fact = find(name, amongSorted: factIDs, kind: "fact", at: place) else { continue }
            if vocabulary.facts[fact].type != .yesNo, !isOfUnknownType(fact) {
                place.report(
                    PackProblem.notAllowed("'\(name)' here", because: "only a yes_no observes a claim"),
                    length: name.count)
            }
            if observedBy.contains(fact) {
                place.report(UnusedProblem.namedTwice(name), length: name.count)
            } else {
                observedBy.append(fact)
            }
        }
        let used = benchmarks(mapping)
        let label = mapping.prose("label")
        let supported = supportedNumbers(ofBenchmarks: used)
        for number in NumberInText.all(in: label ?? "") where !supported.contains(number) {
            mapping["label"]?.report(PackProblem.unsupportedLabel(number.text), atNumber: number)
        }
        return Claim(
            id: declared.id, label: label ?? "", theme: theme(mapping),
            observedBy: observedBy.sorted(),
            benchmarks: used, place: mapping.file.place(declared.key))
    }

    private func theme(_ mapping: Mapping) -> Int {
        guard let located = mapping["theme"], let name = located.scalar("'theme'") else { return 0 }
        return find(name, amongSorted: themeIDs, kind: "theme", at: located) ?? 0
    }

    func benchmarks(_ mapping: Mapping) -> [Int] {
        var used: [Int] = []
        for (name, place) in mapping.strings("benchmarks", ofSome: "benchmark") {
            guard let benchmark = find(name, amongSorted: benchmarkIDs, kind: "benchmark", at: place) else { continue }
            isBenchmarkUsed[benchmark] = true
            if used.contains(benchmark) {
                place.report(UnusedProblem.namedTwice(name), length: name.count)
            } else {
                used.append(benchmark)
            }
        }
        return used.sorted()
    }

    func flag(_ declared: Draft.Declared<Mapping>) -> Flag {
        let mapping = declared.content
        mapping.check(
            allowed: ["kind", "theme", "severity", "external", "title", "recommendation", "judgement"],
            required: ["kind", "theme", "title"])
        let kind = mapping.word("kind", FlagKind.self) ?? .enquiry
        let severity = mapping.word("severity", SeverityWord.self)
        if kind == .risk, !mapping.has("severity") { mapping.report(PackProblem.missing("severity", of: "a risk")) }
        if kind != .risk, let located = mapping["severity"] {
            located.report(PackProblem.notAllowed("'severity'", because: "only a risk has one"))
        }
        if kind == .strength, let located = mapping["external"] {
            located.report(
                PackProblem.notAllowed("'external'", because: "in a strength there is nothing to mend"))
        }
        return Flag(
            id: declared.id, kind: kind, theme: theme(mapping),
            severity: kind == .risk
                ? severity.flatMap { word in Severity.allCases.first { $0.word == word.rawValue } } : nil,
            isExternal: mapping.yesNo("external") ?? false, title: mapping.prose("title") ?? "",
            recommendation: mapping["recommendation"].flatMap(recommendation), judgement: mapping.prose("judgement"),
            rules: [], place: mapping.file.place(declared.key))
    }

    private enum SeverityWord: String, CaseIterable { case high, medium, low }

    func recommendation(_ located: Located) -> Recommendation? {
        guard let mapping = located.mapping("'recommendation'") else { return nil }
        mapping.check(allowed: ["text", "cite", "judgement"], required: ["text"])
        guard let text = mapping.prose("text") else { return nil }
        return Recommendation(
            text: text, citations: citations(mapping["cite"], ofFinding: true), judgement: mapping.prose("judgement"))
    }

    // MARK: What a rule raises

    func raises(
        _ then: Mapping?, rule id: String, index: Int, supported: SupportedNumbers, judged: Bool
    ) -> [Raise] {
        guard let located = then?["raise"] else { return [] }
        var raises: [Raise] = []
        located.reportIfEmpty("raise", of: "flag")
        for item in located.isSequence ? located.items("'raise'") : [located] {
            var recommendation: Recommendation?
            let flag: Int?
            if let mapping = item.plainMapping, mapping.isFlag {
                flag = PackChecker.place(of: id, amongSorted: flagIDs)
                recommendation = nil
            } else if item.isMapping {
                guard let mapping = item.mapping("'raise'") else { continue }
                mapping.check(allowed: ["flag", "recommendation"], required: ["flag"])
                recommendation = mapping["recommendation"].flatMap(self.recommendation)
                if let recommendation { checkNumbers(of: recommendation, at: mapping["recommendation"], supported) }
                flag = mapping["flag"].flatMap { flagToRaise($0, rule: id) }
            } else {
                flag = flagToRaise(item, rule: id)
            }
            guard let flag else { continue }
            guard !raises.contains(where: { $0.flag == flag }) else {
                // Two flags of its own have been refused as such.
                if !isInline(flagIDs[flag]) { item.report(PackProblem.raisesTwice(flagIDs[flag])) }
                continue
            }
            flags[flag].rules.append(index)
            if isInline(flagIDs[flag]) {
                if !judged, flags[flag].judgement == nil {
                    checkNumbers(
                        flags[flag].title, at: draft.flags[flag].content["title"], supported: supported)
                }
                if let own = flags[flag].recommendation {
                    checkNumbers(of: own, at: draft.flags[flag].content["recommendation"], supported)
                }
            }
            raises.append(Raise(flag: flag, recommendation: recommendation))
        }
        return raises.sorted { $0.flag < $1.flag }
    }

    private func flagToRaise(_ located: Located, rule: String) -> Int? {
        guard let name = located.scalar("'raise'"),
            let flag = find(name, amongSorted: flagIDs, kind: "flag", at: located)
        else {
            return nil
        }
        if isInline(name) {
            located.report(PackProblem.inlineFlagRaisedElsewhere(name), length: name.count)
            return nil
        }
        return flag
    }
}
