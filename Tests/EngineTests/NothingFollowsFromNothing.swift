import Engine
import Facts
import RulePacks
import Testing

/// What is not stated is unknown, whatever a pack asks: of a profile that states nothing, nothing is said.
@Suite struct NothingFollowsFromNothing {
    @Test func noRuleFires() throws {
        var open = 0
        for number in 0..<Corpus.times(200) {
            let made = try Corpus.pack(number)
            let assessment = made.evaluator.evaluate(try made.read(ProfileSketch().text))
            for (rule, outcome) in zip(made.pack.rules, assessment.rules) {
                #expect(outcome.kind != .fired, "pack \(number): \(rule.id)")
                if outcome.kind == .open { open += 1 }
            }
            #expect(!assessment.flags.contains(.true), "pack \(number)")
        }
        #expect(open >= 1000, "\(open)")
    }
}
