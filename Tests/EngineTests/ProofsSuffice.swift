import Diagnostics
import Engine
import Facts
import Files
import Foundation
import Profiles
import RulePacks
import TestSupport
import Testing

/// What a proof names is what the flag rests on: alone it raises it, and without it nothing does.
@Suite struct ProofsSuffice {
    /// The flags found raised, and those for which it is not so.
    private func examine(_ pack: RulePack, _ profile: Profile, _ reader: inout ProfileReader) throws -> (
        raised: Int, wrong: [String]
    ) {
        let evaluator = Evaluator(pack)
        let raised = evaluator.evaluate(profile).flags.indices.filter { evaluator.assessment.flags[$0] == .true }
        var wrong: [String] = []
        func flags(_ sketch: ProfileSketch) throws -> [Truth] {
            var found: Profile?
            reader.read(ByteBuffer(sketch.text.utf8), file: "made.yaml") { profile, problems in
                if !problems.hasErrors { found = copy profile }
            }
            return evaluator.evaluate(try #require(found, "\(sketch.text)")).flags
        }
        let always = try flags(ProfileSketch())
        for flag in raised {
            evaluator.evaluate(profile)
            let named = ProofCheck.named(evaluator.proof(ofFlag: flag, profile), pack)
            func isNamed(_ list: Int, _ record: Int, _ field: Int) -> Bool {
                named.fields.contains(.init(list: list, record: record, field: field))
            }
            let kept = ProfileSketch(profile, pack, fact: { named.facts.contains($0) }, field: isNamed)
            if try flags(kept)[flag] != .true {
                wrong.append("\(pack.flags[flag].id) needs more than its proof names\n\(kept.text)")
            }
            let others = ProfileSketch(
                profile, pack, fact: { !named.facts.contains($0) },
                field: { !named.facts.contains($0) && !isNamed($0, $1, $2) })
            if try flags(others)[flag] == .true, always[flag] != .true {
                wrong.append("\(pack.flags[flag].id) stays without what its proof names\n\(others.text)")
            }
        }
        return (raised.count, wrong)
    }

    @Test func ofGeneratedPacks() throws {
        var raised = 0
        for number in 0..<60 {
            let made = try Corpus.pack(number)
            var random = SeededGenerator(seed: UInt64(700 + number))
            var reader = MadePack.reader(for: made.pack)
            for _ in 0..<5 {
                let profile = try made.read(ProfileGenerator(pack: made.sketch, stated: 80).profile(&random).text)
                let found = try examine(made.pack, profile, &reader)
                raised += found.raised
                for wrong in found.wrong { Issue.record("pack \(number): \(wrong)") }
            }
        }
        #expect(raised >= 300)
    }

    @Test func ofTheShippedExamples() throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var packs = RulePackReader()
        let read = packs.read(repository.appending(path: "Rules/lsp").path)
        let pack = try #require(read)
        let folder = repository.appending(path: "Examples")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
            .sorted()
        var raised = 0
        var reader = MadePack.reader(for: pack)
        for name in names {
            var profiles: [Profile] = []
            var examples = MadePack.reader(for: pack)
            examples.read(ByteBuffer(try Data(contentsOf: folder.appending(path: name))), file: name) {
                profile, problems in
                if !problems.hasErrors { profiles.append(copy profile) }
            }
            for profile in profiles {
                let found = try examine(pack, profile, &reader)
                raised += found.raised
                for wrong in found.wrong { Issue.record("\(name): \(wrong)") }
            }
        }
        #expect(names.count >= 8)
        #expect(raised >= 8)
    }
}
