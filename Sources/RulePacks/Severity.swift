/// How much a risk matters.
public enum Severity: Int, Sendable, CaseIterable {
    case high, medium, low

    public var word: String {
        switch self {
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        }
    }
}
