import TestSupport
import Testing

@testable import RuleAnalysis

/// Sets of values by their places are what sets are, also where there are more values than a word has bits.
@Suite struct SetsOfValues {
    @Test func areSets() {
        var random = SeededGenerator(seed: 11)
        var (empty, full) = (0, 0)
        for _ in 0..<2000 {
            let count = Int.random(in: 0...200, using: &random)
            let one = Set((0..<count).filter { _ in Int.random(in: 0..<12, using: &random) == 0 })
            let other = Set((0..<count).filter { _ in Int.random(in: 0..<12, using: &random) == 0 })
            let both = ValueSet(count) { one.contains($0) }.intersection(ValueSet(count) { other.contains($0) })
            let wanted = one.intersection(other)
            #expect(both.isEmpty == wanted.isEmpty)
            for place in 0..<count {
                let only = ValueSet(count) { $0 == place }
                #expect(both.intersection(only).isEmpty == !wanted.contains(place))
                #expect(only.intersection(both).isEmpty == !wanted.contains(place))
            }
            if wanted.isEmpty { empty += 1 } else { full += 1 }
        }
        #expect(empty > 500 && full > 500)
    }
}
