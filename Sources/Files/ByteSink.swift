import Glibc

/// Bytes that grow at the end: where results are written before they leave, in memory that is used again and again.
///
/// It has one owner, so that adding a few bytes is a copy and nothing else: nobody has to be asked whether they share it.
/// Its memory is reached through that owner alone and never leaves it, so it may be handed to another thread unchecked.
public struct ByteSink: ~Copyable, @unchecked Sendable {
    @usableFromInline internal var start: UnsafeMutablePointer<UInt8>
    /// How many bytes there is room for.
    public internal(set) var capacity: Int

    @usableFromInline internal var used = 0

    /// - Parameter capacity: how many bytes there is room for at first.
    public init(capacity: Int = 256) {
        self.capacity = max(64, capacity)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// How many bytes are held.
    @inlinable public var count: Int { used }

    /// A copy of what is held.
    public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    /// A copy of a part of it.
    public func bytes(_ range: Range<Int>) -> [UInt8] {
        Array(UnsafeBufferPointer(start: start, count: count)[range])
    }

    /// What is held, valid while `body` runs.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try body(UnsafeBufferPointer(start: start, count: count))
    }

    /// Lets go of the bytes, and keeps the memory.
    public mutating func removeAll() { used = 0 }

    /// Adds one byte.
    @inlinable
    @inline(__always)
    public mutating func append(_ byte: UInt8) {
        reserve(1)
        start[used] = byte
        used &+= 1
    }

    /// Adds a text of the program.
    @inlinable
    @inline(__always)
    public mutating func append(_ text: StaticString) {
        let length = text.utf8CodeUnitCount
        reserve(length)
        (start + used).update(from: text.utf8Start, count: length)
        used &+= length
    }

    /// - Complexity: O(bytes), amortised.
    @inlinable
    @inline(__always)
    public mutating func append(_ bytes: borrowing Span<UInt8>) {
        let length = bytes.count
        reserve(length)
        bytes.withUnsafeBufferPointer { source in
            if let first = source.baseAddress { (start + used).update(from: first, count: length) }
        }
        used &+= length
    }

    /// Adds a part of these bytes.
    @inlinable
    @inline(__always)
    public mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
        precondition(range.upperBound <= bytes.count)
        let length = range.count
        reserve(length)
        bytes.withUnsafeBufferPointer { source in
            if let first = source.baseAddress {
                (start + used).update(from: first + range.lowerBound, count: length)
            }
        }
        used &+= length
    }

    /// Adds what stands in a part of it already.
    public mutating func append(copyOf range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= used)
        reserve(range.count)
        (start + used).update(from: start + range.lowerBound, count: range.count)
        used &+= range.count
    }

    /// Adds a text as UTF-8.
    public mutating func append(string text: String) { append(text.utf8Span.span) }

    /// Makes room for so many bytes more.
    @inlinable
    @inline(__always)
    public mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    @usableFromInline
    @inline(never)
    internal mutating func grow(_ more: Int) {
        let wanted = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
        capacity = wanted
    }
}
