import Diagnostics
import Facts
import YAML

/// What only shows once everything is resolved.
extension PackChecker {
    // MARK: Circles

    func report(_ problems: [(any Problem, Place?)], in files: [PackFile]) {
        for (problem, place) in problems {
            let owner = files.first { $0.name == place?.file } ?? files.first { $0.name == "pack.yaml" }
            owner?.report(problem, at: Mark(line: Int32(place?.line ?? 1), column: Int32(place?.column ?? 1)))
        }
    }

    func reportCirclesOfFields() {
        for (index, fact) in vocabulary.facts.enumerated() {
            guard let list = fact.list else { continue }
            let (rounds, isTooDeep) = circles(in: fieldApplicability[list])
            for round in rounds {
                facts[index].content.file.report(
                    PackProblem.cycle(round.map { "field \(fact.id).\(fact.fields[$0].id)" }), at: facts[index].key,
                    length: fact.id.count)
            }
            if isTooDeep {
                facts[index].content.file.report(
                    PackProblem.fieldsTooDeep(fact.id, DependencyGraph.mostDepth), at: facts[index].key,
                    length: fact.id.count)
            }
        }
    }

    /// Fields of a record whose conditions read one another in a circle, the first again at the end; and whether more of them stand
    /// on one another than anything may.
    private func circles(in conditions: [Condition?]) -> ([[Int]], isTooDeep: Bool) {
        func reads(_ condition: Condition) -> [Int] {
            var fields: [Int] = []
            condition.forEachPart { part, _ in if case .field(let test) = part { fields.append(test.field) } }
            return fields
        }
        var found: [[Int]] = []
        var heights: [Int?] = Array(repeating: nil, count: conditions.count)
        var isTooDeep = false
        /// - Returns: how many stand on one another from here on.
        func height(_ field: Int, _ path: [Int]) -> Int {
            if let start = path.firstIndex(of: field) {
                found.append(Array(path[start...]) + [field])
                return 0
            }
            if let known = heights[field] { return known }
            guard let condition = conditions[field], found.count < DependencyGraph.mostCircles, !isTooDeep else {
                return 1
            }
            guard path.count < DependencyGraph.mostDepth else {
                isTooDeep = true
                return 1
            }
            let beneath = reads(condition).map { height($0, path + [field]) }.max() ?? 0
            heights[field] = beneath + 1
            if beneath >= DependencyGraph.mostDepth { isTooDeep = true }
            return beneath + 1
        }
        for field in conditions.indices { _ = height(field, []) }
        return (found, isTooDeep)
    }

    // MARK: Declarations

    /// What is declared and not used, or lacks what it needs; whether or not something goes round in a circle.
    func checkDeclarations(_ files: [PackFile]) {
        if rules.isEmpty { files.first { $0.name == "pack.yaml" }?.report(PackProblem.noRules, at: .none) }
        for (flag, declared) in zip(flags, draft.flags) where flag.rules.isEmpty {
            declared.content.file.report(PackProblem.flagWithoutRule(flag.id), at: declared.key, length: flag.id.count)
        }
        for (index, claim) in claims.enumerated()
        where claim.observedBy.isEmpty && !rules.contains(where: { $0.arguments.contains { $0.claim == index } }) {
            let declared = draft.claims[index]
            declared.content.file.report(PackProblem.unusedClaim(claim.id), at: declared.key, length: claim.id.count)
        }
        for (index, declared) in draft.benchmarks.sorted(by: { $0.id < $1.id }).enumerated()
        where !isBenchmarkUsed[index] {
            declared.content.file.report(
                PackProblem.unusedBenchmark(declared.id), at: declared.key, length: declared.id.count)
        }
        let read = factsRead()
        for (index, declared) in facts.enumerated() where !read[index] && vocabulary.facts[index].type != .text {
            declared.content.file.report(
                PackProblem.unusedFact(declared.id), at: declared.key, length: declared.id.count)
        }
        checkUses(files)
        checkTitlesOfSharedFlags()
        checkNumbersOfQuestions()
        if let file = files.first(where: { $0.name == "pack.yaml" }) { checkRatings(file) }
    }

    /// Facts that a rule, a claim or another fact's applicability reads.
    private func factsRead() -> [Bool] {
        var read = Array(repeating: false, count: facts.count)
        var isNamed = Array(repeating: false, count: terms.count)
        // Terms may stand on one another deeper than any stack: how deep is checked apart.
        var waiting: [Int] = []
        func walk(_ condition: Condition) {
            condition.forEachPart { part, _ in
                switch part {
                case .fact(let test): read[test.fact] = true
                case .list(let test): read[test.fact] = true
                case .term(let term) where !isNamed[term]:
                    isNamed[term] = true
                    waiting.append(term)
                default: break
                }
            }
        }
        for index in rules.indices {
            if let when = rules[index].when { walk(when) }
            if let list = rules[index].list { read[list] = true }
            for mitigation in rules[index].mitigations { walk(mitigation.when) }
        }
        for claim in claims { for fact in claim.observedBy { read[fact] = true } }
        for condition in applicability { if let condition { walk(condition) } }
        while let term = waiting.popLast() { walk(terms[term].when) }
        return read
    }

    // MARK: Conditions

    /// What conditions must not say, once it is certain that none of them goes round in a circle.
    func checkConditions(_ files: [PackFile]) {
        func report(_ problem: any Problem, at place: Place) { self.report([(problem, place)], in: files) }
        checkWhatMayNotApply(report: report)
        checkConclusions(report: report)
        checkEmptyLists(report: report)
    }

    /// A flag of several rules prints what each of them supports: it stands wherever one of them fires.
    private func checkTitlesOfSharedFlags() {
        for (flag, declared) in zip(flags, draft.flags) where !isInline(flag.id) {
            if flag.judgement == nil {
                checkNumbers(flag.title, at: declared.content["title"], supportedByEachRuleOf: flag)
            }
            guard let recommendation = flag.recommendation, recommendation.judgement == nil else { continue }
            let located = declared.content["recommendation"]
            if recommendation.citations.isEmpty {
                checkNumbers(recommendation.text, at: located, supportedByEachRuleOf: flag)
            } else {
                checkNumbers(
                    recommendation.text, at: located, supported: supportedNumbers(recommendation.citations))
            }
        }
    }

    private func checkNumbers(_ text: String, at located: Located?, supportedByEachRuleOf flag: Flag) {
        for number in NumberInText.all(in: text) {
            let lacking = flag.rules.first { !supportedNumbers(rules[$0].citations).contains(number) }
            guard let lacking else { continue }
            located?.report(unsupported: number, byRule: flag.rules.count > 1 ? rules[lacking].id : nil)
        }
    }
}
