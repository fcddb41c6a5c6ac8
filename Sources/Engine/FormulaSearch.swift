import Facts

/// Finds which variables of a formula may change it: those for which, after some answers to some of the others or to none, an
/// answer turns unknown into true or false.
///
/// What a variable does is followed as pairs: what a part is without its answer, and what it is with it. A variable that stands
/// in one place only may have any of its answers there, whatever the others have; so the sets of pairs that the parts can reach
/// combine exactly. Only variables that stand in several places need to be tried one answer after another, and open lists that
/// are looked through in several places one state after another.
struct FormulaSearch {
    let formula: Formula
    private var occurrences: [Int]
    /// For each variable, the answer that it has for now; -1 leaves it free.
    var fixed: [Int]
    var subject = -1
    private var subjectAnswer = 0
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
    private var below: [UInt64] = []
    /// The variables that are fixed or tried at the moment.
    private var moving: UInt64 = .max
    /// For each node below which nothing moves, its pairs once they are known; 0 until then.
    private var resting: [Pairs.Set] = []

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

    /// The variables that may change the formula; and whether that is exact.
    mutating func run() -> (open: [Int], isExact: Bool) {
        let present = occurrences.indices.filter { occurrences[$0] > 0 }
        if present.count == 1 { return (present, true) }
        guard visits < FormulaSearch.mostVisits else { return (present, false) }
        if isTree, present.allSatisfy({ occurrences[$0] == 1 }) {
            var search = TreeSearch(formula)
            return (search.run(), true)
        }
        markVariables()
        guard findLists() else { return (present, false) }
        var open: [Int] = []
        for variable in present where !isFieldOfLists(variable) {
            if matters(variable) { open.append(variable) }
            if work > FormulaSearch.mostWork { return (present, false) }
        }
        return (open, true)
    }

    private mutating func visit(_ node: Int) {
        visits += 1
        guard visits < FormulaSearch.mostVisits else { return }
        switch formula.nodes[node] {
        case .constant: break
        case .leaf(let variable, _): occurrences[variable] += 1
        case .disputed(let operands): for case .variable(let variable) in operands { occurrences[variable] += 2 }
        case .all(let parts), .any(let parts): for part in parts { visit(part) }
        case .count(_, let parts):
            if parts.count > TreeSearch.mostCounted { isTree = false }
            for part in parts { visit(part) }
        case .not(let part): visit(part)
        case .further(let search), .moreRecords(let search): visit(search: search)
        case .otherRecord(let list, let part):
            occurrences[list] += 1
            visit(part)
        case .openCount(_, let parts, let search):
            if parts.count > TreeSearch.mostCounted { isTree = false }
            for part in parts { visit(part) }
            visit(search: search)
        }
    }

    private mutating func visit(search: Int) {
        occurrences[formula.searches[search].list] += 1
        visit(formula.searches[search].part)
    }

    // MARK: Variables

    private static func bit(_ variable: Int) -> UInt64 { variable < 64 ? 1 << UInt64(variable) : .max }

    private mutating func markVariables() {
        resting = Array(repeating: 0, count: formula.nodes.count)
        below = Array(repeating: 0, count: formula.nodes.count)
        for node in formula.nodes.indices {
            for part in parts(of: node) { below[node] |= below[part] }
            switch formula.nodes[node] {
            case .leaf(let variable, _): below[node] = FormulaSearch.bit(variable)
            case .disputed(let operands):
                for case .variable(let variable) in operands { below[node] |= FormulaSearch.bit(variable) }
            case .otherRecord(let list, _): below[node] |= FormulaSearch.bit(list)
            case .further(let search), .moreRecords(let search), .openCount(_, _, let search):
                below[node] |= FormulaSearch.bit(formula.searches[search].list)
            default: break
            }
        }
    }

