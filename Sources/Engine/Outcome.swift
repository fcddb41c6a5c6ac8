public import Facts

/// What became of a rule, or of one record under it.
public struct Outcome: Hashable, Sendable {
    /// Fired, certainly not, or not known yet.
    public enum Kind: UInt8, Sendable, CaseIterable {
        case fired, notFired, open
    }

    /// Why a rule did not fire; more reasons may come to be known, none is taken back.
    public struct Reasons: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let doesNotApply = Reasons(rawValue: 1)
        public static let notMet = Reasons(rawValue: 2)

        public var words: [String] {
            (contains(.doesNotApply) ? ["does not apply"] : []) + (contains(.notMet) ? ["not met"] : [])
        }
    }

    public var kind: Kind
    public var reasons: Reasons

    public init(kind: Kind, reasons: Reasons = []) {
        self.kind = kind
        self.reasons = reasons
    }

    /// One Kleene conjunction of whether the rule applies and whether its condition holds.
    public init(applies: Truth, holds: Truth) {
        switch applies && holds {
        case .true: self.init(kind: .fired)
        case .unknown: self.init(kind: .open)
        case .false:
            var reasons: Reasons = []
            if applies == .false { reasons.insert(.doesNotApply) }
            if holds == .false { reasons.insert(.notMet) }
            self.init(kind: .notFired, reasons: reasons)
        }
    }

    public var truth: Truth {
        switch kind {
        case .fired: .true
        case .notFired: .false
        case .open: .unknown
        }
    }

    /// The word that is printed.
    public var word: String {
        switch kind {
        case .fired: "fired"
        case .open: "open"
        case .notFired: reasons.words.first ?? "not met"
        }
    }
}

/// The outcome of one record under a rule that looks at each.
public struct RecordOutcome: Hashable, Sendable {
    /// Its place among the list's records; `nil` is whatever others there may be.
    public var record: Int?
    public var outcome: Outcome
}

/// Whether a mitigation of what fired is there.
public struct MitigationOutcome: Hashable, Sendable {
    /// Whether what softens the finding is there, is not, or is still to be asked.
    public enum Status: String, Sendable { case present, absent, open }

    public var rule: Int
    public var mitigation: Int
    public var record: Int?
    public var status: Status
}

/// One layer of a claim: what speaks for it and what against.
public struct ClaimLayer: Hashable, Sendable {
    public var supporting: Truth
    public var opposing: Truth

    public init(supporting: Truth, opposing: Truth) {
        self.supporting = supporting
        self.opposing = opposing
    }

    public var isSettled: Bool { supporting.isCertain && opposing.isCertain }

    /// Which sides of a layer hold.
    public enum Verdict: Sendable, CaseIterable { case supportingOnly, opposingOnly, bothWays, neither }

    /// From what is certain so far.
    public var verdict: Verdict {
        switch (supporting == .true, opposing == .true) {
        case (true, true): .bothWays
        case (true, false): .supportingOnly
        case (false, true): .opposingOnly
        case (false, false): .neither
        }
    }

    public var expectedWord: String {
        switch verdict {
        case .supportingOnly: "likelier"
        case .opposingOnly: "less_likely"
        case .bothWays: "both_ways"
        case .neither: "not_said"
        }
    }

    public var observedWord: String {
        switch verdict {
        case .supportingOnly: "yes"
        case .opposingOnly: "no"
        case .bothWays: "both_ways"
        case .neither: "not_seen"
        }
    }
}

/// A claim's two layers, which are never mixed.
public struct ClaimOutcome: Hashable, Sendable {
    /// Of partnerships like this, compared with the others in the source.
    public var expected: ClaimLayer
    /// Here.
    public var observed: ClaimLayer

    /// Settled layers that pull apart: a reason to look closer, never to adjust.
    public var layersDisagree: Bool {
        guard expected.isSettled, observed.isSettled else { return false }
        return (expected.verdict == .supportingOnly && observed.verdict == .opposingOnly)
            || (expected.verdict == .opposingOnly && observed.verdict == .supportingOnly)
    }
}

/// A theme on the pack's scale, from its lowest to its highest possible place; or why it is not rated.
public struct Rating: Hashable, Sendable {
    /// Places on the pack's scale, counted from 0; or why there are none.
    public enum Verdict: Hashable, Sendable {
        case rated(low: Int, high: Int)
        /// A smaller share of its facts is known than the pack asks for.
        case tooLittleKnown
        /// The theme lacks a strength, or a risk that is not external; or the pack rates nothing.
        case noBasis
        case outsideScope
    }

    public var theme: Int
    public var verdict: Verdict
    public var known: Int
    public var of: Int
}
