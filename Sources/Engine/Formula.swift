import Facts
import RulePacks

/// A condition that is not certain, as a search goes through it: parts stand before what they are part of.
struct Formula {
    enum Operand {
        case known(Value)
        case variable(Int)
    }

    enum Node {
        case constant(Truth)
        /// A variable, and what its test makes of no answer and of each answer.
        case leaf(Int, [Truth])
        case disputed([Operand])
        case all([Int])
        case any([Int])
        case not(Int)
        case count(atLeast: Int, [Int])
        /// Unknown until it is known whether there are others; then whether one of them is so.
        case further(Int)
        /// A count over an open list.
        case openCount(atLeast: Int, [Int], Int)
        /// Whether there are others, and one of them is so.
        case moreRecords(Int)
        /// Of what stands for the others: false where there are none, or where the part is.
        case otherRecord(list: Int, Int)
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
    private(set) var searches: [Search] = []
    private(set) var variables: [Variable] = []
    private(set) var root = 0

    private let code: [Int32]
    private let questions: QuestionIndex
    private let literals: [Value]
    /// For each variable that has a type, its answers as each test sees them.
    private var types: [(type: FactType, current: Value?)?] = []
    private var truths: [[Int32: [Truth]]] = []

    /// - Parameter code: as `ResidualBuilder.finish` leaves it.
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
        let kind = Residual.kind(head)
        let number = Int(Residual.number(head))
        switch kind {
        case .constant: return add(.constant(Truth(rawValue: UInt8(number)) ?? .unknown))
        case .leaf: return add(.leaf(number, truths(number, code[place + 1])))
        case .disputed: return add(.disputed(operands(place)))
        case .all: return add(.all(parts(place)))
        case .any: return add(.any(parts(place)))
        case .not: return add(.not(read(place + 2)))
        case .count: return add(.count(atLeast: number, parts(place)))
        case .further: return add(.further(search(place + 2, list: number, most: 1)))
        case .moreRecords: return add(.moreRecords(search(place + 2, list: number, most: 1)))
        case .otherRecord: return add(.otherRecord(list: number, read(place + 2)))
        case .openCount:
            let places = places(place)
            let parts = places.dropLast().map { read($0) }
            let search = search(places.last ?? place, list: Int(code[place + 2]), most: number)
            return add(.openCount(atLeast: number, parts, search))
        }
    }

    private mutating func add(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    private mutating func parts(_ place: Int) -> [Int] { places(place).map { read($0) } }

    private func places(_ place: Int) -> [Int] {
        let end = Residual.end(place, code)
        var places: [Int] = []
        var part = place + Residual.width(Residual.kind(code[place]))
        while part < end {
            places.append(part)
            part = Residual.end(part, code)
        }
        return places
    }

    private func operands(_ place: Int) -> [Operand] {
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

    // MARK: Variables

    private mutating func readVariables(_ count: Int) {
        variables = Array(repeating: Variable(), count: count)
        types = Array(repeating: nil, count: count)
        truths = Array(repeating: [:], count: count)
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

    private func truths(_ variable: Int, _ test: Int32) -> [Truth] { truths[variable][test] ?? [.unknown] }

    /// Works out which answers can be told apart, and what each test makes of them.
    private mutating func distinguish() {
        var tests: [[Int32]] = Array(repeating: [], count: variables.count)
        var compared: [[Value]?] = Array(repeating: nil, count: variables.count)
        var place = 0
        let end = Residual.end(0, code)
        while place < end {
            let kind = Residual.kind(code[place])
            switch kind {
            case .leaf:
                let variable = Int(Residual.number(code[place]))
                if !tests[variable].contains(code[place + 1]) { tests[variable].append(code[place + 1]) }
                place += 2
            case .disputed:
                let operands = operands(place)
                let values = operands.flatMap { operand -> [Value] in
                    switch operand {
                    case .known(let value): [value]
                    case .variable(let variable): [types[variable]?.current].compactMap(\.self)
                    }
                }
                for case .variable(let variable) in operands {
                    compared[variable] = (compared[variable] ?? []) + values
                }
                place = Residual.end(place, code)
            default: place += Residual.width(kind)
            }
        }
        for variable in variables.indices {
            if let type = types[variable] {
                distinguish(variable, type.type, type.current, tests[variable], compared[variable])
            } else {
                for test in tests[variable] {
                    var truths: [Truth] = [.unknown]
                    if test & 1 != 0 { truths.append(.false) }
                    if test & 2 != 0 { truths.append(.true) }
                    self.truths[variable][test] = truths
                    variables[variable].answers = truths.count - 1
                }
            }
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
        for (number, truths) in zip(numbers, truths) { self.truths[variable][number] = truths }
    }
}
