import TestSupport

/// Conditions over what has been declared so far, so that nothing can go round in a circle.
struct ConditionGenerator {
    var facts: [FactSketch] = []
    var terms: [String] = []
    /// What the terms say, by their names.
    var meanings: [String: Tree] = [:]
    /// Terms with a leaf that may not apply.
    var guardedTerms: Set<String> = []
    var claims: [String] = []
    /// Claims of which no observer need apply.
    var guardedClaims: Set<String> = []
    var flags: [String] = []
    /// Flags that rest on what may not apply.
    var guardedFlags: Set<String> = []

    /// Where a condition stands.
    struct Place {
        /// The list whose record is at hand.
        var list: FactSketch?
        /// Inside `any`, `count`, `where` or a mitigation.
        var isOptional = false
        var isNegated = false
        /// In a field's own `applies_when`: no facts there.
        var readsFacts = true
        var depth = 2

        var mayHoldGuarded: Bool { !(isOptional && isNegated) }

        func inner(optional: Bool = false, negated: Bool = false) -> Place {
            var place = self
            place.depth -= 1
            place.isOptional = isOptional || optional
            place.isNegated = isNegated || negated
            return place
        }
    }

    private var tested: [FactSketch] { facts.filter { $0.kind != .list && $0.kind != .text } }
    private var lists: [FactSketch] { facts.filter { $0.kind == .list } }

    func condition(_ place: Place, _ random: inout SeededGenerator) -> Tree {
        guard place.depth > 0, random.chance(45) else { return leaf(place, &random) }
        switch random.upTo(4) {
        case 0: return ["all": parts(place.inner(), &random)]
        case 1: return ["any": parts(place.inner(optional: true), &random)]
        case 2: return ["not": condition(place.inner(negated: true), &random)]
        case 3:
            let parts = distinctParts(place.inner(optional: true), &random)
            let atLeast = 1 + random.upTo(parts.items.count - 1)
            return ["count": ["at_least": .scalar(String(atLeast)), "of": parts]]
        default: return group(place, &random) ?? leaf(place, &random)
        }
    }

    private func parts(_ place: Place, _ random: inout SeededGenerator) -> Tree {
        .sequence((0...(1 + random.upTo(1))).map { _ in condition(place, &random) })
    }

    /// The same of which no two say the same, as a count would count one answer twice.
    private func distinctParts(_ place: Place, _ random: inout SeededGenerator) -> Tree {
        var met: Set<Tree> = []
        var distinct: [Tree] = []
        for part in parts(place, &random).items {
            var part = part
            for _ in 0..<8 where met.contains(meaning(of: part)) { part = condition(place, &random) }
            if met.insert(meaning(of: part)).inserted { distinct.append(part) }
        }
        return .sequence(distinct)
    }

    /// What a condition says: a term by what it stands for, and one value as a list of one.
    private func meaning(of condition: Tree) -> Tree {
        var condition = condition
        while let term = condition["term"]?.word, let meaning = meanings[term] { condition = meaning }
        if condition["count"]?["of"]?.items.count == 1, let only = condition["count"]?["of"]?.items.first {
            return meaning(of: only)
        }
        return listed(condition)
    }

    /// With each `is` as an `in` of one value.
    private func listed(_ tree: Tree) -> Tree {
        switch tree {
        case .scalar: tree
        case .sequence(let items): .sequence(items.map(listed))
        case .mapping(let entries):
            .mapping(
                entries.map { entry in
                    if entry.key == "is", tree["flag"] == nil {
                        Tree.Entry(key: "in", value: .sequence([entry.value]))
                    } else {
                        Tree.Entry(key: entry.key, value: listed(entry.value))
                    }
                })
        }
    }

    /// What is left where no flags may be read, neither by themselves nor by a term.
    var withoutFlags: ConditionGenerator {
        var without = self
        without.flags = []
        without.terms = terms.filter { !readsFlags(["term": .scalar($0)]) }
        return without
    }

