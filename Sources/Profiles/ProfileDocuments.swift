import YAML

/// The documents of one file, as far as a reader has come with them.
public struct ProfileDocuments: ~Copyable {
    var events: EventStream
    var hasBegun = false
    /// Whether any document so far had something in it.
    var hasContent = false
    /// What is wrong behind the last document that was read.
    var failure: YAMLProblem?
    var isAtEnd = false

    init(_ events: consuming EventStream) { self.events = events }
}
