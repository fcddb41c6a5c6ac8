import Diagnostics
import Facts
import YAML

/// Terms, claims, flags and rules.
extension PackChecker {
    func resolveRules() {
        draft.terms.sort { $0.id < $1.id }
        draft.claims.sort { $0.id < $1.id }
        draft.rules.sort { $0.id < $1.id }
        termIDs = draft.terms.map(\.id)
        claimIDs = draft.claims.map(\.id)
        collectFlags()
        resolveTerms()
        resolveApplicability()
        claims = draft.claims.map(claim)
        flags = draft.flags.map(flag)
        let doTermsNegate = negations > 0
        for (index, declared) in draft.rules.enumerated() {
            let before = negations
            rules.append(rule(declared, index: index))
            if doTermsNegate || negations > before { negatingRules.append(index) }
        }
    }

    /// Once it is certain that nothing goes round in a circle.
    func resolveGuards() {
        for index in rules.indices {
            let guards = guards(of: rules[index].when)
            var facts = guards.facts
            if let list = rules[index].list, !facts.contains(list) { facts.append(list) }
            rules[index].guards = facts.sorted()
            rules[index].fieldGuards = guards.fields
        }
    }

    /// Flags that stand on their own, and those that stand in the one rule that raises them.
    private func collectFlags() {
        for declared in draft.rules {
            guard let raises = declared.content["then"]?.plainMapping?["raise"] else { continue }
            let items = raises.isSequence ? raises.items("'raise'") : [raises]
            let inline = items.filter { $0.plainMapping?.has("kind") ?? false }
            if inline.count > 1 { inline[1].report(PackProblem.inlineFlagTwice) }
            guard let own = inline.first, let mapping = own.mapping("the flag of '\(declared.id)'") else { continue }
            guard declare(declared.id, kind: "flag", file: own.file, mark: declared.key) else { continue }
            inlineFlagIDs.append(declared.id)
            draft.flags.append(Draft.Declared(id: declared.id, content: mapping, at: own, key: declared.key))
        }
        draft.flags.sort { $0.id < $1.id }
        flagIDs = draft.flags.map(\.id)
    }

    func isInline(_ flag: String) -> Bool { PackChecker.place(of: flag, amongSorted: inlineFlagIDs) != nil }

    private func resolveTerms() {
        for declared in draft.terms {
            let mapping = declared.content
            mapping.check(allowed: ["when", "cite", "judgement"], required: ["when"])
            let ground = ground(mapping, for: "the term '\(declared.id)'", ofFinding: true)
            let condition = mapping["when"].flatMap {
                ConditionReader(checker: self, list: nil, mayReadFacts: true).read($0)
            }
            if let condition, ground.judgement == nil {
                checkNumbers(
                    in: condition, list: nil, at: mapping["when"],
                    supported: supportedNumbers(ground.citations, benchmarks: []))
            }
            terms.append(
                Term(
                    id: declared.id, when: condition ?? .all([]), citations: ground.citations,
                    judgement: ground.judgement,
                    place: declared.content.file.place(declared.key)))
        }
    }

