/// A report that findings come from, with a register of its every paragraph.
public struct Source: Sendable {
    public var id: String
    public var title: String
    public var author: String
    public var published: String
    /// Sorted by locator.
    public var register: [RegisterEntry]

    /// - Complexity: O(log entries).
    public func entry(at locator: Locator) -> RegisterEntry? { place(of: locator).map { register[$0] } }

    /// Where the entry for a place stands in the register.
    func place(of locator: Locator) -> Int? {
        var low = 0
        var high = register.count
        while low < high {
            let middle = (low + high) / 2
            if register[middle].locator < locator { low = middle + 1 } else { high = middle }
        }
        return low < register.count && register[low].locator == locator ? low : nil
    }
}
