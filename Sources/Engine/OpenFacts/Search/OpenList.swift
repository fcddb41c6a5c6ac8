import Facts

/// An open list that a formula looks through in several places, and what its further records come to in each.
///
/// An answer to whether there are others adds records, of which anything may be known, and leaves the list open or closes it.
/// What counts of the records is how many are so, and how many may be, in each place.
struct OpenList {
    /// How many records are so for certain and how many may be: without the answer that is tried, and with it.
    struct Count: Hashable {
        var sure = 0
        var possible = 0
        var sureWith = 0
        var possibleWith = 0

        func adding(_ without: Truth, _ with: Truth) -> Count {
            var count = self
            if without == .true { count.sure += 1 }
            if without == .unknown { count.possible += 1 }
            if with == .true { count.sureWith += 1 }
            if with == .unknown { count.possibleWith += 1 }
            return count
        }

        /// No more than make a difference.
        func limited(to most: Int) -> Count {
            var count = self
            count.sure = min(sure, most)
            count.possible = min(possible, most - count.sure)
            count.sureWith = min(sureWith, most)
            count.possibleWith = min(possibleWith, most - count.sureWith)
            return count
        }
    }

    struct State: Hashable {
        /// Whether there are still others: unknown, or false where it is closed.
        var others = OpenList.open
        /// For each search.
        var counts: [Count]
    }

    /// The variable that says whether there are others.
    let variable: Int
    /// Places among the formula's searches.
    let searches: [Int]
    /// Those of them that a record of this same list is tested on.
    let nested: [Int]
    /// The fields of its records that matter, as variables.
    let fields: [Int]
    /// As it is at the moment, where it is fixed.
    var state: State
    var isFixed = false

    fileprivate static let open = Pairs.one(.unknown, .unknown)
    fileprivate static let closed = Pairs.one(.false, .false)

    /// More states than this are not tried.
    static let mostStates = 2_000

    /// - Returns: `nil` where searches of this list stand in each other more than once.
    init?(_ list: Int, _ search: FormulaSearch) {
        let formula = search.formula
        variable = list
        searches = formula.searches.indices.filter { formula.searches[$0].list == list }
        fields = formula.variables.indices.filter { formula.variables[$0].list == list }
        state = State(counts: Array(repeating: Count(), count: searches.count))
        func inner(_ place: Int) -> Set<Int> { search.searches(of: list, in: formula.searches[place].part) }
        let found = searches.reduce(into: Set<Int>()) { $0.formUnion(inner($1)) }
        guard found.allSatisfy({ inner($0).isEmpty }) else { return nil }
        nested = searches.enumerated().filter { found.contains($0.element) }.map(\.offset)
    }

    /// The place of a formula's search among its own.
    func place(of search: Int) -> Int { searches.firstIndex(of: search) ?? 0 }
}

/// What further records can come to.
extension FormulaSearch {
    /// Searches of a list that stand below a node.
    fileprivate func searches(of list: Int, in node: Int) -> Set<Int> {
        var found: Set<Int> = []
        var nodes = [node]
        while let node = nodes.popLast() {
            nodes += formula.parts(of: node)
            let search = Int(formula.nodes[node].search)
            if search >= 0, formula.searches[search].list == list { found.insert(search) }
        }
        return found
    }

    /// The states that an open list can be in, given what is fixed; where it is the list that is tried, those in which it has
    /// been closed, beside what it was.
    mutating func states(of place: Int) -> [OpenList.State] {
        let list = lists[place]
        let isSubject = subject == list.variable
        var states: Set<OpenList.State> = []
        if list.nested.isEmpty {
            for counts in sums(of: place, list.searches.indices.map(\.self)) {
                states.insert(OpenList.State(others: OpenList.closed, counts: counts))
                if !isSubject { states.insert(OpenList.State(others: OpenList.open, counts: counts)) }
            }
        } else {
            let inner = sums(of: place, list.nested)
            for guess in inner {
                for others in isSubject ? [OpenList.closed] : [OpenList.closed, OpenList.open] {
                    var state = OpenList.State(others: others, counts: list.state.counts.map { _ in OpenList.Count() })
                    for (number, count) in zip(list.nested, guess) { state.counts[number] = count }
                    lists[place].state = isSubject ? state.beside : state
                    for counts in sums(of: place, list.searches.indices.map(\.self))
                    where list.nested.map({ counts[$0] }) == guess {
                        states.insert(OpenList.State(others: others, counts: counts))
                    }
                }
            }
        }
        if states.count > OpenList.mostStates { work = FormulaSearch.mostWork + 1 }
        return isSubject ? states.map(\.beside) : Array(states)
    }

