import Diagnostics
import Facts

/// What somebody means who goes on with dots below a fact, where its parties, rows or records stand.
extension ProfileReader {
    /// - Parameter name: dotted, as a whole.
    /// - Returns: `nil` where it leads below no fact.
    func problem(ofDotsBelowFact name: String) -> ProfileProblem? {
        guard let fact = vocabulary.facts.first(where: { name.hasPrefix($0.id + ".") }) else { return nil }
        let parts = name.dropFirst(fact.id.count + 1).split(separator: ".").map(String.init)
        let (form, names) = form(of: fact, below: parts)
        return .dottedIntoFact(shortened(name), fact: fact.id, form: "\(fact.id): \(form)", names: names)
    }

    /// How it is written, with whichever of its parties, rows and fields are meant; and all parties or rows, or a record's fields.
    private func form(of fact: Fact, below parts: [String]) -> (String, [String]) {
        func meant(among names: [String]) -> String? {
            parts.lazy.compactMap { NearestName.to($0, among: names) }.first
        }
        let keys = keys.words[fact.list == nil ? Keys.Mapping.answer.rawValue : Keys.Mapping.list.rawValue]
        let key = parts.first { keys.contains($0) || $0 == "settled" }
        if fact.isGrid {
            let (rows, field) = (fact.keys.map(\.id), meant(among: fact.fields.map(\.id)))
            return ("{\(meant(among: rows) ?? rows[0]): {\(field.map { "\($0): " } ?? "")…}}", rows)
        }
        if fact.list != nil {
            switch key {
            case "unknown": return ("{unknown: …}", [])
            case "evidence": return ("{items: [{…}], evidence: {…}}", [])
            case _?: return ("{complete: yes, items: [{…}]}", [])
            case nil:
                let fields = fact.fields.map(\.id)
                return meant(among: fields).map { ("[{\($0): …}, {…}]", fields) } ?? ("[{…}, {…}]", [])
            }
        }
        let answer =
            key == "unknown" ? "{unknown: …}" : key == "value" || key == "evidence" ? "{value: …, evidence: {…}}" : "…"
        guard !fact.reporters.isEmpty else {
            return (answer == "…" ? "…, or {value: …, evidence: {…}}" : answer, [])
        }
        let voice = meant(among: fact.voices) ?? fact.voices[0]
        let own = voice == "settled" ? ProfileProblem.examples[voice] : nil
        return ("{\(own ?? "\(voice): \(answer)")}", fact.voices)
    }
}
