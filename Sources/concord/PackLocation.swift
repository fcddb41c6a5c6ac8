import ArgumentParser
import Diagnostics
import Files
import RulePacks
import YAML

/// The rule pack a command works with.
struct PackOptions: ParsableArguments {
    @Option(
        name: [.customShort("r"), .customLong("rules")],
        help: ArgumentHelp(
            """
            The rule pack: a folder, by a path with a slash such as ./boards, or the name of a shipped pack; lsp, unless \
            given. Where the variable CONCORD_RULES names a folder of packs, names are looked for in that alone; where it \
            names a pack, that is the one unless given.
            """, valueName: "pack"))
    var pack: String?

    /// Reads the pack, shows what is wrong with it, and gives up where it has errors.
    func load(_ console: Console) throws -> RulePack {
        let folder = try PackLocation.folder(of: pack, console)
        var reader = RulePackReader()
        let pack = reader.read(folder)
        guard let pack else {
            console.show(reader.diagnostics)
            throw ExitCode(ExitStatus.unusable.rawValue)
        }
        return pack
    }
}

/// The rule pack a command is about: the argument or, as other commands take it, an option.
struct PackArgument: ParsableArguments {
    @ArgumentParser.Argument(help: ArgumentHelp(PackLocation.help, valueName: "pack"))
    var positional: String?

    @Option(
        name: [.customShort("r"), .customLong("rules")], help: ArgumentHelp("The same as <pack>.", valueName: "pack"))
    var option: String?

    var pack: String? { option ?? positional }

    func validate() throws {
        if let positional, let option, positional != option {
            throw ValidationError("one pack only: '\(positional)' or '\(option)'")
        }
    }
}

/// Where packs are found: where CONCORD_RULES says, or else beside the executable.
enum PackLocation {
    static let help =
        "The pack: a folder, by a path with a slash such as ./boards, or the name of a shipped pack (lsp, unless given) or "
        + "of one in the folder CONCORD_RULES."

    /// The pack that is meant where none is named.
    private static let usual = "lsp"

    /// The pack's folder; where there is none, says where it was looked for and ends the command.
    ///
    /// What has a slash is a path and nothing else, as are `.` and `..`. Any other is a name, and looked for in one place only:
    /// no pack, and no folder that happens to be here, takes the place of the one that was meant.
    static func folder(of asked: String?, _ console: Console) throws -> String {
        let name = asked ?? usual
        if name == "." || name == ".." { return name }
        if let slash = name.lastIndex(of: "/") {
            if FileList.isFolder(name) { return trimmed(name) }
            let beside = String(name[...slash])
            let near = NearestName.to(String(name[name.index(after: slash)...]), among: names(in: [beside]))
            throw none(name, "looked in \(name)", near: near.map { beside + $0 }, console)
        }
        guard let own = RunningProgram.variable("CONCORD_RULES") else {
            let places = shippedFolders().map { "\($0)/\(name)" }
            if let place = places.first(where: isPack) { return place }
            let near = NearestName.to(name, among: names(in: shippedFolders()))
            throw none(name, "looked in \(places.joined(separator: ", "))", near: near, console)
        }
        if isPack(own) {
            if asked == nil || names(ofPack: own).contains(name) { return own }
            let near = NearestName.to(name, among: names(ofPack: own))
            throw none(name, "CONCORD_RULES is a pack of another name, \(own)", near: near, console)
        }
        let place = own.hasSuffix("/") ? own + name : "\(own)/\(name)"
        if isPack(place) { return place }
        let near = NearestName.to(name, among: names(in: [own]))
        throw none(name, "looked in \(place), since CONCORD_RULES is set", near: near, console)
    }

    /// Without the slashes at its end, which a shell adds: places in it are named as they would be without.
    private static func trimmed(_ path: String) -> String {
        let end = path.lastIndex { $0 != "/" }
        return end.map { String(path[...$0]) } ?? path
    }

    private static func none(_ name: String, _ place: String, near: String?, _ console: Console) -> ExitCode {
        // A folder of exactly this name is nearer than any other name.
        let here = !name.contains("/") && FileList.isFolder(name) ? "./\(name)" : nil
        let near = here ?? near
        let hint = near.map { "; did you mean \($0)?" } ?? ""
        console.say("concord: there is no rule pack '\(name)'; \(place)\(hint)")
        // Who gave a path, or nearly the right name, knows how.
        guard near == nil, !name.contains("/") else { return ExitStatus.unusable.code }
        console.say("  name a pack's folder with --rules, or set CONCORD_RULES to a folder that holds packs")
        return ExitStatus.unusable.code
    }

    private static func isPack(_ folder: String) -> Bool { FileList.exists("\(folder)/pack.yaml") }

    /// What the packs in some folders are called.
    private static func names(in folders: [String]) -> [String] {
        folders.flatMap { folder in
            FileList.folders(in: folder).filter { isPack(folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)") }
        }
    }

    /// What a pack goes by: its folder's name, and its id where that can be read.
    private static func names(ofPack folder: String) -> [String] {
        var names = folder.split(separator: "/").suffix(1).map(String.init)
        let path = "\(folder)/pack.yaml"
        let buffer = ByteBuffer()
        // What is wrong with the file is said when the pack is read as a whole.
        guard (try? buffer.read(path, limit: Limits.standard.fileSize)) != nil else { return names }
        var reader = NodeReader(file: path, buffer: buffer)
        guard case .mapping(let entries) = reader.read()?.content,
            case .scalar(let id, _) = entries.first(where: { $0.key == "id" })?.value.content
        else { return names }
        names.append(id)
        return names
    }

    /// The folders that may have the folder of schemas, in the order in which they are looked at.
    static func foldersOfSchemas() -> [String] {
        guard let own = RunningProgram.variable("CONCORD_RULES") else { return shippedFolders() }
        // Where it names one pack, the schemas lie beside that, as they do beside the packs of a folder.
        return (isPack(own) ? ["\(own)/.."] : [own]) + shippedFolders()
    }

    /// The reference of the language of packs, where it came with the program: beside the packs that did.
    static func languageReference() -> String? {
        shippedFolders().map { "\($0)/LANGUAGE.md" }.first(where: FileList.exists)
    }

    /// The folders that hold the packs that come with the program, in the order in which they are looked at.
    private static func shippedFolders() -> [String] {
        guard let executable = RunningProgram.folder else { return [] }
        var folders = ["\(executable)/Rules", "\(executable)/../share/concord/Rules"]
        // Built in a checkout, the executable lies below `.build`, and the packs beside that.
        if let build = executable.firstRange(of: "/.build/") {
            folders.append("\(executable[..<build.lowerBound])/Rules")
        }
        return folders
    }
}