    /// What any number of further records can come to in these searches.
    private mutating func sums(of place: Int, _ searches: [Int]) -> [[OpenList.Count]] {
        var records: Set<[Pairs.Set]> = []
        describe(lists[place].fields[...], place, searches, &records)
        for field in lists[place].fields { fixed[field] = 0 }
        let most = searches.map { formula.searches[lists[place].searches[$0]].most }
        var reached: Set<[OpenList.Count]> = [searches.map { _ in OpenList.Count() }]
        var waiting = Array(reached)
        while let counts = waiting.popLast(), reached.count <= OpenList.mostStates {
            for record in records {
                var next = counts
                for place in next.indices {
                    Pairs.each(record[place]) { without, with in
                        next[place] = counts[place].adding(without, with).limited(to: most[place])
                    }
                }
                if reached.insert(next).inserted { waiting.append(next) }
            }
        }
        if reached.count > OpenList.mostStates { work = FormulaSearch.mostWork + 1 }
        return Array(reached)
    }

    /// Every record there can be, by what each search makes of it.
    private mutating func describe(
        _ fields: ArraySlice<Int>, _ place: Int, _ searches: [Int], _ records: inout Set<[Pairs.Set]>
    ) {
        guard work <= FormulaSearch.mostWork else { return }
        guard let first = fields.first else {
            work += 1
            let parts = searches.map { formula.searches[lists[place].searches[$0]].part }
            records.insert(parts.map { pairs($0) })
            return
        }
        for answer in 0...formula.variables[first].answers {
            fixed[first] = answer
            describe(fields.dropFirst(), place, searches, &records)
        }
    }

    /// A count over an open list, or whether there is one.
    mutating func count(_ node: Formula.Node) -> Pairs.Set {
        let list = lists[listPlaces[formula.searches[Int(node.search)].list]]
        let more = list.state.counts[list.place(of: Int(node.search))]
        let atLeast = node.kind == .openCount ? Int(node.number) : 1
        var result: Pairs.Set = 0
        for count in counts(node) {
            Pairs.each(list.state.others) { without, with in
                result |= Pairs.one(
                    FormulaSearch.verdict(
                        atLeast, count.sure + more.sure, count.possible + more.possible, others: without),
                    FormulaSearch.verdict(
                        atLeast, count.sureWith + more.sureWith, count.possibleWith + more.possibleWith, others: with))
            }
        }
        return result
    }

    private static func verdict(_ atLeast: Int, _ sure: Int, _ possible: Int, others: Truth) -> Truth {
        Evaluation.reaches(atLeast, sure: sure, possible: others == .unknown ? atLeast : possible)
    }

    /// Whether one of the further records fires; what stands for those still not stated never does.
    mutating func moreRecords(_ search: Int) -> Pairs.Set {
        let list = lists[listPlaces[formula.searches[search].list]]
        let more = list.state.counts[list.place(of: search)]
        let stated = Evaluation.reaches(1, sure: more.sure, possible: more.possible)
        let statedWith = Evaluation.reaches(1, sure: more.sureWith, possible: more.possibleWith)
        let blank = pairs(formula.searches[search].part)
        var result: Pairs.Set = 0
        // By itself what is stated can go from false to true; only together with the others is it unknown before.
        Pairs.each(list.state.others) { others, othersWith in
            Pairs.each(blank) { part, partWith in
                result |= Pairs.one(stated || (others && part), statedWith || (othersWith && partWith))
            }
        }
        return result
    }
}

extension OpenList.State {
    /// Beside the list as it was: open, and nothing added.
    fileprivate var beside: OpenList.State {
        OpenList.State(
            others: others == OpenList.open ? others : Pairs.one(.unknown, .false),
            counts: counts.map { count in
                OpenList.Count(sure: 0, possible: 0, sureWith: count.sureWith, possibleWith: count.possibleWith)
            })
    }
}
