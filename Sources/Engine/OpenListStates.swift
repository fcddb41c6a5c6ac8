import Facts

/// What the further records of an open list can come to, where their own fields are all that matters of them: each state says
/// whether there may still be others, and how many of the records are so in each place that looks through them.
///
/// The first state is the list as it is, open and with nothing added.
struct OpenListStates {
    /// So many are so for certain, and so many may be.
    struct Count {
        var sure: Int
        var possible: Int
    }

    /// For each search of the formula, its place among the list's own.
    private let places: [Int]
    /// For each search, what it makes of a record of which nothing is known.
    private let blank: [Truth]
    /// The counts of each search side by side, a byte for those that are sure and one for those that may be.
    private var counts: [UInt64] = [0]

    /// More states, searches and ways to answer a record's questions than this are not gone through.
    private static let mostStates = 64
    private static let mostSearches = 4
    private static let mostRecords = 4_096

    /// - Returns: `nil` where other things matter, or there is too much to go through.
    init?(of list: Int, in formula: Formula) {
        let searches = formula.searches.indices.filter { formula.searches[$0].list == list }
        guard searches.count <= OpenListStates.mostSearches,
            searches.allSatisfy({ formula.searches[$0].most < 128 && formula.readsFields(of: list, $0) })
        else { return nil }
        var places = Array(repeating: -1, count: formula.searches.count)
        for (place, search) in searches.enumerated() { places[search] = place }
        self.places = places
        let fields = formula.variables.indices.filter { formula.variables[$0].list == list }
        let choices = fields.map { formula.variables[$0].answers + 1 }
        guard choices.reduce(1, { min($0, OpenListStates.mostRecords) * $1 }) <= OpenListStates.mostRecords else {
            return nil
        }
        var answers = Array(repeating: 0, count: formula.variables.count)
        var chosen = fields.map { _ in 0 }
        var records: [[Truth]] = []
        repeat {
            for (place, field) in fields.enumerated() { answers[field] = chosen[place] }
            let record = searches.map { formula.truth(formula.searches[$0].part, answers) }
            if !records.contains(record) { records.append(record) }
        } while FormulaTable.advance(&chosen, choices)
        blank = records[0]
        let most = searches.map { formula.searches[$0].most }
        var next = 0
        while next < counts.count {
            for record in records {
                let counts = OpenListStates.adding(record, to: self.counts[next], most)
                if !self.counts.contains(counts) { self.counts.append(counts) }
            }
            next += 1
            guard counts.count <= OpenListStates.mostStates else { return nil }
        }
    }

    private static func adding(_ record: [Truth], to counts: UInt64, _ most: [Int]) -> UInt64 {
        var result: UInt64 = 0
        for (place, truth) in record.enumerated() {
            var count = OpenListStates.count(counts, place)
            if truth == .true { count.sure = min(count.sure + 1, most[place]) }
            if truth == .unknown { count.possible += 1 }
            count.possible = min(count.possible, most[place] - count.sure)
            result |= UInt64(count.sure | count.possible << 8) << UInt64(16 * place)
        }
        return result
    }

    private static func count(_ counts: UInt64, _ place: Int) -> Count {
        let count = counts >> UInt64(16 * place)
        return Count(sure: Int(count & 255), possible: Int(count >> 8 & 255))
    }

    /// For each way the further records can come to, the list can be open or not.
    var count: Int { 2 * counts.count }

    func isOpen(_ state: Int) -> Bool { state < counts.count }

    func count(of search: Int, in state: Int) -> Count {
        OpenListStates.count(counts[state % counts.count], places[search])
    }

    /// What a search comes to: whether one of the further records is so, or whether a rule fires for one.
    func truth(of search: Int, _ kind: Residual.Kind, in state: Int) -> Truth {
        let more = count(of: search, in: state)
        guard kind == .moreRecords else {
            return Evaluation.reaches(1, sure: more.sure, possible: isOpen(state) ? 1 : more.possible)
        }
        let others: Truth = isOpen(state) ? .unknown : .false
        return Evaluation.reaches(1, sure: more.sure, possible: more.possible) || (others && blank[places[search]])
    }
}

extension Formula {
    /// Whether a search looks at nothing but its own records' fields.
    fileprivate func readsFields(of list: Int, _ search: Int) -> Bool {
        var nodes = [searches[search].part]
        while let number = nodes.popLast() {
            let node = self.nodes[number]
            switch node.kind {
            case .constant: break
            case .leaf: guard variables[Int(node.number)].list == list else { return false }
            case .not, .all, .any, .count: nodes += parts(of: number)
            case .disputed, .further, .openCount, .moreRecords, .otherRecord: return false
            }
        }
        return true
    }

    /// What such a part comes to, by the number of each variable's answer.
    fileprivate func truth(_ number: Int, _ answers: [Int]) -> Truth {
        let node = nodes[number]
        switch node.kind {
        case .leaf: return truths[Int(node.first) + answers[Int(node.number)]]
        case .not: return !truth(Int(places[Int(node.first)]), answers)
        case .all: return node.range.reduce(.true) { $0 && truth(Int(places[$1]), answers) }
        case .any: return node.range.reduce(.false) { $0 || truth(Int(places[$1]), answers) }
        case .count:
            let parts = node.range.map { truth(Int(places[$0]), answers) }
            return Evaluation.reaches(
                Int(node.number), sure: parts.count { $0 == .true }, possible: parts.count { $0 == .unknown })
        default: return Truth(rawValue: UInt8(node.number)) ?? .unknown
        }
    }
}
