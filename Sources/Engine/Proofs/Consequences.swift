import Files

/// Which of the instructions that are run for every profile follow from one answer: those that read what it decides, those that
/// read what these come to, and so on, in the order in which they are run.
struct Consequences {
    /// What an instruction looks at, by itself and of each record.
    fileprivate struct Reading {
        var instruction: Int
        var target: Int
        var cells: [Int32] = []
        /// Whose answers it compares.
        var slots: [Int] = []
        /// Whose records it goes through.
        var lists: [Int] = []
    }

    private var readings: [Reading] = []
    private var ofSlots: [Int: [Int]] = [:]
    private var ofLists: [Int: [Int]] = [:]

    /// - Complexity: O(instructions + what they read).
    init(_ evaluation: Evaluation) {
        for run in 0..<evaluation.runs.count {
            for place in evaluation.runs[run].instructions {
                var reading = Reading(instruction: place, target: Int(evaluation.instructions[place].target))
                reading.collect(evaluation.instructions[place], evaluation)
                readings.append(reading)
            }
        }
    }

    /// What follows from the answer in a slot.
    /// - Complexity: O(what all instructions read), the first time.
    mutating func instructions(after slot: Int, _ evaluation: Evaluation) -> [Int] {
        if let found = ofSlots[slot] { return found }
        let entry = evaluation.slots[slot]
        let cells = (entry.tables.lowerBound..<entry.otherTests.upperBound).map { evaluation.slotTests[$0].cell }
        let found = instructions(after: cells, evaluation) { $0.slots.contains(slot) }
        ofSlots[slot] = found
        return found
    }

    /// What follows from the records of a list.
    /// - Complexity: O(what all instructions read), the first time.
    mutating func instructions(afterList list: Int, _ evaluation: Evaluation) -> [Int] {
        if let found = ofLists[list] { return found }
        let found = instructions(after: [], evaluation) { $0.lists.contains(list) }
        ofLists[list] = found
        return found
    }

    private func instructions(
        after cells: [Int32], _ evaluation: Evaluation, orWhere isTouched: (Reading) -> Bool
    ) -> [Int] {
        var isChanged = Array(repeating: false, count: evaluation.truths.count)
        for cell in cells { isChanged[Int(cell)] = true }
        var found: [Int] = []
        for reading in readings where isTouched(reading) || reading.cells.contains(where: { isChanged[Int($0)] }) {
            isChanged[reading.target] = true
            found.append(reading.instruction)
        }
        return found
    }
}

extension Consequences.Reading {
    mutating func collect(_ instruction: Instruction, _ evaluation: Evaluation) {
        let index = evaluation.index
        let (first, second) = (Int(instruction.first), Int(instruction.second))
        switch instruction.operation {
        case .leastOfTwo, .greatestOfTwo: cells += [instruction.first, instruction.second]
        case .least, .greatest, .count: cells += (first..<second).map { evaluation.references[$0] }
        case .opposite: cells.append(instruction.first)
        case .choice: cells += [instruction.first, instruction.second, instruction.third]
        case .fact:
            cells.append(instruction.third)
            let test = index.program.facts[first]
            slots += Int(test.first)..<Int(test.end)
        case .list:
            cells.append(instruction.third)
            let test = index.program.lists[first]
            collect(recordsOf: Int(test.fact), test.condition, evaluation)
        case .records:
            let rule = index.rules[first]
            cells.append(evaluation.places[Int(rule.applies)])
            for fact in index.ruleGuards.list(first) {
                cells.append(evaluation.places[index.program.givens.place(ofFact: fact)])
            }
            collect(recordsOf: Int(rule.list), rule.when, evaluation)
        case .field, .key: break
        }
    }

    /// Of each record a condition is asked, and whether the questions of its fields may be put.
    private mutating func collect(recordsOf fact: Int, _ condition: Int32, _ evaluation: Evaluation) {
        let index = evaluation.index
        let list = Int(index.facts[fact].list)
        guard list >= 0 else { return }
        lists.append(list)
        let fields = Int(index.firstField[list])..<Int(index.firstField[list]) + Int(index.facts[fact].fields)
        for node in [condition] + index.fieldApplicability[fields] where node >= 0 {
            let node = index.program.nodes[Int(node)]
            // Some conditions need no instruction: what they come to stands there already.
            cells.append(evaluation.places[Int(node.cell)])
            for place in node.instructions { collect(evaluation.instructions[place], evaluation) }
        }
    }
}
