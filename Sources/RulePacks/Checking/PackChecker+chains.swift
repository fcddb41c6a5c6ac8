import Facts

/// What is concluded from flags: it is no firmer than what raises them.
extension PackChecker {
    /// A risk that voices alone are enough for, and a strength that takes "not raised" for assurance.
    ///
    /// - Complexity: O(size of the rules' conditions, their terms written out).
    func checkRulesOnFlags(report: (PackProblem, Place) -> Void) {
        var judge = VoiceJudge(self)
        for (index, rule) in rules.enumerated() {
            guard let when = rule.when, rule.list == nil else { continue }
            let kinds = rule.raises.map { flags[$0.flag].kind }
            // Where the rule's own grounds are voices, that has been said.
            if kinds.contains(.risk), !rule.isVoices, judge.restsOnVoices(index) {
                report(.voicesRaiseRiskByFlags, rule.place)
            }
            if kinds.contains(.strength), isEnough(when, { _, isRaised in !isRaised }) {
                report(.strengthOfWhatIsNotRaised, rule.place)
            }
        }
    }

    /// Whether a condition can hold by flags of some sort alone, whatever else is answered.
    ///
    /// - Parameter suffices: whether a flag that is, or is not, raised is of that sort.
    fileprivate func isEnough(
        _ condition: Condition, isNegated: Bool = false, _ suffices: (_ flag: Int, _ isRaised: Bool) -> Bool
    ) -> Bool {
        func atLeast(_ count: Int, of parts: [Condition]) -> Bool {
            let needed = isNegated ? parts.count - count + 1 : count
            return parts.count { isEnough($0, isNegated: isNegated, suffices) } >= needed
        }
        return switch condition {
        case .flag(let flag, let isRaised): suffices(flag, isRaised != isNegated)
        case .term(let term): isEnough(terms[term].when, isNegated: isNegated, suffices)
        case .all(let parts): atLeast(parts.count, of: parts)
        case .any(let parts): atLeast(1, of: parts)
        case .count(let count, let parts): atLeast(count, of: parts)
        case .not(let part): isEnough(part, isNegated: !isNegated, suffices)
        case .fact, .field, .key, .claim, .list: false
        }
    }
}

extension Rule {
    /// Whether its grounds are single voices and nothing else.
    var isVoices: Bool { !grounds.kinds.isEmpty && grounds.kinds.allSatisfy { $0 == .voice } }
}

/// Which rules can fire on single voices alone, be it through other rules' flags.
private struct VoiceJudge {
    private let checker: PackChecker
    private var known: [Int: Bool] = [:]

    init(_ checker: PackChecker) { self.checker = checker }

    mutating func restsOnVoices(_ index: Int) -> Bool {
        if let answer = known[index] { return answer }
        let rule = checker.rules[index]
        var answer = rule.isVoices
        if !answer, rule.list == nil, let when = rule.when {
            var judge = self
            answer = checker.isEnough(when) { flag, _ in
                checker.flags[flag].rules.allSatisfy { judge.restsOnVoices($0) }
            }
            known = judge.known
        }
        known[index] = answer
        return answer
    }
}
