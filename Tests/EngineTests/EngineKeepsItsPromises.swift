import Engine
import Facts
import TestSupport
import Testing

/// Promises two, three and four, and what they rest on, over generated packs and profiles.
@Suite struct EngineKeepsItsPromises {
    static let parts = 4
    /// Each is read with more and more said, and in several ways.
    static let profilesOfEach = 3

    @Test(arguments: 0..<parts) func overGeneratedPacks(_ part: Int) throws {
        for number in stride(from: part, to: Corpus.usual, by: EngineKeepsItsPromises.parts) {
            let pack = try Corpus.pack(number)
            var random = SeededGenerator(seed: UInt64(number))
            for _ in 0..<EngineKeepsItsPromises.profilesOfEach {
                let profile = ProfileGenerator(pack: pack.sketch).profile(&random)
                for property in Property.allCases {
                    let found = try property.counterExamples(.engine, pack, profile, &random)
                    if !found.isEmpty { Issue.record("pack \(number), \(property): \(found.prefix(3))") }
                }
                try sameTwice(pack, profile, &random)
                for problem in ProofCheck.problems(of: pack, try pack.read(profile.text)) {
                    Issue.record("pack \(number): \(problem)\n\(profile.text)")
                }
            }
        }
    }

    /// Read once more, its keys in another order, by a reader and an evaluator that have seen others.
    private func sameTwice(_ pack: MadePack, _ profile: ProfileSketch, _ random: inout SeededGenerator) throws {
        let first = try pack.assess(profile)
        let shuffled = try pack.assess(profile.shuffledText(&random))
        #expect(first.differences(from: shuffled) == [])
        let fresh = Evaluator(pack.pack)
        let again = Results(fresh.evaluate(try pack.read(profile.text)), OpenFacts(), pack.pack)
        #expect(first.differences(from: again) == [])
    }
}
