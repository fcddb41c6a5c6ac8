/// A line of text and what stands under it: how anything nested is written so that nobody has to guess what belongs together.
public struct Outline: Sendable, Hashable {
    /// A line that introduces parts ends in a colon.
    public var text: String
    public var parts: [Outline]
    /// What the line names, where a document can lead there.
    public var subject: CatalogueSubject?

    public init(_ text: String, _ parts: [Outline] = [], subject: CatalogueSubject? = nil) {
        self.text = text
        self.parts = parts
        self.subject = subject
    }

    /// All on one line: `all of these: (a; at least one of these: (b; c))`.
    /// - Complexity: O(size)
    public var line: String {
        guard !parts.isEmpty else { return text }
        if parts.count == 1 { return "\(text) \(parts[0].line)" }
        return "\(text) (" + parts.map(\.line).joined(separator: "; ") + ")"
    }

    /// Every line with its depth, from the outermost, which is 0.
    /// - Complexity: O(size)
    public func lines(depth: Int = 0) -> [(depth: Int, text: String, subject: CatalogueSubject?)] {
        [(depth, text, subject)] + parts.flatMap { $0.lines(depth: depth + 1) }
    }
}
