import Diagnostics
import Engine
public import RulePacks

/// Runs a pack's own tests.
public struct RuleTestRunner {
    let pack: RulePack
    private let evaluator: Evaluator

    public init(_ pack: RulePack) {
        self.pack = pack
        evaluator = Evaluator(pack)
    }

    /// Reads a pack's folder and runs its tests.
    ///
    /// - Parameter isWanted: which tests to run, by their names.
    public static func run(packFolder folder: String, where isWanted: (String) -> Bool = { _ in true }) -> RuleTestRun {
        var packs = RulePackReader()
        guard let pack = packs.read(folder) else { return RuleTestRun(diagnostics: packs.diagnostics) }
        var reader = RuleTestReader(pack)
        let tests = reader.read(folder)
        let runner = RuleTestRunner(pack)
        return RuleTestRun(
            pack: pack, results: tests.filter { !$0.isNamed || isWanted($0.name) }.map(runner.run),
            diagnostics: reader.diagnostics)
    }

    /// Evaluates what a test gives and compares; a test with errors is not run.
    public func run(_ test: RuleTest) -> RuleTestResult {
        var differences: [RuleTestDifference] = []
        if !test.problems.hasErrors {
            switch test.aim {
            case .refused(let words, let problems): differences = refusal(words, problems)
            case .assessed(let wanted):
                let assessment = evaluator.evaluate(test.profile)
                let open = wanted.asksAnything ? evaluator.openFacts(test.profile) : OpenFacts()
                let comparison = Comparison(
                    pack: pack, profile: test.profile, assessment: assessment, open: open)
                differences = comparison.differences(from: wanted)
            }
        }
        return RuleTestResult(
            name: test.name, place: test.place, remarks: test.remarks, differences: differences,
            problems: test.problems)
    }

    /// The words are looked for in what is wrong and in what would have been right.
    private func refusal(_ words: String, _ problems: [Diagnostic]) -> [RuleTestDifference] {
        let errors = problems.filter { $0.level == .error }
        if errors.contains(where: { $0.message.contains(words) || ($0.expected ?? "").contains(words) }) { return [] }
        let found = errors.map { problem in
            "refused because of \"\(problem.message)\"" + (problem.expected.map { ", expected: \($0)" } ?? "")
        }
        return [
            RuleTestDifference(
                "the profile", expected: ["refused because of \"\(words)\""], found: found.isEmpty ? ["read"] : found)
        ]
    }
}
