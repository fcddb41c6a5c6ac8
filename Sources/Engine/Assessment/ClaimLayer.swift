public import Facts

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
