/// A value in a YAML document with its place: for pack files, which are small. Profiles are read from the events.
public struct Node: Sendable {
    /// What a value is made of; a scalar is plain where it is written without quotes and not as a block.
    public enum Content: Sendable {
        case scalar(String, isPlain: Bool)
        case sequence([Node])
        case mapping([Entry])
    }

    /// A key with its value.
    public struct Entry: Sendable {
        public var key: String
        public var mark: Mark
        public var value: Node

        public init(key: String, mark: Mark, value: Node) {
            self.key = key
            self.mark = mark
            self.value = value
        }
    }

    public var content: Content
    public var mark: Mark
    /// Where a scalar ends behind which a comment may follow, as `EventStream.endBeforeComment` finds it.
    public var endBeforeComment: Mark?

    public init(_ content: Content, at mark: Mark, endBeforeComment: Mark? = nil) {
        self.content = content
        self.mark = mark
        self.endBeforeComment = endBeforeComment
    }
}
