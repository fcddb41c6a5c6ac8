import Diagnostics
import Facts
import YAML

/// What only shows once everything is resolved and nothing goes round in a circle.
extension PackChecker {
    func checkWhole(_ files: [PackFile]) {
        func report(_ problem: PackProblem, at place: Place) {
            files.first { $0.name == place.file }?.report(
                problem, at: Mark(line: Int32(place.line), column: Int32(place.column)))
        }
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
        for index in negatingRules {
            let rule = rules[index]
            if let when = rule.when {
                checkApplies(when, list: rule.list, optional: false, negated: false) { report($0, at: rule.place) }
            }
            for mitigation in rule.mitigations {
                checkApplies(mitigation.when, list: rule.list, optional: true, negated: false) {
                    report($0, at: mitigation.place)
                }
            }
        }
        for index in rules.indices where rules[index].list == nil {
            guard let when = rules[index].when, rules[index].raises.contains(where: { flags[$0.flag].kind == .risk }),
                readsOnlyFixedFacts(when)
            else { continue }
            report(.fixedFactsRaiseRisk, at: rules[index].place)
        }
        for (index, condition) in applicability.enumerated() {
            guard let condition else { continue }
            checkApplies(condition, list: nil, optional: false, negated: false) { problem in
                facts[index].content.file.report(problem, at: facts[index].key)
            }
        }
        for (index, fact) in vocabulary.facts.enumerated() {
            guard let list = fact.list, let round = fieldCycle(fieldApplicability[list]) else { continue }
            facts[index].content.file.report(
                PackProblem.cycle(round.map { "field \(fact.id).\(fact.fields[$0].id)" }), at: facts[index].key,
                length: fact.id.count)
        }
        checkTitlesOfSharedFlags()
        checkEmptyLists(report: report)
        if let file = files.first(where: { $0.name == "pack.yaml" }) { checkRatings(file) }
    }

    /// Fields of a record whose conditions read one another in a circle, the first again at the end.
    private func fieldCycle(_ conditions: [Condition?]) -> [Int]? {
        func reads(_ condition: Condition) -> [Int] {
            switch condition {
            case .field(let test): [test.field]
            case .all(let parts), .any(let parts), .count(_, let parts): parts.flatMap(reads)
            case .not(let part): reads(part)
            case .fact, .key, .term, .claim, .flag, .list: []
            }
        }
        var done: Set<Int> = []
        func visit(_ field: Int, _ path: [Int]) -> [Int]? {
            if let start = path.firstIndex(of: field) { return Array(path[start...]) + [field] }
            guard done.insert(field).inserted, let condition = conditions[field] else { return nil }
            for next in reads(condition) {
                if let round = visit(next, path + [field]) { return round }
            }
            return nil
        }
        for field in conditions.indices {
            if let round = visit(field, []) { return round }
        }
        return nil
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

    /// What does not apply is false; under `not` that would read as true, unless its rule then does not apply either.
    private func checkApplies(
        _ condition: Condition, list: Int?, optional: Bool, negated: Bool, report: (PackProblem) -> Void
    ) {
        switch condition {
        case .fact(let test):
            if optional, negated, applicability[test.fact] != nil { report(.underNot(vocabulary.facts[test.fact].id)) }
        case .field(let test):
            guard let list, let ordinal = vocabulary.facts[list].list else { return }
            if optional, negated, fieldApplicability[ordinal][test.field] != nil {
                report(.underNot(vocabulary.facts[list].fields[test.field].id))
            }
        case .term(let term):
            checkApplies(terms[term].when, list: nil, optional: optional, negated: negated, report: report)
        case .all(let parts):
            for part in parts { checkApplies(part, list: list, optional: optional, negated: negated, report: report) }
        case .any(let parts), .count(_, let parts):
            for part in parts { checkApplies(part, list: list, optional: true, negated: negated, report: report) }
        case .not(let part): checkApplies(part, list: list, optional: optional, negated: true, report: report)
        case .list(let test):
            if optional, negated, applicability[test.fact] != nil { report(.underNot(vocabulary.facts[test.fact].id)) }
            if let part = test.condition {
                checkApplies(part, list: test.fact, optional: true, negated: negated, report: report)
            }
        case .key, .claim, .flag: break
        }
    }

    private func readsOnlyFixedFacts(_ condition: Condition) -> Bool {
        switch condition {
        case .fact(let test): vocabulary.facts[test.fact].isFixed
        case .term(let term): readsOnlyFixedFacts(terms[term].when)
        case .all(let parts), .any(let parts), .count(_, let parts): parts.allSatisfy(readsOnlyFixedFacts)
        case .not(let part): readsOnlyFixedFacts(part)
        case .list, .field, .key, .claim, .flag: false
        }
    }

    /// A flag of several rules may print what any of them cites.
    private func checkTitlesOfSharedFlags() {
        for (flag, declared) in zip(flags, draft.flags) where !isInline(flag.id) {
            let raising = flag.rules.map { rules[$0] }
            var citations = raising.flatMap(\.citations)
            var prose = flag.judgement == nil ? [flag.title] : []
            if let recommendation = flag.recommendation, recommendation.judgement == nil {
                prose.append(recommendation.text)
                citations += recommendation.citations
            }
            let supported = supportedNumbers(citations, benchmarks: raising.flatMap(\.benchmarks))
            for text in prose { checkNumbers(text, at: declared.at, supported: supported) }
        }
    }
}
