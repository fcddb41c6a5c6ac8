import Engine
import Facts
import Profiles
import RulePacks
import TestSupport
import Testing

/// What an answer is said to settle is what an evaluation of the profile with that answer in it makes of it.
@Suite struct AnswersAreTriedRightly {
    private static let packs = Corpus.times(120)

    @Test(arguments: 0..<4) func asAnEvaluationWouldFindIt(_ part: Int) throws {
        var (tried, settling, inRecords, complete, ofOthers, mooting) = (0, 0, 0, 0, 0, 0)
        var mootingOfRecords = 0
        for number in stride(from: part, to: AnswersAreTriedRightly.packs, by: 4) {
            let made = try Corpus.pack(number)
            let other = Evaluator(made.pack)
            var random = SeededGenerator(seed: UInt64(31_000 + number))
            for _ in 0..<2 {
                let sketch = ProfileGenerator(pack: made.sketch, stated: 50).profile(&random)
                let profile = try made.read(sketch.text)
                let before = made.evaluator.evaluate(profile)
                let questions = made.evaluator.openFacts(profile).facts
                let effects = made.evaluator.effects(ofEach: questions, profile)
                for (question, effects) in zip(questions, effects) {
                    let flags = question.decides.compactMap { if case .flag(let flag) = $0 { flag } else { nil } }
                    for effect in effects {
                        let found = other.evaluate(supposing(effect, question.subject, profile, made.pack)).flags
                        #expect(effect.raises == flags.filter { found[$0] == .true }, "pack \(number)\n\(sketch.text)")
                        #expect(effect.clears == flags.filter { found[$0] == .false }, "pack \(number)\n\(sketch.text)")
                        let moot = effect.clears.filter {
                            made.pack.flags[$0].rules.allSatisfy {
                                other.assessment.rules[$0].reasons.contains(.doesNotApply)
                            }
                        }
                        #expect(effect.leavesMoot == moot, "pack \(number)\n\(sketch.text)")
                        mooting += moot.count
                        mootingOfRecords += moot.count {
                            made.pack.flags[$0].rules.contains { made.pack.rules[$0].list != nil }
                        }
                        tried += 1
                        if !effect.raises.isEmpty || !effect.clears.isEmpty { settling += 1 }
                        if case .field = question.subject { inRecords += 1 }
                        guard case .others = question.subject else { continue }
                        if effect.field == nil, !effect.clears.isEmpty { complete += 1 }
                        if effect.field != nil, !effect.raises.isEmpty { ofOthers += 1 }
                    }
                }
                // Nothing was changed: asked again it says the same, and what is worked out from here is as it was.
                #expect(made.evaluator.effects(ofEach: questions, profile) == effects)
                other.evaluate(profile)
                #expect(made.evaluator.openFacts(profile).facts == other.openFacts(profile).facts)
                #expect(made.evaluator.assessment.flags == before.flags)
                for rule in made.pack.rules.indices {
                    let (proof, same) = (
                        made.evaluator.proof(ofRule: rule, profile), other.proof(ofRule: rule, profile)
                    )
                    #expect(proof.nodes.map(\.truth) == same.nodes.map(\.truth), "pack \(number)")
                }
            }
        }
        #expect(tried >= 350, "\(tried)")
        #expect(
            settling >= 50 && inRecords >= 50 && complete >= 10 && ofOthers >= 10 && mooting >= 10
                && mootingOfRecords >= 1,
            "\(settling), \(inRecords), \(complete), \(ofOthers), \(mooting), \(mootingOfRecords) of \(tried)")
    }

    private func supposing(
        _ effect: AnswerEffect, _ subject: OpenFact.Subject, _ profile: Profile, _ pack: RulePack
    ) -> Profile {
        var profile = profile
        let answer = Answer(value: effect.answer, unknown: nil)
        switch subject {
        case .fact(let fact, let reporter):
            profile.assume(answer, in: pack.vocabulary.facts[fact].firstSlot + (reporter ?? 0))
        case .field(let fact, let record, let field):
            let content = pack.vocabulary.facts[fact]
            let list = content.list ?? 0
            if content.isGrid { profile.assumeRows(of: list, keys: content.keys.count, fields: content.fields.count) }
            profile.assume(answer, field: field, ofRecord: profile.records(of: list).lowerBound + record)
        case .others(let fact):
            let content = pack.vocabulary.facts[fact]
            guard let field = effect.field else {
                profile.assumeNoOthers(in: content.list ?? 0)
                break
            }
            let record = profile.assumeRecord(in: content.list ?? 0, fields: content.fields.count)
            profile.assume(answer, field: field, ofRecord: record)
        }
        return profile
    }
}
