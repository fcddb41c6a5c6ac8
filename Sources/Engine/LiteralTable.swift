import Facts
import Files
import RulePacks

/// Finds what a condition asks from a table of which of its literals hold: a literal is a test of an answer, or its opposite.
///
/// With `not` moved inwards to the literals, a condition is never less true where more of them hold. In Kleene logic it is true
/// where it holds with the literals that are open read as false, and false where it does not hold with them read as true. So
/// one bit for each way in which literals can hold says all of it, and most conditions fit into a word or a few. It comes to
/// what `FormulaSearch` comes to; what has parts that are not written so, or too many, is left to that.
struct LiteralTable: ~Copyable {
    enum Operation { case constant, literal, all, any, count }

    /// Carried out behind those of its parts.
    struct Step {
        var operation: Operation
        /// 1 for what is true, the literal, or how many parts there are.
        var number: Int32
        var atLeast: Int32 = 0
    }

    struct Literal {
        /// The place of its variable.
        var variable: Int32
        var test: Int32
        var isOpposite: Bool
        /// In how many places it stands.
        var uses: Int32 = 0
        /// Its place in the table, and the literal that it stands for as well; or -1.
        var place: Int32 = -1
        var next: Int32 = -1
    }

    /// Something that could be answered, by its number in the graph; or what is unknown for good.
    struct Variable {
        var number: Int32
        /// Its literals as bits; those that have a place in the table; and where its answers stand.
        var literals: UInt64 = 0
        var places = 0
        var answers = 0..<0
    }

    /// A way to answer: which literals of the variable hold then, with those that stay open read as false, and as true.
    struct Answer {
        var low: Int
        var high: Int
    }

    let index: PackIndex
    let questions: QuestionIndex
    var steps: [Step] = []
    var literals: [Literal] = []
    var variables: [Variable] = []
    /// What was written of lists: for each the variable that says whether there are others, and what they are searched for.
    var searches: [(list: Int32, place: Int)] = []
    var answers: [Answer] = []
    /// Those of which not all literals can hold together or none of them.
    var constrained: [Int] = []
    /// How many literals have a place.
    var placed: Int32 = 0
    /// The open variables, by their numbers in the graph.
    private(set) var open: [Int32] = []
    /// Scratch for `merge`: the steps before, and what each of them came to.
    var written: [Step] = []
    var results: [Int32] = []
    /// What answers can make of several tests of a variable, by its type and the tests.
    var truths: [[Int32]: [[Truth]]] = [:]
    /// For each of the first literals, in which ways it holds.
    private let patterns: Cells<UInt64>
    /// What the steps came to.
    private let stack: Cells<UInt64>
    /// In which ways the condition holds; and which ways there are, with what is open read as false, and as true.
    private let holds: Cells<UInt64>
    private let low: Cells<UInt64>
    private let high: Cells<UInt64>

    /// As many literals as a word has bits for.
    private static let inWord = 6
    /// What takes more is first taken apart, and what takes still more is searched.
    static let fewPlaces: Int32 = 8
    static let mostPlaces: Int32 = 11
    static let mostLiterals = 64
    static let mostSteps = 200
    static let mostTruths = 1 << 12
    /// In place of a variable: what is unknown for good.
    static let unknown: Int32 = -1
    /// In place of a test: whether a list has other records.
    static let others: Int32 = -1

    init(_ index: PackIndex, _ questions: QuestionIndex) {
        self.index = index
        self.questions = questions
        patterns = Cells([
            0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0, 0xFF00_FF00_FF00_FF00,
            0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
        ])
        stack = Cells(repeating: 0, count: LiteralTable.mostSteps)
        let words = 1 << (Int(LiteralTable.mostPlaces) - LiteralTable.inWord)
        holds = Cells(repeating: 0, count: words)
        low = Cells(repeating: 0, count: words)
        high = Cells(repeating: 0, count: words)
    }

    /// Fills the table.
    ///
    /// - Returns: what the condition can come to; `nil` for what is left to a search.
    mutating func fill(
        _ place: Int, _ graph: borrowing ResidualGraph, mostPlaces: Int32 = LiteralTable.mostPlaces
    ) -> TruthSet? {
        guard write(place, graph), merge(), placed <= mostPlaces else { return nil }
        findAnswers(graph)
        var truths: TruthSet = .unknown
        for word in 0..<width {
            let (low, high) = ways(word)
            (self.low[word], self.high[word]) = (low, high)
            guard low | high != 0 else { continue }
            let holds = truth(word)
            self.holds[word] = holds
            if holds & low != 0 { truths.insert(.true) }
            if ~holds & high != 0 { truths.insert(.false) }
        }
        return truths
    }

