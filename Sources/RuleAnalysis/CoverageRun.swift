public import Diagnostics
import Engine
import RulePacks

/// Runs a pack's tests and keeps what each shows of the pack.
public struct CoverageRun: Sendable {
    /// `nil` where the pack has errors.
    public var coverage: Coverage?
    /// What was wrong with any test, or with the pack where it has errors, sorted by place.
    public var diagnostics: [Diagnostic]

    /// Reads a pack's folder and runs its tests.
    /// - Complexity: for each test one evaluation, and one of each rule that is listened to.
    public init(packFolder folder: String) throws(Lost) {
        var packs = RulePackReader()
        guard let pack = packs.read(folder) else {
            diagnostics = packs.diagnostics
            return
        }
        var reader = RuleTestReader(pack)
        let tests = reader.read(folder)
        diagnostics = reader.diagnostics
        coverage = try CoverageRun.coverage(of: pack, by: tests)
    }

    /// A defect of the program: the evaluation did not go along the rule's condition.
    public struct Lost: Error {
        public var rule: String
    }

    static func coverage(of pack: RulePack, by tests: [RuleTest]) throws(Lost) -> Coverage {
        let runner = RuleTestRunner(pack)
        let evaluator = Evaluator(pack)
        let trees = pack.rules.map { ConditionLeaves($0, pack) }
        var rules = pack.rules.enumerated().map { index, rule in
            RuleCoverage(
                rule: index, leaves: trees[index].leaves.map { RuleCoverage.LeafCoverage(leaf: $0) },
                mitigations: rule.mitigations.map { RuleCoverage.MitigationCoverage(id: $0.id) },
                arguments: rule.arguments.map(RuleCoverage.ArgumentCoverage.init), note: rule.note.map { _ in [] },
                recordNotMet: rule.list == nil || rule.when == nil ? nil : [])
        }
        var claims = pack.claims.indices.filter { !pack.claims[$0].observedBy.isEmpty }.map(ClaimCoverage.init)
        var counted: [Coverage.Test] = []
        var (leftOut, refused) = (0, 0)
        for test in tests {
            guard runner.run(test).passed else {
                leftOut += 1
                continue
            }
            guard case .assessed(let wanted) = test.aim else {
                refused += 1
                continue
            }
            let number = counted.count
            counted.append(Coverage.Test(name: test.name, place: test.place))
            let assessment = evaluator.evaluate(test.profile)
            for index in rules.indices {
                switch assessment.rules[index].kind {
                case .fired: rules[index].fired.append(number)
                case .notFired: rules[index].notFired.append(number)
                case .open: rules[index].open.append(number)
                }
                if assessment.records(of: index).contains(where: { $0.outcome.reasons.contains(.notMet) }) {
                    rules[index].recordNotMet?.append(number)
                }
                guard let truths = evaluator.truths(of: trees[index], rule: index, test.profile) else {
                    throw Lost(rule: pack.rules[index].id)
                }
                for (leaf, truth) in truths.enumerated() {
                    if truth.contains(.true) { rules[index].leaves[leaf].isTrue.append(number) }
                    if truth.contains(.false) { rules[index].leaves[leaf].isFalse.append(number) }
                    if truth.contains(.unknown) { rules[index].leaves[leaf].isUnknown.append(number) }
                }
            }
            for outcome in assessment.mitigations {
                rules[outcome.rule].mitigations[outcome.mitigation].add(outcome.status, in: number)
            }
            for index in rules.indices { rules[index].add(wanted, in: number) }
            for index in claims.indices { claims[index].add(wanted, in: number) }
        }
        return Coverage(
            pack, tests: counted, testsLeftOut: leftOut, testsOfRefusals: refused, rules: rules, claims: claims)
    }
}

extension RuleCoverage {
    /// What a test that has passed expects of the rule's effects. Its flags it expects anyway, as `raised` names all of them.
    mutating func add(_ wanted: Expectations, in test: Int) {
        for mitigation in wanted.mitigations where mitigation.rule == rule {
            mitigations[mitigation.mitigation].expect(mitigation.word, in: test)
        }
        guard fired.last == test else { return }
        if wanted.notes.contains(rule) { note?.append(test) }
        for index in arguments.indices where arguments[index].argument.isExpected(in: wanted) {
            arguments[index].expected.append(test)
        }
    }
}

extension Argument {
    /// Whether the claim is expected to be what the argument makes it, whatever argues against it.
    fileprivate func isExpected(in wanted: Expectations) -> Bool {
        wanted.claims.contains { layer in
            layer.claim == claim && layer.layer == .expected
                && [makesLikelier ? "likelier" : "less_likely", "both_ways"].contains(layer.word)
        }
    }
}

extension RuleCoverage.MitigationCoverage {
    /// A test may name several records of one rule.
    mutating func expect(_ word: Expectations.MitigationWord, in test: Int) {
        switch word {
        case .present: if presentExpected.last != test { presentExpected.append(test) }
        case .absent: if absentExpected.last != test { absentExpected.append(test) }
        case .open, .toBeAsked, .doesNotApply: break
        }
    }

    /// A rule that looks at each record may find it present of one and absent of another.
    mutating func add(_ status: MitigationOutcome.Status, in test: Int) {
        switch status {
        case .present: if present.last != test { present.append(test) }
        case .absent: if absent.last != test { absent.append(test) }
        case .open: if open.last != test { open.append(test) }
        case .doesNotApply: if doesNotApply.last != test { doesNotApply.append(test) }
        }
    }
}
