import Engine
import Facts
import Files
import RulePacks

/// What a pack says, as JSON.
extension JSONWriter {
    /// - Parameter namesSources: whether it is said, too, what the pack is about and what the ids of its sources stand for.
    mutating func identity(of pack: RulePack, namesSources: Bool = false) {
        beginObject()
        key("id")
        string(pack.id)
        key("version")
        string(pack.version)
        key("hash")
        string(pack.digest.description)
        if namesSources {
            key("title")
            string(pack.title)
            key("sources")
            beginArray()
            for source in pack.sources { write(source) }
            endArray()
        }
        endObject()
    }

    private mutating func write(_ source: Source) {
        beginObject()
        key("id")
        string(source.id)
        key("title")
        string(source.title)
        key("author")
        string(source.author)
        key("published")
        string(source.published)
        endObject()
    }

    mutating func write(_ benchmark: Benchmark, _ pack: RulePack) {
        beginObject()
        key("id")
        string(benchmark.id)
        key("figure")
        string(benchmark.figure)
        key("of")
        string(benchmark.population)
        key("that")
        string(benchmark.statement)
        key(benchmark.date == nil ? "published" : "date")
        string(benchmark.date ?? benchmark.published)
        key("citations")
        write(benchmark.citations, pack)
        endObject()
    }

    /// A rule's finding with what it rests on; the object is left open.
    mutating func finding(of rule: Rule, _ pack: RulePack) {
        beginObject()
        key("rule")
        string(rule.id)
        key("finding")
        string(rule.finding)
        key("citations")
        write(rule.citations, pack)
        key("grounds")
        write(rule.grounds)
        key("judgement")
        optional(rule.judgement)
        let terms = TermsRead(rule, pack).terms.filter { pack.terms[$0].judgement != nil }
        guard !terms.isEmpty else { return }
        key("terms")
        strings(terms.map { pack.terms[$0].id })
    }

    mutating func write(_ recommendation: Recommendation, _ pack: RulePack) {
        beginObject()
        key("text")
        string(recommendation.text)
        key("citations")
        write(recommendation.citations, pack)
        key("judgement")
        if let judgement = recommendation.judgement {
            string(judgement)
        } else if recommendation.citations.isEmpty {
            optional(pack.judgements.first { $0.id == "recommendations" }?.text)
        } else {
            null()
        }
        endObject()
    }

    /// As far as the expected word.
    mutating func head(of claim: Claim, _ pack: RulePack) {
        beginObject()
        key("id")
        string(claim.id)
        key("theme")
        string(pack.themes[claim.theme].id)
        key("label")
        string(claim.label)
        key("expected")
        beginObject()
        key("word")
    }

    /// The object is left open.
    mutating func note(_ note: String, of rule: Rule, _ pack: RulePack) {
        beginObject()
        key("rule")
        string(rule.id)
        key("text")
        string(note)
        key("citations")
        write(rule.citations, pack)
        key("grounds")
        write(rule.grounds)
        key("judgement")
        optional(rule.judgement)
    }

    mutating func head(of mitigation: Mitigation, _ rule: Rule) {
        beginObject()
        key("id")
        string("\(rule.id)/\(mitigation.id)")
    }

    mutating func rest(
        of mitigation: Mitigation, _ status: MitigationOutcome.Status, of rule: Rule, _ pack: RulePack
    ) {
        key("status")
        string(status.rawValue)
        key("says")
        string(mitigation.says)
        key("judgement")
        optional(mitigation.judgement)
        key("citations")
        write(mitigation.citations, pack)
        key("reads")
        let items = ReportWriter.items(in: mitigation.when, list: rule.list, record: rule.list.map { _ in 0 }, pack)
        strings(
            items.compactMap { item in
                switch item {
                case .fact(let fact), .list(let fact): pack.vocabulary.facts[fact].id
                case .field(let list, _, let field):
                    "\(pack.vocabulary.facts[list].id).\(pack.vocabulary.facts[list].fields[field].id)"
                case .flag, .record, .key: nil
                }
            })
        endObject()
    }

    mutating func rated(_ theme: Named) {
        beginObject()
        key("theme")
        string(theme.id)
    }

    mutating func rating(from low: String, to high: String) {
        key("low")
        string(low)
        key("high")
        string(high)
        key("known")
    }

    private mutating func write(_ citations: [Citation], _ pack: RulePack) {
        beginArray()
        for citation in citations {
            beginObject()
            key("source")
            string(pack.sources[citation.source].id)
            key("at")
            string(citation.locator.description)
            key("says")
            string(pack.entry(citation)?.says ?? "")
            key("does_not_say")
            strings(pack.entry(citation)?.doesNotSay ?? [])
            endObject()
        }
        endArray()
    }

    private mutating func write(_ grounds: Grounds) {
        beginObject()
        key("kind")
        strings(grounds.kinds.map(\.rawValue))
        key("whose")
        optional(grounds.whose)
        key("date")
        optional(grounds.date)
        endObject()
    }
}
