/// A problem at its place, with the line it stands on: data, to be drawn by whoever shows it.
public struct Diagnostic: Hashable, Sendable {
    public var level: Level
    public var code: String
    public var message: String
    public var expected: String?
    public var suggestion: String?
    public var location: Location
    /// The source line as read, without its line break; `nil` when the problem is the file itself.
    public var line: String?
    /// How many characters the caret underlines, at least one.
    public var length: Int

    public init(_ problem: any Problem, at location: Location, line: String? = nil, length: Int = 1) {
        level = problem.level
        code = problem.code
        message = problem.message
        expected = problem.expected
        suggestion = problem.suggestion
        self.location = location
        self.line = line
        self.length = max(1, length)
    }

    /// By place, then code and message, so that two runs print the same list.
    public static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        if left.location != right.location { return left.location < right.location }
        return (left.code, left.message) < (right.code, right.message)
    }
}

extension [Diagnostic] {
    /// Sorted by place, the same diagnostic once.
    public func inOrder() -> [Diagnostic] {
        // Most runs have none, and the first set of a kind takes as long to make as a file to read.
        guard count > 1 else { return self }
        var seen: Set<Diagnostic> = []
        return sorted(by: Diagnostic.precedes).filter { seen.insert($0).inserted }
    }

    public var hasErrors: Bool { contains { $0.level == .error } }
}
