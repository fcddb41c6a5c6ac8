public import Engine
public import RulePacks

/// What the tests show of one rule; tests are named by their places among those that count.
public struct RuleCoverage: Sendable {
    /// Its place among the pack's.
    public var rule: Int
    public var fired: [Int] = []
    public var notFired: [Int] = []
    public var open: [Int] = []
    public var leaves: [LeafCoverage]
    public var mitigations: [MitigationCoverage]
    /// One for each claim that the rule argues about.
    public var arguments: [ArgumentCoverage] = []
    /// The tests that expect its note and in which it fires; `nil` where it has none.
    public var note: [Int]?
    /// The tests in which its condition is false of a record; `nil` where it looks at no records, or asks nothing of them.
    public var recordNotMet: [Int]?

    /// What a leaf came to, and in which tests.
    public struct LeafCoverage: Sendable {
        public var leaf: ConditionLeaves.Leaf
        public var isTrue: [Int] = []
        public var isFalse: [Int] = []
        public var isUnknown: [Int] = []
    }

    /// What became of a mitigation, and in which tests; and which of them expect it.
    public struct MitigationCoverage: Sendable {
        public var id: String
        public var present: [Int] = []
        public var absent: [Int] = []
        public var open: [Int] = []
        public var doesNotApply: [Int] = []
        public var presentExpected: [Int] = []
        public var absentExpected: [Int] = []

        public init(id: String) { self.id = id }
    }

    /// The tests in which a rule fires and that expect what it argues about a claim.
    public struct ArgumentCoverage: Sendable {
        public var argument: Argument
        public var expected: [Int] = []

        public init(_ argument: Argument) { self.argument = argument }
    }

    public var share: CoverageShare {
        var share = CoverageShare()
        for tests in [fired, notFired, open] { share.count(tests) }
        if let recordNotMet { share.count(recordNotMet) }
        for leaf in leaves {
            share.count(leaf.isTrue)
            share.count(leaf.isFalse)
        }
        for mitigation in mitigations {
            share.count(mitigation.presentExpected)
            share.count(mitigation.absentExpected)
        }
        for argument in arguments { share.count(argument.expected) }
        if let note { share.count(note) }
        return share
    }

    /// Something that no test shows.
    public enum Gap: Sendable, Hashable {
        case neverFired, neverNotFired, neverOpen
        case neverFalseOfRecord
        case leafNeverTrue(Int)
        case leafNeverFalse(Int)
        case mitigationNeverPresent(Int)
        case mitigationNeverAbsent(Int)
        case argumentNeverExpected(Int)
        case noteNeverExpected
    }

    /// The goals that are not met.
    public var gaps: [Gap] {
        var gaps: [Gap] = []
        if fired.isEmpty { gaps.append(.neverFired) }
        if notFired.isEmpty { gaps.append(.neverNotFired) }
        if open.isEmpty { gaps.append(.neverOpen) }
        if recordNotMet?.isEmpty ?? false { gaps.append(.neverFalseOfRecord) }
        for (place, leaf) in leaves.enumerated() {
            if leaf.isTrue.isEmpty { gaps.append(.leafNeverTrue(place)) }
            if leaf.isFalse.isEmpty { gaps.append(.leafNeverFalse(place)) }
        }
        for (place, mitigation) in mitigations.enumerated() {
            if mitigation.presentExpected.isEmpty { gaps.append(.mitigationNeverPresent(place)) }
            if mitigation.absentExpected.isEmpty { gaps.append(.mitigationNeverAbsent(place)) }
        }
        for (place, argument) in arguments.enumerated() where argument.expected.isEmpty {
            gaps.append(.argumentNeverExpected(place))
        }
        if note?.isEmpty ?? false { gaps.append(.noteNeverExpected) }
        return gaps
    }

    /// The tests in which the rule is settled, in their order.
    public var settledBy: [Int] { (fired + notFired).sorted() }
}
