public import Diagnostics
public import RulePacks

/// What came of one test.
public struct RuleTestResult: Sendable {
    public var name: String
    public var place: Place
    public var remarks: [Named]
    /// What is otherwise than expected, each in one sentence; empty when the test passed.
    public var differences: [String]
    /// What is wrong with the test itself.
    public var problems: [Diagnostic]

    public var passed: Bool { differences.isEmpty && !problems.hasErrors }
}

extension RuleTestResult {
    public func remark(_ key: String) -> String? { remarks.first { $0.id == key }?.text }
}
