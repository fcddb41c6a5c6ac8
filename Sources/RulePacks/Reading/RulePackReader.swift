public import Diagnostics
import Facts
import Files
import YAML

/// Reads a pack's folder and checks it: the only way to a `RulePack`.
public struct RulePackReader {
    /// What was wrong, or deserves a look, sorted by place.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Whether what rules conclude was looked at; it is not where names do not resolve, or where something cannot be read.
    public private(set) var hasLookedAtConclusions = false

    /// The pack that was read last where every name in it resolves, and whatever else is wrong: to read its tests, and to assess
    /// nothing.
    package private(set) var resolvedPack: RulePack?

    public init() {}

    /// The pack in a folder, or `nil` where it has errors.
    ///
    /// All problems of all files are found in one run.
    /// - Complexity: O(size of the pack), but for a search of near names where one is wrong.
    public mutating func read(_ folder: String) -> RulePack? {
        diagnostics = []
        hasLookedAtConclusions = false
        resolvedPack = nil
        guard let (files, unread) = loadFiles(folder) else { return nil }
        PackFile.readRoots(of: files)
        let checker = PackChecker(unread: unread)
        let pack = checker.check(files)
        hasLookedAtConclusions = checker.hasLookedAtConclusions
        diagnostics += files.flatMap(\.problems)
        diagnostics = diagnostics.inOrder()
        resolvedPack = pack
        return diagnostics.hasErrors ? nil : pack
    }

    /// The files that can be read, and of what kinds others cannot; `nil` where there is no folder.
    private mutating func loadFiles(_ folder: String) -> (files: [PackFile], unread: Set<PackFile.Kind>)? {
        var unread: Set<PackFile.Kind> = []
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
                unread.insert(.rules)
            }
        } else {
            diagnostics.append(Diagnostic(PackProblem.missingFile("folder rules"), at: Location(file: folder)))
            unread.insert(.rules)
        }
        list.append(file: prefix + "sources.yaml")
        var files: [PackFile] = []
        for index in 0..<list.count {
            let path = list[index]
            let file = PackFile(
                name: String(path.dropFirst(prefix.count)), path: path, buffer: ByteBuffer(capacity: 64))
            do throws(FileProblem) {
                // By its place in the list, which has the name's own bytes: they need not be UTF-8.
                try file.buffer.read(list, at: index, limit: Limits.standard.fileSize)
                files.append(file)
            } catch {
                diagnostics.append(Diagnostic(error, at: Location(file: path)))
                unread.insert(file.kind)
            }
        }
        return (files, unread)
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
