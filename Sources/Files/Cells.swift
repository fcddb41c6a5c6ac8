/// A row of values at a fixed address: written in place without asking who else holds it, because all who hold it share it.
///
/// For tables that are filled again and again by one owner; not shared between threads.
public struct Cells<Element> {
    @usableFromInline internal let start: UnsafeMutablePointer<Element>
    public let count: Int
    private let memory: Memory

    /// Frees the row when nobody holds it any more.
    private final class Memory {
        let start: UnsafeMutablePointer<Element>
        let count: Int

        init(_ start: UnsafeMutablePointer<Element>, _ count: Int) {
            self.start = start
            self.count = count
        }

        deinit {
            start.deinitialize(count: count)
            start.deallocate()
        }
    }

    /// As many cells as are wanted, each with the same value.
    public init(repeating value: Element, count: Int) {
        self.init(Array(repeating: value, count: count))
    }

    /// A cell for each value.
    public init(_ values: [Element]) {
        start = .allocate(capacity: max(1, values.count))
        count = values.count
        memory = Memory(start, count)
        values.withUnsafeBufferPointer { values in
            if let first = values.baseAddress { start.initialize(from: first, count: values.count) }
        }
    }

    /// The value of a cell; there must be one.
    @inlinable
    public subscript(index: Int) -> Element {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "there is no such cell")
            return start[index]
        }
        @inline(__always) nonmutating set {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "there is no such cell")
            start[index] = newValue
        }
    }

    /// Gives every cell the same value.
    public func fill(with value: Element) { start.update(repeating: value, count: count) }

    /// Fills an array with as many values as it has, from a cell on.
    public func copy(from first: Int = 0, to values: inout [Element]) {
        precondition(first >= 0 && first + values.count <= count, "there are fewer cells")
        let source = start + first
        values.withUnsafeMutableBufferPointer { values in
            if let target = values.baseAddress { target.update(from: source, count: values.count) }
        }
    }

    /// Fills another row of as many cells.
    public func copy(to other: Cells) {
        precondition(count == other.count, "there are fewer cells")
        other.start.update(from: start, count: count)
    }
}
