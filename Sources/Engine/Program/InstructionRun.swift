/// Instructions of one kind, one after another.
struct InstructionRun: Sendable {
    var operation: Instruction.Operation
    var instructions: Range<Int>
}

extension InstructionSequence {
    /// Orders some of the instructions anew, so that many of a kind stand together, and each still behind those whose results
    /// it reads or replaces, and before those that replace what it reads.
    ///
    /// - Parameters:
    ///   - cells: how many there are.
    ///   - reads: the cells that an instruction reads.
    /// - Complexity: O(instructions + what they read).
    mutating func arrangeRuns(
        of range: Range<Int>, cells: Int, reads: (Instruction) -> [Int32]
    ) -> [InstructionRun] {
        let ordered = Array(all[range])
        var followers: [[Int]] = ordered.map { _ in [] }
        var awaited = ordered.map { _ in 0 }
        var writer = [Int](repeating: -1, count: cells)
        var readers: [[Int]] = Array(repeating: [], count: cells)
        func follow(_ first: Int, _ second: Int) {
            guard first >= 0, first != second else { return }
            followers[first].append(second)
            awaited[second] += 1
        }
        for (place, instruction) in ordered.enumerated() {
            for cell in reads(instruction) {
                follow(writer[Int(cell)], place)
                readers[Int(cell)].append(place)
            }
            let target = Int(instruction.target)
            follow(writer[target], place)
            for reader in readers[target] { follow(reader, place) }
            readers[target].removeAll()
            writer[target] = place
        }
        var ready: [[Int]] = Instruction.Operation.allCases.map { _ in [] }
        for (place, instruction) in ordered.enumerated() where awaited[place] == 0 {
            ready[Int(instruction.operation.rawValue)].append(place)
        }
        var runs: [InstructionRun] = []
        var next = range.lowerBound
        while let most = ready.indices.max(by: { ready[$0].count < ready[$1].count }), !ready[most].isEmpty {
            let first = next
            // Those that become ready on the way and are of this kind are of this run.
            while let place = ready[most].popLast() {
                replace(next, with: ordered[place])
                next += 1
                for follower in followers[place] {
                    awaited[follower] -= 1
                    if awaited[follower] == 0 { ready[Int(ordered[follower].operation.rawValue)].append(follower) }
                }
            }
            runs.append(InstructionRun(operation: all[first].operation, instructions: first..<next))
        }
        return runs
    }
}
