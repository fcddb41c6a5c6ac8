/// What a pack must not conclude: what a generated rule says too much is taken out of it.
extension PackSketch {
    /// A rule that fires only where something is stated, and argues about no claim from what observes it.
    ///
    /// - Parameter plain: a yes-or-no fact that always applies.
    func sound(_ rule: Tree, plain: FactSketch) -> Tree {
        var rule = rule
        let list = facts.first { $0.id == rule["for_each"]?.word }
        var stated: Tree = ["fact": .scalar(plain.id)]
        if list?.isGrid ?? false {
            stated = ["field": "c0"]
        } else if !plain.reporters.isEmpty {
            stated["by"] = "any"
        }
        stated["is"] = "yes"
        func sound(_ condition: Tree) -> Tree {
            ofNothing(condition).holds ? ["all": [condition, stated]] : condition
        }
        if let when = rule["when"] {
            rule["when"] = sound(when)
        } else if list?.isGrid ?? false {
            rule["when"] = stated
        }
        if let mitigations = rule["mitigated_by"] {
            rule["mitigated_by"] = .sequence(
                mitigations.items.map { mitigation in
                    var mitigation = mitigation
                    mitigation["when"] = mitigation["when"].map(sound)
                    return mitigation
                })
        }
        let read = factsBeneath(rule)
        for verb in ["makes_likelier", "makes_less_likely"] {
            guard let claim = rule["then"]?[verb]?.word, !observers(of: claim).isDisjoint(with: read) else { continue }
            let other = claims.map(\.key).first { observers(of: $0).isDisjoint(with: read) }
            rule["then"]?[verb] = other.map(Tree.scalar)
        }
        return rule
    }

    /// Whether something that a flag rests on may not apply.
    func isGuarded(flag: String) -> Bool { !factsBeneath(["flag": .scalar(flag)]).isDisjoint(with: guarded) }

    private var guarded: Set<String> {
        Set(facts.filter { $0.mayNotApply || $0.fields.contains(where: \.mayNotApply) }.map(\.id))
    }

    private func observers(of claim: String) -> Set<String> {
        Set(claims.first { $0.key == claim }?.value["observed_by"]?.items.map(\.word) ?? [])
    }

    private func raising(_ flag: String) -> [Tree] {
        rules.filter { rule in
            let raised = rule["then"]?["raise"] ?? .sequence([])
            return (raised.items.isEmpty ? [raised] : raised.items).contains { one in
                one.word == flag || one["flag"]?.word == flag || (one["kind"] != nil && rule["id"]?.word == flag)
            }
        }
    }

    /// The facts that a condition rests on, or a rule's.
    private func factsBeneath(_ tree: Tree) -> Set<String> {
        var found: Set<String> = []
        var condition = tree
        condition["then"] = nil
        condition["mitigated_by"] = nil
        condition.forEachMapping { mapping in
            for key in ["fact", "some", "every", "none", "list", "for_each"] {
                if let fact = mapping[key]?.word { found.formUnion(facts(withThoseBefore: fact)) }
            }
            if let term = mapping["term"]?.word { found.formUnion(factsBeneath(meaning(of: term))) }
            if let claim = mapping["claim"]?.word {
                for observer in observers(of: claim) { found.formUnion(facts(withThoseBefore: observer)) }
            }
            if let flag = mapping["flag"]?.word { for rule in raising(flag) { found.formUnion(factsBeneath(rule)) } }
        }
        return found
    }

    /// The fact, and those that decide whether its question is put.
    private func facts(withThoseBefore fact: String) -> Set<String> {
        let condition = facts.first { $0.id == fact }?.appliesWhen
        return (condition.map(factsBeneath) ?? []).union([fact])
    }

    private func meaning(of term: String) -> Tree { terms.first { $0.key == term }?.value["when"] ?? [:] }

    // MARK: Where nothing is stated

    /// Whether a condition may hold, and may fail, where nothing is stated.
    private func ofNothing(_ condition: Tree) -> (holds: Bool, fails: Bool) {
        func both(_ one: (holds: Bool, fails: Bool), turned: Bool) -> (holds: Bool, fails: Bool) {
            turned ? (one.fails, one.holds) : one
        }
        if condition["fact"] != nil { return (false, false) }
        if let field = condition["field"]?.word { return (field == "key", field == "key") }
        if let term = condition["term"]?.word { return ofNothing(meaning(of: term)) }
        if let claim = condition["claim"]?.word {
            let isSilent = observers(of: claim).isSubset(of: guarded)
            return both((false, isSilent), turned: condition["observed"] == "not_seen")
        }
        if let flag = condition["flag"]?.word {
            let isOut = raising(flag).allSatisfy { rule in
                !factsBeneath(rule).isDisjoint(with: guarded) || rule["when"].map { ofNothing($0).fails } ?? false
            }
            return both((false, isOut), turned: condition["is"] == "not_raised")
        }
        if let part = condition["not"] { return both(ofNothing(part), turned: true) }
        for (group, parts) in [
            ("all", condition["all"]), ("any", condition["any"]), ("count", condition["count"]?["of"]),
        ] {
            guard let parts = parts?.items.map(ofNothing) else { continue }
            let wanted =
                group == "all" ? parts.count : Int(condition["count"]?["at_least"]?.word ?? "") ?? 1
            return (parts.count(where: \.holds) >= wanted, parts.count(where: \.fails) > parts.count - wanted)
        }
        let group = condition["count_in"] ?? condition
        let name = group["some"] ?? group["every"] ?? group["none"] ?? group["list"]
        guard let list = facts.first(where: { $0.id == name?.word }) else { return (true, true) }
        guard list.isGrid else { return (false, false) }
        guard let inner = group["where"].map(ofNothing) else { return (true, true) }
        let isDecided = inner.holds || inner.fails
        return (isDecided, isDecided)
    }
}
