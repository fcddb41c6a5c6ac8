import Files
import Foundation
import Testing
import YAML

/// A wrong reading of the report, made in one place of the pack: it must be refused, or a test must fail.
struct Mutant: Sendable, CustomTestStringConvertible {
    var name: String
    var trap = ""
    var wrongReading = ""
    var file = ""
    var replace = ""
    var with = ""
    /// The tests that fail under it.
    var caughtBy: [String] = []
    /// Words of what the check says of it.
    var refused: String?

    var testDescription: String { name }

    struct Unreadable: Error { var why: String }

    static func all() throws -> [Mutant] { try PackAtHand.mutants.files("yaml").map(Mutant.init) }

    init(_ url: URL) throws {
        name = url.deletingPathExtension().lastPathComponent
        var reader = NodeReader(file: url.path, buffer: ByteBuffer(try Data(contentsOf: url)))
        guard case .mapping(let entries)? = reader.read()?.content, reader.problems.isEmpty else {
            throw Unreadable(why: "\(name): \(PackAtHand.draw(reader.problems))")
        }
        for entry in entries {
            switch (entry.key, entry.value.content) {
            case ("trap", .scalar(let text, _)): trap = text
            case ("wrong_reading", .scalar(let text, _)): wrongReading = text
            case ("file", .scalar(let text, _)): file = text
            case ("replace", .scalar(let text, _)): replace = text
            case ("with", .scalar(let text, _)): with = text
            case ("refused", .scalar(let text, _)): refused = text
            case ("caught_by", .sequence(let items)):
                caughtBy = items.compactMap { if case .scalar(let text, _) = $0.content { text } else { nil } }
            default: throw Unreadable(why: "\(name): the key '\(entry.key)'")
            }
        }
        let isComplete = ![trap, wrongReading, file, replace].contains("") && caughtBy.isEmpty == (refused != nil)
        guard isComplete else { throw Unreadable(why: "\(name) lacks something, or has both caught_by and refused") }
    }

    /// Makes the wrong reading in a copy of the pack.
    func apply(to folder: URL) throws {
        let url = folder.appending(path: file)
        let text = try String(contentsOf: url, encoding: .utf8)
        let count = text.components(separatedBy: replace).count - 1
        guard count == 1 else { throw Unreadable(why: "\(name): what it replaces stands \(count) times in \(file)") }
        try text.replacingOccurrences(of: replace, with: with).write(to: url, atomically: true, encoding: .utf8)
    }
}
