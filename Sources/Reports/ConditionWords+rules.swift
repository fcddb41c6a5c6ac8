import Facts
public import RulePacks

/// Where rules apply and where they fire.
extension ConditionWords {
    /// To whom a rule speaks: everything that must be so before what it reads outside `any` and `count` may be asked at all.
    /// Empty where it speaks to everyone.
    public func application(of rule: Rule) -> [Outline] { application(ofFacts: rule.guards) }

    /// Where the questions of these facts may be put, the widest condition first.
    public func application(ofFacts facts: [Int]) -> [Outline] {
        var visited: Set<Int> = []
        var found: [Outline] = []
        func visit(_ fact: Int) {
            guard visited.insert(fact).inserted, let condition = pack.applicability[fact] else { return }
            pack.applicabilityGuards[fact].forEach(visit)
            add(outline(condition), to: &found)
        }
        facts.forEach(visit)
        return found
    }

    /// Where the questions of these fields of a record may be put.
    public func application(ofFields fields: [Int], list: Int) -> [Outline] {
        guard let place = pack.vocabulary.facts[list].list else { return [] }
        var visited: Set<Int> = []
        var found: [Outline] = []
        func visit(_ field: Int) {
            guard visited.insert(field).inserted, let condition = pack.fieldApplicability[place][field] else { return }
            pack.fieldApplicabilityGuards[place][field].forEach(visit)
            add(outline(condition, list: list), to: &found)
        }
        fields.forEach(visit)
        return found
    }

    /// Lines that belong to one list of "all of these" stand in it once.
    private func add(_ outline: Outline, to found: inout [Outline]) {
        let lines = outline.text == ConditionWords.all ? outline.parts : [outline]
        for line in lines where !found.contains(line) { found.append(line) }
    }

    /// What has to be so for a rule to fire where it applies.
    public func firing(of rule: Rule) -> [Outline] {
        guard let list = rule.list else { return rule.when.map { tops(outline($0)) } ?? [] }
        let fact = pack.vocabulary.facts[list]
        let record = fact.isGrid ? "row" : "entry"
        let lead = "for at least one \(record) of \"\(fact.label)\"\(rows(of: fact)), each looked at by itself"
        let application = application(ofFields: rule.fieldGuards, list: list)
        var parts = rule.when.map { tops(outline($0, list: list)) } ?? []
        if !application.isEmpty {
            parts.insert(
                Outline("the rule applies to this \(record), that is, where all of these hold:", application), at: 0)
        }
        switch parts.count {
        case 0: return [Outline("\(lead), whatever it holds")]
        case 1: return [Outline("\(lead), this:", parts)]
        default: return [Outline("\(lead), all of these:", parts)]
        }
    }

    /// What stands side by side where everything has to hold.
    private func tops(_ outline: Outline) -> [Outline] {
        outline.text == ConditionWords.all ? outline.parts : [outline]
    }
}
