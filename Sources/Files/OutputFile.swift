import Glibc

/// Where results go: standard output, or a file that appears whole or not at all.
public final class OutputFile {
    private let descriptor: Int32
    /// Where a file is written until it is finished; standard output is not.
    public let temporary: String?
    private let path: String
    private var finished = false

    public static var isStandardOutputOpen: Bool { StandardStreams.isOpen(STDOUT_FILENO) }

    /// Standard output.
    public init() {
        descriptor = STDOUT_FILENO
        temporary = nil
        path = "-"
    }

    /// A file; written beside its place and moved there by `finish`: the place where a link leads, if it is one. What is there
    /// already keeps its permissions, and its owner where that may be.
    ///
    /// That must be a regular file: moved onto a device, results would take its place for everyone. And one that somebody may
    /// write to: what is protected from that, somebody wants to keep.
    public init(path: String) throws(FileProblem) {
        var status = stat()
        let isThere = stat(path, &status) == 0
        if isThere {
            switch status.st_mode & S_IFMT {
            case S_IFREG where status.st_mode & 0o222 == 0: throw .denied
            case S_IFREG: break
            case S_IFDIR: throw .folder
            default: throw .outputNotRegular
            }
        }
        self.path = OutputFile.target(of: path)
        (temporary, descriptor) = try OutputFile.openNew(beside: self.path)
        guard isThere else { return }
        // Who may give a file away leaves it to whom it belonged; for anyone else it is theirs from now on.
        if status.st_uid != geteuid() || status.st_gid != getegid() {
            _ = fchown(descriptor, status.st_uid, status.st_gid)
        }
        if fchmod(descriptor, status.st_mode & 0o7777) != 0 { throw FileProblem(number: errno) }
    }

    /// A file that nobody has put there before: what has its name already, or a link of that name, may be somebody's.
    private static func openNew(beside path: String) throws(FileProblem) -> (path: String, descriptor: Int32) {
        let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
        let folder = path.dropLast(name.count)
        // With room for more behind it: a name has at most 255 bytes.
        let start = String(decoding: name.utf8.prefix(mostOfName), as: UTF8.self)
        for attempt in 0..<mostAttempts {
            let end = attempt == 0 ? "" : "-\(attempt)"
            let temporary = "\(folder)\(start).partial-\(getpid())\(end)"
            let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (temporary, descriptor) }
            if errno != EEXIST { throw FileProblem(number: errno) }
        }
        throw FileProblem(number: EEXIST)
    }

    private static let mostOfName = 200
    private static let mostAttempts = 100

    /// Where a path leads, through links, also those of its folder where there is nothing yet; itself where that is not there.
    public static func target(of path: String) -> String { target(of: path, links: 0) }

    private static func target(of path: String, links: Int) -> String {
        if let resolved = resolved(path) { return resolved }
        let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
        let folder = name.count == path.count ? "." : String(path.dropLast(name.count))
        guard let resolved = resolved(folder) else { return path }
        let place = resolved.hasSuffix("/") ? resolved + name : "\(resolved)/\(name)"
        guard links < mostLinks, let next = link(at: place) else { return place }
        return target(of: next.hasPrefix("/") ? next : "\(resolved)/\(next)", links: links + 1)
    }

    /// As many as the system follows.
    private static let mostLinks = 40

    /// What stands in a link; `nil` of anything else.
    private static func link(at path: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = bytes.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink(path, $0.assumingMemoryBound(to: CChar.self), bytes.count) } ?? -1
        }
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    deinit { abandon() }

    /// Writes all of the bytes.
    public func write(_ bytes: [UInt8]) throws(FileProblem) {
        let problem = bytes.withUnsafeBytes { failure(writing: $0) }
        if let problem { throw problem }
    }

    /// Writes all of the bytes.
    public func write(_ bytes: borrowing ByteSink) throws(FileProblem) {
        let problem = bytes.withBytes { failure(writing: UnsafeRawBufferPointer($0)) }
        if let problem { throw problem }
    }

    /// The system takes an address, and may take less than all at once.
    private func failure(writing bytes: UnsafeRawBufferPointer) -> FileProblem? {
        if temporary == nil, !OutputFile.isStandardOutputOpen { return .closed }
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            if count < 0 {
                if errno == EINTR { continue }
                return FileProblem(number: errno)
            }
            written += count
        }
        return nil
    }

    /// Puts the file in its place.
    public func finish() throws(FileProblem) {
        guard let temporary, !finished else { return }
        guard close(descriptor) == 0 else {
            let number = errno
            finished = true
            unlink(temporary)
            throw FileProblem(number: number)
        }
        finished = true
        guard rename(temporary, path) == 0 else {
            let number = errno
            unlink(temporary)
            throw FileProblem(number: number)
        }
    }

    /// Leaves no trace of a file that was not finished.
    public func abandon() {
        guard let temporary, !finished else { return }
        finished = true
        close(descriptor)
        unlink(temporary)
    }
}
