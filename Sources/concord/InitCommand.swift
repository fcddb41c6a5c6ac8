import ArgumentParser
import Diagnostics
import Files
import RuleAnalysis

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Writes a new rule pack to start from.",
        discussion: """
            The pack is small and sound: it passes rules check and rules test, its tests cover all of it, and its comments \
            teach the language. What it says is invented, for you to put your report's findings in its place. Nothing is \
            written over: the folder must be new or empty. Exit codes: 0 written; 2 not.
            """)

    @ArgumentParser.Argument(help: "The folder to make.")
    var folder: String

    @Option(help: ArgumentHelp("The pack's id; by default the folder's name in lower case.", valueName: "id"))
    var id: String?

    func validate() throws {
        guard !folder.isEmpty else { throw ValidationError("the folder needs a name") }
        if let id, !NewPack.isID(id) {
            throw ValidationError("'\(id)' cannot be an id: lower-case letters, digits and hyphens, as in joint-boards")
        }
        guard id != nil || madeID != nil else {
            throw ValidationError("no id can be made of '\(folder)'; give one with --id")
        }
    }

    private var madeID: String? {
        folder.split(separator: "/").last.flatMap { NewPack.id(from: String($0)) }
    }

    func run() throws {
        let console = Console(.auto)
        guard let id = id ?? madeID else { return try ExitStatus.usage.leave() }
        guard !NewFolder.isOccupied(folder) else {
            console.show([Diagnostic(InitProblem.occupied, at: Location(file: folder))])
            return try ExitStatus.unusable.leave()
        }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        let pack = NewPack(id: id)
        var written = prefix
        do throws(FileProblem) {
            for file in pack.files {
                written = prefix + file.name
                if let slash = written.lastIndex(of: "/") { try NewFolder.make(String(written[..<slash])) }
                let output = try OutputFile(path: written)
                try output.write(Array(file.text.utf8))
                try output.finish()
            }
        } catch {
            console.show([Diagnostic(error, at: Location(file: written))])
            return try ExitStatus.unusable.leave()
        }
        // A name without a slash could be that of a shipped pack.
        let name = quoted(folder.contains("/") ? folder : "./\(folder)")
        let reference = PackLocation.languageReference().map { "\nThe reference of the language is \($0).\n" } ?? ""
        try ResultFile(nil, .never).write(
            """
            Wrote the rule pack '\(id)': \(pack.files.map(\.name).joined(separator: ", ")).
            Look at it, change it, and after every change run

                concord rules check \(name)
                concord rules test \(name)
                concord rules coverage \(name) --min 100
            \(reference)
            """, console)
    }
}

/// As a shell reads it back.
private func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
}

private enum InitProblem: Problem {
    case occupied

    var code: String { "folder-in-use" }
    var message: String { "there is something here already, and nothing is written over" }
    var expected: String? { "a folder that is empty or not there yet" }
}
