/// A row of values at a fixed address: written in place without asking who else holds it, because all who hold it share it.
///
/// For tables that are filled again and again by one owner; not shared between threads.
public final class Cells<Element> {
    @usableFromInline internal let start: UnsafeMutablePointer<Element>
    public let count: Int

    public init(repeating value: Element, count: Int) {
        start = .allocate(capacity: max(1, count))
        start.initialize(repeating: value, count: count)
        self.count = count
    }

    deinit {
        start.deinitialize(count: count)
        start.deallocate()
    }

    @inlinable
    public subscript(index: Int) -> Element {
        @inline(__always) get {
            precondition(index >= 0 && index < count, "there is no such cell")
            return start[index]
        }
        @inline(__always) set {
            precondition(index >= 0 && index < count, "there is no such cell")
            start[index] = newValue
        }
    }
}
