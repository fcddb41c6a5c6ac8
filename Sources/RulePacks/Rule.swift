/// A finding turned into something that can be asked of one partnership.
public struct Rule: Sendable {
    public var id: String
    /// The finding, in the pack's words.
    public var finding: String
    /// Sorted; never empty.
    public var citations: [Citation]
    public var grounds: Grounds
    /// What the rule adds to its source.
    public var judgement: String?
    /// `nil` where every record counts.
    public var when: Condition?
    /// The list whose every record has an outcome of its own.
    public var list: Int?
    public var mitigations: [Mitigation]
    public var arguments: [Argument]
    public var raises: [Raise]
    public var note: String?
    /// Benchmarks printed where the rule fired, by their places.
    public var benchmarks: [Int]

    /// The facts that must apply for the rule to apply: those read outside `any` and `count`.
    public var guards: [Int]
    /// Likewise the fields, for each record.
    public var fieldGuards: [Int]

    public var place: Place
    /// Where each part of `when` stands: a group before its own parts.
    public var parts: [Place]
}
