import Facts
import Profiles
import RulePacks

/// The answers by which something does not apply, in words.
extension Evaluation {
    func whyNot(fact: Int, _ profile: borrowing Profile) -> [String] {
        guard let condition = pack.applicability[fact] else { return [] }
        var found: [String] = []
        tell(condition, list: nil, record: nil, profile, &found)
        return found
    }

    func whyNot(field: Int, of fact: Int, record: Int, _ profile: borrowing Profile) -> [String] {
        guard let list = pack.vocabulary.facts[fact].list, let condition = pack.fieldApplicability[list][field] else {
            return []
        }
        var found: [String] = []
        tell(condition, list: fact, record: record, profile, &found)
        return found
    }

    /// What is known of what a condition reads, each once.
    private func tell(
        _ condition: Condition, list: Int?, record: Int?, _ profile: borrowing Profile, _ found: inout [String]
    ) {
        switch condition {
        case .fact(let test):
            let name = pack.vocabulary.facts[test.fact].id
            guard assessment.applies[test.fact] != .false else { return add("'\(name)' does not apply either", &found) }
            for slot in index.facts[test.fact].slots {
                guard let value = profile.answers[slot].known else { continue }
                let type = pack.vocabulary.facts[test.fact].type
                // The day is a fact of the pack, which profiles state under a name of its own.
                let name = pack.vocabulary.daySlots.contains(slot) ? "as_at" : self.name(ofSlot: slot)
                add("'\(name)' is \(type.text(of: value))", &found)
            }
        case .term(let term): tell(pack.terms[term].when, list: list, record: record, profile, &found)
        case .all(let parts), .any(let parts), .count(_, let parts):
            for part in parts { tell(part, list: list, record: record, profile, &found) }
        case .not(let part): tell(part, list: list, record: record, profile, &found)
        case .field(let test):
            guard let list, let record, let place = pack.vocabulary.facts[list].list else { return }
            let field = pack.vocabulary.facts[list].fields[test.field]
            let answer = profile.field(test.field, ofRecord: profile.records(of: place).lowerBound + record)
            guard let value = answer.known else { return }
            add("'\(field.id)' is \(field.type.text(of: value))", &found)
        case .key:
            guard let list, let record, pack.vocabulary.facts[list].isGrid else { return }
            add("its row is '\(pack.vocabulary.facts[list].keys[record].id)'", &found)
        case .claim, .flag, .list: return
        }
    }

    private func add(_ words: String, _ found: inout [String]) {
        if !found.contains(words) { found.append(words) }
    }
}
