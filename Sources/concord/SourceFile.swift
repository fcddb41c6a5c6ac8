import Diagnostics
import Files
import RulePacks
import YAML

/// A file that somebody wrote for Concord to read: part of a pack, or a profile. Results never take its place, nor do they become
/// one where nothing stands yet.
enum SourceFile {
    /// Ends the command, and says why, where results would be written over such a file, or among a pack's own.
    static func spare(_ output: String, _ console: Console) throws {
        let found = schema(of: output).map(SourceProblem.wouldBeReplaced) ?? problemOfPlace(output)
        guard let found else {
            if FileList.hasOtherNames(output) {
                console.show([Diagnostic(OtherNames(), at: Location(file: output))])
            }
            return
        }
        console.show([Diagnostic(found, at: Location(file: output))])
        throw ExitStatus.unusable.code
    }

    /// What is read, and written by people; results are neither.
    private static let kinds =
        ["profile"] + PackFile.folders + PackFile.names.compactMap { $0.split(separator: ".").first.map(String.init) }

    /// What a file says that it is, under its outermost key `schema`; `nil` where it says nothing of the kind, or is not there.
    private static func schema(of path: String) -> String? {
        let buffer = ByteBuffer()
        guard FileList.exists(path), !FileList.isFolder(path),
            (try? buffer.read(path, limit: Limits.standard.fileSize)) != nil
        else { return nil }
        do throws(YAMLProblem) {
            return try schema(in: buffer)
        } catch {
            // Somebody's work that cannot be read just now is that still.
            let text = String(decoding: buffer.bytes, as: UTF8.self)
            let line = /^\u{FEFF}?["']?schema["']?\s*:\s*["']?(concord\/[a-z-]+\/[0-9]+)/.anchorsMatchLineEndings()
            return text.firstMatch(of: line).map { String($0.1) }.flatMap { isOfPeople($0) ? $0 : nil }
        }
    }

    private static func schema(in buffer: ByteBuffer) throws(YAMLProblem) -> String? {
        var events = try EventStream(buffer)
        while true {
            let event = try events.next()
            switch event {
            case .streamEnd: return nil
            case .documentStart, .documentEnd: continue
            case .mappingStart:
                while true {
                    let key = try events.next()
                    if key == .mappingEnd { break }
                    let isSchema = key == .scalar && events.scalar == "schema"
                    try events.skip(key)
                    let value = try events.next()
                    if isSchema, value == .scalar, isOfPeople(events.scalar) { return events.scalar }
                    try events.skip(value)
                }
            default: try events.skip(event)
            }
        }
    }

    private static func isOfPeople(_ schema: String) -> Bool {
        kinds.contains { schema.hasPrefix("concord/\($0)/") }
    }

    /// Whether a pack is read from such a place, which then holds what is none of its files.
    private static func problemOfPlace(_ path: String) -> SourceProblem? {
        let parts = OutputFile.target(of: path).split(separator: "/", omittingEmptySubsequences: false)
        for end in parts.indices.dropFirst().reversed() {
            let below = parts[end...]
            guard let first = below.first, FileList.exists((parts[..<end] + ["pack.yaml"]).joined(separator: "/"))
            else {
                continue
            }
            let isRead =
                below.count == 1
                ? PackFile.names.contains(String(first))
                : PackFile.folders.contains(String(first))
                    && FileList.isListed(below.dropFirst().joined(separator: "/"), endings: YAMLFile.endings)
            if isRead { return .wouldBeRead(String(first)) }
        }
        return nil
    }
}

/// Results appear whole or not at all, and so as a new file under the name that was asked for.
private struct OtherNames: Problem {
    var code: String { "other-names" }
    var level: Level { .note }
    var message: String {
        "this file has another name, a hard link, which goes on naming what is there now: the results are a new file"
    }
}

private enum SourceProblem: Problem {
    case wouldBeReplaced(String)
    /// As the pack's own file, or one in this folder of it.
    case wouldBeRead(String)

    var code: String { "output-is-source" }

    var message: String {
        switch self {
        case .wouldBeReplaced(let schema): "results written here would take the place of what somebody wrote, \(schema)"
        case .wouldBeRead(let place): "results written here would be read as part of a rule pack, its '\(place)'"
        }
    }

    var expected: String? {
        switch self {
        case .wouldBeReplaced: "another file for --output"
        case .wouldBeRead: "another folder for --output, or a name that does not end in .yaml or .yml"
        }
    }
}
