public import Facts
public import YAML

/// What is said of a list as a whole.
public struct ListAnswer: Sendable, Hashable {
    /// Why nothing is said of it; `nil` when something is.
    public var unknown: UnknownReason? = .notStated
    public var reason = TextRange.none
    /// Whether the records are all there are.
    public var isComplete = false
    public var firstRecord: Int32 = 0
    public var recordCount: Int32 = 0
    public var evidence: Int32 = -1
    public var mark = Mark.none

    public init() {}
}
