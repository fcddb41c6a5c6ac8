import Glibc

/// The files to read, in order: names lie end to end in one block, so that a hundred thousand cost a few megabytes.
public struct FileList: Sendable {
    private struct Entry: Sendable {
        var folder: UInt32
        var start: UInt32
        var length: UInt32
    }

    private(set) var folders: [String] = []
    /// Each name ends in a zero, for the system.
    private(set) var names: [UInt8] = []
    private var entries: [Entry] = []

    public init() {}

    public var count: Int { entries.count }

    /// The path as the user would type it.
    public subscript(index: Int) -> String {
        let entry = entries[index]
        let name = String(decoding: names[Int(entry.start)..<Int(entry.start + entry.length)], as: UTF8.self)
        let folder = folders[Int(entry.folder)]
        return folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// One file, whether or not it exists.
    public mutating func append(file path: String) {
        if folders.first != "" {
            folders.insert("", at: 0)
            for index in entries.indices { entries[index].folder += 1 }
        }
        append(name: Array(path.utf8), folder: 0)
    }

    /// Every file below a folder whose name ends in one of `endings`, in any case of letters, sorted by path, hidden ones left out.
    /// Links to files are followed; links to folders are not, so that a loop of links ends.
    ///
    /// A folder further down that cannot be opened is listed as if it were a file.
    /// - Parameter mark: the name of a file; a folder below `path` that holds one is passed over.
    public mutating func append(
        folder path: String, endings: [String], passingOver mark: String? = nil
    ) throws(FileProblem) {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        try walk(trimmed, endings: endings.map { Array($0.utf8) }, passingOver: mark)
    }

    private mutating func append(name: [UInt8], folder: Int) {
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

    private mutating func walk(
        _ folder: String, endings: [[UInt8]], passingOver mark: String?
    ) throws(FileProblem) {
        var found = try FolderContent(of: folder, endings: endings)
        found.sort()
        let index = folders.count
        folders.append(folder)
        // Of a folder that more than doubles the list, growing by and by would leave behind as much memory as is used in the end.
        if found.count > entries.count {
            entries.reserveCapacity(entries.count + found.count)
            names.reserveCapacity(names.count + found.byteCount + found.count)
        }
        for place in 0..<found.count {
            if found.isFolder(place) {
                let name = String(decoding: found.name(place), as: UTF8.self)
                let inner = folder == "/" ? "/" + name : folder + "/" + name
                if let mark, FileList.exists("\(inner)/\(mark)") { continue }
                do throws(FileProblem) {
                    try walk(inner, endings: endings, passingOver: mark)
                } catch {
                    // It stands in the list itself, where whoever reads it meets the same problem: the others go on.
                    append(name: Array(found.name(place)), folder: index)
                }
            } else {
                entries.append(
                    Entry(
                        folder: UInt32(index), start: UInt32(names.count), length: UInt32(found.name(place).count)))
                names.append(contentsOf: found.name(place))
                names.append(0)
            }
        }
    }

    /// The place of a file in the list, under whatever name; `nil` when it is not among them or does not exist.
    /// - Complexity: a question to the system for each file.
    public func place(ofFile path: String) -> Int? {
        var wanted = stat()
        guard stat(path, &wanted) == 0 else { return nil }
        return (0..<count).first { index in
            var status = stat()
            return stat(self[index], &status) == 0 && status.st_ino == wanted.st_ino && status.st_dev == wanted.st_dev
        }
    }

    /// The names of the folders in a folder, sorted, hidden ones left out; none where it cannot be opened.
    public static func folders(in path: String) -> [String] {
        guard var found = try? FolderContent(of: path, endings: []) else { return [] }
        found.sort()
        return (0..<found.count).filter { found.isFolder($0) }.map { String(decoding: found.name($0), as: UTF8.self) }
    }

    /// Whether a path names anything, links followed.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    /// Whether a path names a folder.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

/// The entries of one folder. The system shows each name at an address that is its own; it is copied from there at once.
private struct FolderContent {
    private struct Entry {
        var start: UInt32
        var length: UInt32
        var folder: Bool
    }

    private var names: [UInt8] = []
    private var entries: [Entry] = []

    var count: Int { entries.count }
    var byteCount: Int { names.count }
    func isFolder(_ index: Int) -> Bool { entries[index].folder }
    func name(_ index: Int) -> ArraySlice<UInt8> {
        names[Int(entries[index].start)..<Int(entries[index].start + entries[index].length)]
    }

    init(of path: String, endings: [[UInt8]]) throws(FileProblem) {
        guard let folder = opendir(path) else { throw FileProblem(number: errno) }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let start = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0)
                .assumingMemoryBound(to: CChar.self)
            let name = UnsafeRawBufferPointer(start: start, count: strlen(start))
            guard name.first != UInt8(ascii: ".") else { continue }
            switch Int32(entry.pointee.d_type) {
            case Int32(DT_REG): add(name, folder: false, endings)
            case Int32(DT_DIR): add(name, folder: true, endings)
            default:
                // A link, or what some file systems leave unsaid.
                var (own, target) = (stat(), stat())
                guard fstatat(dirfd(folder), start, &own, AT_SYMLINK_NOFOLLOW) == 0,
                    fstatat(dirfd(folder), start, &target, 0) == 0
                else {
                    add(name, folder: false, endings)
                    continue
                }
                let isFolder = target.st_mode & S_IFMT == S_IFDIR
                let isLink = own.st_mode & S_IFMT == S_IFLNK
                if !(isFolder && isLink) { add(name, folder: isFolder, endings) }
            }
        }
    }

    private mutating func add(_ name: UnsafeRawBufferPointer, folder: Bool, _ endings: [[UInt8]]) {
        guard folder || endings.contains(where: { name.count > $0.count && FolderContent.ends(name, in: $0) })
        else { return }
        entries.append(Entry(start: UInt32(names.count), length: UInt32(name.count), folder: folder))
        names.append(contentsOf: name)
    }

    /// In any case of the letters A to Z, as file systems of offices have it.
    private static func ends(_ name: UnsafeRawBufferPointer, in ending: [UInt8]) -> Bool {
        name.suffix(ending.count).elementsEqual(ending) { own, wanted in
            (65...90).contains(own) ? own | 0x20 == wanted : own == wanted
        }
    }

    /// By the bytes of the whole path: a folder sorts as if its name ended in a slash.
    mutating func sort() {
        let names = names
        names.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            entries.sort { left, right in
                let shared = Int(min(left.length, right.length))
                let order = memcmp(start + Int(left.start), start + Int(right.start), shared)
                if order != 0 { return order < 0 }
                let nextLeft = Int(left.length) > shared ? bytes[Int(left.start) + shared] : left.folder ? 47 : 0
                let nextRight = Int(right.length) > shared ? bytes[Int(right.start) + shared] : right.folder ? 47 : 0
                return nextLeft < nextRight
            }
        }
    }
}
