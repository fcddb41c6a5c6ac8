import Facts

/// What reads what: in which order everything can be computed in one pass, or the circles that make it impossible.
struct DependencyGraph {
    private(set) var order: [RulePack.Step] = []
    /// The circles, or a chain that is too long, and where each begins.
    private(set) var problems: [(PackProblem, Place?)] = []

    /// Beyond so many circles no others are looked for: of things that all read one another there is no end of them.
    static let mostCircles = 100

    /// How many things may stand on one another: more than any finding needs, and few enough for every reader of the pack.
    static let mostDepth = 200
    /// How many conditions may stand inside one another, those of what they name among them. Readers go down by calling themselves.
    static let mostNesting = 1_000

    private struct Height {
        var things = 0
        var conditions = 0

        mutating func rise(to other: Height) {
            things = max(things, other.things)
            conditions = max(conditions, other.conditions)
        }
    }

    private enum State { case unvisited, open, done }
    /// Of each step, by its number.
    private var states: [State]
    /// Of each step that is done: what stands on one another beneath it, itself among it.
    private var heights: [Height]
    private var path: [RulePack.Step] = []
    private var isTooDeep = false
    private let numbering: Numbering

    /// All steps of all kinds in one row.
    private struct Numbering {
        let terms, claims, rules, flags, count: Int

        init(_ checker: PackChecker) {
            terms = checker.applicability.count
            claims = terms + checker.terms.count
            rules = claims + checker.claims.count
            flags = rules + checker.rules.count
            count = flags + checker.flags.count
        }

        func number(_ step: RulePack.Step) -> Int {
            switch step {
            case .applicability(let fact): fact
            case .term(let term): terms + term
            case .claim(let claim): claims + claim
            case .rule(let rule): rules + rule
            case .flag(let flag): flags + flag
            }
        }
    }

    init(_ checker: PackChecker) {
        numbering = Numbering(checker)
        states = Array(repeating: .unvisited, count: numbering.count)
        heights = Array(repeating: Height(), count: numbering.count)
        let steps =
            checker.applicability.indices.filter { checker.applicability[$0] != nil }.map(RulePack.Step.applicability)
            + checker.terms.indices.map(RulePack.Step.term) + checker.claims.indices.map(RulePack.Step.claim)
            + checker.rules.indices.map(RulePack.Step.rule) + checker.flags.indices.map(RulePack.Step.flag)
        for step in steps {
            visit(step, checker)
            if isEnough { return }
        }
        for rule in checker.rules.indices where !isEnough { measureMitigations(of: rule, checker) }
    }

    /// Nothing stands on a mitigation, which is worked out when all flags are: it may read a flag that reads its own rule's, and has
    /// its depth to keep to alone.
    private mutating func measureMitigations(of rule: Int, _ checker: PackChecker) {
        for mitigation in checker.rules[rule].mitigations {
            var height = Height()
            for step in DependencyGraph.reads(of: mitigation.when, checker) {
                height.rise(to: heights[numbering.number(step)])
            }
            height.things += 1
            height.conditions += mitigation.when.nesting
            check(height, of: .rule(rule), checker)
            if isEnough { return }
        }
    }

    private var isEnough: Bool { problems.count >= DependencyGraph.mostCircles || isTooDeep }

    private mutating func visit(_ step: RulePack.Step, _ checker: PackChecker) {
        let number = numbering.number(step)
        switch states[number] {
        case .done: return
        case .open:
            guard let start = path.firstIndex(of: step) else { return }
            let round = Array(path[start...]) + [step]
            problems.append((.cycle(round.map { name($0, checker) }), place(step, checker)))
            return
        case .unvisited: break
        }
        guard path.count < DependencyGraph.mostDepth else {
            return report(.tooDeep(DependencyGraph.mostDepth), at: path[0], checker)
        }
        states[number] = .open
        path.append(step)
        var beneath = Height()
        for next in DependencyGraph.reads(of: step, checker) {
            visit(next, checker)
            if isEnough { return }
            beneath.rise(to: heights[numbering.number(next)])
        }
        path.removeLast()
        states[number] = .done
        beneath.things += 1
        beneath.conditions += DependencyGraph.nesting(of: step, checker)
        heights[number] = beneath
        order.append(step)
        check(beneath, of: step, checker)
    }

    private mutating func check(_ height: Height, of step: RulePack.Step, _ checker: PackChecker) {
        if height.things > DependencyGraph.mostDepth {
            report(.tooDeep(DependencyGraph.mostDepth), at: step, checker)
        } else if height.conditions > DependencyGraph.mostNesting {
            report(.nestedTooDeep(DependencyGraph.mostNesting), at: step, checker)
        }
    }

    private mutating func report(_ problem: PackProblem, at step: RulePack.Step, _ checker: PackChecker) {
        isTooDeep = true
        problems.append((problem, place(step, checker)))
    }

    /// How many of its own conditions stand inside one another.
    private static func nesting(of step: RulePack.Step, _ checker: PackChecker) -> Int {
        switch step {
        case .applicability(let fact): checker.applicability[fact]?.nesting ?? 0
        case .term(let term): checker.terms[term].when.nesting
        case .claim, .flag: 1
        case .rule(let rule): checker.rules[rule].when?.nesting ?? 1
        }
    }

    private static func reads(of step: RulePack.Step, _ checker: PackChecker) -> [RulePack.Step] {
        switch step {
        case .applicability(let fact): checker.applicability[fact].map { reads(of: $0, checker) } ?? []
        case .term(let term): reads(of: checker.terms[term].when, checker)
        case .claim(let claim): checker.claims[claim].observedBy.flatMap { applicability($0, checker) }
        case .flag(let flag): checker.flags[flag].rules.map(RulePack.Step.rule)
        case .rule(let rule):
            (checker.rules[rule].when.map { reads(of: $0, checker) } ?? [])
                + (checker.rules[rule].list.map { applicability($0, checker) } ?? [])
        }
    }

    private static func applicability(_ fact: Int, _ checker: PackChecker) -> [RulePack.Step] {
        checker.applicability[fact] == nil ? [] : [.applicability(fact)]
    }

    private static func reads(of condition: Condition, _ checker: PackChecker) -> [RulePack.Step] {
        var read: [RulePack.Step] = []
        condition.forEachPart { part, _ in
            switch part {
            case .fact(let test): read += applicability(test.fact, checker)
            case .list(let test): read += applicability(test.fact, checker)
            case .term(let term): read.append(.term(term))
            case .claim(let claim, _): read.append(.claim(claim))
            case .flag(let flag, _): read.append(.flag(flag))
            case .field, .key, .all, .any, .not, .count: break
            }
        }
        return read
    }

    private func name(_ step: RulePack.Step, _ checker: PackChecker) -> String {
        switch step {
        case .applicability(let fact): "fact \(checker.vocabulary.facts[fact].id)"
        case .term(let term): "term \(checker.terms[term].id)"
        case .claim(let claim): "claim \(checker.claims[claim].id)"
        case .flag(let flag): "flag \(checker.flags[flag].id)"
        case .rule(let rule): "rule \(checker.rules[rule].id)"
        }
    }

    private func place(_ step: RulePack.Step, _ checker: PackChecker) -> Place? {
        switch step {
        case .applicability(let fact): checker.facts[fact].content.file.place(checker.facts[fact].key)
        case .term(let term): checker.terms[term].place
        case .claim(let claim): checker.claims[claim].place
        case .flag(let flag): checker.flags[flag].place
        case .rule(let rule): checker.rules[rule].place
        }
    }
}
