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
    /// - Parameter effects: of each question of a group; what is said holds for each of them alone, and of those that it does not
    ///   hold for nothing is said.
    func settling(_ flag: Int, _ effects: [[AnswerEffect]], _ group: [OpenFact]) -> String {
        var parts: [String] = []
        let raising = answers(effects, group) { $0.raises.contains(flag) }
        if !raising.isEmpty { parts.append("\(raising) would raise it\(whatStands(beside: flag, effects, group))") }
        let clears = pack.flags[flag].kind == .strength ? "rule it out" : "clear it"
        let clearing = answers(effects, group) { $0.clears.contains(flag) && !$0.leavesMoot.contains(flag) }
        if !clearing.isEmpty { parts.append("\(clearing) would \(clears)") }
        let mooting = answers(effects, group) { $0.leavesMoot.contains(flag) }
        if !mooting.isEmpty { parts.append("\(mooting) would mean that it does not apply") }
        return parts.joined(separator: ", ")
    }

    /// `no from any one of them`, `yes for "Strategic level"`: the answers that have an effect.
    private func answers(
        _ effects: [[AnswerEffect]], _ group: [OpenFact], where hasEffect: (AnswerEffect) -> Bool
    ) -> String {
        guard let first = group.first else { return "" }
        if case .others(let list) = first.subject { return answers((effects.first ?? []).filter(hasEffect), of: list) }
        let settling = effects.map { $0.filter(hasEffect).map(\.answer) }
        let common = (settling.first ?? []).filter { answer in settling.allSatisfy { $0.contains(answer) } }
        func words(_ answers: [Value?]) -> String {
            answers.compactMap { $0.map { text($0, type(of: first.subject)) } }.joined(with: "or")
        }
        guard group.count > 1 else { return words(common) }
        let isOfParties = if case .fact = first.subject { true } else { false }
        let preposition = isOfParties ? "from" : "for"
        var parts = common.isEmpty ? [] : ["\(words(common)) \(preposition) any one of them"]
        for (question, answers) in zip(group, settling) {
            let rest = answers.filter { !common.contains($0) }
            guard !rest.isEmpty else { continue }
            let which = isOfParties ? whom(question.subject) : "\"\(name(question.subject))\""
            parts.append("\(words(rest)) \(preposition) \(which)")
        }
        return parts.joined(separator: ", ")
    }

    /// `one of which "Stage" is debated or proposed`, `that there are none`.
    private func answers(_ effects: [AnswerEffect], of list: Int) -> String {
        let content = pack.vocabulary.facts[list]
        let hasRecords = content.list.map { profile.lists[$0].recordCount > 0 } ?? false
        var parts: [String] = []
        for (place, field) in content.fields.enumerated() {
            let values = effects.filter { $0.field == place }.compactMap { $0.answer.map { text($0, field.type) } }
            guard !values.isEmpty else { continue }
            parts.append("one\(hasRecords ? " more" : "") of which \"\(field.label)\" is \(values.joined(with: "or"))")
        }
        if effects.contains(where: { $0.answer == nil }) {
            parts.append(hasRecords ? "that these are all" : "that there are none")
        }
        return parts.joined(separator: ", or ")
    }

    private func text(_ answer: Value, _ type: FactType) -> String {
        let text = valueText(answer, type)
        // Words of two things would run into those around them.
        let words = text.utf8.split(separator: UInt8(ascii: " "))
        let isJoined = words.dropFirst().dropLast().contains {
            $0.elementsEqual("and".utf8) || $0.elementsEqual("or".utf8)
        }
        return isJoined ? "\"\(text)\"" : text
    }

    /// Where whatever is answered raises a flag, it is raised by what is stated beside the answer, and only as long as that stands:
    /// ` while "Members asked for themselves: no" stands`.
    private func whatStands(beside flag: Int, _ effects: [[AnswerEffect]], _ group: [OpenFact]) -> String {
        // Of each question: they may be answered one by one, and beside each stands its own.
        let facts = zip(group, effects).flatMap { question, effects in
            evaluator.factsBeside(flag, raisedByEachOf: effects, to: question.subject, profile)
        }
        let stated = ReportWriter.unique(facts).flatMap { fact in
            answers.lines(fact: fact).map { "\"\(pack.vocabulary.facts[fact].label): \($0.answer)\"" }
        }
        return stated.isEmpty ? "" : " while \(stated.joined(with: "and")) \(stated.count == 1 ? "stands" : "stand")"
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
