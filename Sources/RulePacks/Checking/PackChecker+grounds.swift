import Diagnostics
import Facts

extension PackChecker {
    /// Who found it, how and when: nothing that is later than what is cited, and no number that this does not give.
    func grounds(_ mapping: Mapping, _ citations: [Citation], _ supported: SupportedNumbers) -> Grounds {
        guard let grounds = mapping["grounds"]?.mapping("'grounds'") else {
            return Grounds(kinds: [], whose: nil, date: nil)
        }
        grounds.check(allowed: ["kind", "whose", "date"], required: ["kind"])
        let kinds = grounds.strings("kind", ofSome: "kind of grounds").compactMap { name, place -> Grounds.Kind? in
            if let kind = Grounds.Kind(rawValue: name) { return kind }
            _ = find(name, among: Grounds.Kind.allCases.map(\.rawValue), kind: "kind of grounds", at: place)
            return nil
        }
        let whose = grounds.prose("whose")
        if let whose { checkNumbers(whose, at: grounds["whose"], supported: supported, ofSource: "the ground is") }
        checkDate(grounds, "the grounds are", citations)
        return Grounds(kinds: kinds, whose: whose, date: grounds.string("date"))
    }

    /// No source tells of what is later than its publication.
    ///
    /// - Parameter subject: what the date dates, with its verb.
    func checkDate(_ mapping: Mapping, _ subject: String, _ citations: [Citation]) {
        guard let located = mapping["date"], let date = date(located, "'date'") else { return }
        let published = citations.compactMap { DateSpan(draft.sources[$0.source].published) }
        guard let last = published.max(by: { $0.last < $1.last }), date.first > last.last else { return }
        located.report(PackProblem.laterThanSource(subject, published: last.description))
    }
}
