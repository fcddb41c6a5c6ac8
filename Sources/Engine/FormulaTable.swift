import Facts
import Files

/// Finds which variables may change a formula by a table of all that could be answered: a row for each way to answer
/// everything, and for each part a bit a row for whether it is true there and one for whether it is false.
///
/// A word holds sixty-four rows, so that small formulas, which most are, take a few instructions a part. It comes to what
/// `FormulaSearch` comes to; what would need too many rows is left to that.
struct FormulaTable {
    /// What tells rows apart: the answers of a variable, or the states of a list. The first of either is that nothing is
    /// answered.
    private struct Column {
        var variable: Int
        var stride: Int
        var answers: Int
        /// The list's states, where it is one that is looked through in several places.
        var list: OpenListStates?
    }

    private let formula: Formula
    private var columns: [Column] = []
    /// For each variable its place among `columns`; -1 where it has none.
    private var places: [Int]
    private var rows = 1
    private let width: Int
    /// For each node the rows in which it is true, then those in which it is false; and room for a few rows of bits more.
    private let bits: Cells<UInt64>
    private let spare: Int

    /// More rows than this, and more bits than this many words hold, are not worth writing.
    private static let mostRows = 1 << 17
    private static let mostWords = 1 << 19

    /// - Parameter occurrences: in how many places each variable stands; as many as matter where it is looked through.
    /// - Returns: `nil` for what is better searched.
    init?(_ formula: Formula, _ occurrences: [Int]) {
        self.formula = formula
        places = Array(repeating: -1, count: formula.variables.count)
        var isShared = Array(repeating: false, count: formula.variables.count)
        for search in formula.searches where occurrences[search.list] > 1 { isShared[search.list] = true }
        var scratch = 0
        for node in formula.nodes {
            switch node.kind {
            case .otherRecord where occurrences[Int(node.number)] > 1: isShared[Int(node.number)] = true
            case .openCount where occurrences[formula.searches[Int(node.search)].list] == 1: return nil
            case .count, .openCount: scratch = max(scratch, Int(node.count), Int(node.number))
            case .disputed:
                let answers = formula.operands[node.range].map { formula.answers(of: $0) }
                scratch = max(scratch, answers.reduce(0, +))
            default: break
            }
        }
        for variable in occurrences.indices where occurrences[variable] > 0 {
            let list = formula.variables[variable].list
            if list >= 0, isShared[list] { continue }
            var column = Column(variable: variable, stride: rows, answers: formula.variables[variable].answers + 1)
            if isShared[variable] {
                guard let states = OpenListStates(of: variable, in: formula) else { return nil }
                column.answers = states.count
                column.list = states
            }
            rows *= column.answers
            guard rows <= FormulaTable.mostRows else { return nil }
            places[variable] = columns.count
            columns.append(column)
        }
        width = (rows + 63) / 64
        spare = 2 * formula.nodes.count
        let most = width * (spare + scratch + 4)
        guard most <= FormulaTable.mostWords else { return nil }
        bits = Cells(repeating: 0, count: most)
    }

    func run() -> FormulaSearch.Found {
        fill(formula.root)
        let certain = spare
        let root = 2 * formula.root
        for word in 0..<width { self[certain, word] = self[root, word] | self[root + 1, word] }
        var truths: TruthSet = .unknown
        if hasAny(root) { truths.insert(.true) }
        if hasAny(root + 1) { truths.insert(.false) }
        let open = columns.filter { matters($0, certain) }.map(\.variable)
        return FormulaSearch.Found(open: open, isExact: true, truths: truths)
    }

    /// Whether a bit is set for one of the rows that there are.
    private func hasAny(_ row: Int) -> Bool {
        for word in 0..<width - 1 where self[row, word] != 0 { return true }
        return self[row, width - 1] & (UInt64.max >> UInt64(64 * width - rows)) != 0
    }

    private subscript(row: Int, word: Int) -> UInt64 {
        @inline(__always) get { bits[row * width + word] }
        @inline(__always) nonmutating set { bits[row * width + word] = newValue }
    }

