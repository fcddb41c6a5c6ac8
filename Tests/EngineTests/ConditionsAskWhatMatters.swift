import Facts
import TestSupport
import Testing

@testable import Engine

/// What is asked of a condition is what changes it after some answers to the others: found by trying all of them.
@Suite struct ConditionsAskWhatMatters {
    private static let variables = 6

    /// The truths that the variables can have, those of the first varying fastest.
    private static let everyAnswer: [[Truth]] = (0..<variables).reduce([[]]) { known, _ in
        Truth.allCases.flatMap { truth in known.map { $0 + [truth] } }
    }

    private func matters(_ variable: Int, _ truths: [Truth]) -> Bool {
        let step = (0..<variable).reduce(1) { product, _ in product * 3 }
        let unknown = Int(Truth.unknown.rawValue)
        return truths.indices.contains { place in
            guard place / step % 3 == unknown, truths[place] == .unknown else { return false }
            return truths[place - step].isCertain || truths[place + step].isCertain
        }
    }

    /// From a table of their literals, and by a search where there is none.
    @Test(arguments: [true, false]) func overGeneratedConditions(isTabled: Bool) throws {
        var sketch = PackSketch()
        sketch.facts = (0..<ConditionsAskWhatMatters.variables).map { FactSketch(id: "fact\($0)", kind: .yesNo) }
        let index = PackIndex(try MadePack(sketch).pack)
        let questions = QuestionIndex(index)
        let test = questions.leaves[questions.says.yes].place
        var search = QuestionSearch(index, questions, isTabled: isTabled)
        var (asked, idle, parted) = (0, 0, 0)
        for seed in 0..<1_500 {
            var writer = GraphWriter(seed: UInt64(seed), variables: ConditionsAskWhatMatters.variables, test: test)
            let condition = writer.condition(4)
            guard let place = condition.place else { continue }
            search.forgetAll(keepingWritten: seed % 10 != 0)
            let found = search.questions(of: place, &writer.graph)
            try #require(found.isExact)
            let names = Set(found.range.map { writer.graph.questions.values[Int(search.questions[$0])].fact })
            let truths = ConditionsAskWhatMatters.everyAnswer.map { writer.truth(condition, $0) }
            let expected = (0..<ConditionsAskWhatMatters.variables).filter { matters($0, truths) }
            try #require(names == Set(expected), "seed \(seed)")
            for truth in Truth.allCases where found.truths.contains(TruthSet(truth)) {
                try #require(truths.contains(truth), "seed \(seed), \(truth)")
            }
            asked += expected.count
            idle += ConditionsAskWhatMatters.variables - expected.count
            if !writer.graph.components(of: place).isEmpty { parted += 1 }
        }
        #expect(asked > 1_000)
        #expect(idle > 1_000)
        #expect(parted > 200)
    }
}

extension TruthSet {
    fileprivate init(_ truth: Truth) { self.init(rawValue: 1 << truth.rawValue) }
}
