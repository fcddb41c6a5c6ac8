import Facts
import RulePacks

/// The terms by which a rule reads the answers: in its condition, inside other terms, and to know whether what it reads applies.
/// What it reads through another flag stands with that flag's own findings.
struct TermsRead {
    /// In the order in which they are read, each once.
    private(set) var terms: [Int] = []
    private let pack: RulePack
    /// The facts of which it has been seen whether they apply.
    private var facts: Set<Int> = []
    private var fields: Set<ReadField> = []

    private struct ReadField: Hashable {
        var list: Int
        var field: Int
    }

    init(_ rule: Rule, _ pack: RulePack) {
        self.pack = pack
        for fact in rule.guards { readApplicability(of: fact) }
        if let list = rule.list {
            for field in rule.fieldGuards { readApplicability(of: ReadField(list: list, field: field)) }
        }
        if let when = rule.when { read(when, list: rule.list) }
    }

    private mutating func read(_ condition: Condition, list: Int?) {
        condition.forEachPart(list: list) { part, list in
            switch part {
            case .fact(let test): readApplicability(of: test.fact)
            case .list(let test): readApplicability(of: test.fact)
            case .field(let test):
                if let list { readApplicability(of: ReadField(list: list, field: test.field)) }
            case .term(let term):
                guard !terms.contains(term) else { return }
                terms.append(term)
                read(pack.terms[term].when, list: nil)
            case .claim(let claim, _):
                for fact in pack.claims[claim].observedBy { readApplicability(of: fact) }
            case .key, .flag, .all, .any, .not, .count: break
            }
        }
    }

    private mutating func readApplicability(of fact: Int) {
        guard facts.insert(fact).inserted else { return }
        for needed in pack.applicabilityGuards[fact] { readApplicability(of: needed) }
        if let condition = pack.applicability[fact] { read(condition, list: nil) }
    }

    private mutating func readApplicability(of field: ReadField) {
        guard fields.insert(field).inserted, let place = pack.vocabulary.facts[field.list].list else { return }
        for needed in pack.fieldApplicabilityGuards[place][field.field] {
            readApplicability(of: ReadField(list: field.list, field: needed))
        }
        if let condition = pack.fieldApplicability[place][field.field] { read(condition, list: field.list) }
    }
}
