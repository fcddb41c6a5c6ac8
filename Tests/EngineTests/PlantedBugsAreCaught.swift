import TestSupport
import Testing

/// The properties would notice: each planted bug makes one of them fail.
@Suite struct PlantedBugsAreCaught {
    @Test(arguments: PlantedBug.all) func isCaught(_ bug: PlantedBug) throws {
        var caught: Set<Property> = []
        for number in 0..<60 where caught.isEmpty {
            let pack = try Corpus.pack(number)
            var random = SeededGenerator(seed: UInt64(300 + number))
            for _ in 0..<8 {
                let profile = ProfileGenerator(pack: pack.sketch).profile(&random)
                for property in bug.caughtBy
                where !(try property.counterExamples(bug.subject, pack, profile, &random)).isEmpty {
                    caught.insert(property)
                }
                if !caught.isEmpty { break }
            }
        }
        #expect(!caught.isEmpty, "\(bug.getsWrong)")
    }

    @Test func thereAreEnough() {
        #expect(PlantedBug.all.count >= 10)
        #expect(Set(PlantedBug.all.map(\.name)).count == PlantedBug.all.count)
    }
}
