import Facts

/// `every` holds of an empty list. A rule that then fires says of nothing that all of it is so.
extension PackChecker {
    /// - Complexity: O(lists that are looked through by `every` × size of the rules and terms); mostly there are none.
    func checkEmptyLists(report: (PackProblem, Place) -> Void) {
        for list in listsOfEvery.sorted() {
            var judge = EmptyListJudge(list: list, terms: terms)
            func look(at condition: Condition, _ place: Place) {
                guard let wording = judge.read(condition).holdsForNothing else { return }
                report(.holdsForNothing(vocabulary.facts[list].id, byNegation: wording == .byNegation), place)
            }
            // A rule that looks at each record fires for none where there is none.
            for rule in rules where rule.list != list {
                if let when = rule.when { look(at: when, rule.place) }
                for mitigation in rule.mitigations { look(at: mitigation.when, mitigation.place) }
            }
        }
    }
}

extension ListTest {
    /// How this, or its negation, says of all records that something is so, if it does.
    fileprivate var wordingOfEvery: EmptyListJudge.Wording? {
        guard let condition else { return nil }
        return switch quantifier {
        case .every: .every
        case .some, .none, .count(atLeast: 1): condition.saysOnlyNot ? .byNegation : nil
        case .count: nil
        }
    }

    /// Whether this, or its negation, says of all records that something is so.
    var isEvery: Bool { wordingOfEvery != nil }
}

extension Condition {
    /// That none is not so says that all are; where more is asked, it is what is asked for that is missed.
    fileprivate var saysOnlyNot: Bool {
        switch self {
        case .not: true
        case .all(let parts), .any(let parts), .count(_, let parts): parts.allSatisfy(\.saysOnlyNot)
        case .fact, .field, .key, .term, .claim, .flag, .list: false
        }
    }
}

/// What becomes of conditions where one list is empty, whatever else is answered.
private struct EmptyListJudge {
    enum Wording {
        case every
        /// None that is not.
        case byNegation
    }

    struct Verdict {
        var canHold: Bool
        var canFail: Bool
        /// How it says `every`, where it can hold because that does, and nothing shows that this is meant.
        var holdsForNothing: Wording?
        /// The same where it can fail.
        var failsForNothing: Wording?
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
            case .some, .count: Verdict(canHold: false, canFail: true, failsForNothing: test.wordingOfEvery)
            case .none, .every: Verdict(canHold: true, canFail: false, holdsForNothing: test.wordingOfEvery)
            }
        case .all(let parts):
            var verdict = atLeast(parts.count, parts)
            if parts.contains(where: { says($0, isEmpty: false) }) { verdict.failsForNothing = nil }
            return verdict
        case .any(let parts):
            var verdict = atLeast(1, parts)
            if parts.contains(where: { says($0, isEmpty: true) }) { verdict.holdsForNothing = nil }
            return verdict
        case .count(let count, let parts): return atLeast(count, parts)
        case .not(let part):
            let verdict = read(part)
            return Verdict(
                canHold: verdict.canFail, canFail: verdict.canHold, holdsForNothing: verdict.failsForNothing,
                failsForNothing: verdict.holdsForNothing)
        }
    }

    private mutating func atLeast(_ count: Int, _ parts: [Condition]) -> Verdict {
        let verdicts = parts.map { read($0) }
        let canHold = verdicts.count(where: \.canHold) >= count
        let canFail = verdicts.count(where: \.canFail) > parts.count - count
        return Verdict(
            canHold: canHold, canFail: canFail,
            holdsForNothing: canHold ? verdicts.lazy.compactMap(\.holdsForNothing).first : nil,
            failsForNothing: canFail ? verdicts.lazy.compactMap(\.failsForNothing).first : nil)
    }

    /// Who writes this beside `every` has thought of an empty list.
    private func says(_ condition: Condition, isEmpty: Bool) -> Bool {
        switch condition {
        case .list(let test) where test.fact == list && test.condition == nil:
            switch test.quantifier {
            case .none: isEmpty
            case .some, .count(atLeast: 1): !isEmpty
            case .every, .count: false
            }
        case .not(let part): says(part, isEmpty: !isEmpty)
        default: false
        }
    }
}
