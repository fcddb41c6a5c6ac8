import Foundation
import Testing

/// A copy of the smallest good pack, to which a test adds what it needs.
struct PackFolder {
    /// Holds the folder `pack`.
    let parent: URL
    var folder: URL { parent.appending(path: "pack") }

    static func with<Result>(tests: String, _ body: (PackFolder) throws -> Result) throws -> Result {
        try Command.inTemporaryFolder { parent in
            let pack = PackFolder(parent: parent)
            try FileManager.default.copyItem(at: BadPacks.good, to: pack.folder)
            try pack.write("schema: concord/tests/1\ntests:\n" + tests, to: "tests/a.yaml")
            return try body(pack)
        }
    }

    /// Adds a fact that is a list of bodies, each with its name and its kind.
    ///
    /// - Parameter field: one more, as it stands in a pack.
    func addBodies(field: String? = nil) throws {
        let list = """
              bodies:
                type: list
                label: Bodies
                question: "Which bodies are there?"
                ask: [coordinator]
                of:
                  name: {type: text, label: Name, question: "What is it called?"}
                  kind: {type: one_of, values: [council, police]}

            """
        let more = field.map { "      \($0)\n" } ?? ""
        try write(folder.appending(path: "facts.yaml").text() + list + more, to: "facts.yaml")
    }

    func write(_ text: String, to name: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Puts a text in place of another, which is expected to stand in a file of the pack.
    func replace(_ old: String, with new: String, in name: String) throws {
        let text = try folder.appending(path: name).text()
        #expect(text.contains(old), "\(old) in \(name)")
        try write(text.replacing(old, with: new), to: name)
    }

    /// Runs the command in the folder that holds the pack.
    func run(_ arguments: String...) throws -> Command.Outcome { try Command.run(arguments, in: parent) }
}
