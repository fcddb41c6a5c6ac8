public import Engine
import RulePacks

/// What the tests show of one rule; tests are named by their places among those that count.
public struct RuleCoverage: Sendable {
    /// Its place among the pack's.
    public var rule: Int
    public var fired: [Int] = []
    public var notFired: [Int] = []
    public var open: [Int] = []
    public var leaves: [LeafCoverage]
    public var mitigations: [MitigationCoverage]

    /// What a leaf came to, and in which tests.
    public struct LeafCoverage: Sendable {
        public var leaf: ConditionLeaves.Leaf
        public var isTrue: [Int] = []
        public var isFalse: [Int] = []
        public var isUnknown: [Int] = []
    }

    /// What became of a mitigation, and in which tests.
    public struct MitigationCoverage: Sendable {
        public var id: String
        public var present: [Int] = []
        public var absent: [Int] = []
        public var open: [Int] = []
        public var doesNotApply: [Int] = []
    }

    /// Whether leaves are goals of their own.
    public var countsLeaves: Bool { leaves.count > 1 }

    public var share: CoverageShare {
        var share = CoverageShare()
        for tests in [fired, notFired, open] { share.count(tests) }
        if countsLeaves {
            for leaf in leaves {
                share.count(leaf.isTrue)
                share.count(leaf.isFalse)
            }
        }
        for mitigation in mitigations {
            share.count(mitigation.present)
            share.count(mitigation.absent)
        }
        return share
    }

    /// Something that no test shows.
    public enum Gap: Sendable, Hashable {
        case neverFired, neverNotFired, neverOpen
        case leafNeverTrue(Int)
        case leafNeverFalse(Int)
        case mitigationNeverPresent(Int)
        case mitigationNeverAbsent(Int)
    }

    /// The goals that are not met.
    public var gaps: [Gap] {
        var gaps: [Gap] = []
        if fired.isEmpty { gaps.append(.neverFired) }
        if notFired.isEmpty { gaps.append(.neverNotFired) }
        if open.isEmpty { gaps.append(.neverOpen) }
        if countsLeaves {
            for (place, leaf) in leaves.enumerated() {
                if leaf.isTrue.isEmpty { gaps.append(.leafNeverTrue(place)) }
                if leaf.isFalse.isEmpty { gaps.append(.leafNeverFalse(place)) }
            }
        }
        for (place, mitigation) in mitigations.enumerated() {
            if mitigation.present.isEmpty { gaps.append(.mitigationNeverPresent(place)) }
            if mitigation.absent.isEmpty { gaps.append(.mitigationNeverAbsent(place)) }
        }
        return gaps
    }

    /// The tests in which the rule is settled, in their order.
    public var settledBy: [Int] { (fired + notFired).sorted() }
}
