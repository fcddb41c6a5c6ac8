import Foundation
import Testing

/// Each bad pack is a good one with some files in place of its own; a file REMOVE names those it lacks. What `rules check` says of
/// it is kept as it was last looked at. To look again after a change: run with CONCORD_RECORD=1, and read the difference.
@Suite struct BadPacks {
    static let folder = Command.fixtures.appending(path: "packs/bad")
    static let good = Command.fixtures.appending(path: "packs/good/minimal")

    static let names: [String] = {
        let found = (try? folder.names()) ?? []
        return found.filter { !$0.hasSuffix(".expected") && !$0.hasPrefix(".") }
    }()

    /// Puts the pack together as `pack` in a folder of its own.
    private func compose(_ name: String, in folder: URL) throws {
        let files = FileManager.default
        let pack = folder.appending(path: "pack")
        try files.copyItem(at: Self.good, to: pack)
        let overlay = Self.folder.appending(path: name)
        for path in try files.subpathsOfDirectory(atPath: overlay.path) {
            let (from, to) = (overlay.appending(path: path), pack.appending(path: path))
            if path == "REMOVE" {
                for lacking in try from.text().split(separator: "\n") {
                    try files.removeItem(at: pack.appending(path: String(lacking)))
                }
            } else if try from.resourceValues(forKeys: [.isDirectoryKey]).isDirectory != true {
                if files.fileExists(atPath: to.path) { try files.removeItem(at: to) }
                try files.copyItem(at: from, to: to)
            }
        }
    }

    @Test func thereAreMany() { #expect(Self.names.count >= 60) }

    @Test func theGoodOneIsSound() throws {
        let outcome = try Command.run(["rules", "check", "minimal/"], in: Self.good.deletingLastPathComponent())
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.hasPrefix("minimal 1.0.0: 4 rules, 3 flags, 1 claim, 9 facts"))
    }

    @Test(arguments: names) func isRefusedWithItsReasons(_ name: String) throws {
        try Command.inTemporaryFolder { temporary in
            try compose(name, in: temporary)
            let outcome = try Command.run(["rules", "check", "pack/"], in: temporary)
            let file = Self.folder.appending(path: "\(name).expected")
            // That something was not looked at is said of each that has errors.
            let note = /pack: note\[not-looked-at\]: [^\n]*\n  expected: [^\n]*\n/
            let said = outcome.errors.replacing(note, with: "")
            if Command.isRecording { try Data(said.utf8).write(to: file) }
            #expect(said == (try file.text()))
            // A pack with warnings alone is sound.
            let hasErrors = outcome.errors.contains(": error[")
            #expect((said != outcome.errors) == hasErrors)
            #expect(outcome.status == (hasErrors ? 1 : 0))
            #expect(outcome.errors.isEmpty == false)
            #expect(outcome.output.isEmpty == hasErrors)
        }
    }

    @Test func nothingIsAssessedWithABadPack() throws {
        try Command.inTemporaryFolder { temporary in
            try compose("name-of-a-fact", in: temporary)
            let profile = Command.fixtures.appending(path: "profiles/good/plain.yaml").path
            let outcome = try Command.run(["assess", "-r", "pack/", profile], in: temporary)
            #expect(outcome.status == 2)
            #expect(outcome.output == "")
            #expect(outcome.errors.contains("pack/rules/bad.yaml:7:18: error[unknown-name]"))
        }
    }
}
