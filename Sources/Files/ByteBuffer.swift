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

    public init(capacity: Int = 16 * 1024) {
        self.capacity = max(64, capacity)
        memory = .allocate(capacity: self.capacity)
    }

    public convenience init(_ bytes: some Collection<UInt8>) {
        self.init(capacity: bytes.count)
        replace(with: bytes)
    }

    deinit { memory.deallocate() }

    /// What is held, valid while `body` runs.
    @inline(__always)
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try body(UnsafeBufferPointer(start: memory, count: count))
    }

    /// For the parser of YAML, which keeps this address for as long as it keeps the buffer.
    package var address: UnsafePointer<UInt8> { UnsafePointer(memory) }

    public var bytes: [UInt8] { withBytes { Array($0) } }

    /// Holds these bytes instead.
    public func replace(with bytes: some Collection<UInt8>) {
        reserve(bytes.count)
        count = bytes.count
        _ = UnsafeMutableBufferPointer(start: memory, count: capacity).update(from: bytes)
    }

    /// Reads a whole file in place of what was held. `-` is standard input.
    ///
    /// Only regular files are read by name: a named pipe could wait for ever.
    /// - Parameter limit: the most bytes that are read; a larger file is refused unread.
    /// - Throws: what is wrong with the file; what was held is then gone.
    public func read(_ path: String, limit: Int) throws(FileProblem) {
        count = 0
        guard path != "-" else { return try fill(from: STDIN_FILENO, limit: limit, expecting: 0) }
        guard !path.utf8.contains(0) else { throw .notFound }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
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

    private func fill(from descriptor: Int32, limit: Int, expecting size: Int) throws(FileProblem) {
        reserve(size + 1)
        while true {
            if count == capacity { reserve(min(capacity * 2, limit + 1)) }
            let got = Glibc.read(descriptor, memory + count, capacity - count)
            if got == 0 { return }
            if got < 0 {
                if errno == EINTR { continue }
                throw FileProblem(number: errno)
            }
            count += got
            if count > limit { throw .tooLarge(limit: limit) }
        }
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