    func parts(of node: Int) -> [Int] {
        switch formula.nodes[node] {
        case .constant, .leaf, .disputed: []
        case .all(let parts), .any(let parts), .count(_, let parts): parts
        case .not(let part), .otherRecord(_, let part): [part]
        case .further(let search), .moreRecords(let search): [formula.searches[search].part]
        case .openCount(_, let parts, let search): parts + [formula.searches[search].part]
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
        for case .otherRecord(let list, _) in formula.nodes where occurrences[list] > 1 { found.insert(list) }
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
            nodes += parts(of: node)
            switch formula.nodes[node] {
            case .leaf(let variable, _): found.insert(variable)
            case .disputed(let operands): for case .variable(let variable) in operands { found.insert(variable) }
            case .otherRecord(let list, _): found.insert(list)
            case .further(let search), .moreRecords(let search), .openCount(_, _, let search):
                found.insert(formula.searches[search].list)
            default: break
            }
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
        if listPlaces[variable] >= 0 { return tryAll(others[...]) }
        guard formula.variables[variable].answers > 0 else { return false }
        for answer in 1...formula.variables[variable].answers {
            subjectAnswer = answer
            if tryAll(others[...]) { return true }
            if work > FormulaSearch.mostWork { break }
        }
        return false
    }

    private mutating func tryAll(_ shared: ArraySlice<Int>) -> Bool {
        guard let first = shared.first else { return tryLists(0) }
        for answer in 0...formula.variables[first].answers {
            fixed[first] = answer
            if tryAll(shared.dropFirst()) { return true }
            if work > FormulaSearch.mostWork { break }
        }
        return false
    }

    private mutating func tryLists(_ place: Int) -> Bool {
        guard place < lists.count else {
            work += 1
            return pairs(formula.root) & (Pairs.unknownToTrue | Pairs.unknownToFalse) != 0
        }
        for state in states(of: place) {
            lists[place].state = state
            if tryLists(place + 1) { return true }
            if work > FormulaSearch.mostWork { break }
        }
        return false
    }

    // MARK: Pairs

    /// Where nothing moves below a node, its pairs are the same in every trial.
    mutating func pairs(_ node: Int) -> Pairs.Set {
        guard below[node] & moving == 0 else { return found(node) }
        if resting[node] == 0 { resting[node] = found(node) }
        return resting[node]
    }

    private mutating func found(_ node: Int) -> Pairs.Set {
        switch formula.nodes[node] {
        case .constant(let truth): return Pairs.one(truth, truth)
        case .leaf(let variable, let truths): return leaf(variable, truths)
        case .disputed(let operands):
            return Pairs.one(
                Evaluation.isDisputed(operands.map { value(of: $0, answered: false) }),
                Evaluation.isDisputed(operands.map { value(of: $0, answered: true) }))
        case .all(let parts):
            var result = Pairs.one(.true, .true)
            for part in parts { result = Pairs.combine(result, pairs(part)) { $0 && $1 } }
            return result
        case .any(let parts):
            var result = Pairs.one(.false, .false)
            for part in parts { result = Pairs.combine(result, pairs(part)) { $0 || $1 } }
            return result
        case .not(let part): return Pairs.negated(pairs(part))
        case .count(let atLeast, let parts):
            return reached(parts) { Evaluation.reaches(atLeast, sure: $0, possible: $1) }
        case .further(let search):
            let (list, part) = (formula.searches[search].list, formula.searches[search].part)
            if listPlaces[list] >= 0 { return count(1, [], search) }
            return Pairs.combine(others(list), pairs(part), FormulaSearch.further)
        case .moreRecords(let search):
            let (list, part) = (formula.searches[search].list, formula.searches[search].part)
            if listPlaces[list] >= 0 { return moreRecords(search) }
            return Pairs.combine(others(list), pairs(part)) { $0 && $1 }
        case .otherRecord(let list, let part):
            let place = listPlaces[list]
            let exists = place >= 0 ? lists[place].state.isOpen : others(list)
            return Pairs.combine(exists, pairs(part)) { $0 && $1 && .unknown }
        case .openCount(let atLeast, let parts, let search):
            let (list, part) = (formula.searches[search].list, formula.searches[search].part)
            if listPlaces[list] >= 0 { return count(atLeast, parts, search) }
            let other = Pairs.combine(others(list), pairs(part), FormulaSearch.another)
            var result: Pairs.Set = 0
            for count in counts(parts) {
                Pairs.each(other) { without, with in
                    for more in 1...atLeast {
                        result |= Pairs.one(
                            FormulaSearch.counted(atLeast, count.sure, count.possible, without, more: more),
                            FormulaSearch.counted(atLeast, count.sureWith, count.possibleWith, with, more: more))
                    }
                }
            }
            return result
        }
    }

    /// What a search over an open list is, by whether there are others and whether one is so.
    static func further(_ others: Truth, _ other: Truth) -> Truth { others == .true ? other : others }

    static func another(_ others: Truth, _ other: Truth) -> Truth {
        others == .true ? (other == .true ? .true : .unknown) : others
    }

    /// - Parameter more: how many others there are, and no more, where there are any.
    static func counted(_ atLeast: Int, _ sure: Int, _ possible: Int, _ others: Truth, more: Int) -> Truth {
        switch others {
        case .true: Evaluation.reaches(atLeast, sure: sure + more, possible: possible)
        case .false: Evaluation.reaches(atLeast, sure: sure, possible: possible)
        case .unknown: sure >= atLeast ? .true : .unknown
        }
    }

    private func others(_ list: Int) -> Pairs.Set { leaf(list, [.unknown, .false, .true]) }

    private func leaf(_ variable: Int, _ truths: [Truth]) -> Pairs.Set {
        if variable == subject { return Pairs.one(truths[0], truths[subjectAnswer]) }
        if fixed[variable] >= 0 { return Pairs.one(truths[fixed[variable]], truths[fixed[variable]]) }
        var result: Pairs.Set = 0
        for truth in truths { result |= Pairs.one(truth, truth) }
        return result
    }

    private func value(of operand: Formula.Operand, answered: Bool) -> Value? {
        switch operand {
        case .known(let value): return value
        case .variable(let variable):
            let answer = variable == subject ? (answered ? subjectAnswer : 0) : max(0, fixed[variable])
            return formula.variables[variable].values[answer]
        }
    }

    // MARK: Counts

    private mutating func reached(_ parts: [Int], _ verdict: (Int, Int) -> Truth) -> Pairs.Set {
        var result: Pairs.Set = 0
        for count in counts(parts) {
            result |= Pairs.one(
                verdict(count.sure, count.possible), verdict(count.sureWith, count.possibleWith))
        }
        return result
    }

    mutating func counts(_ parts: [Int]) -> [OpenList.Count] {
        var reached = [OpenList.Count()]
        var next: [OpenList.Count] = []
        for part in parts {
            next.removeAll(keepingCapacity: true)
            let set = pairs(part)
            Pairs.each(set) { without, with in
                for count in reached {
                    let count = count.adding(without, with)
                    if !next.contains(count) { next.append(count) }
                }
            }
            swap(&reached, &next)
        }
        return reached
    }
}
