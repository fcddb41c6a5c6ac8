public import Diagnostics
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
    /// - Returns: a result for each test, in the order of the files; none where the pack has errors. And what was wrong with
    ///   the pack or its tests, sorted by place.
    public static func run(packFolder folder: String) -> (results: [RuleTestResult], diagnostics: [Diagnostic]) {
        var packs = RulePackReader()
        guard let pack = packs.read(folder) else { return ([], packs.diagnostics) }
        var reader = RuleTestReader(pack)
        let tests = reader.read(folder)
        let runner = RuleTestRunner(pack)
        return (tests.map(runner.run), (packs.diagnostics + reader.diagnostics).inOrder())
    }

    public func run(_ test: RuleTest) -> RuleTestResult {
        var differences: [String] = []
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
    private func refusal(_ words: String, _ problems: [Diagnostic]) -> [String] {
        let errors = problems.filter { $0.level == .error }
        if errors.isEmpty { return ["refused: expected because of \"\(words)\", but the profile was read"] }
        if errors.contains(where: { $0.message.contains(words) || ($0.expected ?? "").contains(words) }) { return [] }
        return [
            "refused: expected because of \"\(words)\", but because "
                + errors.map { problem in problem.message + (problem.expected.map { " (expected: \($0))" } ?? "") }
                .joined(separator: "; ")
        ]
    }
}
