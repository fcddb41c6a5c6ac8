/// One thing that is otherwise than a test expects.
public struct RuleTestDifference: Hashable, Sendable {
    /// What it is about: `flags raised`, `rule a-rule, its-record`, `question a.fact`.
    public var subject: String
    /// What should have been found; several of a list, none where it should be empty.
    public var expected: [String]
    public var found: [String]
    /// What leads there, each in a few words.
    public var because: [String]

    public init(_ subject: String, expected: [String], found: [String], because: [String] = []) {
        self.subject = subject
        self.expected = expected
        self.found = found
        self.because = because
    }

    /// All of it on one line.
    public var sentence: String {
        func words(_ values: [String]) -> String { values.isEmpty ? "none" : values.joined(separator: ", ") }
        let reasons = because.isEmpty ? "" : " (\(because.joined(separator: "; ")))"
        return "\(subject): expected \(words(expected)), got \(words(found))\(reasons)"
    }
}
