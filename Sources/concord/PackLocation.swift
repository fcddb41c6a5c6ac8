import ArgumentParser
import Diagnostics
import Files
import Glibc
import RulePacks

/// The rule pack a command works with.
struct PackOptions: ParsableArguments {
    @Option(
        name: [.customShort("r"), .customLong("rules")],
        help: ArgumentHelp(
            "The rule pack: a folder, or the name of a shipped pack.", valueName: "pack"))
    var pack = "lsp"

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

/// Where packs are found: where the user says, in CONCORD_RULES, or beside the executable.
enum PackLocation {
    static func find(_ name: String) -> String? {
        places(name).first(where: FileList.isFolder)
    }

    /// The pack's folder; where there is none, says where it was looked for and ends the command.
    static func folder(of name: String, _ console: Console) throws -> String {
        if let folder = find(name) { return folder }
        console.say("concord: there is no rule pack '\(name)'; looked in \(places(name).joined(separator: ", "))")
        throw ExitCode(ExitStatus.unusable.rawValue)
    }

    /// In the order in which they are looked at. A name with a slash is a path and nothing else.
    static func places(_ name: String) -> [String] {
        if name.contains("/") || FileList.isFolder(name) { return [name] }
        let places = folders().map { "\($0)/\(name)" }
        guard let folder = Console.variable("CONCORD_RULES") else { return places }
        return [places[0], folder] + places.dropFirst()
    }

    /// The folders that hold packs, and the schemas beside them, in the order in which they are looked at.
    static func folders() -> [String] {
        var folders = Console.variable("CONCORD_RULES").map { [$0] } ?? []
        guard let executable = executableFolder() else { return folders }
        folders += ["\(executable)/Rules", "\(executable)/../share/concord/Rules"]
        // Built in a checkout, the executable lies below `.build`, and the packs beside that.
        if let build = executable.firstRange(of: "/.build/") {
            folders.append("\(executable[..<build.lowerBound])/Rules")
        }
        return folders
    }

    private static func executableFolder() -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = buffer.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            return readlink("/proc/self/exe", start.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        guard count > 0 else { return nil }
        let path = String(decoding: buffer[..<count], as: UTF8.self)
        return path.lastIndex(of: "/").map { String(path[..<$0]) }
    }
}
