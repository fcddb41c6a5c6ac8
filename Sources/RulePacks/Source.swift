/// A report that findings come from, with a register of its every paragraph.
public struct Source: Sendable {
    public var id: String
    public var title: String
    public var author: String
    public var published: String
    /// Sorted by locator.
    public var register: [RegisterEntry]

    /// - Complexity: O(log entries).
    public func entry(at locator: Locator) -> RegisterEntry? {
        var low = 0
        var high = register.count
        while low < high {
            let middle = (low + high) / 2
            if register[middle].locator < locator { low = middle + 1 } else { high = middle }
        }
        return low < register.count && register[low].locator == locator ? register[low] : nil
    }
}

/// What the pack has read of one place in a source, and what it makes of it.
public struct RegisterEntry: Sendable {
    /// What a place is good for; only those of `rule` should have rules come from them, and `unread` is never cited.
    public enum Use: String, Sendable, CaseIterable { case rule, context, method, unread }
    /// How much of it the pack's author has read.
    public enum Seen: String, Sendable, CaseIterable {
        case whole
        case inPart = "in_part"
    }

    public var locator: Locator
    public var use: Use
    public var seen: Seen?
    /// A paraphrase.
    public var says: String
    /// What a reader might think it says, and it does not.
    public var doesNotSay: [String]
    public var because: String?
    /// Where it can be read.
    public var read: String?
}

/// A figure that a source gives for many partnerships: printed beside what is found here, never computed with.
public struct Benchmark: Sendable {
    public var id: String
    public var figure: String
    public var population: String
    public var statement: String
    public var date: String
    public var citations: [Citation]

    /// The figure with its population: a figure alone says nothing.
    public var sentence: String { "\(figure) of \(population) \(statement)" }
}
