import Facts
import TestSupport

@testable import Engine

/// Writes conditions that say some things several times.
struct GraphWriter: ~Copyable {
    private var random: SeededGenerator
    var graph = ResidualGraph()
    private var written: [Remainder] = []
    private let variables: Int
    private let test: Int32

    /// - Parameter test: the place of the test that every variable is put to.
    init(seed: UInt64, variables: Int, test: Int32 = 0) {
        random = SeededGenerator(seed: seed)
        self.variables = variables
        self.test = test
    }

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
        let number = Int.random(in: 0..<variables, using: &random)
        let subject = Residual.Subject(fact: number, reporter: 0)
        return graph.leaf(graph.variable(subject), test)
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

    /// What a condition comes to where these are the truths of its variables.
    func truth(_ part: Remainder, _ answers: [Truth]) -> Truth {
        guard let place = part.place else { return part.truth }
        let node = graph.nodes[place]
        switch node.kind {
        case .leaf: return answers[graph.variables[Int(node.number)].subject.fact]
        case .constant: return Truth(rawValue: UInt8(node.number)) ?? .unknown
        default: break
        }
        var parts: [Truth] = []
        for part in node.range { parts.append(truth(Remainder(place: graph.parts[part]), answers)) }
        switch node.kind {
        case .not: return !parts[0]
        case .all: return parts.reduce(.true) { $0 && $1 }
        case .any: return parts.reduce(.false) { $0 || $1 }
        default:
            return Evaluation.reaches(
                Int(node.number), sure: parts.count { $0 == .true }, possible: parts.count { $0 == .unknown })
        }
    }
}
