import Facts
import RulePacks

/// A condition that is not certain, as a search goes through it: parts stand before what they are part of.
struct Formula {
    enum Operand {
        case known(Value)
        case variable(Int)
    }

    struct Node {
        var kind: Residual.Kind
        /// Of a constant its truth, of a leaf its variable, of a count how many are needed, of the other record its list.
        var number: Int32 = 0
        /// Where its parts stand among `places`; of a leaf what its test makes of no answer and of each answer, among `truths`;
        /// of a dispute who is compared, among `operands`.
        var first: Int32 = 0
        var count: Int32 = 0
        /// What it looks through further records for.
        var search: Int32 = -1

        var range: Range<Int> { Int(first)..<Int(first) + Int(count) }
    }

    /// Something that further records of a list are looked through for.
    struct Search {
        /// The variable that says whether there are others.
        var list: Int
        var part: Int
        /// How many make a difference.
        var most: Int
        fileprivate var words: ArraySlice<Int32>
    }

    struct Variable {
        /// How many answers can be told apart; 0 is none, the others are counted from 1.
        var answers = 0
        /// The answer of each, where it is compared: what is known of it already, and those that can be told apart.
        var values: [Value?] = []
        /// The list whose further records have it as a field, as a variable; -1 where it is not such a field.
        var list = -1
    }

    private(set) var nodes: [Node] = []
    private(set) var places: [Int32] = []
    private(set) var truths: [Truth] = []
    private(set) var operands: [Operand] = []
    private(set) var searches: [Search] = []
    private(set) var variables: [Variable] = []
    private(set) var root = 0

    private let code: [Int32]
    private let questions: QuestionIndex
    private let literals: [Value]
    /// For each variable that has a type, its answers as each test sees them.
    private var types: [(type: FactType, current: Value?)?] = []
    private var tested: [(variable: Int, test: Int32, truths: Range<Int32>)] = []
    /// The parts of what is being read, those of an inner condition behind those of the outer ones.
    private var stack: [Int32] = []

    /// - Parameter code: as `ResidualWriter.finish` leaves it.
    init(_ code: [Int32], _ variableCount: Int, _ questions: QuestionIndex, _ literals: [Value]) {
        self.code = code
        self.questions = questions
        self.literals = literals
        readVariables(variableCount)
        distinguish()
        root = read(0)
    }

    // MARK: Conditions

    private mutating func read(_ place: Int) -> Int {
        let head = code[place]
        var node = Node(kind: Residual.kind(head), number: Residual.number(head))
        switch node.kind {
        case .constant: break
        case .leaf:
            for tested in tested where tested.variable == Int(node.number) && tested.test == code[place + 1] {
                (node.first, node.count) = (tested.truths.lowerBound, Int32(tested.truths.count))
            }
        case .disputed:
            let compared = operands(at: place)
            (node.first, node.count) = (Int32(operands.count), Int32(compared.count))
            operands += compared
        case .all, .any, .not, .count, .otherRecord:
            _ = readParts(from: place + 2, to: Residual.end(place, code), of: &node)
        case .further, .moreRecords:
            node.search = Int32(search(place + 2, list: Int(node.number), most: 1))
        case .openCount:
            let last = readParts(from: place + 3, to: Residual.end(place, code), of: &node, allBut: true)
            node.search = Int32(search(last, list: Int(code[place + 2]), most: Int(node.number)))
        }
        nodes.append(node)
        return nodes.count - 1
    }

    /// Reads a node's parts, without the last one where that is to be left.
    ///
    /// - Returns: where the part begins that is left.
    private mutating func readParts(from first: Int, to end: Int, of node: inout Node, allBut isLastLeft: Bool = false)
        -> Int
    {
        let group = stack.count
        var place = first
        while place < end, !isLastLeft || Residual.end(place, code) < end {
            stack.append(Int32(read(place)))
            place = Residual.end(place, code)
        }
        (node.first, node.count) = (Int32(places.count), Int32(stack.count - group))
        for part in group..<stack.count { places.append(stack[part]) }
        stack.removeLast(stack.count - group)
        return place
    }

    private func operands(at place: Int) -> [Operand] {
        code[place + 2..<Residual.end(place, code)].map { word in
            word & 1 == 1 ? .variable(Int(word >> 1)) : .known(literals[Int(word >> 1)])
        }
    }

    /// Equal conditions on the further records of one list are one search, wherever they stand.
    private mutating func search(_ place: Int, list: Int, most: Int) -> Int {
        let words = code[place..<Residual.end(place, code)]
        for (number, search) in searches.enumerated() where search.list == list && search.words == words {
            searches[number].most = max(search.most, most)
            return number
        }
        let part = read(place)
        searches.append(Search(list: list, part: part, most: most, words: words))
        return searches.count - 1
    }