    /// Whether a condition reads a flag, be it by a term.
    func readsFlags(_ condition: Tree) -> Bool {
        var found = false
        condition.forEachMapping { mapping in
            if mapping["flag"] != nil { found = true }
            if let term = mapping["term"]?.word, let meaning = meanings[term], readsFlags(meaning) { found = true }
        }
        return found
    }

    private func leaf(_ place: Place, _ random: inout SeededGenerator) -> Tree {
        if place.list != nil, !place.readsFacts || random.chance(65) { return field(place, &random) }
        for _ in 0..<6 {
            switch random.upTo(12) {
            case 0...5:
                if let leaf = fact(place, &random) { return leaf }
            case 6, 7:
                if let leaf = group(place, &random) { return leaf }
            case 8:
                let allowed = terms.filter { !guardedTerms.contains($0) || (!place.isOptional && !place.isNegated) }
                if !allowed.isEmpty { return ["term": .scalar(random.pick(allowed))] }
            case 9, 10:
                let word: Tree = .scalar(random.pick(["yes", "no", "both_ways", "not_seen"]))
                guard !claims.isEmpty else { continue }
                let claim = random.pick(claims)
                let isTurned = (word == "not_seen") != place.isNegated
                if !isTurned || !guardedClaims.contains(claim) { return ["claim": .scalar(claim), "observed": word] }
            default:
                let word: Tree = .scalar(random.pick(["raised", "not_raised"]))
                let isTurned = word == "not_raised" || place.isNegated
                let allowed = flags.filter { !isTurned || !guardedFlags.contains($0) }
                if !allowed.isEmpty { return ["flag": .scalar(random.pick(allowed)), "is": word] }
            }
        }
        let plain = tested.filter { !$0.mayNotApply }
        return leaf(on: random.pick(plain), &random)
    }

    private func fact(_ place: Place, _ random: inout SeededGenerator) -> Tree? {
        let fact = random.pick(tested)
        return fact.mayNotApply && !place.mayHoldGuarded ? nil : leaf(on: fact, &random)
    }

    private func leaf(on fact: FactSketch, _ random: inout SeededGenerator) -> Tree {
        var leaf: Tree = ["fact": .scalar(fact.id)]
        if !fact.reporters.isEmpty {
            if random.chance(25) {
                leaf["disputed"] = .scalar(random.pick(["yes", "no"]))
                return leaf
            }
            leaf["by"] = .scalar(random.pick(["any", "all", random.pick(fact.reporters)]))
        }
        let test = fact.test(&random)
        leaf[test.key] = test.value
        return leaf
    }

    private func field(_ place: Place, _ random: inout SeededGenerator) -> Tree {
        guard let list = place.list else { return [:] }
        if list.isGrid, place.readsFacts, random.chance(20) {
            if random.chance(50) { return ["field": "key", "is": .scalar(random.pick(list.keys))] }
            return ["field": "key", "in": Tree(words: random.some(list.keys))]
        }
        let fields = list.fields.filter { $0.kind != .text && (!$0.mayNotApply || place.mayHoldGuarded) }
        let field = random.pick(fields)
        let test = field.test(&random)
        var leaf: Tree = ["field": .scalar(field.id)]
        leaf[test.key] = test.value
        return leaf
    }

    /// A condition over a list.
    private func group(_ place: Place, _ random: inout SeededGenerator) -> Tree? {
        let allowed = lists.filter { !$0.mayNotApply || place.mayHoldGuarded }
        guard place.readsFacts, !allowed.isEmpty else { return nil }
        let list = random.pick(allowed)
        var inner = place.inner(optional: true)
        inner.list = list
        inner.depth = min(inner.depth, 1)
        var group: Tree = [:]
        if random.chance(30) {
            group["list"] = .scalar(list.id)
            group["at_least"] = .scalar(String(1 + random.upTo(1)))
        } else {
            let quantifier = random.pick(["some", "every", "none"])
            group[quantifier] = .scalar(list.id)
            if quantifier == "none" { inner.isNegated = true }
        }
        if random.chance(85) { group["where"] = condition(inner, &random) }
        return group["list"] == nil ? group : ["count_in": group]
    }
}
