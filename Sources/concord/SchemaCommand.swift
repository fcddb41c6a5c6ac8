import ArgumentParser
import Diagnostics
import Files
import Reports
import RulePacks
import YAML

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema (draft 2020-12) of a file that Concord reads or writes.",
        discussion: """
            Read: pack, sources, facts, rules, tests, profile. Written: assessment, batch, failure, proof, catalogue, \
            coverage, check, test-results. Each stands alone and refers to no other. With --rules, the schema of profiles knows the pack's own facts, so that an editor can offer them. \
            Without a name, the names are listed.
            """)

    @ArgumentParser.Argument(help: "Which schema.")
    var name: String?

    @Option(
        name: [.customShort("r"), .customLong("rules")],
        help: ArgumentHelp(
            "For the schema of profiles: the rule pack, a folder or a name, looked for as by assess.", valueName: "pack"
        ))
    var pack: String?

    @Option(help: "Whether to use colour: auto, always or never.")
    var color = Console.Colour.auto

    private static let ending = "-1.json"

    func validate() throws {
        if pack != nil, name != "profile" {
            throw ValidationError("--rules goes with profile: no other schema depends on a pack")
        }
    }

    func run() throws {
        let console = Console(color)
        let (folder, names) = try schemas(console)
        guard let name else {
            return try console.deliver(Array(names.map { $0 + "\n" }.joined().utf8))
        }
        guard names.contains(name) else {
            let near = NearestName.to(name, among: names)
            console.say(
                "concord: there is no schema '\(name)'"
                    + (near.map { "; did you mean \($0)?" } ?? "; there are \(names.joined(separator: ", "))"))
            throw ExitStatus.unusable.code
        }
        let path = "\(folder)/\(name)\(Schema.ending)"
        let buffer = ByteBuffer()
        do throws(FileProblem) {
            try buffer.read(path, limit: Limits.standard.fileSize)
        } catch {
            console.show([Diagnostic(error, at: Location(file: path))])
            throw ExitStatus.unusable.code
        }
        guard let pack else { return try console.deliver(buffer.bytes) }
        var options = PackOptions()
        options.pack = pack
        let read = try options.load(console)
        // JSON is YAML, too.
        var reader = NodeReader(file: path, buffer: buffer)
        guard let general = reader.read(), reader.problems.isEmpty else {
            console.show(reader.problems)
            throw ExitStatus.unusable.code
        }
        try console.deliver(ProfileSchema(read).document(from: general))
    }

    /// Where the schemas are, and their names.
    private func schemas(_ console: Console) throws -> (folder: String, names: [String]) {
        let folders = PackLocation.foldersOfSchemas().map { $0 + "/schemas" }
        guard let folder = folders.first(where: FileList.isFolder) else {
            console.say("concord: there are no schemas; looked in \(folders.joined(separator: ", "))")
            throw ExitStatus.unusable.code
        }
        var list = FileList()
        do throws(FileProblem) {
            try list.append(folder: folder, endings: [Schema.ending])
        } catch {
            console.show([Diagnostic(error, at: Location(file: folder))])
            throw ExitStatus.unusable.code
        }
        let names = (0..<list.count).map { String(list[$0].dropFirst(folder.count + 1).dropLast(Schema.ending.count)) }
        return (folder, names)
    }
}
