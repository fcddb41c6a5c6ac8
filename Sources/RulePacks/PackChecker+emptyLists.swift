import Facts

/// `every` holds of an empty list. A rule that then fires says of nothing that all of it is so.
extension PackChecker {
    /// - Complexity: O(lists that are looked through by `every` × size of the rules and terms); mostly there are none.
    func checkEmptyLists(report: (PackProblem, Place) -> Void) {
        for list in listsOfEvery.sorted() {
            var judge = EmptyListJudge(list: list, terms: terms)
            for rule in rules {
                // A rule that looks at each record fires for none where there is none.
                if let when = rule.when, rule.list != list, judge.read(when).holdsForNothing {
                    report(.holdsForNothing(vocabulary.facts[list].id), rule.place)
                }
                for mitigation in rule.mitigations
                where rule.list != list && judge.read(mitigation.when).holdsForNothing {
                    report(.holdsForNothing(vocabulary.facts[list].id), mitigation.place)
                }
            }
        }
    }
}

/// What becomes of conditions where one list is empty, whatever else is answered.
private struct EmptyListJudge {
    struct Verdict {
        var canHold: Bool
        var canFail: Bool
        /// Whether it can hold because `every` does, and nothing shows that this is meant.
        var holdsForNothing = false
    }

    /// As a fact.
    let list: Int
    let terms: [Term]
    private var known: [Int: Verdict] = [:]

    init(list: Int, terms: [Term]) {
        self.list = list
        self.terms = terms
    }

    mutating func read(_ condition: Condition) -> Verdict {
        switch condition {
        case .fact, .field, .key, .claim, .flag: return Verdict(canHold: true, canFail: true)
        case .term(let term):
            if let verdict = known[term] { return verdict }
            let verdict = read(terms[term].when)
            known[term] = verdict
            return verdict
        case .list(let test):
            guard test.fact == list else { return Verdict(canHold: true, canFail: true) }
            return switch test.quantifier {
            case .some, .count: Verdict(canHold: false, canFail: true)
            case .none: Verdict(canHold: true, canFail: false)
            case .every: Verdict(canHold: true, canFail: false, holdsForNothing: test.condition != nil)
            }
        case .all(let parts): return atLeast(parts.count, parts)
        case .any(let parts):
            var verdict = atLeast(1, parts)
            if parts.contains(where: saysEmpty) { verdict.holdsForNothing = false }
            return verdict
        case .count(let count, let parts): return atLeast(count, parts)
        case .not(let part):
            let verdict = read(part)
            return Verdict(canHold: verdict.canFail, canFail: verdict.canHold)
        }
    }

    private mutating func atLeast(_ count: Int, _ parts: [Condition]) -> Verdict {
        var (holding, failing, isForNothing) = (0, 0, false)
        for part in parts {
            let verdict = read(part)
            if verdict.canHold { holding += 1 }
            if verdict.canFail { failing += 1 }
            if verdict.holdsForNothing { isForNothing = true }
        }
        return Verdict(
            canHold: holding >= count, canFail: parts.count - failing < count,
            holdsForNothing: isForNothing && holding >= count)
    }

    /// Who writes this beside `every` has thought of an empty list.
    private func saysEmpty(_ condition: Condition) -> Bool {
        if case .list(let test) = condition {
            test.fact == list && test.quantifier == .none && test.condition == nil
        } else {
            false
        }
    }
}
