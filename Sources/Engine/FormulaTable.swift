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
    struct Column {
        var variable: Int
        var stride: Int
        var answers: Int
        /// The list's states, where it is one that is looked through in several places.
        var list: OpenListStates?
    }

    let formula: Formula
    private(set) var columns: [Column] = []
    /// For each variable its place among `columns`; -1 where it has none.
    private(set) var places: [Int]
    private var rows = 1
    let width: Int
    /// For each node the rows in which it is true, then those in which it is false; and room for a few rows of bits more.
    private let bits: Cells<UInt64>
    let spare: Int

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

    subscript(row: Int, word: Int) -> UInt64 {
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

    func clear(_ row: Int) {
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
    func mark(_ row: Int, _ column: Column, _ isWanted: (Int) -> Bool) {
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
    func mark(_ node: Int, _ column: Column, _ truth: (Int) -> Truth) {
        mark(2 * node, column) { truth($0) == .true }
        mark(2 * node + 1, column) { truth($0) == .false }
    }
}