    /// Every node directly below.
    func parts(of node: Int) -> [Int] {
        let node = nodes[node]
        switch node.kind {
        case .constant, .leaf, .disputed: return []
        default:
            let parts = node.range.map { Int(places[$0]) }
            return node.search < 0 ? parts : parts + [searches[Int(node.search)].part]
        }
    }

    /// The variables that a node names itself.
    func variables(of node: Int) -> [Int] {
        let node = nodes[node]
        switch node.kind {
        case .leaf, .otherRecord: return [Int(node.number)]
        case .disputed:
            return operands[node.range].compactMap { if case .variable(let variable) = $0 { variable } else { nil } }
        default: return node.search < 0 ? [] : [searches[Int(node.search)].list]
        }
    }

    /// Between how many answers of it the formula tells, no answer being one; 0 of what is known.
    func answers(of operand: Operand) -> Int {
        switch operand {
        case .known: 0
        case .variable(let variable): variables[variable].answers + 1
        }
    }

    // MARK: Variables

    private mutating func readVariables(_ count: Int) {
        variables = Array(repeating: Variable(), count: count)
        types = Array(repeating: nil, count: count)
        var place = Residual.end(0, code)
        for variable in 0..<count {
            let head = code[place]
            let list = Int(Residual.number(head))
            place += 1
            switch Residual.Variable(rawValue: head & 15) ?? .plain {
            case .plain: break
            case .others: variables[variable].answers = 2
            case .plainField: variables[variable].list = list
            case .typedField:
                variables[variable].list = list
                types[variable] = (questions.types[Int(code[place])], nil)
                place += 1
            case .typed:
                let literal = Int(code[place + 1])
                types[variable] = (questions.types[Int(code[place])], literal < 0 ? nil : literals[literal])
                place += 2
            }
        }
    }

    /// Works out which answers can be told apart, and what each test makes of them.
    private mutating func distinguish() {
        var tests: [(variable: Int, test: Int32)] = []
        var compared: [Int: [Value]] = [:]
        var place = 0
        let end = Residual.end(0, code)
        while place < end {
            let kind = Residual.kind(code[place])
            switch kind {
            case .leaf:
                let variable = Int(Residual.number(code[place]))
                let test = code[place + 1]
                if !tests.contains(where: { $0.variable == variable && $0.test == test }) {
                    tests.append((variable, test))
                }
                place += 2
            case .disputed:
                let operands = operands(at: place)
                let values = operands.flatMap { operand -> [Value] in
                    switch operand {
                    case .known(let value): [value]
                    case .variable(let variable): [types[variable]?.current].compactMap(\.self)
                    }
                }
                for case .variable(let variable) in operands {
                    compared[variable, default: []] += values
                }
                place = Residual.end(place, code)
            default: place += Residual.width(kind)
            }
        }
        for variable in variables.indices {
            guard let type = types[variable] else { continue }
            let tests = tests.filter { $0.variable == variable }.map(\.test)
            distinguish(variable, type.type, type.current, tests, compared[variable])
        }
        for (variable, test) in tests where types[variable] == nil {
            let first = Int32(truths.count)
            truths.append(.unknown)
            if test & 1 != 0 { truths.append(.false) }
            if test & 2 != 0 { truths.append(.true) }
            tested.append((variable, test, first..<Int32(truths.count)))
            variables[variable].answers = truths.count - Int(first) - 1
        }
    }

    private mutating func distinguish(
        _ variable: Int, _ type: FactType, _ current: Value?, _ numbers: [Int32], _ compared: [Value]?
    ) {
        let tests = numbers.map { questions.tests[Residual.Test.place($0)] }
        let candidates = DistinguishableAnswers.candidates(
            type, tests, comparedWith: compared ?? [], current: current)
        var truths = tests.map { [current.map($0.holds(for:)) ?? .unknown] }
        var values = [current]
        var seen: Set<[Truth]> = []
        for value in candidates {
            let results = tests.map { $0.holds(for: value) }
            let isNew = compared == nil ? seen.insert(results).inserted : !values.dropFirst().contains(value)
            guard isNew else { continue }
            values.append(value)
            for (place, truth) in results.enumerated() { truths[place].append(truth) }
        }
        variables[variable].values = values
        variables[variable].answers = values.count - 1
        for (number, truths) in zip(numbers, truths) { note(truths, variable, number) }
    }

    private mutating func note(_ found: [Truth], _ variable: Int, _ test: Int32) {
        tested.append((variable, test, Int32(truths.count)..<Int32(truths.count + found.count)))
        truths += found
    }
}
