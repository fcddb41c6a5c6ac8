public import Facts
import RulePacks

/// What the engine made of one profile: an outcome for everything the pack declares, by its place in the pack.
public struct Assessment: Sendable {
    /// For each fact, whether its question may be put.
    public var applies: [Truth] = []
    public var terms: [Truth] = []
    public var rules: [Outcome] = []
    /// For each rule with `for_each`, its records' outcomes in `records`.
    public var recordRanges: [Range<Int>] = []
    public var records: [RecordOutcome] = []
    public var flags: [Truth] = []
    /// For each raised flag, the weakest kind of evidence among the stated answers that the rules which raise it read,
    /// directly or through claims and flags; under `for_each`, of the records that fired. Where they read no stated answer,
    /// nothing is said of it.
    public var weakestEvidence: [EvidenceKind] = []
    public var claims: [ClaimOutcome] = []
    /// Of the rules that fired, in the order of rules, records and mitigations.
    public var mitigations: [MitigationOutcome] = []
    public var ratings: [Rating] = []
    public var counts: Counts

    public init() { self.init(counts: Counts()) }

    init(counts: Counts) { self.counts = counts }

    /// What became of each record that a rule looked at; nothing for a rule that looks at none.
    public func records(of rule: Int) -> ArraySlice<RecordOutcome> { records[recordRanges[rule]] }
}

/// The headline.
public struct Counts: Hashable, Sendable {
    /// How many are raised, and how many are open.
    public struct Pair: Hashable, Sendable {
        public var raised = 0
        public var open = 0
    }

    /// By severity, the most severe first.
    public var risks: [Pair]
    public var strengths = Pair()
    public var enquiries = Pair()
    /// Facts inside the scope that a rule or claim reads, and how many of them are known.
    public var known = 0
    public var asked = 0
    /// Of those that are known, the ones whose question is not put here: nobody answered them.
    public var inapplicable = 0

    /// Facts that somebody answered.
    public var answered: Int { known - inapplicable }

    public init() { self.init(risks: [Pair(), Pair(), Pair()]) }

    init(risks: [Pair]) { self.risks = risks }

    /// Adds another profile's counts.
    public mutating func add(_ other: Counts) {
        for severity in risks.indices { risks[severity].add(other.risks[severity]) }
        strengths.add(other.strengths)
        enquiries.add(other.enquiries)
        known += other.known
        asked += other.asked
        inapplicable += other.inapplicable
    }
}

extension Counts.Pair {
    mutating func add(_ other: Counts.Pair) {
        raised += other.raised
        open += other.open
    }
}
