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
            for round in circles(in: fieldApplicability[list]) {
                facts[index].content.file.report(
                    PackProblem.cycle(round.map { "field \(fact.id).\(fact.fields[$0].id)" }), at: facts[index].key,
                    length: fact.id.count)
            }
        }
    }

    /// Fields of a record whose conditions read one another in a circle, the first again at the end.
    private func circles(in conditions: [Condition?]) -> [[Int]] {
        func reads(_ condition: Condition) -> [Int] {
            switch condition {
            case .field(let test): [test.field]
            case .all(let parts), .any(let parts), .count(_, let parts): parts.flatMap(reads)
            case .not(let part): reads(part)
            case .fact, .key, .term, .claim, .flag, .list: []
            }
        }
        var found: [[Int]] = []
        var done: Set<Int> = []
        func visit(_ field: Int, _ path: [Int]) {
            guard found.count < DependencyGraph.mostCircles else { return }
            if let start = path.firstIndex(of: field) { return found.append(Array(path[start...]) + [field]) }
            guard done.insert(field).inserted, let condition = conditions[field] else { return }
            for next in reads(condition) { visit(next, path + [field]) }
        }
        for field in conditions.indices { visit(field, []) }
        return found
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
        if let file = files.first(where: { $0.name == "pack.yaml" }) { checkRatings(file) }
    }

    /// Facts that a rule, a claim or another fact's applicability reads.
    private func factsRead() -> [Bool] {
        var read = Array(repeating: false, count: facts.count)
        var walkedTerms = Array(repeating: false, count: terms.count)
        func walk(_ condition: Condition) {
            switch condition {
            case .fact(let test): read[test.fact] = true
            case .all(let parts), .any(let parts), .count(_, let parts): parts.forEach(walk)
            case .not(let part): walk(part)
            case .list(let test):
                read[test.fact] = true
                if let part = test.condition { walk(part) }
            case .term(let term):
                guard !walkedTerms[term] else { return }
                walkedTerms[term] = true
                walk(terms[term].when)
            case .field, .key, .claim, .flag: break
            }
        }
        for index in rules.indices {
            if let when = rules[index].when { walk(when) }
            if let list = rules[index].list { read[list] = true }
            for mitigation in rules[index].mitigations { walk(mitigation.when) }
        }
        for claim in claims { for fact in claim.observedBy { read[fact] = true } }
        for condition in applicability { if let condition { walk(condition) } }
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