    /// Whether there is a row in which nothing is certain and this is not answered, and another that differs in the answer to
    /// it alone, in which something is.
    private func matters(_ column: Column, _ certain: Int) -> Bool {
        let unanswered = spare + 1
        clear(unanswered)
        mark(unanswered, column) { $0 == 0 }
        for word in 0..<width { self[unanswered, word] &= ~self[certain, word] }
        for answer in 1..<max(1, column.answers) {
            if let list = column.list, list.isOpen(answer) { continue }
            let distance = answer * column.stride
            let (skipped, shift) = (distance / 64, UInt64(distance % 64))
            for word in 0..<width - skipped {
                var shifted = self[certain, word + skipped] >> shift
                if shift > 0, word + skipped + 1 < width {
                    shifted |= self[certain, word + skipped + 1] << (64 - shift)
                }
                if shifted & self[unanswered, word] != 0 { return true }
            }
        }
        return false
    }

    // MARK: Bits

    private func clear(_ row: Int) {
        for word in 0..<width { self[row, word] = 0 }
    }

    private func set(_ row: Int, _ range: Range<Int>) {
        var place = range.lowerBound
        while place < range.upperBound {
            let count = min(64 - place % 64, range.upperBound - place)
            self[row, place / 64] |= (UInt64.max >> UInt64(64 - count)) << UInt64(place % 64)
            place += count
        }
    }

    /// Sets the bits of the rows whose answer in a column is wanted.
    private func mark(_ row: Int, _ column: Column, _ isWanted: (Int) -> Bool) {
        for answer in 0..<column.answers where isWanted(answer) {
            let first = answer * column.stride
            set(row, first..<first + column.stride)
        }
        var filled = column.answers * column.stride
        while filled < rows {
            let (skipped, shift) = (filled / 64, UInt64(filled % 64))
            let end = min(width, (2 * filled + 63) / 64)
            for word in (skipped..<end).reversed() {
                var shifted = self[row, word - skipped] << shift
                if shift > 0, word > skipped { shifted |= self[row, word - skipped - 1] >> (64 - shift) }
                self[row, word] |= shifted
            }
            filled *= 2
        }
        if rows % 64 != 0 { self[row, width - 1] &= 1 << UInt64(rows % 64) - 1 }
    }

    /// Writes what a node comes to, where that follows from the answer in a column alone.
    private func mark(_ node: Int, _ column: Column, _ truth: (Int) -> Truth) {
        mark(2 * node, column) { truth($0) == .true }
        mark(2 * node + 1, column) { truth($0) == .false }
    }

    // MARK: Parts

    private func fill(_ number: Int) {
        let node = formula.nodes[number]
        let (yes, no) = (2 * number, 2 * number + 1)
        switch node.kind {
        case .constant:
            let truth = Truth(rawValue: UInt8(node.number)) ?? .unknown
            for word in 0..<width {
                if truth == .true { self[yes, word] = .max }
                if truth == .false { self[no, word] = .max }
            }
        case .leaf:
            let column = columns[places[Int(node.number)]]
            mark(number, column) { formula.truths[Int(node.first) + $0] }
        case .disputed: fillDispute(number, node)
        case .not:
            let part = Int(formula.places[Int(node.first)])
            fill(part)
            for word in 0..<width {
                self[yes, word] = self[2 * part + 1, word]
                self[no, word] = self[2 * part, word]
            }
        case .all: combine(node, every: yes, some: no, side: 0)
        case .any: combine(node, every: no, some: yes, side: 1)
        case .count:
            fillParts(node)
            count(node, side: 0, atLeast: Int(node.number), into: yes)
            count(node, side: 1, atLeast: Int(node.count) - Int(node.number) + 1, into: no)
        case .further, .moreRecords: fillSearch(number, node)
        case .openCount: fillCount(number, node)
        case .otherRecord:
            let part = Int(formula.places[Int(node.first)])
            fill(part)
            let column = columns[places[Int(node.number)]]
            mark(no, column) { answer in column.list.map { !$0.isOpen(answer) } ?? (answer == 1) }
            for word in 0..<width { self[no, word] |= self[2 * part + 1, word] }
        }
    }

    private func fillParts(_ node: Formula.Node) {
        for place in node.range { fill(Int(formula.places[place])) }
    }

    /// - Parameter side: 0 where all must be true, 1 where all must be false.
    private func combine(_ node: Formula.Node, every: Int, some: Int, side: Int) {
        for word in 0..<width { self[every, word] = .max }
        for place in node.range {
            let part = Int(formula.places[place])
            fill(part)
            for word in 0..<width {
                self[every, word] &= self[2 * part + side, word]
                self[some, word] |= self[2 * part + 1 - side, word]
            }
        }
    }

