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
