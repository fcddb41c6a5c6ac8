import Facts
import Files
import RulePacks

/// How the literals of one question can hold together.
extension LiteralTable {
    /// What an answer can make of a test: false 1, true 2, either 3.
    func behaviour(_ test: Int32) -> Int32 { test == LiteralTable.others ? 3 : questions.leaves[Int(test)].behaviour }

    mutating func findAnswers(_ graph: borrowing ResidualGraph) {
        answers.removeAll(keepingCapacity: true)
        constrained.removeAll(keepingCapacity: true)
        for place in variables.indices where variables[place].places != 0 {
            let variable = variables[place]
            let first = answers.count
            if variable.number != LiteralTable.unknown {
                let test = literals[variable.literals.trailingZeroBitCount].test
                if allLiterals(of: variable, test: test) {
                    let behaviour = behaviour(test)
                    if behaviour & 1 != 0 { add(variable) { _ in .false } }
                    if behaviour & 2 != 0 { add(variable) { _ in .true } }
                } else {
                    addAnswers(of: variable, graph)
                }
            }
            variables[place].answers = first..<answers.count
            let isOne = variable.places & (variable.places - 1) == 0
            if !isOne || answers.count < first + 2 { constrained.append(place) }
        }
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
    private mutating func add(_ variable: Variable, _ truth: (Int32) -> Truth) {
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
        for truths in truths(of: sorted, type) {
            add(variable) { test in sorted.firstIndex(of: test).map { truths[$0] } ?? .unknown }
        }
    }

    private mutating func truths(of tests: [Int32], _ type: Int32) -> [[Truth]] {
        let key = [type] + tests
        if let known = truths[key] { return known }
        let asked = tests.map { questions.tests[Int(questions.leaves[Int($0)].test)] }
        var found: [[Truth]] = []
        for value in DistinguishableAnswers.candidates(questions.types[Int(type)], asked) {
            let results = asked.map { $0.holds(for: value) }
            if !found.contains(results) { found.append(results) }
        }
        if truths.count >= LiteralTable.mostTruths { truths.removeAll() }
        truths[key] = found
        return found
    }
}
