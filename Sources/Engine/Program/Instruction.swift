/// One thing to work out, in plain numbers. What it reads and where its result stands are places in one row of truths, so that
/// the same instructions run for every profile, whatever is in it.
struct Instruction: Sendable {
    enum Operation: UInt8, Sendable, CaseIterable {
        /// The least or the greatest of what stands in the cells `first..<second` of the references: all of them, or any.
        case least, greatest
        /// The same of the two cells `first` and `second`.
        case leastOfTwo, greatestOfTwo
        /// The opposite of the cell `first`.
        case opposite
        /// Whether `third` of the referenced cells are true.
        case count
        /// What stands in the cell `first` where the cell `second` is true, else what stands in `third`.
        case choice
        /// Whether those asked of a fact differ, or the test of a list: the program's number `first`, if the cell `third` says
        /// that it may be asked.
        case fact, list
        /// What becomes of the rule `first`, which looks at each record of a list.
        case records
        /// The program's test of a field of the record at hand; and which row that is.
        case field, key
    }

    var operation: Operation
    var target: Int32
    var first: Int32
    var second: Int32 = 0
    var third: Int32 = 0
}

/// Instructions one after another, with what they have in common.
struct InstructionSequence: Sendable {
    private(set) var all: [Instruction] = []
    /// The cells that instructions of many parts read.
    private(set) var references: [Int32] = []

    var count: Int { all.count }

    mutating func append(_ instruction: Instruction) { all.append(instruction) }

    mutating func append(_ other: InstructionSequence) {
        let moved = Int32(references.count)
        references += other.references
        for var instruction in other.all {
            switch instruction.operation {
            case .least, .greatest, .count:
                instruction.first += moved
                instruction.second += moved
            default: break
            }
            all.append(instruction)
        }
    }

    mutating func append(_ operation: Instruction.Operation, _ number: Int32, to target: Int) {
        all.append(Instruction(operation: operation, target: Int32(target), first: number))
    }

    mutating func append(_ operation: Instruction.Operation, _ number: Int32, ifAsked asked: Int, to target: Int) {
        all.append(Instruction(operation: operation, target: Int32(target), first: number, third: Int32(asked)))
    }

    mutating func append(choosing first: Int, if condition: Int, else second: Int, to target: Int) {
        all.append(
            Instruction(
                operation: .choice, target: Int32(target), first: Int32(first), second: Int32(condition),
                third: Int32(second)))
    }

    /// All of the cells, any of them, or as many as are wanted. Of all and any, one cell and two have a shorter way.
    mutating func append(_ operation: Instruction.Operation, of cells: [Int], to target: Int, atLeast: Int32 = 0) {
        var instruction = Instruction(
            operation: operation, target: Int32(target), first: Int32(references.count), third: atLeast)
        if (1...2).contains(cells.count), operation != .count {
            instruction.operation = operation == .least ? .leastOfTwo : .greatestOfTwo
            (instruction.first, instruction.second) = (Int32(cells[0]), Int32(cells[cells.count - 1]))
        } else {
            references += cells.map { Int32($0) }
            instruction.second = Int32(references.count)
        }
        all.append(instruction)
    }

    mutating func replace(_ place: Int, with instruction: Instruction) { all[place] = instruction }

    /// The cells that an instruction reads by itself, apart from the record at hand.
    func cells(readBy instruction: Instruction) -> [Int32] {
        switch instruction.operation {
        case .leastOfTwo, .greatestOfTwo: [instruction.first, instruction.second]
        case .least, .greatest, .count: Array(references[Int(instruction.first)..<Int(instruction.second)])
        case .opposite: [instruction.first]
        case .choice: [instruction.first, instruction.second, instruction.third]
        case .fact, .list: [instruction.third]
        case .records, .field, .key: []
        }
    }

    /// Has every instruction read what it reads from another place; where its result stands remains.
    mutating func read(from place: (Int32) -> Int32) {
        references = references.map(place)
        for number in all.indices {
            switch all[number].operation {
            case .least, .greatest, .count, .records, .field, .key: break
            case .leastOfTwo, .greatestOfTwo:
                all[number].first = place(all[number].first)
                all[number].second = place(all[number].second)
            case .opposite: all[number].first = place(all[number].first)
            case .choice:
                all[number].first = place(all[number].first)
                all[number].second = place(all[number].second)
                all[number].third = place(all[number].third)
            case .fact, .list: all[number].third = place(all[number].third)
            }
        }
    }
}
