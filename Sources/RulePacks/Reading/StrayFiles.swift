public import Diagnostics
import Files
import YAML

/// What lies in a pack's folder and looks as if it were read, and is not: `rules.yaml`, a folder `test`.
public enum StrayFiles {
    /// How the names of files end that may be meant for the pack's own.
    private static let endings = YAMLFile.endings + [".json"]

    /// A warning for each, sorted by place; none where the folder cannot be opened, which whoever reads the pack says.
    ///
    /// Profiles may lie anywhere, and a folder that holds a `pack.yaml` is another pack.
    /// - Complexity: a question to the system for each folder, and the reading of one file of each.
    public static func warnings(in folder: String) -> [Diagnostic] {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        var list = FileList()
        guard (try? list.append(folder: folder, endings: endings, passingOver: "pack.yaml")) != nil else { return [] }
        var found: [Diagnostic] = []
        var folders: Set<String> = []
        for index in 0..<list.count {
            let path = list[index]
            guard path.hasPrefix(prefix) else { continue }
            let name = String(path.dropFirst(prefix.count))
            let parts = name.split(separator: "/").map(String.init)
            guard let top = parts.first else { continue }
            if parts.count == 1 {
                if let problem = problem(ofFile: name, list, index) {
                    found.append(Diagnostic(problem, at: Location(file: path)))
                }
            } else if PackFile.folders.contains(top) {
                guard !FileList.isListed(name, endings: YAMLFile.endings) else { continue }
                found.append(
                    Diagnostic(StrayFileProblem.file(name, near: nil), at: Location(file: path)))
            } else if folders.insert(top).inserted {
                let near = NearestName.to(top, among: PackFile.folders)
                let kind = kind(list, index)
                guard near != nil || kind.map({ $0 != "profile" }) ?? false else { continue }
                let meant = near ?? kind.flatMap { kind in PackFile.folders.first { $0 == kind } }
                found.append(
                    Diagnostic(StrayFileProblem.folder(top, near: meant), at: Location(file: prefix + top)))
            }
        }
        return found.inOrder()
    }

    private static func problem(ofFile name: String, _ list: FileList, _ index: Int) -> StrayFileProblem? {
        guard !PackFile.names.contains(name) else { return nil }
        let kind = kind(list, index)
        switch kind {
        case "profile": return nil
        case "rules", "tests": return .file(name, near: kind.map { "\($0)/\(name)" })
        case "facts", "sources", "pack": return .file(name, near: kind.map { "\($0).yaml" })
        default: return .file(name, near: NearestName.to(name, among: PackFile.names))
        }
    }

    /// What a file says that it is: the middle of `concord/rules/1`; `nil` where it says nothing of the kind or cannot be read.
    private static func kind(_ list: FileList, _ index: Int) -> String? {
        let buffer = ByteBuffer(capacity: 64)
        guard (try? buffer.read(list, at: index, limit: Limits.standard.fileSize)) != nil else { return nil }
        var reader = NodeReader(file: list[index], buffer: buffer)
        guard case .mapping(let entries)? = reader.read()?.content,
            case .scalar(let text, _)? = entries.first(where: { $0.key == "schema" })?.value.content
        else { return nil }
        let parts = text.split(separator: "/")
        return parts.count == 3 && parts[0] == "concord" ? String(parts[1]) : nil
    }
}

/// That something in a pack's folder is not read, and what may be meant.
private enum StrayFileProblem: Problem {
    case file(String, near: String?)
    case folder(String, near: String?)

    var code: String { "not-read" }
    var level: Level { .warning }

    var message: String {
        switch self {
        case .file(let name, _): "'\(name)' is not read: it is none of a pack's files"
        case .folder(let name, _): "the folder '\(name)' is not read, and there are files of YAML in it"
        }
    }

    var expected: String? {
        "pack.yaml, sources.yaml, facts.yaml, and files ending in .yaml or .yml in the folders rules and tests"
    }

    var suggestion: String? {
        switch self {
        case .file(_, let near), .folder(_, let near): near
        }
    }
}
