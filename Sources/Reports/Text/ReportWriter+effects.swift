import Engine
import Facts
import Profiles
import RulePacks

/// Which answer raises an open flag, and which clears it: said only where it is certain, with all else as it is known.
extension ReportWriter {
    /// What each answer to the questions of a group settles by itself.
    func effects(of group: [OpenFact]) -> [[AnswerEffect]] { evaluator.effects(ofEach: group, profile) }

    /// `no would raise it, yes would clear it`; nothing where no answer settles the flag by itself.
    ///
    /// - Parameter effects: of each question of a group; what is said holds for each of them alone.
    func settling(_ flag: Int, _ effects: [[AnswerEffect]], _ group: [OpenFact]) -> String {
        guard let first = effects.first, let subject = group.first?.subject else { return "" }
        func words(_ settles: (AnswerEffect) -> Bool) -> String {
            let answers = first.filter { effect in
                settles(effect) && effects.allSatisfy { $0.contains { $0.answer == effect.answer && settles($0) } }
            }
            let words = answers.map { valueText($0.answer, type(of: subject)) }.joined(with: "or")
            guard group.count > 1, !words.isEmpty else { return words }
            if case .fact = subject { return "\(words) from any one of them" }
            return "\(words) for any one of them"
        }
        let raising = words { $0.raises.contains(flag) }
        let clearing = words { $0.clears.contains(flag) }
        var parts: [String] = []
        if !raising.isEmpty { parts.append("\(raising) would raise it") }
        let clears = pack.flags[flag].kind == .strength ? "rule it out" : "clear it"
        if !clearing.isEmpty { parts.append("\(clearing) would \(clears)") }
        return parts.joined(separator: ", ")
    }

    private func type(of subject: OpenFact.Subject) -> FactType {
        switch subject {
        case .fact(let fact, _), .others(let fact): pack.vocabulary.facts[fact].type
        case .field(let list, _, let field): pack.vocabulary.facts[list].fields[field].type
        }
    }

    /// Of a flag that waits for one answer, which would raise it and which would clear it.
    func settling(_ flag: Int) -> String {
        let deciding = openFacts.facts.filter { $0.decides.contains(.flag(flag)) }
        return deciding.count == 1 ? settling(flag, effects(of: deciding), deciding) : ""
    }
}
