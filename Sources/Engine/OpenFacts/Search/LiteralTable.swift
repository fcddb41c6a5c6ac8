import Facts
import Files
import RulePacks

/// Finds what a condition asks from a table of which of its literals hold: a literal is a test of an answer, or its opposite.
///
/// With `not` moved inwards to the literals, a condition is never less true where more of them hold. In Kleene logic it is true
/// where it holds with the literals that are open read as false, and false where it does not hold with them read as true. So
/// one bit for each way in which literals can hold says all of it, and most conditions fit into one word of 512. It comes to
/// what `FormulaSearch` comes to; what has parts that are not written so, or too many, is left to that.
///
/// An open list that is looked through in several places is like a question whose answers are what its further records can
/// come to in each of them (`OpenListStates`).
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
        /// What is known of it already, as the number of a literal of the graph, or -1.
        var current: Int32 = -1
        /// Its literals as bits; those that have a place in the table; and where its answers stand.
        var literals: UInt64 = 0
        var places = 0
        var answers = 0..<0
        /// Whether it has two literals, of which every answer makes one hold.
        var isYesOrNo = false
    }

    /// A way to answer: which literals of the variable hold then, with those that stay open read as false, and as true.
    struct Answer: Equatable {
        var low: Int
        var high: Int
    }

    let index: PackIndex
    let questions: QuestionIndex
    var steps: [Step] = []
    var literals: [Literal] = []
    var variables: [Variable] = []
    /// What was written of lists that are looked through in one place: for each the variable that says whether there are
    /// others, and where that place is.
    var searches: [(list: Int32, place: Int)] = []
    /// Lists that are looked through in several places, by their variables, and what they are looked through for.
    var shared: [Int32] = []
    var lookups: [Lookup] = []
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
    var truths: [[[Truth]]] = []
    var tested = Numbering<TestedQuestion>()
    /// For each of the first literals, in which ways it holds.
    private let patterns: Cells<Word>
    /// What the steps came to.
    private let stack: Cells<Word>
    /// In which ways the condition holds; and which ways there are, with what is open read as false, and as true.
    private let holds: Cells<Word>
    private let low: Cells<Word>
    private let high: Cells<Word>

    /// A bit for each of 512 ways in which literals can hold.
    typealias Word = SIMD8<UInt64>

    /// Of as many literals a word has every way.
    private static let inWord = 9
    /// What takes more is first taken apart, and what takes still more is searched.
    static let fewPlaces: Int32 = 9
    static let mostPlaces: Int32 = 18
    static let mostLiterals = 64
    static let mostSteps = 200
    static let mostTruths = 1 << 12
    /// In place of a variable: what is unknown for good.
    static let unknown: Int32 = -1
    /// In place of a test: whether a list has other records. What is below it is what one that is shared is looked through for.
    static let others: Int32 = -1

    init(_ index: PackIndex, _ questions: QuestionIndex) {
        self.index = index
        self.questions = questions
        let inLane: [UInt64] = [
            0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0, 0xFF00_FF00_FF00_FF00,
            0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
        ]
        let lanes = SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7)
        let ofLanes = [1, 2, 4].map { bit in Word.zero.replacing(with: .max, where: (lanes & bit) .!= 0) }
        patterns = Cells(inLane.map(Word.init(repeating:)) + ofLanes)
        stack = Cells(repeating: .zero, count: LiteralTable.mostSteps)
        let words = 1 << (Int(LiteralTable.mostPlaces) - LiteralTable.inWord)
        holds = Cells(repeating: .zero, count: words)
        low = Cells(repeating: .zero, count: words)
        high = Cells(repeating: .zero, count: words)
    }

    /// Fills the table.
    ///
    /// - Returns: what the condition can come to; `nil` for what is left to a search.
    mutating func fill(
        _ place: Int, _ graph: borrowing ResidualGraph, mostPlaces: Int32 = LiteralTable.mostPlaces
    ) -> TruthSet? {
        guard write(place, graph), merge(), placed <= mostPlaces, findAnswers(graph) else { return nil }
        var truths: TruthSet = .unknown
        for word in 0..<width {
            let (low, high) = ways(word)
            (self.low[word], self.high[word]) = (low, high)
            let holds = truth(word)
            self.holds[word] = holds
            if holds & low != .zero { truths.insert(.true) }
            if ~holds & high != .zero { truths.insert(.false) }
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

    /// Words beyond the first say what is so where literals beyond those in a word hold. Of fewer literals, what stands in a
    /// word is repeated, and that does no harm.
    private var width: Int { 1 << max(0, Int(placed) - LiteralTable.inWord) }

    // MARK: The table

    /// In which ways of a word a literal holds.
    @inline(__always)
    private func ways(_ literal: Int, _ word: Int) -> Word {
        if literal < LiteralTable.inWord { return patterns[literal] }
        return word >> (literal - LiteralTable.inWord) & 1 == 1 ? Word(repeating: .max) : .zero
    }

    /// In which ways of a word these of a variable's literals hold, and its others do not.
    private func ways(_ holding: Int, of variable: Variable, _ word: Int) -> Word {
        var ways = Word(repeating: .max)
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
    private func ways(_ word: Int) -> (low: Word, high: Word) {
        var (low, high) = (Word(repeating: .max), Word(repeating: .max))
        for place in constrained {
            let variable = variables[place]
            if variable.isYesOrNo {
                let first = ways(variable.places.trailingZeroBitCount, word)
                let second = ways((variable.places & (variable.places - 1)).trailingZeroBitCount, word)
                low &= ~(first & second)
                high &= first | second
                continue
            }
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

    private func truth(_ word: Int) -> Word {
        var end = 0
        for step in steps {
            let first = end - Int(step.number)
            switch step.operation {
            case .constant:
                stack[end] = step.number == 1 ? Word(repeating: .max) : .zero
                end += 1
                continue
            case .literal:
                stack[end] = ways(Int(literals[Int(step.number)].place), word)
                end += 1
                continue
            case .all: for place in first + 1..<max(first + 1, end) { stack[first] &= stack[place] }
            case .any: for place in first + 1..<max(first + 1, end) { stack[first] |= stack[place] }
            case .count: stack[first] = truth(first..<end, Int(step.atLeast))
            }
            end = first + 1
        }
        return stack[0]
    }

    /// Whether so many of these are so.
    private func truth(_ parts: Range<Int>, _ atLeast: Int) -> Word {
        var reached = [Word](repeating: .zero, count: atLeast + 1)
        reached[0] = Word(repeating: .max)
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
            let (won, lost) = (answer.low, variable.places - answer.high)
            let (wonWords, lostWords) = (won >> LiteralTable.inWord, lost >> LiteralTable.inWord)
            for word in 0..<width {
                if won != 0, word & wonWords == wonWords {
                    let without = LiteralTable.word(holds[word - wonWords], across: won) &<< UInt64(won & 63)
                    if holds[word] & ~without & low[word] & ways(won, of: variable, word) != .zero { return true }
                }
                if lost != 0, word & lostWords == 0 {
                    let without = LiteralTable.word(holds[word + lostWords], across: lost) &>> UInt64(lost & 63)
                    if ~holds[word] & without & high[word] & ways(answer.high, of: variable, word) != .zero {
                        return true
                    }
                }
            }
        }
        return false
    }

    /// What stands in the lanes of a word that differ by these literals.
    private static func word(_ word: Word, across literals: Int) -> Word {
        var word = word
        if literals >> 6 & 1 == 1 {
            let (even, odd) = (word.evenHalf, word.oddHalf)
            word.evenHalf = odd
            word.oddHalf = even
        }
        if literals >> 7 & 1 == 1 {
            let (low, high) = (word.lowHalf, word.highHalf)
            word = Word(
                lowHalf: SIMD4(lowHalf: low.highHalf, highHalf: low.lowHalf),
                highHalf: SIMD4(lowHalf: high.highHalf, highHalf: high.lowHalf))
        }
        if literals >> 8 & 1 == 1 { word = Word(lowHalf: word.highHalf, highHalf: word.lowHalf) }
        return word
    }
}
