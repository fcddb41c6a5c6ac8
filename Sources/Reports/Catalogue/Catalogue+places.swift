import Diagnostics
import Facts
import RulePacks

/// The places of the sources: what the register says at each, and what cites it.
extension Catalogue {
    /// Every place of every register, end to end: a place's number is where it stands here.
    var registered: [Citation] {
        pack.sources.indices.flatMap { source in
            pack.sources[source].register.map { Citation(source: source, locator: $0.locator) }
        }
    }

    /// The registered places that a text such as `wbt para 61`, `wbt 61`, `para 61` or `gp para 160-163` names.
    ///
    /// - Returns: `nil` where the text is no locator; without a source, the places of all sources.
    public func places(named text: String) -> [CatalogueSubject]? {
        guard let named = NamedPlace(text), named.source != nil || named.saysKind else { return nil }
        let (sources, wanted) = (sources(meantBy: named), Set(named.locators))
        return registered.enumerated().compactMap { number, citation in
            let isWanted = wanted.contains(citation.locator) && sources.contains(citation.source)
            return isWanted ? CatalogueSubject(.place, number) : nil
        }
    }

    /// What to say where nothing has this name: with the nearest name there is, or what the registers hold.
    ///
    /// - Parameter counts: whether places were looked for, too.
    public func absence(of text: String, amongPlaces counts: Bool) -> String {
        if counts, let words = absence(ofPlace: text) { return words }
        let places = counts ? registered.map { pack.text($0) } : []
        let near =
            NearestName.to(text, among: ids + (counts ? memberIDs : [])) ?? NearestName.to(text, among: places)
        let last = counts ? ", benchmark or place" : " or benchmark"
        let members = counts ? ", nor a field, mitigation, party or theme" : ""
        return "the pack '\(pack.id)' has no rule, flag, claim, term, fact\(last) '\(text)'\(members)"
            + (near.map { "; did you mean \($0)?" } ?? "; `concord rules list` lists its rules")
    }

    /// What to say of a text that can only mean a place, and names none; `nil` where it may be anything.
    private func absence(ofPlace text: String) -> String? {
        let ids = pack.sources.map(\.id)
        if ids.contains(text) {
            return "'\(text)' is a source of the pack '\(pack.id)': say which place in it, as in '\(text) para 1'"
        }
        guard let named = NamedPlace(text), let first = named.locators.first else { return nil }
        if let source = named.source, !ids.contains(source) {
            return "the pack '\(pack.id)' has no source '\(source)'"
                + (NearestName.to(source, among: ids).map { "; did you mean \($0) \(named.locator)?" }
                    ?? ": its sources are \(ids.joined(separator: ", "))")
        }
        let sources = sources(meantBy: named)
        if !named.saysKind {
            let meant = sources.flatMap { source in
                pack.sources[source].register.map(\.locator).filter { $0.numeral == first.numeral }
                    .map { "'\(pack.text(Citation(source: source, locator: $0)))'" }
            }
            if !meant.isEmpty { return "'\(text)' does not say which place: try \(meant.joined(separator: " or "))" }
        }
        let held = sources.map { source in
            let numbers = pack.sources[source].register.map(\.locator).filter { $0.kind == first.kind }
            guard let low = numbers.first, let high = numbers.last else {
                return "\(ids[source]) has no \(first.kind.word)"
            }
            return "\(ids[source]) has \(low == high ? "\(low) alone" : "\(low) to \(high.numeral)")"
        }
        return "no register of the pack '\(pack.id)' holds '\(text)': \(held.joined(separator: ", "))"
    }

    /// All sources where none is named; none where the pack has none of that name.
    private func sources(meantBy named: NamedPlace) -> [Int] {
        pack.sources.indices.filter { (named.source ?? pack.sources[$0].id) == pack.sources[$0].id }
    }

    func fill(_ entry: inout CatalogueEntry, place number: Int) {
        let citation = registered[number]
        guard let register = pack.entry(citation) else { return }
        let text = pack.text(citation)
        entry.cites = [text]
        var use: [Outline]
        switch register.use {
        case .rule: use = [Outline("for rules")]
        case .context: use = [Outline("as context: no rule comes from it")]
        case .method: use = [Outline("on method: no rule comes from it")]
        case .unread: use = [Outline("unread: nobody who wrote the pack has seen it, and nothing rests on it")]
        }
        if let because = register.because { use.append(Outline(because)) }
        if let run = CitationRun.all(of: registered, pack).first(where: { $0.citations.contains(citation) }),
            run.citations.count > 1
        {
            use.append(Outline("taken together: what is said here is what \(run.text(pack)) say between them"))
        }
        if let read = register.read { use.append(Outline("It can be read at \(read)")) }
        entry.add(.use, use)
        if register.use != .unread { entry.add(.paragraphs, paragraphs([citation])) }
        entry.add(.citedBy, citing(citation))
    }

    /// Findings with what they lead to, then whatever else rests on a place.
    private func citing(_ citation: Citation) -> [Outline] {
        var lines: [Outline] = []
        func isCited(by recommendation: Recommendation?) -> Bool {
            recommendation?.citations.contains(citation) == true
        }
        for (place, rule) in pack.rules.enumerated() {
            let subject = CatalogueSubject(.rule, place)
            if rule.citations.contains(citation) {
                let verbs = verbs(ofRule: place).map { Outline($0) }
                lines.append(Outline("the rule \(rule.id): \(rule.finding)", verbs, subject: subject))
            }
            for mitigation in rule.mitigations where mitigation.citations.contains(citation) {
                lines.append(
                    Outline("the mitigation \(rule.id)/\(mitigation.id): \(mitigation.says)", subject: subject))
            }
            for raise in rule.raises where isCited(by: raise.recommendation) {
                lines.append(
                    Outline(
                        "the recommendation that the rule \(rule.id) picks: \(raise.recommendation?.text ?? "")",
                        subject: subject))
            }
        }
        for (place, flag) in pack.flags.enumerated() where isCited(by: flag.recommendation) {
            lines.append(
                Outline(
                    "the recommendation of the flag \(flag.id): \(flag.recommendation?.text ?? "")",
                    subject: CatalogueSubject(.flag, place)))
        }
        for (place, term) in pack.terms.enumerated() where term.citations.contains(citation) {
            lines.append(Outline("the term \(term.id)", subject: CatalogueSubject(.term, place)))
        }
        for (place, citations) in pack.factCitations.enumerated() where citations.contains(citation) {
            lines.append(
                Outline("the fact \(pack.vocabulary.facts[place].id)", subject: CatalogueSubject(.fact, place)))
        }
        for (place, content) in pack.benchmarks.enumerated() where content.citations.contains(citation) {
            let line = benchmark(place)
            lines.append(
                Outline("the benchmark \(content.id): \(line.text)", subject: CatalogueSubject(.benchmark, place)))
        }
        return lines
    }

    /// What rests on a place, flags through their rules.
    func users(ofPlace number: Int) -> [CatalogueSubject] {
        let citation = registered[number]
        let direct = citing(citation).compactMap(\.subject)
        let flags = direct.filter { $0.kind == .rule && pack.rules[$0.place].citations.contains(citation) }
            .flatMap { pack.rules[$0.place].raises.map { CatalogueSubject(.flag, $0.flag) } }
        return Array(Set(direct + flags)).sorted()
    }
}
