import Diagnostics
import Facts

/// What rules conclude: it is no firmer than what they rest on.
extension PackChecker {
    /// - Complexity: O(size of the conditions).
    func checkConclusions(report: (any Problem, Place) -> Void) {
        checkNothingStated(report: report)
        checkFixedFacts(report: report)
        if readsFlags { checkRulesOnFlags(report: report) }
        checkLayers(report: report)
    }

    /// What is not stated is unknown: nothing follows from it.
    private func checkNothingStated(report: (any Problem, Place) -> Void) {
        var nothing = Sufficiency(.nothing, self)
        func rows(of rule: Int) -> ConclusionProblem.Given? {
            rules[rule].list.flatMap { vocabulary.facts[$0].isGrid ? .rows(vocabulary.facts[$0].id) : nil }
        }
        for rule in rules.indices {
            if nothing.isEnough(forRule: rule) {
                let (place, given) = placeOfWhatHolds(rules[rule], &nothing)
                report(ConclusionProblem.holdsOfNothing(given ?? rows(of: rule)), place)
            }
            for mitigation in rules[rule].mitigations where nothing.isEnough(for: mitigation, of: rules[rule]) {
                report(ConclusionProblem.presentOfNothing(given(mitigation.when) ?? rows(of: rule)), mitigation.place)
            }
        }
    }

    /// What a condition reads of that which is there in each profile.
    private func given(_ condition: Condition) -> ConclusionProblem.Given? {
        var found: ConclusionProblem.Given?
        condition.forEachPart { part, _ in
            switch part {
            case .fact(let test) where vocabulary.facts[test.fact].isDayOfProfile: found = found ?? .day
            case .list(let test) where vocabulary.facts[test.fact].isGrid: found = .rows(vocabulary.facts[test.fact].id)
            default: break
            }
        }
        return found
    }

    /// The innermost part of a rule's condition that is enough for the whole, and what it reads that is always there.
    private func placeOfWhatHolds(
        _ rule: Rule, _ nothing: inout Sufficiency
    ) -> (Place, ConclusionProblem.Given?) {
        guard rule.list == nil, var part = rule.when else { return (rule.place, nil) }
        var index = 0
        while true {
            let parts: [Condition]
            switch part {
            case .any(let alternatives), .count(1, let alternatives): parts = alternatives
            case .all(let only) where only.count == 1: parts = only
            default: return (rule.parts[index], given(part))
            }
            index += 1
            guard let place = parts.firstIndex(where: { nothing.isEnough($0) }) else { return (rule.place, nil) }
            index += parts[..<place].reduce(0) { $0 + $1.partCount }
            part = parts[place]
        }
    }

    /// What nobody can change, the day among it, raises no risk and no strength.
    private func checkFixedFacts(report: (any Problem, Place) -> Void) {
        guard vocabulary.facts.contains(where: \.isFixed) else { return }
        var nothing = Sufficiency(.nothing, self)
        var fixed = Sufficiency(.fixedFacts, self)
        for rule in rules.indices {
            guard let kind = [.risk, .strength].first(where: { raises($0, rule) }) else { continue }
            guard fixed.isEnough(forRule: rule), !nothing.isEnough(forRule: rule) else { continue }
            report(ConclusionProblem.fixedFactsAreEnough(kind), rules[rule].place)
        }
    }

    /// A risk that voices alone are enough for, and what takes "not raised" for assurance.
    private func checkRulesOnFlags(report: (any Problem, Place) -> Void) {
        var voices = Sufficiency(.voices, self)
        var notRaised = Sufficiency(.notRaised, self)
        var nothing = Sufficiency(.nothing, self)
        for index in rules.indices where !nothing.isEnough(forRule: index) {
            // Where the rule's own grounds are voices, that has been said.
            if raises(.risk, index), !rules[index].isVoices, voices.isEnough(forRule: index) {
                report(PackProblem.voicesRaiseRiskByFlags, rules[index].place)
            }
            guard notRaised.isEnough(forRule: index) else { continue }
            let rule = rules[index]
            if raises(.strength, index) { report(PackProblem.strengthOfWhatIsNotRaised, rule.place) }
            if !rule.arguments.isEmpty { report(ConclusionProblem.argumentOfWhatIsNotRaised, rule.place) }
            if rule.note != nil { report(ConclusionProblem.noteOfWhatIsNotRaised, rule.place) }
        }
    }

    /// By the rule's number, here and above: to have it at hand copies its every part.
    private func raises(_ kind: FlagKind, _ rule: Int) -> Bool {
        rules[rule].raises.contains { flags[$0.flag].kind == kind }
    }

    /// What is expected of a partnership does not come from what is seen of it.
    private func checkLayers(report: (any Problem, Place) -> Void) {
        var beneath = FactsBeneath(self)
        for index in rules.indices {
            for argument in rules[index].arguments {
                let observers = claims[argument.claim].observedBy
                guard !observers.isEmpty else { continue }
                let read = beneath.facts(ofRule: index)
                guard let fact = observers.first(where: read.contains) else { continue }
                let problem = ConclusionProblem.layersMixed(
                    claim: claims[argument.claim].id, fact: vocabulary.facts[fact].id)
                report(problem, rules[index].place)
            }
        }
    }
}

extension Rule {
    /// Whether its grounds are single voices and nothing else.
    var isVoices: Bool { !grounds.kinds.isEmpty && grounds.kinds.allSatisfy { $0 == .voice } }
}

extension Condition {
    /// How many parts it is read from, itself among them; those of terms stand elsewhere.
    fileprivate var partCount: Int {
        switch self {
        case .fact, .field, .key, .term, .claim, .flag: 1
        case .all(let parts), .any(let parts), .count(_, let parts): parts.reduce(1) { $0 + $1.partCount }
        case .not(let part): 1 + part.partCount
        case .list(let test): 1 + (test.condition?.partCount ?? 0)
        }
    }
}
