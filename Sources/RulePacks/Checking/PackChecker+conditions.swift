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
            located.report(PackProblem.notAllowed("'\(name)' here", because: "it is not a list"), length: name.count)
            return nil
        }
        return index
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
