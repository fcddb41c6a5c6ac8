import Diagnostics
import Foundation
import RuleAnalysis
import RulePacks
import Testing

@Suite struct MutantsOfThePack {
    @Test(arguments: try Mutant.all())
    func isCaught(_ mutant: Mutant) throws {
        for problem in try PackAtHand.inCopy({ try problems(of: mutant, in: $0) }) {
            Issue.record("\(mutant.wrongReading) \(problem)")
        }
    }

    /// Why the mutant lives on; nothing when it is caught as it says.
    private func problems(of mutant: Mutant, in folder: URL) throws -> [String] {
        try mutant.apply(to: folder)
        var reader = RulePackReader()
        let pack = reader.read(folder.path)
        if let words = mutant.refused {
            let errors = reader.diagnostics.filter { $0.level == .error }
            if !errors.isEmpty, errors.allSatisfy({ $0.message.contains(words) }) { return [] }
            return ["Not refused because of \(words).\n\(PackAtHand.draw(errors))"]
        }
        guard let pack else { return ["Refused, not caught.\n\(PackAtHand.draw(reader.diagnostics))"] }
        var tests = RuleTestReader(pack)
        let all = tests.read(folder.path)
        let runner = RuleTestRunner(pack)
        return mutant.caughtBy.compactMap { name in
            guard let test = all.first(where: { $0.name == name }) else { return "There is no test '\(name)'." }
            return runner.run(test).passed ? "This passes all the same: \(name)" : nil
        }
    }

    @Test func everyTestThatCatchesPassesWithoutThem() throws {
        let passing = Set(PackAtHand.tests.results.filter(\.passed).map(\.name))
        for mutant in try Mutant.all() {
            for name in mutant.caughtBy where !passing.contains(name) { Issue.record("\(mutant.name): \(name)") }
        }
    }
}
