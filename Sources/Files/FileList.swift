import Glibc

/// The files to read, in order: names lie end to end in one block, so that a hundred thousand cost a few megabytes.
public struct FileList: Sendable {
    private struct Entry: Sendable {
        var folder: UInt32
        var start: UInt32
        var length: UInt32
    }

    /// The folders that hold them; the empty path where a file was named by itself.
    private(set) var folders: [FilePath] = []
    private var folderTexts: [String] = []
    /// Each name ends in a zero, for the system.
    private(set) var names: [UInt8] = []
    private var entries: [Entry] = []

    public init() {}

    public var count: Int { entries.count }

    /// The path as the user would type it; where it is not UTF-8, as `RunningProgram` shows such an argument.
    public subscript(index: Int) -> String {
        let name = FilePath.text(names[name(index)])
        let folder = folderTexts[folder(ofFile: index)]
        return folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// One file, whether or not it exists.
    public mutating func append(file path: String) { append(file: FilePath(path)) }

    private mutating func append(file path: FilePath) {
        if folders.first?.bytes.isEmpty != true {
            folders.insert(FilePath(""), at: 0)
            folderTexts.insert("", at: 0)
            for index in entries.indices { entries[index].folder += 1 }
        }
        append(name: path.bytes[...], folder: 0)
    }

    /// Every file below a folder whose name ends in one of `endings`, in any case of letters, sorted by path, hidden ones left out.
    ///
    /// Links are followed. A folder that several links lead to is gone through once, so that a loop of them ends: under its own
    /// name where that lies below `path`, or else under the first of theirs.
    /// A folder further down that cannot be opened is listed as if it were a file.
    /// - Parameter mark: the name of a file; a folder below `path` that holds one is passed over.
    public mutating func append(
        folder path: String, endings: [String], passingOver mark: String? = nil
    ) throws(FileProblem) {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        let first = entries.count
        var walk = Walk(endings: endings.map { Array($0.utf8) }, mark: mark)
        try go(through: FilePath(trimmed), &walk)
        guard !walk.links.isEmpty else { return }
        // Folders met under their own names come before those that links lead to.
        while !walk.links.isEmpty {
            let link = walk.links.removeFirst()
            guard let target = FolderIdentity(ofFolder: link), !walk.met.contains(target) else { continue }
            do throws(FileProblem) {
                try go(through: link, &walk)
            } catch {
                append(file: link)
            }
        }
        sort(from: first)
    }

    /// What a walk looks for, and where it has been.
    private struct Walk {
        let endings: [[UInt8]]
        /// The name of a file: a folder that holds one is passed over.
        let mark: String?
        var met: Set<FolderIdentity> = []
        /// Links to folders that are still to be followed.
        var links: [FilePath] = []
    }

    /// By the bytes of the whole path.
    private mutating func sort(from first: Int) {
        let sorted = (first..<entries.count).map { (path(ofFile: $0).bytes, entries[$0]) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
        entries.replaceSubrange(first..., with: sorted.map(\.1))
    }

    private mutating func append(name: ArraySlice<UInt8>, folder: Int) {
        entries.append(
            Entry(folder: UInt32(folder), start: UInt32(names.count), length: UInt32(name.count)))
        names.append(contentsOf: name)
        names.append(0)
    }

    /// Where a file's name stands among `names`.
    func name(_ index: Int) -> Range<Int> {
        Int(entries[index].start)..<Int(entries[index].start + entries[index].length)
    }

    func folder(ofFile index: Int) -> Int { Int(entries[index].folder) }

    func path(ofFile index: Int) -> FilePath { folders[folder(ofFile: index)].appending(names[name(index)]) }

    /// Whether its path is UTF-8, so that who reads it can name it.
    public func isNamedInText(_ index: Int) -> Bool {
        String(validating: path(ofFile: index).bytes, as: UTF8.self) != nil
    }

    private mutating func go(through folder: FilePath, _ walk: inout Walk) throws(FileProblem) {
        var found = try FolderContent(of: folder, endings: walk.endings)
        if let identity = found.identity, !walk.met.insert(identity).inserted { return }
        found.sort()
        let index = folders.count
        folders.append(folder)
        folderTexts.append(folder.text)
        // Of a folder that more than doubles the list, growing by and by would leave behind as much memory as is used in the end.
        if found.count > entries.count {
            entries.reserveCapacity(entries.count + found.count)
            names.reserveCapacity(names.count + found.byteCount + found.count)
        }
        for place in 0..<found.count {
            guard found.kind(place) != .file else {
                append(name: found.name(place), folder: index)
                continue
            }
            let inner = folder.appending(found.name(place))
            if let mark = walk.mark, inner.appending(mark.utf8).status != nil { continue }
            guard found.kind(place) == .folder else {
                walk.links.append(inner)
                continue
            }
            do throws(FileProblem) {
                try go(through: inner, &walk)
            } catch {
                // It stands in the list itself, where whoever reads it meets the same problem: the others go on.
                append(name: found.name(place), folder: index)
            }
        }
    }

    /// The place of a file in the list, under whatever name; `nil` when it is not among them or does not exist.
    /// - Complexity: a question to the system for each file.
    public func place(ofFile path: String) -> Int? {
        var wanted = stat()
        guard stat(path, &wanted) == 0 else { return nil }
        return (0..<count).first { index in
            guard let status = self.path(ofFile: index).status else { return false }
            return status.st_ino == wanted.st_ino && status.st_dev == wanted.st_dev
        }
    }

    /// Whether a file that is written here would be found where these were: in a folder that was gone through, by its ending.
    /// - Complexity: a question to the system for each folder.
    public func wouldList(_ path: String, endings: [String]) -> Bool {
        let target = OutputFile.target(of: path)
        guard let slash = target.lastIndex(of: "/"),
            FileList.isListed(String(target[target.index(after: slash)...]), endings: endings),
            let folder = FolderIdentity(ofFolder: FilePath(String(target[...slash])))
        else { return false }
        return folders.contains { !$0.bytes.isEmpty && FolderIdentity(ofFolder: $0) == folder }
    }

    /// Whether a file with this path below a folder is among the folder's: it ends so, and nothing on the way is hidden.
    public static func isListed(_ path: String, endings: [String]) -> Bool {
        let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
        return !isHidden && endings.contains { FolderContent.ends(Array(path.utf8), in: Array($0.utf8)) }
    }

    /// The names of the folders in a folder, sorted, hidden ones left out; none where it cannot be opened.
    public static func folders(in path: String) -> [String] {
        guard var found = try? FolderContent(of: FilePath(path), endings: []) else { return [] }
        found.sort()
        return (0..<found.count).filter { found.kind($0) == .folder }.map {
            String(decoding: found.name($0), as: UTF8.self)
        }
    }

    /// Whether a path names anything, links followed.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    /// Whether a file, links followed, has more than one name that is no link to another: written anew, it would be two.
    public static func hasOtherNames(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_nlink > 1
    }

    /// Whether a path names a folder.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
