/// The facts of something wrong in a file. Each room has its own cases; their words stand beside them, in one file.
public protocol Problem {
    /// Stable, lower-case, hyphenated: tests and other programs rely on it.
    var code: String { get }
    var level: Level { get }
    /// What is wrong, in one sentence without a full stop.
    var message: String { get }
    /// What would have been right, or what to do.
    var expected: String? { get }
    /// A name near to the one that was not understood.
    var suggestion: String? { get }
    /// Whether the message repeats words or numbers of the file.
    var repeatsText: Bool { get }
    /// What would have been right, with nothing of the file in it.
    var expectedInGeneral: String? { get }
}

extension Problem {
    public var level: Level { .error }
    public var expected: String? { nil }
    public var suggestion: String? { nil }
    public var repeatsText: Bool { true }
    public var expectedInGeneral: String? { repeatsText ? nil : expected }
}
