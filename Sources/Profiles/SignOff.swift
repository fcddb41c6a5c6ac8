public import Facts
public import YAML

/// Who put a name to the work, and when.
public struct SignOff: Sendable, Hashable {
    public var by = TextRange.none
    public var date: DateSpan?
    public var mark: Mark = .none

    public init() {}
}
