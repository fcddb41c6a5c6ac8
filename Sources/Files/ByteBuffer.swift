import Diagnostics
import Glibc

/// Bytes at a fixed address, read from one file after another into the same memory.
///
/// The address stays put because libyaml keeps pointers into its input.
public final class ByteBuffer {
    /// How many bytes are held.
    public private(set) var count = 0
    private var capacity: Int
    private var memory: UnsafeMutablePointer<UInt8>
    /// The folder that is held open.
    private var openFolder = FilePath("")
    private var folderDescriptor: Int32 = -1
    private let interruption: Int32

    /// - Parameter interruption: a descriptor that has something to read once standard input is not to be waited for any more;
    ///   where it is negative, waiting has no end.
    public init(capacity: Int = 16 * 1024, interruption: Int32 = -1) {
        self.capacity = max(64, capacity)
        self.interruption = interruption
        memory = .allocate(capacity: self.capacity)
    }

    /// Holds these bytes.
    public convenience init(_ bytes: some Collection<UInt8>) {
        self.init(capacity: bytes.count)
        replace(with: bytes)
    }

    deinit {
        memory.deallocate()
        if folderDescriptor >= 0 { close(folderDescriptor) }
    }

    /// What is held, valid while `body` runs.
    @inline(__always)
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try body(UnsafeBufferPointer(start: memory, count: count))
    }

    /// For the parser of YAML, which keeps this address for as long as it keeps the buffer.
    package var address: UnsafePointer<UInt8> { UnsafePointer(memory) }

    /// The same, with so many zero bytes behind what is held. May move it.
    package func address(followedByZeros zeros: Int) -> UnsafeMutablePointer<UInt8> {
        reserve(count + zeros)
        (memory + count).update(repeating: 0, count: zeros)
        return memory
    }

    public var bytes: [UInt8] { withBytes { Array($0) } }

    /// Whether a byte is among those that are held: the system looks for it.
    public func contains(_ byte: UInt8) -> Bool { count > 0 && memchr(memory, Int32(byte), count) != nil }

    /// Holds these bytes instead.
    public func replace(with bytes: some Collection<UInt8>) {
        reserve(bytes.count)
        count = bytes.count
        let room = UnsafeMutableBufferPointer(start: memory, count: capacity)
        // Nearly all that are given stand side by side, and are copied at once.
        let isCopied: Void? = bytes.withContiguousStorageIfAvailable { _ = room.update(fromContentsOf: $0) }
        if isCopied == nil { _ = room.update(from: bytes) }
    }

    /// Reads a whole file in place of what was held. `-` is standard input.
    ///
    /// Only regular files are read by name: a named pipe could wait for ever.
    /// - Parameter limit: the most bytes that are read; a larger file is refused unread.
    /// - Throws: what is wrong with the file, or that waiting for it was interrupted; what was held is then gone.
    public func read(_ path: String, limit: Int) throws(FileProblem) {
        count = 0
        guard path != "-" else {
            guard StandardStreams.isOpen(STDIN_FILENO) else { throw .inputClosed }
            return try fill(from: STDIN_FILENO, limit: limit, expecting: 0, isAwaited: true)
        }
        guard !path.utf8.contains(0) else { throw .notFound }
        try fill(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), limit: limit)
    }

    /// Reads one of a list's files in place of what was held. The folder of the last one stays open, so that the system need
    /// not find it again for each of its files.
    /// - Throws: what is wrong with the file; what was held is then gone.
    public func read(_ files: FileList, at index: Int, limit: Int) throws(FileProblem) {
        count = 0
        let name = files.name(index)
        guard let folder = folder(ofFile: index, files) else {
            let path = files.path(ofFile: index)
            guard path != FilePath("-") else { return try read("-", limit: limit) }
            guard !path.bytes.contains(0) else { throw .notFound }
            return try fill(open(path.systemString, O_RDONLY | O_CLOEXEC | O_NONBLOCK), limit: limit)
        }
        let descriptor = files.names.withUnsafeBufferPointer { names in
            names.baseAddress.map { start in
                (start + name.lowerBound).withMemoryRebound(to: CChar.self, capacity: name.count + 1) {
                    openat(folder, $0, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
                }
            } ?? -1
        }
        try fill(descriptor, limit: limit)
    }

    /// The open folder of a file; `nil` for a file that was named by itself.
    private func folder(ofFile index: Int, _ files: FileList) -> Int32? {
        let path = files.folders[files.folder(ofFile: index)]
        guard !path.bytes.isEmpty else { return nil }
        if path != openFolder {
            if folderDescriptor >= 0 { close(folderDescriptor) }
            folderDescriptor = open(path.systemString, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            openFolder = path
        }
        return folderDescriptor >= 0 ? folderDescriptor : nil
    }

    private func fill(_ descriptor: Int32, limit: Int) throws(FileProblem) {
        guard descriptor >= 0 else { throw FileProblem(number: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileProblem(number: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .folder
        default: throw .notRegular
        }
        guard Int(status.st_size) <= limit else { throw .tooLarge(limit: limit) }
        try fill(from: descriptor, limit: limit, expecting: Int(status.st_size))
    }

    private func fill(
        from descriptor: Int32, limit: Int, expecting size: Int, isAwaited: Bool = false
    ) throws(FileProblem) {
        reserve(size + 1)
        while true {
            if count == capacity { reserve(min(capacity * 2, limit + 1)) }
            if isAwaited { try wait(for: descriptor) }
            let got = Glibc.read(descriptor, memory + count, capacity - count)
            if got == 0 { return }
            if got < 0 {
                if errno == EINTR { continue }
                throw FileProblem(number: errno)
            }
            count += got
            // All of a file that has as many bytes as it was said to have.
            if size > 0, count == size { return }
            if count > limit { throw .tooLarge(limit: limit) }
        }
    }

    /// Waits until there is something to read. A signal alone does not end a `read`: another thread may take it.
    private func wait(for descriptor: Int32) throws(FileProblem) {
        var awaited = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: interruption, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&awaited, nfds_t(awaited.count), -1) < 0 {
            guard errno == EINTR else { throw FileProblem(number: errno) }
        }
        if awaited[1].revents != 0 { throw FileProblem(number: EINTR) }
    }

    private func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: needed)
        larger.update(from: memory, count: count)
        memory.deallocate()
        memory = larger
        capacity = needed
    }
}
