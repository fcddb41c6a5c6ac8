import Glibc

/// Which folder it is, under whatever name.
struct FolderIdentity: Hashable {
    private let device: UInt
    private let number: UInt

    init(_ status: stat) {
        device = UInt(status.st_dev)
        number = UInt(status.st_ino)
    }

    /// `nil` where a path names no folder.
    init?(ofFolder path: FilePath) {
        guard let status = path.status, status.st_mode & S_IFMT == S_IFDIR else { return nil }
        self.init(status)
    }
}

/// The entries of one folder. The system shows each name at an address that is its own; it is copied from there at once.
struct FolderContent {
    enum Kind { case file, folder, linkToFolder }

    private struct Entry {
        var start: UInt32
        var length: UInt32
        var kind: Kind
    }

    private var names: [UInt8] = []
    private var entries: [Entry] = []
    let identity: FolderIdentity?

    var count: Int { entries.count }
    var byteCount: Int { names.count }
    func kind(_ index: Int) -> Kind { entries[index].kind }
    func name(_ index: Int) -> ArraySlice<UInt8> {
        names[Int(entries[index].start)..<Int(entries[index].start + entries[index].length)]
    }

    /// Folders, and the files whose names end in one of `endings`.
    init(of path: FilePath, endings: [[UInt8]]) throws(FileProblem) {
        guard let folder = opendir(path.systemString) else { throw FileProblem(number: errno) }
        defer { closedir(folder) }
        var status = stat()
        identity = fstat(dirfd(folder), &status) == 0 ? FolderIdentity(status) : nil
        while let entry = readdir(folder) {
            let start = UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0)
                .assumingMemoryBound(to: CChar.self)
            let name = UnsafeRawBufferPointer(start: start, count: strlen(start))
            guard name.first != UInt8(ascii: ".") else { continue }
            switch Int32(entry.pointee.d_type) {
            case Int32(DT_REG): add(name, .file, endings)
            case Int32(DT_DIR): add(name, .folder, endings)
            default:
                // A link, or what some file systems leave unsaid.
                var (own, target) = (stat(), stat())
                guard fstatat(dirfd(folder), start, &own, AT_SYMLINK_NOFOLLOW) == 0 else {
                    add(name, .file, endings)
                    continue
                }
                guard fstatat(dirfd(folder), start, &target, 0) == 0 else {
                    // Of a link that leads nowhere, without an ending, it may be a folder that is missed: a share that is gone.
                    let mayBeFolder = !name.contains(UInt8(ascii: "."))
                    add(name, .file, mayBeFolder ? [[]] : endings)
                    continue
                }
                guard target.st_mode & S_IFMT == S_IFDIR else {
                    add(name, .file, endings)
                    continue
                }
                add(name, own.st_mode & S_IFMT == S_IFLNK ? .linkToFolder : .folder, endings)
            }
        }
    }

    private mutating func add(_ name: UnsafeRawBufferPointer, _ kind: Kind, _ endings: [[UInt8]]) {
        let isWanted =
            kind != .file || endings.contains { name.count > $0.count && FolderContent.ends(name, in: $0) }
        guard isWanted else { return }
        entries.append(Entry(start: UInt32(names.count), length: UInt32(name.count), kind: kind))
        names.append(contentsOf: name)
    }

    /// In any case of the letters A to Z, as file systems of offices have it.
    static func ends(_ name: some BidirectionalCollection<UInt8>, in ending: [UInt8]) -> Bool {
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
                let nextLeft = Int(left.length) > shared ? bytes[Int(left.start) + shared] : left.kind == .file ? 0 : 47
                let nextRight =
                    Int(right.length) > shared ? bytes[Int(right.start) + shared] : right.kind == .file ? 0 : 47
                return nextLeft < nextRight
            }
        }
    }
}
