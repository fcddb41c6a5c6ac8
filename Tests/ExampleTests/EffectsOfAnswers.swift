import Diagnostics
import Engine
import Facts
import Files
import Foundation
import Profiles
import Reports
import RulePacks
import Testing

/// What the report says an answer would raise or clear is what it does, once it is written into the profile.
@Suite struct EffectsOfAnswers {
    private let pack: RulePack

    init() throws { pack = try #require(Shipped.pack) }

    private func read(_ text: String, _ body: (Profile) -> Void) throws {
        var reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id))
        let buffer = ByteBuffer()
        let file = FileManager.default.temporaryDirectory.appending(path: "effects-\(UUID().uuidString).yaml")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try buffer.read(file.path, limit: 1 << 20)
        reader.read(buffer, file: file.path) { profile, problems in
            #expect(problems.count { $0.level == .error } == 0)
            body(copy profile)
        }
    }

    private func profile(_ facts: String) -> String {
        "schema: concord/profile/1\nid: a\nas_at: 2008-11-30\nfacts: \(facts)\n"
    }

    /// An answer as it stands in a profile.
    private func stated(_ subject: OpenFact.Subject, _ effect: AnswerEffect) -> String {
        guard let answer = effect.answer else {
            if case .others(let list) = subject { return "{\(pack.vocabulary.facts[list].id): none}" }
            return "{}"
        }
        switch subject {
        case .fact(let fact, let reporter):
            let content = pack.vocabulary.facts[fact]
            let word = content.type.text(of: answer)
            return "{\(content.id): \(reporter.map { "{\(content.reporters[$0]): \(word)}" } ?? word)}"
        case .field(let list, let record, let field):
            let content = pack.vocabulary.facts[list]
            let word = content.fields[field].type.text(of: answer)
            return "{\(content.id): {\(content.keys[record].id): {\(content.fields[field].id): \(word)}}}"
        case .others(let list):
            guard let field = effect.field.map({ pack.vocabulary.facts[list].fields[$0] }) else { return "{}" }
            return "{\(pack.vocabulary.facts[list].id): [{\(field.id): \(field.type.text(of: answer))}]}"
        }
    }

    @Test func whatIsSaidIsWhatHappens() throws {
        var said: [(facts: String, decides: [Int], effect: AnswerEffect)] = []
        try read(profile("{}")) { profile in
            let evaluator = Evaluator(pack)
            evaluator.evaluate(profile)
            for question in evaluator.openFacts(profile).facts {
                let decides = question.decides.compactMap { if case .flag(let flag) = $0 { flag } else { nil } }
                for effect in evaluator.effects(of: question, profile) {
                    said.append((stated(question.subject, effect), decides, effect))
                }
            }
        }
        #expect(said.count > 250)
        #expect(said.count { !$0.effect.raises.isEmpty } > 30 && said.count { !$0.effect.clears.isEmpty } > 30)
        #expect(said.contains { $0.effect.answer == nil && !$0.effect.clears.isEmpty })
        #expect(said.contains { $0.effect.field != nil && !$0.effect.raises.isEmpty })
        let evaluator = Evaluator(pack)
        for (facts, decides, effect) in said {
            try read(profile(facts)) { profile in
                let flags = evaluator.evaluate(profile).flags
                #expect(decides.filter { flags[$0] == .true } == effect.raises, "\(facts)")
                #expect(decides.filter { flags[$0] == .false } == effect.clears, "\(facts)")
            }
        }
    }

    /// Whoever asks finds everything as it was.
    @Test(arguments: GoldenReports.names) func askingChangesNothing(_ name: String) throws {
        let text = try String(
            contentsOf: Shipped.repository.appending(path: "Examples/\(name).yaml"), encoding: .utf8)
        var asked = 0
        try read(text) { profile in
            let (evaluator, other) = (Evaluator(pack), Evaluator(pack))
            let before = evaluator.evaluate(profile)
            other.evaluate(profile)
            for question in evaluator.openFacts(profile).facts {
                let effects = evaluator.effects(of: question, profile)
                asked += effects.count
                for effect in effects {
                    #expect(Set(effect.raises).isDisjoint(with: effect.clears))
                    #expect((effect.raises + effect.clears).allSatisfy { before.flags[$0] == .unknown })
                }
            }
            let after = evaluator.assessment
            #expect(after.flags == before.flags && after.rules == before.rules && after.records == before.records)
            #expect(after.mitigations == before.mitigations && after.weakestEvidence == before.weakestEvidence)
            for rule in pack.rules.indices {
                let (proof, same) = (evaluator.proof(ofRule: rule, profile), other.proof(ofRule: rule, profile))
                #expect(proof.nodes.map(\.truth) == same.nodes.map(\.truth))
            }
        }
        #expect(asked > 20)
    }

    /// A question that depends on its date or a number settles nothing by itself; of a list it is known that it is whole, and what one
    /// more record states in one of a few words.
    @Test func whatCannotBeTriedIsNotSaid() throws {
        try read(profile("{}")) { profile in
            let evaluator = Evaluator(pack)
            evaluator.evaluate(profile)
            for question in evaluator.openFacts(profile).facts {
                switch question.subject {
                case .others(let list) where question.decides.contains { if case .flag = $0 { true } else { false } }:
                    let fields = pack.vocabulary.facts[list].fields.indices.filter { field in
                        let type = pack.vocabulary.facts[list].fields[field].type
                        return type == .yesNo || !type.words.isEmpty
                    }
                    let effects = evaluator.effects(of: question, profile)
                    #expect(effects.count { $0.answer == nil } == 1 && effects.first?.answer == nil)
                    #expect(Set(effects.compactMap(\.field)) == Set(fields))
                case .fact(let fact, _) where pack.vocabulary.facts[fact].valid != nil:
                    #expect(evaluator.effects(of: question, profile).isEmpty)
                default: break
                }
            }
        }
    }
}
