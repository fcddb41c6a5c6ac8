import Facts
import TestSupport
import Testing

@testable import Engine

/// There are two ways to find what may change a formula; small formulas are tabled, and the search is for all others.
@Suite struct TablesFindWhatSearchesFind {
    /// Writes formulas over a few variables: plain ones, a list, the fields of its further records, and answers that are
    /// compared with each other and with what somebody said.
    private struct Writer {
        var random: SeededGenerator
        /// What an answer can make of the test of each variable.
        let behaviours: [Int32]

        static let plain = 0..<4
        static let list: Int32 = 4
        static let fields = 5..<7
        static let compared = 7..<9
        static let count = 9
        /// What has been said, by the number of a literal.
        static let said: [Value] = [.yesNo(true), .yesNo(false)]

        /// The number of the type of what is compared, and of its test.
        let type: Int32
        let test: Int32

        init(seed: UInt64, _ questions: QuestionIndex) {
            type = questions.typeOfFact[0]
            test = questions.leaves[questions.says.yes].test
            var random = SeededGenerator(seed: seed)
            behaviours = (0..<Writer.count).map { _ in Int32([3, 3, 3, 1, 2].randomElement(using: &random) ?? 3) }
            self.random = random
        }

        mutating func formula() -> [Int32] {
            var code = group(3, isInList: false)
            for variable in 0..<Int32(Writer.count) {
                if variable == Writer.list {
                    code.append(Residual.Variable.others.rawValue)
                } else if Writer.fields.contains(Int(variable)) {
                    code.append(Residual.Variable.plainField.rawValue | Writer.list << 4)
                } else if Writer.compared.contains(Int(variable)) {
                    code += [Residual.Variable.typed.rawValue, type, -1]
                } else {
                    code.append(Residual.Variable.plain.rawValue)
                }
            }
            return code
        }

        private mutating func part(_ depth: Int, isInList: Bool) -> [Int32] {
            let choice = Int.random(in: 0..<10, using: &random)
            if depth == 0 || choice < 4 { return leaf(isInList: isInList) }
            if choice < 8 || isInList { return group(depth, isInList: isInList) }
            return search(depth)
        }

        private mutating func leaf(isInList: Bool) -> [Int32] {
            if Int.random(in: 0..<20, using: &random) == 0 { return [Residual.head(.constant, 1)] }
            if !isInList, Int.random(in: 0..<4, using: &random) == 0 { return comparison() }
            let variables = isInList ? Writer.fields : Writer.plain
            let variable = Int.random(in: variables, using: &random)
            return [Residual.head(.leaf, Int32(variable)), Residual.Test.behaviour(behaviours[variable])]
        }

        /// Whether two differ, or what one of them says.
        private mutating func comparison() -> [Int32] {
            let variable = Int32(Int.random(in: Writer.compared, using: &random))
            guard Int.random(in: 0..<3, using: &random) > 0 else {
                return [Residual.head(.leaf, variable), Residual.Test.number(test)]
            }
            let known = Int32(Int.random(in: Writer.said.indices, using: &random)) << 1
            let both = Writer.compared.map { Int32($0) << 1 | 1 }
            let operands = [[known, variable << 1 | 1], both, [known] + both]
            return write(.disputed, operands.randomElement(using: &random) ?? both)
        }

        private mutating func group(_ depth: Int, isInList: Bool) -> [Int32] {
            let count = Int.random(in: 2...3, using: &random)
            let parts = (0..<count).map { _ in part(depth - 1, isInList: isInList) }
            switch Int.random(in: 0..<6, using: &random) {
            case 0: return write(.not, parts[0])
            case 1, 2: return write(.all, parts.flatMap(\.self))
            case 3, 4: return write(.any, parts.flatMap(\.self))
            default:
                let atLeast = Int.random(in: 1...count, using: &random)
                return write(.count, parts.flatMap(\.self), Int32(atLeast))
            }
        }

        private mutating func search(_ depth: Int) -> [Int32] {
            let inner = part(depth - 1, isInList: true)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: return write(.further, inner, Writer.list)
            case 1: return write(.moreRecords, inner, Writer.list)
            case 2: return write(.otherRecord, leaf(isInList: false), Writer.list)
            default:
                let parts = (0..<2).flatMap { _ in leaf(isInList: false) }
                let atLeast = Int32.random(in: 1...2, using: &random)
                return write(.openCount, [Writer.list] + parts + inner, atLeast)
            }
        }

        private func write(_ kind: Residual.Kind, _ words: [Int32], _ number: Int32 = 0) -> [Int32] {
            [Residual.head(kind, number), Int32(words.count + 2)] + words
        }
    }

    @Test func overGeneratedFormulas() throws {
        var sketch = PackSketch()
        sketch.facts = [FactSketch(id: "fact", kind: .yesNo)]
        let questions = QuestionIndex(PackIndex(try MadePack(sketch).pack))
        var (tabled, withLists, compared, closed) = (0, 0, 0, 0)
        for seed in 0..<2_500 {
            var writer = Writer(seed: UInt64(seed), questions)
            let code = writer.formula()
            let formula = Formula(code, Writer.count, questions, Writer.said)
            let search = FormulaSearch(formula)
            guard let table = FormulaTable(formula, search.occurrences) else { continue }
            var other = search
            let expected = other.run(isTabled: false)
            let present = search.occurrences.count { $0 > 0 }
            guard expected.isExact, present > 1 else { continue }
            let found = table.run()
            try #require(found.open == expected.open, "seed \(seed), \(code)")
            tabled += 1
            if search.occurrences[Int(Writer.list)] > 1 { withLists += 1 }
            if formula.nodes.contains(where: { $0.kind == .disputed && $0.count > 1 }) { compared += 1 }
            if found.open.count < present { closed += 1 }
        }
        #expect(tabled > 1_500)
        #expect(withLists > 100)
        #expect(compared > 300)
        #expect(closed > 300)
    }

    /// A count of more parts than a table has room for, of which ten can come out true and ten false, or all either way.
    @Test func countsOfMany() throws {
        var sketch = PackSketch()
        sketch.facts = [FactSketch(id: "fact", kind: .yesNo)]
        let questions = QuestionIndex(PackIndex(try MadePack(sketch).pack))
        func open(atLeast: Int32, _ behaviours: [Int32]) -> [Int] {
            let leaves = behaviours.enumerated().flatMap { variable, behaviour in
                [Residual.head(.leaf, Int32(variable)), Residual.Test.behaviour(behaviour)]
            }
            let variables = behaviours.map { _ in Residual.Variable.plain.rawValue }
            let code = [Residual.head(.count, atLeast), Int32(leaves.count + 2)] + leaves + variables
            var search = FormulaSearch(Formula(code, behaviours.count, questions, []))
            let found = search.run()
            #expect(found.isExact)
            return found.open
        }
        let halves = Array(repeating: Int32(2), count: 10) + Array(repeating: Int32(1), count: 10)
        #expect(open(atLeast: 10, halves) == Array(0..<10))
        #expect(open(atLeast: 11, halves) == Array(10..<20))
        #expect(open(atLeast: 7, Array(repeating: 3, count: 20)) == Array(0..<20))
    }
}
