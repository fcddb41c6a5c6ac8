public import YAML

/// One record of a list.
public struct RecordAnswer: Sendable, Hashable {
    public var firstField: Int32
    public var evidence: Int32 = -1
    public var mark: Mark
    /// Whether the profile states it: a grid has records that are only named.
    public var isStated = true

    public init(firstField: Int, mark: Mark) {
        self.firstField = Int32(firstField)
        self.mark = mark
    }
}
