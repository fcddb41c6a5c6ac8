import Facts
public import RulePacks

/// One place in a source's register, and what of the pack cites it.
public struct PlaceCoverage: Sendable {
    public var citation: Citation
    public var use: RegisterEntry.Use
    public var seen: RegisterEntry.Seen?
    /// The rules that come from it, by their places.
    public var rules: [Int] = []
    /// What else cites it: `term in-good-order`, `benchmark half-say-so`.
    public var others: [String] = []
    /// Whether a rule's condition, what softens it, its advice or how the answers it reads are taken comes from it: a term, a
    /// mitigation, a recommendation or a fact; no term or fact that no rule reads.
    public var isPartOfRules = false

    /// Whether something of a rule should come from it, and nothing does.
    public var isWithoutRule: Bool { use == .rule && rules.isEmpty && !isPartOfRules }

    /// For each source of the pack, every entry of its register, what has not been read too.
    static func all(_ pack: RulePack) -> [[PlaceCoverage]] {
        var rules: [Citation: [Int]] = [:]
        var others: [Citation: [String]] = [:]
        var partsOfRules: Set<Citation> = []
        func cite(_ citations: [Citation], by text: String, isRead: Bool = true) {
            for citation in citations { others[citation, default: []].append(text) }
            if isRead { partsOfRules.formUnion(citations) }
        }
        let read = ReadByRules(pack)
        for benchmark in pack.benchmarks {
            for citation in benchmark.citations {
                others[citation, default: []].append("benchmark \(benchmark.id)")
            }
        }
        for (index, citations) in pack.factCitations.enumerated() {
            let fact = pack.vocabulary.facts[index].id
            cite(Set(citations).sorted(), by: "fact \(fact)", isRead: read.facts.contains(index))
        }
        for (index, term) in pack.terms.enumerated() {
            cite(term.citations, by: "term \(term.id)", isRead: read.terms.contains(index))
        }
        for flag in pack.flags {
            if let advice = flag.recommendation { cite(advice.citations, by: "recommendation of \(flag.id)") }
        }
        for (index, rule) in pack.rules.enumerated() {
            for citation in rule.citations { rules[citation, default: []].append(index) }
            for mitigation in rule.mitigations {
                cite(mitigation.citations, by: "mitigation \(rule.id)/\(mitigation.id)")
            }
            for raise in rule.raises {
                if let advice = raise.recommendation { cite(advice.citations, by: "recommendation of \(rule.id)") }
            }
        }
        return pack.sources.indices.map { source in
            pack.sources[source].register.map { entry in
                let citation = Citation(source: source, locator: entry.locator)
                return PlaceCoverage(
                    citation: citation, use: entry.use, seen: entry.seen, rules: rules[citation] ?? [],
                    others: others[citation] ?? [], isPartOfRules: partsOfRules.contains(citation))
            }
        }
    }
}
