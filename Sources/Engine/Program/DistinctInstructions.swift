import RulePacks

/// Instructions that run for every profile, none of which works out what another does. Many rules ask the same: whether a fact
/// applies and is so, what a claim comes to. It is worked out once, and what would only repeat a cell is read there.
///
/// Of the instructions for a pack of a hundred rules in four layers, that leaves six in ten.
struct DistinctInstructions {
    /// What makes two instructions the same.
    private enum Key: Hashable {
        case cells(Instruction.Operation, [Int32], number: Int32)
        case choice(Int32, if: Int32, else: Int32)
        case disputed(fact: Int32, Program.Fact.Voice, ifAsked: Int32)
        case list(fact: Int32, ListTest.Quantifier, Condition?, ifAsked: Int32)
    }

    private let program: Program
    private(set) var sequence = InstructionSequence()
    /// For each cell of the program, the one in which the same stands.
    private(set) var places: [Int32]
    /// How many cells there are: the program's and some more.
    private(set) var cellCount: Int
    private var keys = Numbering<Key>()
    /// For each key, the cell in which its result stands.
    private var results: [Int32] = []

    /// - Parameter unconditional: facts whose question may always be put.
    init(_ program: Program, unconditional: some Sequence<Int>) {
        self.program = program
        cellCount = program.cellCount
        places = (0..<Int32(cellCount)).map(\.self)
        for fact in unconditional { places[program.givens.place(ofFact: fact)] = always }
    }

    private var always: Int32 { Int32(program.givens.always) }
    private var never: Int32 { Int32(program.givens.never) }

    /// Adds what the program has for a condition, or for what is observed of a claim.
    mutating func add(_ range: Range<Int>) {
        for instruction in program.instructions.all[range] { add(instruction) }
    }

    private mutating func add(_ instruction: Instruction) {
        let cells = program.instructions.cells(readBy: instruction)
        switch instruction.operation {
        case .least, .leastOfTwo: addLeast(of: cells, to: instruction.target)
        case .greatest, .greatestOfTwo: addGreatest(of: cells, to: instruction.target)
        case .opposite: addOpposite(of: cells[0], to: instruction.target)
        case .count:
            let cells = cells.map(place).sorted()
            let key = Key.cells(.count, cells, number: instruction.third)
            guard isNew(key, instruction.target) else { return }
            let (target, atLeast) = (Int(instruction.target), instruction.third)
            sequence.append(.count, of: cells.map { Int($0) }, to: target, atLeast: atLeast)
        case .choice:
            var choice = instruction
            (choice.first, choice.second, choice.third) = (place(cells[0]), place(cells[1]), place(cells[2]))
            addDistinct(choice, .choice(choice.first, if: choice.second, else: choice.third))
        case .fact:
            var dispute = instruction
            dispute.third = place(cells[0])
            let test = program.facts[Int(instruction.first)]
            addDistinct(dispute, .disputed(fact: test.fact, test.voice, ifAsked: dispute.third))
        case .list:
            var search = instruction
            search.third = place(cells[0])
            let test = program.lists[Int(instruction.first)]
            let condition = test.condition < 0 ? nil : program.conditions[Int(test.condition)]
            addDistinct(search, .list(fact: test.fact, test.quantifier, condition, ifAsked: search.third))
        case .records, .field, .key: sequence.append(instruction)
        }
    }

    /// Adds what works out the outcome of a rule that looks at each record of a list.
    mutating func add(recordsUnder rule: Int, to target: Int32) {
        sequence.append(.records, Int32(rule), to: Int(target))
    }

    /// Whether all of the cells are true; so it is where there is none.
    mutating func addLeast(of cells: [Int32], to target: Int32) {
        combine(cells, .least, neutral: always, decisive: never, to: target)
    }

    /// Whether any of the cells is true; so it is not where there is none.
    mutating func addGreatest(of cells: [Int32], to target: Int32) {
        combine(cells, .greatest, neutral: never, decisive: always, to: target)
    }

    mutating func addOpposite(of cell: Int32, to target: Int32) {
        let cell = place(cell)
        if cell == always || cell == never {
            places[Int(target)] = cell == always ? never : always
        } else if isNew(.cells(.opposite, [cell], number: 0), target) {
            sequence.append(.opposite, cell, to: Int(target))
        }
    }

    /// Combines two cells after another, until one is left.
    private mutating func combine(
        _ cells: [Int32], _ operation: Instruction.Operation, neutral: Int32, decisive: Int32, to target: Int32
    ) {
        var left: [Int32] = []
        for cell in cells.map({ places[Int($0)] }).sorted() where cell != neutral && cell != left.last {
            left.append(cell)
        }
        if left.contains(decisive) { left = [decisive] }
        while left.count > 2 {
            left = stride(from: 0, to: left.count, by: 2).map { first in
                first + 1 < left.count ? combined(left[first], left[first + 1], operation) : left[first]
            }
        }
        switch left.count {
        case 0: places[Int(target)] = neutral
        case 1: places[Int(target)] = left[0]
        default:
            guard isNew(.cells(operation, left.sorted(), number: 0), target) else { return }
            sequence.append(operation, of: left.map { Int($0) }, to: Int(target))
        }
    }

    private mutating func combined(_ first: Int32, _ second: Int32, _ operation: Instruction.Operation) -> Int32 {
        let cells = [first, second].sorted()
        let key = Int(keys.number(of: .cells(operation, cells, number: 0)))
        if key < results.count { return results[key] }
        let target = Int32(cellCount)
        cellCount += 1
        results.append(target)
        sequence.append(operation, of: cells.map { Int($0) }, to: Int(target))
        return target
    }

    private mutating func addDistinct(_ instruction: Instruction, _ key: Key) {
        if isNew(key, instruction.target) { sequence.append(instruction) }
    }

    private func place(_ cell: Int32) -> Int32 { places[Int(cell)] }

    /// Notes where a result stands that was worked out before.
    private mutating func isNew(_ key: Key, _ target: Int32) -> Bool {
        let key = Int(keys.number(of: key))
        guard key == results.count else {
            places[Int(target)] = results[key]
            return false
        }
        results.append(target)
        return true
    }
}
