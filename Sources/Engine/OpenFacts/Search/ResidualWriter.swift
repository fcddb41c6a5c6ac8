import Facts
import Files

/// Writes a condition of a graph out as one row of numbers, in the form in which conditions of many profiles are alike.
struct ResidualWriter: ~Copyable {
    let index: PackIndex
    let questions: QuestionIndex
    var code: [Int32] = []
    /// The variables that stand in it, in the order in which they were met.
    var variables: [ResidualGraph.Variable] = []
    /// For each of the graph's variables its place among `variables`, or -1; and which have one.
    private var places: [Int32] = []
    private var met: [Int32] = []
    /// Scratch for `merge`: what was written first, how often each variable stands in it, and which it stands for.
    var written: [Int32] = []
    var mentions: [Int] = []
    var next: [Int32] = []
    var scratch: [Int32] = []
    /// Scratch for `finish`.
    var seen: [Seen] = []
    var order: [Int32] = []

    /// More words than this are not worth writing.
    static let mostWords: Int32 = 8_000

    init(_ index: PackIndex, _ questions: QuestionIndex) {
        self.index = index
        self.questions = questions
    }

    /// Forgets the graph.
    mutating func forgetAll() {
        places.removeAll(keepingCapacity: true)
        met.removeAll(keepingCapacity: true)
    }

    /// Writes a condition as it is.
    mutating func write(_ place: Int, of graph: borrowing ResidualGraph) {
        for variable in met { places[Int(variable)] = -1 }
        while places.count < graph.variables.count { places.append(-1) }
        met.removeAll(keepingCapacity: true)
        variables.removeAll(keepingCapacity: true)
        code.removeAll(keepingCapacity: true)
        add(place, graph)
    }

    private mutating func add(_ place: Int, _ graph: borrowing ResidualGraph) {
        let node = graph.nodes[place]
        switch node.kind {
        case .constant: code.append(Residual.head(.constant, node.number))
        case .leaf:
            code.append(Residual.head(.leaf, number(of: node.number, graph)))
            code.append(node.other)
        case .disputed:
            let start = begin(.disputed)
            for part in node.range {
                let operand = graph.parts[part]
                code.append(operand & 1 == 0 ? operand : number(of: operand >> 1, graph) << 1 | 1)
            }
            close(.disputed, 0, start)
        case .not, .all, .any, .count: add(node, node.number, graph)
        case .further, .moreRecords, .otherRecord: add(node, number(of: node.number, graph), graph)
        case .openCount: add(node, node.number, graph)
        }
    }

    private mutating func add(_ node: ResidualGraph.Node, _ number: Int32, _ graph: borrowing ResidualGraph) {
        let start = begin(node.kind)
        if node.kind == .openCount { code[start + 2] = self.number(of: node.other, graph) }
        for part in node.range { add(Int(graph.parts[part]), graph) }
        close(node.kind, number, start)
    }

    private mutating func number(of variable: Int32, _ graph: borrowing ResidualGraph) -> Int32 {
        if places[Int(variable)] < 0 {
            places[Int(variable)] = Int32(variables.count)
            met.append(variable)
            variables.append(graph.variables[Int(variable)])
        }
        return places[Int(variable)]
    }
}
