import Diagnostics
import Engine
import Files
import Foundation
import Profiles
import RulePacks
import TestSupport
import Testing

/// A generated pack, read as any other is, with what assesses profiles against it.
final class MadePack {
    struct Unreadable: Error, CustomStringConvertible { var description: String }

    let sketch: PackSketch
    let pack: RulePack
    /// What was said of the pack when it was read.
    let warnings: [Diagnostic]
    let evaluator: Evaluator
    private var reader: ProfileReader
    /// Packs as a planted bug would have them, by the bug's name.
    var variants: [String: MadePack] = [:]

    convenience init(_ sketch: PackSketch) throws {
        var random = SeededGenerator(seed: 0)
        try self.init(sketch, files: sketch.files(&random))
    }

    init(_ sketch: PackSketch, files: [(name: String, text: String)]) throws {
        self.sketch = sketch
        (pack, warnings) = try MadePack.read(files)
        evaluator = Evaluator(pack)
        reader = MadePack.reader(for: pack)
    }

    static func reader(for pack: RulePack) -> ProfileReader {
        ProfileReader(vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id))
    }

    private static func read(_ files: [(name: String, text: String)]) throws -> (RulePack, [Diagnostic]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "concord-made-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "rules"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        var reader = RulePackReader()
        let pack = reader.read(folder.path)
        guard let pack else {
            let errors = reader.diagnostics.filter { $0.level == .error }
            throw Unreadable(description: errors.map(DiagnosticText(colour: false).draw).joined())
        }
        return (pack, reader.diagnostics)
    }

    func read(_ text: String) throws -> Profile {
        var found: (profile: Profile, problems: [Diagnostic])?
        reader.read(ByteBuffer(text.utf8), file: "made.yaml") { found = (copy $0, $1) }
        guard let found, !found.problems.hasErrors else {
            let drawn = (found?.problems ?? []).map(DiagnosticText(colour: false).draw).joined()
            throw Unreadable(description: drawn + "\n" + text)
        }
        return found.profile
    }

    /// - Parameter asks: whether the open facts are looked for too.
    func assess(_ text: String, asks: Bool = false) throws -> Results {
        let profile = try read(text)
        let assessment = evaluator.evaluate(profile)
        return Results(assessment, asks ? evaluator.openFacts(profile) : OpenFacts(), pack)
    }

    func assess(_ profile: ProfileSketch, asks: Bool = false) throws -> Results { try assess(profile.text, asks: asks) }
}

/// The packs that the properties are tried on: the same in every run. Together they are more than a thousand, with more than ten
/// thousand profiles; `CONCORD_TEST_EFFORT=10` in the environment tries ten times as many.
enum Corpus {
    /// How many times as much is tried as usual: the environment variable `CONCORD_TEST_EFFORT`, else once.
    static let effort = ProcessInfo.processInfo.environment["CONCORD_TEST_EFFORT"].flatMap(Int.init) ?? 1

    static func times(_ count: Int) -> Int { count * max(1, effort) }

    static let usual = times(700)
    static let small = times(120)

    static func pack(_ number: Int) throws -> MadePack { try MadePack(PackGenerator.pack(seed: UInt64(1000 + number))) }

    static func small(_ number: Int) throws -> MadePack {
        try MadePack(PackGenerator.pack(seed: UInt64(90_000 + number), size: .small))
    }
}
