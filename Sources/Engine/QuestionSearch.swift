import Facts

/// Finds what conditions ask: which answers may change them. What was found of a condition is remembered with its graph; and of
/// those that differ only in what they speak of, one is searched.
struct QuestionSearch: ~Copyable {
    /// Where in `questions` those of a condition stand.
    struct Found {
        var start: Int32 = -1
        var count: Int32 = 0
        var isExact = true

        var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    private var writer: ResidualWriter
    private var cache = FormulaCache()
    /// For each condition of the graph.
    private var found: [Found] = []
    /// The graph's numbers of questions, those of one condition after those of another.
    private(set) var questions: [Int32] = []

    init(_ index: PackIndex, _ questions: QuestionIndex) { writer = ResidualWriter(index, questions) }

    var isFull: Bool { cache.isFull }

    mutating func forgetAll() { self = QuestionSearch(writer.index, writer.questions) }

    /// What a condition asks, each question once.
    mutating func questions(of place: Int, _ graph: inout ResidualGraph) -> Found {
        if place < found.count, found[place].start >= 0 { return found[place] }
        let less = graph.absorbed(place).place ?? place
        while found.count < graph.nodes.count { found.append(Found()) }
        if found[less].start < 0 { found[less] = search(less, graph) }
        found[place] = found[less]
        return found[place]
    }

    private mutating func search(_ place: Int, _ graph: borrowing ResidualGraph) -> Found {
        let start = questions.count
        let isExact = search(place, graph, from: start)
        return Found(start: Int32(start), count: Int32(questions.count - start), isExact: isExact)
    }

    private mutating func search(_ place: Int, _ graph: borrowing ResidualGraph, from start: Int) -> Bool {
        guard graph.nodes[place].length <= ResidualWriter.mostWords else {
            addAll(below: place, graph, from: start)
            return false
        }
        writer.write(place, of: graph)
        if let all = writer.merge() {
            add(all.first, from: start)
            return true
        }
        let count = writer.finish()
        let hash = FormulaCache.hash(writer.code)
        let known = cache.find(writer.code, hash: hash) ?? searched(count, hash, graph)
        for offset in 0..<known.count { add(writer.order[cache[known.start + offset]], from: start) }
        return known.isExact
    }

    private mutating func searched(_ count: Int, _ hash: UInt32, _ graph: borrowing ResidualGraph) -> FormulaCache.Found
    {
        let formula = Formula(writer.code, count, writer.questions, graph.literals.values)
        var search = FormulaSearch(formula)
        return cache.add(writer.code, hash: hash, search.run())
    }

    /// Adds the questions of a variable and of those that it stands for.
    private mutating func add(_ variable: Int32, from start: Int) {
        var variable = variable
        while variable >= 0 {
            add(question: writer.variables[Int(variable)].question, from: start)
            variable = writer.next[Int(variable)]
        }
    }

    private mutating func add(question: Int32, from start: Int) {
        if !questions[start...].contains(question) { questions.append(question) }
    }

    /// Adds every question that stands in a condition too long to be written.
    private mutating func addAll(below place: Int, _ graph: borrowing ResidualGraph, from start: Int) {
        var isMet = Array(repeating: false, count: graph.nodes.count)
        var waiting = [place]
        while let place = waiting.popLast() {
            guard !isMet[place] else { continue }
            isMet[place] = true
            let node = graph.nodes[place]
            for variable in graph.variables(of: node) {
                add(question: graph.variables[Int(variable)].question, from: start)
            }
            if node.kind != .disputed { waiting += node.range.map { Int(graph.parts[$0]) } }
        }
    }
}
