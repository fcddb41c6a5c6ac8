public import Diagnostics
public import RulePacks

/// What came of one test.
public struct RuleTestResult: Sendable {
    public var name: String
    public var place: Place
    public var remarks: [Named]
    /// What is otherwise than expected; empty when the test passed.
    public var differences: [RuleTestDifference]
    /// What is wrong with the test itself.
    public var problems: [Diagnostic]

    /// Whether the test itself has errors, so that it was not run.
    public var isBroken: Bool { problems.hasErrors }

    public var passed: Bool { differences.isEmpty && !problems.hasErrors }
}