    /// Finds the variables that may change the condition, which was filled in.
    mutating func findOpen() {
        open.removeAll(keepingCapacity: true)
        for variable in variables where variable.places != 0 && matters(variable) {
            open.append(variable.number)
            var next = literals[variable.literals.trailingZeroBitCount].next
            while next >= 0 {
                open.append(variables[Int(literals[Int(next)].variable)].number)
                next = literals[Int(next)].next
            }
        }
    }

    /// Words beyond the first say what is so where literals beyond those in a word hold. Of fewer, what stands in a word is
    /// repeated, and that does no harm.
    private var width: Int { 1 << max(0, Int(placed) - LiteralTable.inWord) }

    // MARK: The table

    /// In which ways of a word a literal holds.
    @inline(__always)
    private func ways(_ literal: Int, _ word: Int) -> UInt64 {
        if literal < LiteralTable.inWord { return patterns[literal] }
        return word >> (literal - LiteralTable.inWord) & 1 == 1 ? .max : 0
    }

    /// In which ways of a word these of a variable's literals hold, and its others do not.
    private func ways(_ holding: Int, of variable: Variable, _ word: Int) -> UInt64 {
        var ways = UInt64.max
        var rest = variable.places
        while rest != 0 {
            let literal = rest.trailingZeroBitCount
            rest &= rest - 1
            let own = self.ways(literal, word)
            ways &= holding >> literal & 1 == 1 ? own : ~own
        }
        return ways
    }

    /// Which ways of a word there are: with what is open read as false, and as true.
    private func ways(_ word: Int) -> (low: UInt64, high: UInt64) {
        var (low, high) = (UInt64.max, UInt64.max)
        for place in constrained {
            let variable = variables[place]
            var ownLow = ways(0, of: variable, word)
            var ownHigh = ways(variable.places, of: variable, word)
            for answer in variable.answers {
                ownLow |= ways(answers[answer].low, of: variable, word)
                ownHigh |= ways(answers[answer].high, of: variable, word)
            }
            low &= ownLow
            high &= ownHigh
        }
        return (low, high)
    }

    private func truth(_ word: Int) -> UInt64 {
        var end = 0
        for step in steps {
            let first = end - Int(step.number)
            let result: UInt64
            switch step.operation {
            case .constant, .literal:
                stack[end] =
                    step.operation == .constant
                    ? step.number == 1 ? .max : 0 : ways(Int(literals[Int(step.number)].place), word)
                end += 1
                continue
            case .all: result = all(first..<end)
            case .any: result = any(first..<end)
            case .count: result = truth(first..<end, Int(step.atLeast))
            }
            stack[first] = result
            end = first + 1
        }
        return stack[0]
    }

    @inline(__always)
    private func all(_ parts: Range<Int>) -> UInt64 {
        var result = UInt64.max
        for place in parts { result &= stack[place] }
        return result
    }

    @inline(__always)
    private func any(_ parts: Range<Int>) -> UInt64 {
        var result: UInt64 = 0
        for place in parts { result |= stack[place] }
        return result
    }

    /// Whether so many of these are so.
    private func truth(_ parts: Range<Int>, _ atLeast: Int) -> UInt64 {
        var reached = [UInt64](repeating: 0, count: atLeast + 1)
        reached[0] = .max
        for place in parts {
            for count in (1...atLeast).reversed() { reached[count] |= reached[count - 1] & stack[place] }
        }
        return reached[atLeast]
    }

    /// Whether the condition holds by an answer and would not without it, with what is open read as false; or does not hold
    /// and would, with it read as true. Since an answer only closes what was open, the condition is open without it.
    private func matters(_ variable: Variable) -> Bool {
        for place in variable.answers {
            let answer = answers[place]
            let (lost, won) = (variable.places - answer.high, answer.low)
            for word in 0..<width {
                let (low, high) = (low[word], high[word])
                if won != 0, low != 0,
                    holds[word] & ~earlier(word, by: won) & low & ways(answer.low, of: variable, word) != 0
                {
                    return true
                }
                if lost != 0, high != 0,
                    ~holds[word] & later(word, by: lost) & high & ways(answer.high, of: variable, word) != 0
                {
                    return true
                }
            }
        }
        return false
    }

    /// What stands so many ways before each way of a word: where it is so many, these literals held in it and no longer do.
    private func earlier(_ word: Int, by distance: Int) -> UInt64 {
        let (words, bits) = (distance >> LiteralTable.inWord, UInt64(distance & 63))
        guard word >= words else { return 0 }
        let near = holds[word - words] << bits
        return bits > 0 && word > words ? near | holds[word - words - 1] >> (64 - bits) : near
    }

    /// The same of what stands behind.
    private func later(_ word: Int, by distance: Int) -> UInt64 {
        let (words, bits) = (distance >> LiteralTable.inWord, UInt64(distance & 63))
        guard word + words < width else { return 0 }
        let near = holds[word + words] >> bits
        return bits > 0 && word + words + 1 < width ? near | holds[word + words + 1] << (64 - bits) : near
    }
}
