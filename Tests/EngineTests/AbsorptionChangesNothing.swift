import Facts
import TestSupport
import Testing

@testable import Engine

/// What is left out of a condition makes no difference, whatever is answered.
@Suite struct AbsorptionChangesNothing {
    private static let variables = 4

    private static let everyAnswer: [[Truth]] = (0..<variables).reduce([[]]) { known, _ in
        known.flatMap { answers in Truth.allCases.map { answers + [$0] } }
    }

    @Test func overGeneratedConditions() throws {
        var shorter = 0
        for seed in 0..<4_000 {
            var writer = GraphWriter(seed: UInt64(seed), variables: AbsorptionChangesNothing.variables)
            let condition = writer.condition(4)
            guard let place = condition.place else { continue }
            let less = writer.graph.absorbed(place)
            let lessPlace = try #require(less.place, "seed \(seed)")
            for answers in AbsorptionChangesNothing.everyAnswer {
                let expected = writer.truth(condition, answers)
                let found = writer.truth(less, answers)
                try #require(found == expected, "seed \(seed), \(answers)")
            }
            if writer.graph.nodes[lessPlace].length < writer.graph.nodes[place].length { shorter += 1 }
        }
        #expect(shorter > 500)
    }

    /// `x or (v and (y or x))` says no more than `x or (v and y)`, and `x or (v and x)` no more than `x`.
    @Test func leavesOutWhatStandsBeside() throws {
        var graph = ResidualGraph()
        var leaves: [Remainder] = []
        for fact in 0..<3 { leaves.append(graph.leaf(graph.variable(Residual.Subject(fact: fact, reporter: 0)), 0)) }
        func group(_ kind: Residual.Kind, _ parts: [Remainder], _ graph: inout ResidualGraph) -> Remainder {
            let group = graph.begin()
            for part in parts { _ = graph.settles(part, group, kind) }
            return graph.end(group, kind)
        }
        let inner = group(.any, [leaves[1], leaves[0]], &graph)
        let long = group(.any, [leaves[0], group(.all, [leaves[2], inner], &graph)], &graph)
        let short = group(.any, [leaves[0], group(.all, [leaves[2], leaves[1]], &graph)], &graph)
        #expect(graph.absorbed(try #require(long.place)) == short)
        let idle = group(.any, [leaves[0], group(.all, [leaves[2], leaves[0]], &graph)], &graph)
        #expect(graph.absorbed(try #require(idle.place)) == leaves[0])
    }
}
