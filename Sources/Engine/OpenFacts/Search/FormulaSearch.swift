import Facts

/// Finds which variables of a formula may change it: those for which, after some answers to some of the others or to none, an
/// answer turns unknown into true or false.
///
/// What a variable does is followed as pairs: what a part is without its answer, and what it is with it. A variable that stands
/// in one place only may have any of its answers there, whatever the others have; so the sets of pairs that the parts can reach
/// combine exactly. Only variables that stand in several places need to be tried one answer after another, and open lists that
/// are looked through in several places one state after another.
struct FormulaSearch {
    struct Found {
        /// The variables that may change the formula.
        var open: [Int]
        /// Whether it is those and no others.
        var isExact: Bool
        /// What the formula can come to by some answers, as far as that is known.
        var truths: TruthSet = []
    }

    let formula: Formula
    private(set) var occurrences: [Int]
    /// For each variable, the answer that it has while others are tried; -1 leaves it free.
    var fixed: [Int]
    var subject = -1
    private(set) var subjectAnswer = 0
    var work = 0
    private var visits = 0
    private var isTree = true
    /// Open lists that are looked through in several places, each after those that its records are tested on.
    var lists: [OpenList] = []
    /// For each variable that says whether there are others, its place among `lists`; -1 for any other.
    private(set) var listPlaces: [Int]
    /// Variables that stand in several places.
    private var shared: [Int] = []
    /// For each node, the variables below it as bits; all bits where there are more variables than bits.
    private(set) var below: [UInt64] = []
    /// The variables that are fixed or tried at the moment.
    private(set) var moving: UInt64 = .max
    /// For each node below which nothing moves, its pairs once they are known; 0 until then.
    var resting: [Pairs.Set] = []

    /// How many times the formula is gone through before the search gives up and lists every variable.
    static let mostWork = 20_000
    /// More parts than this are not gone through.
    static let mostVisits = 2_000

    init(_ formula: Formula) {
        self.formula = formula
        let count = formula.variables.count
        occurrences = Array(repeating: 0, count: count)
        fixed = Array(repeating: -1, count: count)
        listPlaces = Array(repeating: -1, count: count)
        visit(formula.root)
    }

    mutating func run() -> Found {
        let present = occurrences.indices.filter { occurrences[$0] > 0 }
        let isTree = isTree && present.allSatisfy { occurrences[$0] == 1 }
        guard visits < FormulaSearch.mostVisits else { return Found(open: present, isExact: false) }
        if isTree {
            var search = TreeSearch(formula)
            return search.run()
        }
        markVariables()
        guard findLists() else { return Found(open: present, isExact: false) }
        var open: [Int] = []
        for variable in present where !isFieldOfLists(variable) {
            if matters(variable) { open.append(variable) }
            if work > FormulaSearch.mostWork { return Found(open: present, isExact: false) }
        }
        return Found(open: open, isExact: true)
    }

    private mutating func visit(_ node: Int) {
        visits += 1
        guard visits < FormulaSearch.mostVisits else { return }
        let content = formula.nodes[node]
        for variable in formula.variables(of: node) { occurrences[variable] += content.kind == .disputed ? 2 : 1 }
        if content.kind == .count || content.kind == .openCount, content.count > TreeSearch.mostCounted {
            isTree = false
        }
        for part in formula.parts(of: node) { visit(part) }
    }

    // MARK: Variables

    private static func bit(_ variable: Int) -> UInt64 { variable < 64 ? 1 << UInt64(variable) : .max }

    private mutating func markVariables() {
        resting = Array(repeating: 0, count: formula.nodes.count)
        below = Array(repeating: 0, count: formula.nodes.count)
        for node in formula.nodes.indices {
            for part in formula.parts(of: node) { below[node] |= below[part] }
            for variable in formula.variables(of: node) { below[node] |= FormulaSearch.bit(variable) }
        }
    }

    private func isFieldOfLists(_ variable: Int) -> Bool {
        let list = formula.variables[variable].list
        return list >= 0 && listPlaces[list] >= 0
    }

    /// Which lists and variables have to be tried one after another.
    ///
    /// - Returns: false where lists go round in a circle.
    private mutating func findLists() -> Bool {
        var found = Set(formula.searches.map(\.list).filter { occurrences[$0] > 1 })
        for node in formula.nodes where node.kind == .otherRecord && occurrences[Int(node.number)] > 1 {
            found.insert(Int(node.number))
        }
        var waiting = found
        while let list = waiting.popFirst() {
            for variable in read(byRecordsOf: list) where formula.variables[variable].list != list {
                occurrences[variable] += 2
                let isList = formula.searches.contains { $0.list == variable }
                if isList, variable != list, found.insert(variable).inserted { waiting.insert(variable) }
            }
        }
        while !found.isEmpty {
            let next = found.sorted().first { list in
                read(byRecordsOf: list).allSatisfy { $0 == list || !found.contains($0) }
            }
            guard let next, let list = OpenList(next, self) else { return false }
            found.remove(next)
            listPlaces[next] = lists.count
            lists.append(list)
        }
        for list in lists { for field in list.fields { fixed[field] = 0 } }
        shared = occurrences.indices.filter { variable in
            occurrences[variable] > 1 && listPlaces[variable] < 0 && !isFieldOfLists(variable)
        }
        return true
    }

    /// What stands in the conditions that further records are tested on.
    func read(byRecordsOf list: Int) -> Set<Int> {
        var found: Set<Int> = []
        var nodes = formula.searches.filter { $0.list == list }.map(\.part)
        while let node = nodes.popLast() {
            nodes += formula.parts(of: node)
            found.formUnion(formula.variables(of: node))
        }
        return found
    }

    // MARK: Trying

    private mutating func matters(_ variable: Int) -> Bool {
        subject = variable
        let others = shared.filter { $0 != variable }
        moving = others.reduce(FormulaSearch.bit(variable)) { $0 | FormulaSearch.bit($1) }
        for list in lists {
            moving |= FormulaSearch.bit(list.variable)
            for field in list.fields { moving |= FormulaSearch.bit(field) }
        }
        defer { for variable in others { fixed[variable] = -1 } }
        for place in lists.indices { lists[place].isFixed = false }
        if listPlaces[variable] >= 0 { return tryAll(others[...]) }
        guard formula.variables[variable].answers > 0 else { return false }
        for answer in 1...formula.variables[variable].answers {
            subjectAnswer = answer
            if tryAll(others[...]) { return true }
            if work > FormulaSearch.mostWork { break }
        }
        return false
    }

    /// Whether some answers to these make the formula change with the subject's. What is not fixed may be anything, so that what
    /// does not change then changes with no answers.
    private mutating func tryAll(_ shared: ArraySlice<Int>) -> Bool {
        guard mayChange() else { return false }
        guard let first = shared.first else { return tryLists(0) }
        for answer in 0...formula.variables[first].answers {
            fixed[first] = answer
            if tryAll(shared.dropFirst()) { return true }
            if work > FormulaSearch.mostWork { break }
        }
        fixed[first] = -1
        return false
    }

    private mutating func mayChange() -> Bool {
        work += 1
        return pairs(formula.root) & (Pairs.unknownToTrue | Pairs.unknownToFalse) != 0
    }

    private mutating func tryLists(_ place: Int) -> Bool {
        guard place < lists.count else { return true }
        lists[place].isFixed = true
        defer { lists[place].isFixed = false }
        for state in states(of: place) {
            lists[place].state = state
            if mayChange(), tryLists(place + 1) { return true }
            if work > FormulaSearch.mostWork { break }
        }
        return false
    }
}
