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

    /// What the records are looked through for, by its place in the graph, and how many make a difference.
    struct Search {
        var part: Int
        var most: Int
    }

    /// For each search, what it makes of a record of which nothing is known.
    private let blank: [Truth]
    /// The counts of each search side by side, a byte for those that are sure and one for those that may be.
    private var counts: [UInt64] = [0]

    /// More states, searches and ways to answer a record's questions than this are not gone through.
    private static let mostStates = 64
    private static let mostSearches = 4
    private static let mostRecords = 4_096

    /// - Returns: `nil` where other things matter, or there is too much to go through.
    init?(of list: Int32, _ searches: [Search], _ graph: borrowing ResidualGraph, _ table: inout LiteralTable) {
        guard searches.count <= OpenListStates.mostSearches, searches.allSatisfy({ $0.most < 128 }) else { return nil }
        var fields: [Field] = []
        for search in searches {
            guard graph.readsFields(of: list, search.part) else { return nil }
            graph.findFields(below: search.part, &fields)
        }
        var ways = 1
        for place in fields.indices {
            fields[place].findAnswers(graph, &table)
            ways *= fields[place].answers.count
            guard ways <= OpenListStates.mostRecords else { return nil }
        }
        var records: [[Truth]] = []
        for way in 0..<ways {
            var rest = way
            for place in fields.indices {
                (rest, fields[place].chosen) = rest.quotientAndRemainder(dividingBy: fields[place].answers.count)
            }
            var record: [Truth] = []
            for search in searches { record.append(graph.truth(search.part, fields)) }
            if !records.contains(record) { records.append(record) }
        }
        blank = records[0]
        let most = searches.map(\.most)
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

    /// What a search comes to: whether so many of the further records are so, or whether a rule fires for one.
    func truth(of search: Int, atLeast: Int, isForRule: Bool, in state: Int) -> Truth {
        let isOpen = state < counts.count
        let more = OpenListStates.count(counts[state % counts.count], search)
        guard isForRule else {
            return Evaluation.reaches(atLeast, sure: more.sure, possible: isOpen ? atLeast : more.possible)
        }
        let others: Truth = isOpen ? .unknown : .false
        return Evaluation.reaches(atLeast, sure: more.sure, possible: more.possible) || (others && blank[search])
    }

    /// A field of a further record, and what its tests make of each answer, the first being none.
    fileprivate struct Field {
        let variable: Int32
        var tests: [Int32]
        var answers: [[Truth]] = []
        var chosen = 0

        mutating func findAnswers(_ graph: borrowing ResidualGraph, _ table: inout LiteralTable) {
            let type = table.questions.type(of: graph.variables[Int(variable)].subject, table.index)
            answers = [tests.map { _ in .unknown }]
            answers += table.truths(of: LiteralTable.TestedQuestion(type: type, tests: tests))
        }

        func truth(of test: Int32) -> Truth { tests.firstIndex(of: test).map { answers[chosen][$0] } ?? .unknown }
    }
}

extension ResidualGraph {
    fileprivate func findFields(below place: Int, _ fields: inout [OpenListStates.Field]) {
        let node = nodes[place]
        guard node.kind == .leaf else {
            for part in node.range { findFields(below: Int(parts[part]), &fields) }
            return
        }
        guard let known = fields.firstIndex(where: { $0.variable == node.number }) else {
            return fields.append(OpenListStates.Field(variable: node.number, tests: [node.other]))
        }
        if !fields[known].tests.contains(node.other) { fields[known].tests.append(node.other) }
    }

    /// What a condition that reads nothing but fields comes to.
    fileprivate func truth(_ place: Int, _ fields: [OpenListStates.Field]) -> Truth {
        let node = nodes[place]
        switch node.kind {
        case .leaf:
            let field = fields.first { $0.variable == node.number }
            return field?.truth(of: node.other) ?? .unknown
        case .not: return !truth(Int(parts[Int(node.first)]), fields)
        case .all:
            var result = Truth.true
            for part in node.range { result = result && truth(Int(parts[part]), fields) }
            return result
        case .any:
            var result = Truth.false
            for part in node.range { result = result || truth(Int(parts[part]), fields) }
            return result
        case .count:
            var (sure, possible) = (0, 0)
            for part in node.range {
                switch truth(Int(parts[part]), fields) {
                case .true: sure += 1
                case .unknown: possible += 1
                case .false: break
                }
            }
            return Evaluation.reaches(Int(node.number), sure: sure, possible: possible)
        default: return Truth(rawValue: UInt8(node.number)) ?? .unknown
        }
    }
}
