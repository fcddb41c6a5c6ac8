public import Diagnostics
public import RulePacks

/// What came of a pack's own tests.
public struct RuleTestRun: Sendable {
    /// `nil` where the pack has errors.
    public var pack: RulePack?
    /// One for each test that was wanted, in the order of the files.
    public var results: [RuleTestResult]
    /// What was wrong with any of its tests, or with the pack where it has errors, sorted by place.
    public var diagnostics: [Diagnostic]

    public init(pack: RulePack? = nil, results: [RuleTestResult] = [], diagnostics: [Diagnostic] = []) {
        self.pack = pack
        self.results = results
        self.diagnostics = diagnostics
    }

    public var passed: Int { results.count { $0.passed } }
    /// Tests that were run and came out otherwise than expected.
    public var failed: Int { results.count { !$0.passed && !$0.isBroken } }
    /// Tests that could not be understood.
    public var broken: Int { results.count(where: \.isBroken) }

    /// Errors that belong to no test at hand: of a file that cannot be read.
    public var errorsElsewhere: [Diagnostic] {
        let known = Set(results.flatMap(\.problems))
        return diagnostics.filter { $0.level == .error && !known.contains($0) }
    }
}
