import Facts
import TestSupport
import Testing

@testable import Engine

/// An evaluator that has seen many profiles asks the same of the next as one that has seen none.
@Suite struct RememberingChangesNothing {
    private static let parts = 4

    @Test(arguments: 0..<parts) func overGeneratedPacks(_ part: Int) throws {
        var (compared, questions) = (0, 0)
        for number in stride(from: part, to: Corpus.times(32), by: RememberingChangesNothing.parts) {
            let pack = try Corpus.pack(number)
            var random = SeededGenerator(seed: UInt64(7_000 + number))
            for seen in 0..<90 {
                let stated = Int.random(in: 30...95, using: &random)
                let sketch = ProfileGenerator(pack: pack.sketch, stated: stated).profile(&random)
                let profile = try pack.read(sketch.text)
                pack.evaluator.evaluate(profile)
                let open = pack.evaluator.openFacts(profile)
                guard seen % 3 == 0 else { continue }
                let fresh = Evaluator(pack.pack)
                fresh.evaluate(profile)
                let expected = fresh.openFacts(profile)
                try #require(open.facts == expected.facts, "pack \(number)\n\(sketch.text)")
                try #require(open.inexact == expected.inexact, "pack \(number)\n\(sketch.text)")
                compared += 1
                questions += open.facts.count
            }
        }
        #expect(compared >= 240)
        #expect(questions > 800)
    }

    /// Each rule reads so many answers that a few profiles fill what is remembered.
    @Test func whatIsRememberedIsBounded() throws {
        let facts = (0..<120).map { FactSketch(id: "fact\($0)", kind: .yesNo) }
        var sketch = PackSketch()
        sketch.facts = facts
        for number in 0..<60 {
            let parts = facts.map { fact -> Tree in ["fact": .scalar(fact.id), "is": "yes"] }
            sketch.rules.append([
                "id": .scalar("rule\(number)"), "finding": "Something was found", "cite": ["src para 1"],
                "judgement": "Made up.", "grounds": ["kind": "survey"],
                "when": ["count": ["at_least": .scalar(String(54 + number % 6)), "of": .sequence(parts)]],
                "then": ["raise": ["kind": "enquiry", "title": "Something may follow", "theme": "east"]],
            ])
        }
        let pack = try MadePack(sketch)
        var random = SeededGenerator(seed: 11)
        var (known, most, forgotten) = (0, 0, 0)
        for _ in 0..<280 {
            var statements: [String: StatementSketch] = [:]
            for fact in facts where Int.random(in: 0..<20, using: &random) > 0 {
                statements[fact.id] = .plain(.value(Bool.random(using: &random) ? "yes" : "no"))
            }
            let results = try pack.assess(ProfileSketch(statements: statements), asks: true)
            let asked = Set(results.questions.map(\.subject))
            try #require(asked.isDisjoint(with: statements.keys))
            let words = try #require(pack.evaluator.finder?.builder.remainders.words.count)
            if words < known { forgotten += 1 }
            (known, most) = (words, max(most, words))
        }
        #expect(forgotten > 0)
        // It is looked at between two profiles, and one may add a row for each of its rules.
        #expect(most < RemainderCache.mostWords + 60 * 250)
    }
}
