/// What would be otherwise if a survey were read the other way, by the ids of flags and claims.
public struct SurveyEffect: Hashable, Sendable {
    public var raises: [String] = []
    /// Flags that would not be raised.
    public var clears: [String] = []
    public var opens: [String] = []
    /// Claims of which something else would be seen here.
    public var claims: [String] = []

    public var isNothing: Bool { raises.isEmpty && clears.isEmpty && opens.isEmpty && claims.isEmpty }

    /// Of claims only where no flag would be another.
    var words: String {
        var parts: [String] = []
        if !raises.isEmpty { parts.append("raises \(raises.named)") }
        if !clears.isEmpty { parts.append("clears \(clears.named)") }
        if !opens.isEmpty { parts.append("leaves \(opens.named) open") }
        if parts.isEmpty, !claims.isEmpty { parts.append("changes what is seen here of \(claims.named)") }
        return parts.joined(separator: ", and ")
    }
}

extension [String] {
    /// `a, b and c`.
    func joined(with word: String) -> String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(word) " + last
    }

    fileprivate var named: String { map { "'\($0)'" }.joined(with: "and") }
}