    /// Writes the rows in which at least so many of the parts are true, or are false.
    ///
    /// What is counted stays in the spare rows: those with at least one, at least two and so on.
    private func count(_ node: Formula.Node, side: Int, atLeast: Int, into row: Int) {
        count(node, side: side, most: atLeast, from: spare + 1)
        for word in 0..<width { self[row, word] = self[spare + 1 + atLeast, word] }
    }

    private func count(_ node: Formula.Node, side: Int, most: Int, from first: Int) {
        for word in 0..<width { self[first, word] = .max }
        for count in 0..<most { clear(first + count + 1) }
        for place in node.range {
            let part = 2 * Int(formula.places[place]) + side
            for count in (0..<most).reversed() {
                for word in 0..<width { self[first + count + 1, word] |= self[first + count, word] & self[part, word] }
            }
        }
    }

    private func fillDispute(_ number: Int, _ node: Formula.Node) {
        let asked = formula.variables(of: number).map { columns[places[$0]] }
        var first = spare + 1
        let rowOfFirst = asked.map { column in
            defer { first += column.answers }
            for answer in 0..<column.answers {
                clear(first + answer)
                mark(first + answer, column) { $0 == answer }
            }
            return first
        }
        var answers = Array(repeating: 0, count: asked.count)
        repeat {
            let truth = dispute(node, answers)
            guard truth.isCertain else { continue }
            let row = 2 * number + (truth == .true ? 0 : 1)
            for word in 0..<width {
                var all = UInt64.max
                for place in asked.indices { all &= self[rowOfFirst[place] + answers[place], word] }
                self[row, word] |= all
            }
        } while FormulaTable.advance(&answers, asked.map(\.answers))
    }

    private func dispute(_ node: Formula.Node, _ answers: [Int]) -> Truth {
        var place = 0
        return Evaluation.isDisputed(
            node.range.map { operand in
                switch formula.operands[operand] {
                case .known(let value): return value
                case .variable(let variable):
                    defer { place += 1 }
                    return formula.variables[variable].values[answers[place]]
                }
            })
    }

    /// Goes on to the next of all ways to choose one of so many for each.
    ///
    /// - Returns: false behind the last.
    static func advance(_ chosen: inout [Int], _ counts: [Int]) -> Bool {
        for place in chosen.indices {
            chosen[place] += 1
            if chosen[place] < counts[place] { return true }
            chosen[place] = 0
        }
        return false
    }

    // MARK: Further records

    /// Whether one of a list's further records is so, or whether a rule fires for one.
    private func fillSearch(_ number: Int, _ node: Formula.Node) {
        let search = formula.searches[Int(node.search)]
        let column = columns[places[search.list]]
        if let states = column.list {
            return mark(number, column) { states.truth(of: Int(node.search), node.kind, in: $0) }
        }
        fill(search.part)
        mark(number, column) { FormulaTable.others[$0] }
        let (yes, no) = (2 * number, 2 * number + 1)
        let part = 2 * search.part
        for word in 0..<width {
            // Where there are others, it is what the part is; a part that is false says as much of a rule without others.
            let others = self[yes, word]
            self[yes, word] = others & self[part, word]
            self[no, word] |= self[part + 1, word] & (node.kind == .moreRecords ? .max : others)
        }
    }

    /// What each answer says of whether there are others.
    private static let others: [Truth] = [.unknown, .false, .true]

    /// Of the stated records so many are so, and of the further ones as many as the list's state says.
    private func fillCount(_ number: Int, _ node: Formula.Node) {
        let column = columns[places[formula.searches[Int(node.search)].list]]
        guard let states = column.list else { return }
        fillParts(node)
        let wanted = Int(node.number)
        func mark(_ row: Int, _ isIn: (Int) -> Bool, _ counted: Int) {
            let chosen = spare + 1
            clear(chosen)
            self.mark(chosen, column, isIn)
            for word in 0..<width { self[row, word] |= self[chosen, word] & self[counted, word] }
        }
        for sure in 0...wanted {
            count(node, side: 0, most: wanted - sure, from: spare + 2)
            mark(
                2 * number, { min(states.count(of: Int(node.search), in: $0).sure, wanted) == sure },
                spare + 2 + wanted - sure)
        }
        for rest in 0..<wanted {
            // So many are not reached where more than all the others are false.
            let least = Int(node.count) - (wanted - rest) + 1
            count(node, side: 1, most: max(0, least), from: spare + 2)
            mark(
                2 * number + 1,
                {
                    let more = states.count(of: Int(node.search), in: $0)
                    return !states.isOpen($0) && more.sure + more.possible == rest
                }, spare + 2 + max(0, least))
        }
    }
}
