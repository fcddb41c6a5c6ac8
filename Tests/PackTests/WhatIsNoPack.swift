import Diagnostics
import Foundation
import RulePacks
import Testing

/// A pack is a folder with certain files; what is given in its place is said to be none, and nothing else is said.
@Suite struct WhatIsNoPack {
    @Test func aFileOrNothing() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "concord-no-pack-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "pack.yaml")
        let text = "{schema: concord/pack/1, id: a, version: 1, title: A, parties: {a: A}, themes: {b: B}}\n"
        try Data(text.utf8).write(to: file)
        var reader = RulePackReader()
        for (path, code) in [(file.path, "not-a-pack"), (folder.path + "/absent", "file-not-found")] {
            #expect(reader.read(path)?.id == nil)
            #expect(reader.diagnostics.map(\.code) == [code])
            #expect(reader.diagnostics.map(\.location.file) == [path])
        }
        // Of a folder each file that is missing is named.
        #expect(reader.read(folder.path)?.id == nil)
        let missing = reader.diagnostics.map { $0.location.file.dropFirst(folder.path.count) }
        #expect(missing == ["", "/facts.yaml", "/sources.yaml"])
    }
}