    private func claim(_ declared: Draft.Declared<Mapping>) -> Claim {
        let mapping = declared.content
        mapping.check(
            allowed: ["label", "theme", "observed_by", "benchmarks", "cite", "judgement"], required: ["label", "theme"])
        var observedBy: [Int] = []
        for (name, place) in mapping.strings("observed_by", ofSome: "fact of type yes_no") {
            guard let fact = find(name, amongSorted: factIDs, kind: "fact", at: place) else { continue }
            if vocabulary.facts[fact].type != .yesNo {
                place.report(
                    PackProblem.notAllowed("'\(name)' here", because: "only a yes_no observes a claim"),
                    length: name.count)
            }
            if !observedBy.contains(fact) { observedBy.append(fact) }
        }
        let used = benchmarks(mapping)
        let citations = citations(mapping["cite"])
        let label = mapping.prose("label")
        if let label, !mapping.has("judgement") {
            checkNumbers(label, at: mapping["label"], supported: supportedNumbers(citations, benchmarks: used))
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

    private func benchmarks(_ mapping: Mapping) -> [Int] {
        let used = mapping.strings("benchmarks", ofSome: "benchmark").compactMap { name, place in
            find(name, amongSorted: benchmarkIDs, kind: "benchmark", at: place)
        }
        for benchmark in used { isBenchmarkUsed[benchmark] = true }
        return used.sorted().reduce(into: []) { distinct, benchmark in
            if distinct.last != benchmark { distinct.append(benchmark) }
        }
    }

    private func flag(_ declared: Draft.Declared<Mapping>) -> Flag {
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
        return Flag(
            id: declared.id, kind: kind, theme: theme(mapping),
            severity: kind == .risk
                ? severity.flatMap { word in Severity.allCases.first { $0.word == word.rawValue } } : nil,
            isExternal: mapping.yesNo("external") ?? false, title: mapping.prose("title") ?? "",
            recommendation: mapping["recommendation"].flatMap(recommendation), judgement: mapping.prose("judgement"),
            rules: [], place: mapping.file.place(declared.key))
    }

    private enum SeverityWord: String, CaseIterable { case high, medium, low }

    private func recommendation(_ located: Located) -> Recommendation? {
        guard let mapping = located.mapping("'recommendation'") else { return nil }
        mapping.check(allowed: ["text", "cite", "judgement"], required: ["text"])
        guard let text = mapping.prose("text") else { return nil }
        return Recommendation(
            text: text, citations: citations(mapping["cite"], ofFinding: true), judgement: mapping.prose("judgement"))
    }

    // MARK: Rules

    private static let ruleKeys = [
        "id", "finding", "cite", "grounds", "judgement", "when", "for_each", "mitigated_by", "then", "benchmarks",
    ]

    private func rule(_ declared: Draft.Declared<Mapping>, index: Int) -> Rule {
        let mapping = declared.content
        mapping.check(allowed: PackChecker.ruleKeys, required: ["id", "finding", "cite", "grounds", "then"])
        let citations = citations(mapping["cite"], ofFinding: true)
        let judgement = mapping.prose("judgement")
        let list = mapping["for_each"].flatMap(findList)
        let reader = ConditionReader(checker: self, list: list, mayReadFacts: true)
        let before = conditionMarks.count
        let when = mapping["when"].flatMap { reader.read($0) }
        let parts = conditionMarks[before...].map(mapping.file.place)
        if !mapping.has("when"), !mapping.has("for_each") {
            mapping.report(PackProblem.missing("when", of: "a rule without for_each"))
        }
        let used = benchmarks(mapping)
        let supported = supportedNumbers(citations, benchmarks: used)
        // A judgement excuses what the pack adds; the finding is the source's, and so are its figures.
        let finding = mapping.prose("finding") ?? ""
        checkNumbers(finding, at: mapping["finding"], supported: supported)
        if judgement == nil {
            if let when { checkNumbers(in: when, list: list, at: mapping["when"], supported: supported) }
        }
        let then = mapping["then"]?.mapping("'then'")
        then?.check(allowed: ["makes_likelier", "makes_less_likely", "raise", "note"])
        if let then, then.pairs.isEmpty { then.report(PackProblem.emptyGroup("then")) }
        let note = then?.prose("note")
        if let note, judgement == nil { checkNumbers(note, at: then?["note"], supported: supported) }
        let grounds = grounds(mapping, citations, supported)
        let raises = raises(then, rule: declared.id, index: index, supported: supported, judged: judgement != nil)
        if grounds.kinds.allSatisfy({ $0 == .voice }), !grounds.kinds.isEmpty,
            raises.contains(where: { flags[$0.flag].kind == .risk })
        {
            (mapping["grounds"] ?? declared.at).report(PackProblem.voicesRaiseRisk)
        }
        return Rule(
            id: declared.id, finding: finding, citations: citations, grounds: grounds,
            judgement: judgement, when: when, list: list,
            mitigations: mitigations(mapping["mitigated_by"], reader), arguments: arguments(then), raises: raises,
            note: note,
            benchmarks: used, guards: [], fieldGuards: [], place: mapping.file.place(declared.key), parts: parts)
    }

    private func arguments(_ then: Mapping?) -> [Argument] {
        guard let then else { return [] }
        var arguments: [Argument] = []
        for (key, likelier) in [("makes_likelier", true), ("makes_less_likely", false)] {
            for (name, place) in then.strings(key, ofSome: "claim") {
                guard let claim = find(name, amongSorted: claimIDs, kind: "claim", at: place) else { continue }
                if arguments.contains(where: { $0.claim == claim }) {
                    place.report(PackProblem.arguesTwice(name), length: name.count)
                } else {
                    arguments.append(Argument(claim: claim, makesLikelier: likelier))
                }
            }
        }
        return arguments.sorted { $0.claim < $1.claim }
    }

    private func raises(
        _ then: Mapping?, rule id: String, index: Int, supported: SupportedNumbers, judged: Bool
    ) -> [Raise] {
        guard let located = then?["raise"] else { return [] }
        var raises: [Raise] = []
        located.reportIfEmpty("raise", of: "flag")
        for item in located.isSequence ? located.items("'raise'") : [located] {
            var recommendation: Recommendation?
            let flag: Int?
            if let mapping = item.plainMapping, mapping.has("kind") {
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
                    checkNumbers(flags[flag].title, at: item, supported: supported)
                }
                if let own = flags[flag].recommendation { checkNumbers(of: own, at: item, supported) }
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

    private func mitigations(_ located: Located?, _ reader: ConditionReader) -> [Mitigation] {
        guard let located else { return [] }
        var mitigations: [Mitigation] = []
        located.reportIfEmpty("mitigated_by", of: "mitigation")
        for item in located.items("'mitigated_by'") {
            guard let mapping = item.mapping("a mitigation") else { continue }
            mapping.check(allowed: ["id", "when", "says", "cite", "judgement"], required: ["id", "when", "says"])
            let ground = ground(mapping, for: "this mitigation", ofFinding: true)
            guard let id = mapping.string("id"), let says = mapping.prose("says"),
                let when = mapping["when"].flatMap({ reader.read($0) })
            else { continue }
            if !PackChecker.isIdentifier(id) { mapping["id"]?.report(PackProblem.badIdentifier(id), length: id.count) }
            if mitigations.contains(where: { $0.id == id }) {
                mapping["id"]?.report(
                    PackProblem.declaredTwice(id, kind: "mitigation", at: "this rule"), length: id.count)
            }
            if ground.judgement == nil {
                let supported = supportedNumbers(ground.citations, benchmarks: [])
                checkNumbers(says, at: mapping["says"], supported: supported)
                checkNumbers(in: when, list: reader.list, at: mapping["when"], supported: supported)
            }
            mitigations.append(
                Mitigation(
                    id: id, when: when, says: says, citations: ground.citations, judgement: ground.judgement,
                    place: item.place))
        }
        return mitigations.sorted { $0.id < $1.id }
    }
}

extension Located {
    /// The mapping, if it is one, without a report.
    var plainMapping: Mapping? {
        guard case .mapping(let entries) = node.content else { return nil }
        return Mapping(file: file, entries: entries, mark: node.mark, name: { "this" })
    }
}
