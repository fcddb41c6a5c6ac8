import Glibc

extension [UInt8] {
    /// Whether these bytes hold a part of a text at a place.
    public func holds(_ text: borrowing Span<UInt8>, from start: Int, count: Int, at place: Int) -> Bool {
        precondition(start >= 0 && count >= 0 && start + count <= text.count)
        guard place >= 0, place + count <= self.count else { return false }
        return withUnsafeBufferPointer { own in
            text.withUnsafeBufferPointer { other in
                guard let own = own.baseAddress, let other = other.baseAddress else { return count == 0 }
                return memcmp(own + place, other + start, count) == 0
            }
        }
    }

    /// Whether these bytes are those of a text.
    public func equals(_ text: borrowing Span<UInt8>) -> Bool {
        count == text.count && holds(text, from: 0, count: count, at: 0)
    }

    /// Adds a text.
    public mutating func append(copying text: borrowing Span<UInt8>) {
        text.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}
