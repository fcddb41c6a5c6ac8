public import Diagnostics
import Facts
import Files
import YAML

/// Reads a pack's folder and checks it: the only way to a `RulePack`.
public struct RulePackReader {
    /// What was wrong, or deserves a look, sorted by place.
    public private(set) var diagnostics: [Diagnostic] = []

    public init() {}

    /// The pack in a folder, or `nil` where it has errors.
    ///
    /// All problems of all files are found in one run.
    /// - Complexity: O(size of the pack), but for a search of near names where one is wrong.
    public mutating func read(_ folder: String) -> RulePack? {
        diagnostics = []
        guard let files = loadFiles(folder) else { return nil }
        let checker = PackChecker()
        let pack = checker.check(files)
        diagnostics += files.flatMap(\.problems)
        diagnostics = diagnostics.inOrder()
        return diagnostics.hasErrors ? nil : pack
    }

    private mutating func loadFiles(_ folder: String) -> [PackFile]? {
        var list = FileList()
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        guard FileList.isFolder(folder) else {
            let problem: any Problem = FileList.exists(folder) ? PackProblem.notAPack : FileProblem.notFound
            diagnostics.append(Diagnostic(problem, at: Location(file: folder)))
            return nil
        }
        for name in ["facts.yaml", "pack.yaml"] { list.append(file: prefix + name) }
        if FileList.isFolder(prefix + "rules") {
            do throws(FileProblem) {
                try list.append(folder: prefix + "rules", endings: YAMLFile.endings)
            } catch {
                diagnostics.append(Diagnostic(error, at: Location(file: prefix + "rules")))
            }
        } else {
            diagnostics.append(Diagnostic(PackProblem.missingFile("folder rules"), at: Location(file: folder)))
        }
        list.append(file: prefix + "sources.yaml")
        var files: [PackFile] = []
        for index in 0..<list.count {
            let path = list[index]
            let buffer = ByteBuffer(capacity: 64)
            do throws(FileProblem) {
                try buffer.read(path, limit: Limits.standard.fileSize)
                files.append(PackFile(name: String(path.dropFirst(prefix.count)), path: path, buffer: buffer))
            } catch {
                diagnostics.append(Diagnostic(error, at: Location(file: path)))
            }
        }
        return diagnostics.isEmpty ? files : nil
    }

    /// Of the files that decide results, in the order of their names; a pack's tests are not among them.
    static func digest(of files: [PackFile]) -> Digest {
        var digester = Digester()
        for file in files.sorted(by: { $0.name < $1.name }) {
            digester.add(Array(file.name.utf8) + [0])
            digester.add(file.buffer)
            digester.add([0])
        }
        return digester.digest()
    }
}
