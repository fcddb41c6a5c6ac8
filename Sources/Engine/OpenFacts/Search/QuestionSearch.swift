import Facts

/// Finds what conditions ask: which answers may change them. What was found of a condition is remembered with its graph; and of
/// those that differ only in what they speak of, one is searched.
struct QuestionSearch: ~Copyable {
    /// Where in `questions` those of a condition stand, and what it can come to by some answers, as far as that is known.
    struct Found {
        var start: Int32 = -1
        var count: Int32 = 0
        var isExact = true
        var truths: TruthSet = []

        var range: Range<Int> { Int(start)..<Int(start) + Int(count) }

        /// Of the opposite.
        var opposite: Found {
            var opposite = self
            opposite.truths = truths.intersection(.unknown)
            if truths.contains(.true) { opposite.truths.insert(.false) }
            if truths.contains(.false) { opposite.truths.insert(.true) }
            return opposite
        }
    }

    private var table: LiteralTable
    private let isTabled: Bool
    private var writer: ResidualWriter
    private var cache = FormulaCache()
    /// For each condition of the graph.
    private var found: [Found] = []
    /// The graph's numbers of questions, those of one condition after those of another.
    private(set) var questions: [Int32] = []

    /// - Parameter isTabled: whether a table is filled where that can be done.
    init(_ index: PackIndex, _ questions: QuestionIndex, isTabled: Bool = true) {
        self.isTabled = isTabled
        table = LiteralTable(index, questions)
        writer = ResidualWriter(index, questions)
    }

    var isFull: Bool { cache.isFull }

    /// Forgets what was found of the graph's conditions; and of written ones, too, which name literals by their numbers.
    mutating func forgetAll(keepingWritten: Bool) {
        found.removeAll(keepingCapacity: true)
        questions.removeAll(keepingCapacity: true)
        writer.forgetAll()
        if !keepingWritten { cache = FormulaCache() }
    }

    /// What a condition asks, each question once.
    mutating func questions(of place: Int, _ graph: inout ResidualGraph) -> Found {
        if place < found.count, found[place].start >= 0 { return found[place] }
        let node = graph.nodes[place]
        let result: Found
        if node.kind == .not {
            result = questions(of: Int(graph.parts[Int(node.first)]), &graph).opposite
        } else if let tabled = tabled(place, graph, mostPlaces: LiteralTable.fewPlaces) {
            result = tabled
        } else {
            let less = graph.absorbed(place).place ?? place
            result =
                parted(less, &graph) ?? tabled(less, graph, mostPlaces: LiteralTable.mostPlaces) ?? search(less, graph)
        }
        while found.count < graph.nodes.count { found.append(Found()) }
        found[place] = result
        return result
    }

    private mutating func tabled(_ place: Int, _ graph: borrowing ResidualGraph, mostPlaces: Int32) -> Found? {
        guard isTabled, let truths = table.fill(place, graph, mostPlaces: mostPlaces) else { return nil }
        let start = questions.count
        table.findOpen()
        for place in table.open.indices {
            add(question: graph.variables[Int(table.open[place])].question, from: start)
        }
        return Found(start: Int32(start), count: Int32(questions.count - start), truths: truths)
    }

    /// What is asked by parts that have nothing to do with each other: where each can be kept from mattering, the others ask
    /// what they ask by themselves.
    private mutating func parted(_ place: Int, _ graph: inout ResidualGraph) -> Found? {
        let components = graph.components(of: place)
        guard !components.isEmpty else { return nil }
        let isAny = graph.nodes[place].kind == .any
        let (neutral, settling): (TruthSet, TruthSet) = isAny ? (.false, .true) : (.true, .false)
        var parts: [Found] = []
        var truths = neutral.union(.unknown)
        for component in components {
            guard let place = component.place else { return nil }
            let found = questions(of: place, &graph)
            guard found.isExact, found.truths.contains(neutral) else { return nil }
            truths.formUnion(found.truths.intersection(settling))
            parts.append(found)
        }
        let start = questions.count
        for part in parts { for question in part.range { add(question: questions[question], from: start) } }
        return Found(start: Int32(start), count: Int32(questions.count - start), truths: truths)
    }

    private mutating func search(_ place: Int, _ graph: borrowing ResidualGraph) -> Found {
        let start = questions.count
        let (isExact, truths) = search(place, graph, from: start)
        return Found(
            start: Int32(start), count: Int32(questions.count - start), isExact: isExact, truths: truths)
    }

    private mutating func search(
        _ place: Int, _ graph: borrowing ResidualGraph, from start: Int
    ) -> (isExact: Bool, truths: TruthSet) {
        guard graph.nodes[place].length <= ResidualWriter.mostWords else {
            addAll(below: place, graph, from: start)
            return (false, [])
        }
        writer.write(place, of: graph)
        if let all = writer.merge() {
            add(all.first, from: start)
            return (true, [.false, .unknown, .true])
        }
        let count = writer.finish()
        let hash = FormulaCache.hash(writer.code)
        let known = cache.find(writer.code, hash: hash) ?? searched(count, hash, graph)
        for offset in 0..<known.count { add(writer.order[cache[known.start + offset]], from: start) }
        return (known.isExact, known.truths)
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
