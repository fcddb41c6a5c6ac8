/// How a text is set: its width, and whether in colour.
public struct TextStyle: Sendable, Hashable {
    /// Whether to use ANSI colour.
    public var colour: Bool
    /// In characters; never less than 40.
    public var width: Int

    /// - Parameter width: the columns of a line.
    public init(colour: Bool = false, width: Int = 80) {
        self.colour = colour
        self.width = max(40, width)
    }

    /// What a piece of text is, for colour.
    enum Ink: Sendable {
        case plain, strong, faint, bad, warning, good, notice
    }

    func paint(_ text: String, _ ink: Ink) -> String {
        guard colour else { return text }
        let code: String
        switch ink {
        case .plain: return text
        case .strong: code = "1"
        case .faint: code = "2"
        case .bad: code = "31;1"
        case .warning: code = "33;1"
        case .good: code = "32;1"
        case .notice: code = "36;1"
        }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
