import Diagnostics
import Facts
import YAML

/// Terms and rules, and in which order all that conditions read is resolved.
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
            let inline = items.filter { $0.plainMapping?.isFlag ?? false }
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
                    supported: supportedNumbers(ground.citations))
            }
            if condition == nil { unresolvedTerms.insert(terms.count) }
            terms.append(
                Term(
                    id: declared.id, when: condition ?? .all([]), citations: ground.citations,
                    judgement: ground.judgement,
                    place: declared.content.file.place(declared.key)))
        }
        // What reads such a term is not known either.
        var isSettled = unresolvedTerms.isEmpty
        while !isSettled {
            let reading = terms.indices.filter { !unresolvedTerms.contains($0) && readsUnresolvedTerm(terms[$0].when) }
            unresolvedTerms.formUnion(reading)
            isSettled = reading.isEmpty
        }
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
        var reader = ConditionReader(checker: self, list: list, mayReadFacts: true)
        reader.isOfRule = true
        reader.isListUnknown = list == nil && mapping.has("for_each")
        let before = conditionMarks.count
        let when = mapping["when"].flatMap { reader.read($0) }
        if let list, let when, !when.readsRecord {
            mapping["when"]?.report(UnusedProblem.forEachWithoutField(factIDs[list]))
        }
        let parts = conditionMarks[before...].map(mapping.file.place)
        if !mapping.has("when"), !mapping.has("for_each") {
            mapping.report(PackProblem.missing("when", of: "a rule without for_each"))
        }
        let used = benchmarks(mapping)
        let supported = supportedNumbers(citations)
        // A judgement excuses what the pack adds; the finding is the source's, and so are its figures.
        let finding = mapping.prose("finding") ?? ""
        checkNumbers(finding, at: mapping["finding"], supported: supported, ofSource: "a finding is")
        if judgement == nil {
            if let when { checkNumbers(in: when, list: list, at: mapping["when"], supported: supported) }
        }
        let then = mapping["then"]?.mapping("'then'")
        then?.check(allowed: ["makes_likelier", "makes_less_likely", "raise", "note"])
        if let then, then.pairs.isEmpty { then.report(PackProblem.emptyGroup("then")) }
        let note = then?.prose("note")
        if let note, judgement == nil { checkNumbers(note, at: then?["note"], supported: supported) }
        checkPrinted(mapping, then)
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

    /// What stands beside flags and arguments is never printed where a rule only notes.
    private func checkPrinted(_ mapping: Mapping, _ then: Mapping?) {
        guard let then, !then.has("raise") else { return }
        mapping["mitigated_by"]?.report(
            PackProblem.notAllowed("'mitigated_by'", because: "only a flag is mitigated, and this rule raises none"))
        guard !then.has("makes_likelier"), !then.has("makes_less_likely") else { return }
        guard let benchmarks = mapping["benchmarks"], !benchmarks.isEmptySequence else { return }
        benchmarks.report(
            PackProblem.notAllowed(
                "'benchmarks'", because: "they are printed beside flags and arguments, and this rule has neither"))
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
}

extension Mapping {
    /// Whether a flag stands here, and is not only named.
    var isFlag: Bool { has("kind") && !has("flag") }
}

extension Located {
    /// The mapping, if it is one, without a report.
    var plainMapping: Mapping? {
        guard case .mapping(let entries) = node.content else { return nil }
        return Mapping(file: file, entries: entries, mark: node.mark, name: { "this" })
    }
}
