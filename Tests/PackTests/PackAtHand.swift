import Diagnostics
import Facts
import Files
import Foundation
import Profiles
import RuleAnalysis
import RulePacks

/// The pack of local strategic partnerships as it stands in this repository.
enum PackAtHand {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let folder = repository.appending(path: "Rules/lsp")
    static let mutants = repository.appending(path: "Tests/PackTests/Mutants")

    static let reading: (pack: RulePack?, diagnostics: [Diagnostic]) = {
        var reader = RulePackReader()
        let pack = reader.read(folder.path)
        return (pack, reader.diagnostics)
    }()

    static let tests = RuleTestRunner.run(packFolder: folder.path)

    static func draw(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map(DiagnosticText(colour: false).draw).joined()
    }

    /// Runs other tests than its own against the pack.
    static func run(_ tests: String) throws -> RuleTestRun {
        try inCopy { copy in
            try FileManager.default.removeItem(at: copy.appending(path: "tests"))
            try FileManager.default.createDirectory(
                at: copy.appending(path: "tests"), withIntermediateDirectories: false)
            let text = "schema: concord/tests/1\ntests:\n" + tests
            try text.write(to: copy.appending(path: "tests/a.yaml"), atomically: true, encoding: .utf8)
            return RuleTestRunner.run(packFolder: copy.path)
        }
    }

    /// Works on a copy of the pack's folder.
    static func inCopy<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let copy = FileManager.default.temporaryDirectory.appending(path: "concord-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: folder, to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        return try body(copy)
    }

    /// A profile that states these facts, written as a profile's own `facts`.
    static func profile(_ facts: String, _ pack: RulePack) -> (profile: Profile, diagnostics: [Diagnostic]) {
        var reader = ProfileReader(
            vocabulary: pack.vocabulary, themes: pack.themes.map(\.id), flags: pack.flags.map(\.id))
        let text = "{schema: concord/profile/1, id: a, partnership: A, as_at: 2008-11-30, facts: \(facts)}"
        var found = (Profile(for: pack.vocabulary), [Diagnostic]())
        reader.read(ByteBuffer(text.utf8), file: "a.yaml") { found = (copy $0, $1) }
        return found
    }
}

extension URL {
    /// The files of a folder that end in one of `endings`, by name.
    func files(_ endings: String...) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: self, includingPropertiesForKeys: nil)
            .filter { endings.contains($0.pathExtension) }.sorted { $0.path < $1.path }
    }
}
