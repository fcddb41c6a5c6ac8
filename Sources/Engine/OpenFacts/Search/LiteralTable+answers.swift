import Facts
import Files
import RulePacks

/// How the literals of one question can hold together.
extension LiteralTable {
    /// What an answer can make of a test: false 1, true 2, either 3.
    func behaviour(_ test: Int32) -> Int32 { test == LiteralTable.others ? 3 : questions.leaves[Int(test)].behaviour }

    /// - Returns: false where a list's further records can come to too many things.
    mutating func findAnswers(_ graph: borrowing ResidualGraph) -> Bool {
        answers.removeAll(keepingCapacity: true)
        constrained.removeAll(keepingCapacity: true)
        for place in variables.indices where variables[place].places != 0 {
            let variable = variables[place]
            let first = answers.count
            if variable.number != LiteralTable.unknown {
                let test = literals[variable.literals.trailingZeroBitCount].test
                if test < LiteralTable.others {
                    guard addStates(of: variable, from: first, graph) else { return false }
                } else if variable.current < 0, allLiterals(of: variable, test: test) {
                    let behaviour = behaviour(test)
                    if behaviour & 1 != 0 { add(variable) { _ in .false } }
                    if behaviour & 2 != 0 { add(variable) { _ in .true } }
                } else {
                    addAnswers(of: variable, graph)
                }
            }
            variables[place].answers = first..<answers.count
            let rest = variable.places & (variable.places - 1)
            if rest != 0 || answers.count < first + 2 { constrained.append(place) }
            variables[place].isYesOrNo = rest != 0 && rest & (rest - 1) == 0 && isOneOfTwo(from: first)
        }
        return true
    }

    /// Whether there are two answers from here on, of which each makes another of two literals hold and not the one.
    private func isOneOfTwo(from first: Int) -> Bool {
        guard answers.count == first + 2 else { return false }
        let (one, other) = (answers[first], answers[first + 1])
        return one.low == one.high && other.low == other.high && one.low & other.low == 0
            && one.low.nonzeroBitCount == 1 && other.low.nonzeroBitCount == 1
    }

    private func allLiterals(of variable: Variable, test: Int32) -> Bool {
        var rest = variable.literals
        while rest != 0 {
            if literals[rest.trailingZeroBitCount].test != test { return false }
            rest &= rest - 1
        }
        return true
    }

    /// Adds an answer by what each test makes of it.
    mutating func add(_ variable: Variable, _ truth: (Int32) -> Truth) {
        var answer = Answer(low: 0, high: 0)
        var rest = variable.literals
        while rest != 0 {
            let literal = literals[rest.trailingZeroBitCount]
            rest &= rest - 1
            let truth = truth(literal.test)
            let holds = literal.isOpposite ? !truth : truth
            if holds == .true { answer.low |= 1 << Int(literal.place) }
            if holds != .false { answer.high |= 1 << Int(literal.place) }
        }
        answers.append(answer)
    }

    /// Adds an answer for each way in which several tests can come out.
    private mutating func addAnswers(of variable: Variable, _ graph: borrowing ResidualGraph) {
        var tests: Set<Int32> = []
        for literal in literals.indices where variable.literals >> UInt64(literal) & 1 == 1 {
            tests.insert(literals[literal].test)
        }
        let sorted = tests.sorted()
        let type = questions.type(of: graph.variables[Int(variable.number)].subject, index)
        let current = variable.current < 0 ? nil : graph.literals.values[Int(variable.current)]
        for truths in truths(of: TestedQuestion(type: type, tests: sorted, current: current)) {
            add(variable) { test in sorted.firstIndex(of: test).map { truths[$0] } ?? .unknown }
        }
    }

    /// A type, tests of its values and what is known of the value already.
    struct TestedQuestion: Hashable {
        var type: Int32
        var tests: [Int32]
        var current: Value?
    }

    /// In which ways several tests can come out together.
    mutating func truths(of question: TestedQuestion) -> [[Truth]] {
        if let known = tested.find(question) { return truths[known] }
        let asked = question.tests.map { questions.tests[Int(questions.leaves[Int($0)].test)] }
        let type = questions.types[Int(question.type)]
        var found: [[Truth]] = []
        for value in DistinguishableAnswers.candidates(type, asked, current: question.current) {
            let results = asked.map { $0.holds(for: value) }
            if !found.contains(results) { found.append(results) }
        }
        if truths.count >= LiteralTable.mostTruths {
            truths.removeAll()
            tested = Numbering()
        }
        tested.number(of: question)
        truths.append(found)
        return found
    }
}
