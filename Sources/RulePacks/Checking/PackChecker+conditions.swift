import Diagnostics
import Facts
import YAML

/// What conditions stand on: the lists they name, and what must apply where they stand.
extension PackChecker {
    /// The fact that is the list named here.
    func findList(_ located: Located) -> Int? {
        guard let name = located.scalar("the list"),
            let index = find(name, amongSorted: factIDs, kind: "fact", at: located)
        else { return nil }
        guard vocabulary.facts[index].list != nil else {
            if isOfUnknownType(index) { return nil }
            located.report(PackProblem.notAllowed("'\(name)' here", because: "it is not a list"), length: name.count)
            return nil
        }
        return index
    }

    /// Whether a fact's type cannot be read. It is then taken for a text, and what would follow from that is not said.
    func isOfUnknownType(_ fact: Int) -> Bool {
        guard vocabulary.facts[fact].type == .text else { return false }
        if case .scalar("text", _)? = facts[fact].content["type"]?.node.content { return false }
        return true
    }

    /// Says that there is no fact of this name where it is that of a field, after its list's; the first guess of many.
    func reportField(_ name: String, at located: Located) -> Bool {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")),
            let list = PackChecker.place(of: String(name[..<dot]), amongSorted: factIDs),
            let field = vocabulary.facts[list].fields.first(where: { name.hasSuffix("." + $0.id) })
        else { return false }
        located.report(PackProblem.fieldAsFact(name, field: field.id, list: factIDs[list]), length: name.count)
        return true
    }

    /// What must apply where a condition stands: the facts and the record's fields that it reads outside `any` and `count`.
    func guards(of condition: Condition?) -> (facts: [Int], fields: [Int]) {
        var facts: [Int] = []
        var fields: [Int] = []
        func add(_ fact: Int) { if !facts.contains(fact) { facts.append(fact) } }
        func collect(_ condition: Condition) {
            switch condition {
            case .fact(let test): add(test.fact)
            case .field(let test): if !fields.contains(test.field) { fields.append(test.field) }
            case .term(let term): collect(terms[term].when)
            case .all(let parts): parts.forEach(collect)
            case .not(let part): collect(part)
            case .list(let test): add(test.fact)
            case .any, .count, .key, .claim, .flag: break
            }
        }
        if let condition { collect(condition) }
        return (facts.sorted(), fields.sorted())
    }
}
