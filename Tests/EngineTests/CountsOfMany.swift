import Facts
import TestSupport
import Testing

@testable import Engine

/// What no table has room for.
@Suite struct CountsOfMany {
    /// A count of more parts than a table has room for, of which ten can come out true and ten false, or all either way.
    @Test func askWhatMayStillDecide() throws {
        var sketch = PackSketch()
        sketch.facts = [FactSketch(id: "fact", kind: .yesNo)]
        let questions = QuestionIndex(PackIndex(try MadePack(sketch).pack))
        func open(atLeast: Int32, _ behaviours: [Int32]) -> [Int] {
            let leaves = behaviours.enumerated().flatMap { variable, behaviour in
                [Residual.head(.leaf, Int32(variable)), Residual.Test.behaviour(behaviour)]
            }
            let variables = behaviours.map { _ in Residual.Variable.plain.rawValue }
            let code = [Residual.head(.count, atLeast), Int32(leaves.count + 2)] + leaves + variables
            var search = FormulaSearch(Formula(code, behaviours.count, questions, []))
            let found = search.run()
            #expect(found.isExact)
            return found.open
        }
        let halves = Array(repeating: Int32(2), count: 10) + Array(repeating: Int32(1), count: 10)
        #expect(open(atLeast: 10, halves) == Array(0..<10))
        #expect(open(atLeast: 11, halves) == Array(10..<20))
        #expect(open(atLeast: 7, Array(repeating: 3, count: 20)) == Array(0..<20))
    }
}
