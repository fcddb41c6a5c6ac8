import Facts
import TestSupport
import Testing

@testable import Engine

/// What is left out of a condition makes no difference, whatever is answered.
@Suite struct AbsorptionChangesNothing {
    private static let variables = 4

    /// Writes conditions that say some things several times.
    private struct Writer: ~Copyable {
        var random: SeededGenerator
        var graph = ResidualGraph()
        var written: [Remainder] = []

        init(seed: UInt64) { random = SeededGenerator(seed: seed) }

        mutating func condition(_ depth: Int) -> Remainder {
            if let known = written.randomElement(using: &random), Int.random(in: 0..<4, using: &random) == 0 {
                return known
            }
            let choice = depth == 0 ? 0 : Int.random(in: 0..<9, using: &random)
            let condition: Remainder
            switch choice {
            case 0...1: condition = leaf()
            case 2: condition = graph.not(self.condition(depth - 1))
            case 3...5: condition = group(.all, depth)
            case 6...7: condition = group(.any, depth)
            default: condition = count(depth)
            }
            if condition.place != nil { written.append(condition) }
            return condition
        }

        private mutating func leaf() -> Remainder {
            if Int.random(in: 0..<20, using: &random) == 0 { return graph.constant(.unknown) }
            let number = Int.random(in: 0..<AbsorptionChangesNothing.variables, using: &random)
            let subject = Residual.Subject(fact: number, reporter: 0)
            return graph.leaf(graph.variable(subject), 0)
        }

        private mutating func parts(_ depth: Int) -> [Remainder] {
            (0..<Int.random(in: 2...3, using: &random)).map { _ in condition(depth - 1) }
        }

        private mutating func group(_ kind: Residual.Kind, _ depth: Int) -> Remainder {
            let parts = parts(depth)
            let group = graph.begin()
            for part in parts where graph.settles(part, group, kind) { return part }
            return graph.end(group, kind)
        }

        private mutating func count(_ depth: Int) -> Remainder {
            let parts = parts(depth)
            let group = graph.begin()
            for part in parts { graph.add(part) }
            return graph.end(group, atLeast: Int32.random(in: 1...Int32(parts.count), using: &random))
        }
    }

    private static func truth(_ part: Remainder, _ answers: [Truth], _ graph: borrowing ResidualGraph) -> Truth {
        guard let place = part.place else { return part.truth }
        let node = graph.nodes[place]
        switch node.kind {
        case .leaf: return answers[graph.variables[Int(node.number)].subject.fact]
        case .constant: return Truth(rawValue: UInt8(node.number)) ?? .unknown
        default: break
        }
        var parts: [Truth] = []
        for part in node.range { parts.append(truth(Remainder(place: graph.parts[part]), answers, graph)) }
        switch node.kind {
        case .not: return !parts[0]
        case .all: return parts.reduce(.true) { $0 && $1 }
        case .any: return parts.reduce(.false) { $0 || $1 }
        default:
            return Evaluation.reaches(
                Int(node.number), sure: parts.count { $0 == .true }, possible: parts.count { $0 == .unknown })
        }
    }

    private static let everyAnswer: [[Truth]] = (0..<variables).reduce([[]]) { known, _ in
        known.flatMap { answers in Truth.allCases.map { answers + [$0] } }
    }

    @Test func overGeneratedConditions() throws {
        var shorter = 0
        for seed in 0..<4_000 {
            var writer = Writer(seed: UInt64(seed))
            let condition = writer.condition(4)
            guard let place = condition.place else { continue }
            let less = writer.graph.absorbed(place)
            let lessPlace = try #require(less.place, "seed \(seed)")
            for answers in AbsorptionChangesNothing.everyAnswer {
                let expected = AbsorptionChangesNothing.truth(condition, answers, writer.graph)
                let found = AbsorptionChangesNothing.truth(less, answers, writer.graph)
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
