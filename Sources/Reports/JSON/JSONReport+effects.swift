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
    mutating func write(
        _ effects: [AnswerEffect], of question: OpenFact, _ evaluator: Evaluator, _ profile: borrowing Profile
    ) {
        let flags = Set(effects.flatMap(\.raises))
        var beside: [Int: [Int]] = [:]
        for flag in flags {
            let facts = evaluator.factsBeside(flag, raisedByEachOf: effects, to: question.subject, profile)
            if !facts.isEmpty { beside[flag] = facts }
        }
        let hasRecords = question.subject.list(pack).map { profile.lists[$0].recordCount > 0 } ?? false
        writer.key("effects")
        writer.beginArray()
        for effect in effects where !effect.raises.isEmpty || !effect.clears.isEmpty {
            writer.beginObject()
            if let field = effect.field, case .others(let list) = question.subject {
                writer.key("field")
                writer.string(pack.vocabulary.facts[list].fields[field].id)
            }
            writer.key("answer")
            if let answer = effect.answer {
                writer.string(self.type(of: question.subject, effect.field).text(of: answer))
            } else {
                writer.string(hasRecords ? "complete" : "none")
            }
            writer.key("raises")
            writer.strings(effect.raises.map { pack.flags[$0].id })
            writer.key("clears")
            writer.strings(effect.clears.map { pack.flags[$0].id })
            if !effect.leavesMoot.isEmpty {
                writer.key("does_not_apply")
                writer.strings(effect.leavesMoot.map { pack.flags[$0].id })
            }
            let standing = effect.raises.compactMap { flag in beside[flag].map { (flag, $0) } }
            if !standing.isEmpty {
                writer.key("while")
                writer.beginArray()
                for (flag, facts) in standing {
                    writer.beginObject()
                    writer.key("flag")
                    writer.string(pack.flags[flag].id)
                    writer.key("facts")
                    writer.strings(facts.map { pack.vocabulary.facts[$0].id })
                    writer.endObject()
                }
                writer.endArray()
            }
            writer.endObject()
        }
        writer.endArray()
    }

    /// What an answer is, or what one more record of a list states of a field.
    private func type(of subject: OpenFact.Subject, _ other: Int?) -> FactType {
        switch subject {
        case .fact(let fact, _): pack.vocabulary.facts[fact].type
        case .others(let list): other.map { pack.vocabulary.facts[list].fields[$0].type } ?? .list
        case .field(let list, _, let field): pack.vocabulary.facts[list].fields[field].type
        }
    }
}
