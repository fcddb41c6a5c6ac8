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
    private func examine(_ evaluator: Evaluator, _ profile: Profile, _ reader: inout ProfileReader) throws -> (
        raised: Int, wrong: [String]
    ) {
        let pack = evaluator.pack
        let raised = evaluator.evaluate(profile).flags.indices.filter { evaluator.assessment.flags[$0] == .true }
        var wrong: [String] = []
        func flags(_ sketch: ProfileSketch) throws -> [Truth] {
            var found: Profile?
            reader.read(ByteBuffer(sketch.text.utf8), file: "made.yaml") { profile, problems in
                if !problems.hasErrors { found = copy profile }
            }
            return evaluator.evaluate(try #require(found, "\(sketch.text)")).flags
        }
        if raised.isEmpty { return (0, []) }
        let always = try flags(ProfileSketch(asAt: profile.asAt?.description ?? ProfileSketch().asAt))
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
                let found = try examine(Evaluator(made.pack), profile, &reader)
                raised += found.raised
                for wrong in found.wrong { Issue.record("pack \(number): \(wrong)") }
            }
        }
        #expect(raised >= 300)
    }

    // MARK: The examples

    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func pack(_ folder: String) throws -> RulePack {
        var packs = RulePackReader()
        let read = packs.read(Self.repository.appending(path: folder).path)
        return try #require(read)
    }

    /// Examines every profile in a folder; none may be refused.
    private func examine(profilesIn folder: String, _ pack: RulePack) throws -> (profiles: Int, raised: Int) {
        let folder = Self.repository.appending(path: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
            .sorted()
        let evaluator = Evaluator(pack)
        var reader = MadePack.reader(for: pack)
        var examples = MadePack.reader(for: pack)
        var found = (profiles: 0, raised: 0)
        for name in names {
            var profiles: [Profile] = []
            examples.read(ByteBuffer(try Data(contentsOf: folder.appending(path: name))), file: name) {
                profile, problems in
                #expect(!problems.hasErrors, "\(name)")
                if !problems.hasErrors { profiles.append(copy profile) }
            }
            for profile in profiles {
                let examined = try examine(evaluator, profile, &reader)
                found.profiles += 1
                found.raised += examined.raised
                for wrong in examined.wrong { Issue.record("\(name): \(wrong)") }
            }
        }
        return found
    }

    @Test func ofTheShippedExamples() throws {
        let found = try examine(profilesIn: "Examples", pack("Rules/lsp"))
        #expect(found.profiles >= 9)
        #expect(found.raised >= 40)
    }

    @Test func ofTheExampleOfASecondPack() throws {
        let found = try examine(profilesIn: "Examples/governance-2005/profiles", pack("Examples/governance-2005"))
        #expect(found.profiles >= 1)
        #expect(found.raised >= 1)
    }

    /// 388 councils of which published facts are stated: each flag rests on those, and goes with them.
    @Test func ofThePortfolio() throws {
        let found = try examine(profilesIn: "Examples/england-2008", pack("Rules/lsp"))
        #expect(found.profiles == 388)
        #expect(found.raised >= 44)
    }

    /// Where nothing is stated, nothing is raised: so whatever is raised anywhere rests on something that was stated.
    @Test(arguments: ["Rules/lsp", "Examples/governance-2005"]) func nothingIsRaisedByNothing(_ folder: String) throws {
        let pack = try pack(folder)
        let evaluator = Evaluator(pack)
        var reader = MadePack.reader(for: pack)
        var profiles = 0
        reader.read(ByteBuffer(ProfileSketch().text.utf8), file: "made.yaml") { profile, problems in
            profiles += 1
            #expect(!problems.hasErrors)
            #expect(evaluator.evaluate(profile).flags.contains(.true) == false)
        }
        #expect(profiles == 1)
    }
}
