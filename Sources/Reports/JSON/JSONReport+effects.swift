import Engine
import Facts
import Profiles
import RulePacks

/// Which answer to an open question raises a flag, and which clears it, as the text reports say it.
extension OpenFact.Subject {
    /// The place among lists of the one of which it is asked whether there are others.
    func list(_ pack: RulePack) -> Int? {
        if case .others(let fact) = self { pack.vocabulary.facts[fact].list } else { nil }
    }
}

extension JSONReport {
    /// The answers that settle a flag by themselves, in the words of a profile, whatever else is answered.
    mutating func write(_ effects: [AnswerEffect], of question: OpenFact, _ profile: borrowing Profile) {
        let type = type(of: question.subject)
        let hasRecords = question.subject.list(pack).map { profile.lists[$0].recordCount > 0 } ?? false
        writer.key("effects")
        writer.beginArray()
        for effect in effects where !effect.raises.isEmpty || !effect.clears.isEmpty {
            writer.beginObject()
            writer.key("answer")
            if let answer = effect.answer {
                writer.string(type.text(of: answer))
            } else {
                writer.string(hasRecords ? "complete" : "none")
            }
            writer.key("raises")
            writer.strings(effect.raises.map { pack.flags[$0].id })
            writer.key("clears")
            writer.strings(effect.clears.map { pack.flags[$0].id })
            writer.endObject()
        }
        writer.endArray()
    }

    private func type(of subject: OpenFact.Subject) -> FactType {
        switch subject {
        case .fact(let fact, _), .others(let fact): pack.vocabulary.facts[fact].type
        case .field(let list, _, let field): pack.vocabulary.facts[list].fields[field].type
        }
    }
}
