public import Facts

/// Something nobody has answered yet whose answer may change an outcome: the questions that are worth asking.
public struct OpenFact: Sendable, Hashable {
    /// What could be answered.
    public enum Subject: Hashable, Sendable {
        /// A fact, by its place; of a fact with reporters, the place of the one who has not answered.
        case fact(Int, reporter: Int?)
        /// A field of a stated record, or of a grid's row.
        case field(list: Int, record: Int, field: Int)
        /// Whether a list's records are all there are.
        case others(list: Int)
    }

    public var subject: Subject
    /// Why it is not known; `nil` where something is known, and not exactly enough.
    public var reason: UnknownReason?
    /// The outcomes that an answer may change, sorted; those of all open facts stand in one array.
    public var decides: ArraySlice<OutcomeReference>
    /// Whether it may turn out that the question cannot be put.
    public var mayNotApply: Bool
}

/// An outcome by its place in the pack.
public enum OutcomeReference: Hashable, Sendable, Comparable {
    case flag(Int)
    case claim(Int, isExpected: Bool)
    case rule(Int)
    /// `nil` is whatever other records there may be.
    case record(rule: Int, record: Int?)
    case mitigation(rule: Int, mitigation: Int, record: Int?)

    private var key: [Int] {
        switch self {
        case .flag(let flag): [0, flag]
        case .claim(let claim, let isExpected): [1, claim, isExpected ? 0 : 1]
        case .rule(let rule): [2, rule]
        case .record(let rule, let record): [3, rule, record ?? .max]
        case .mitigation(let rule, let mitigation, let record): [4, rule, mitigation, record ?? -1]
        }
    }

    /// In the order in which results list them.
    public static func < (left: OutcomeReference, right: OutcomeReference) -> Bool {
        left.key.lexicographicallyPrecedes(right.key)
    }
}

/// The questions worth asking of one profile.
public struct OpenFacts: Sendable {
    /// In the order of the vocabulary.
    public var facts: [OpenFact]
    /// Outcomes with more possibilities than are tried: for them, the facts listed may be more than are needed.
    public var inexact: [OutcomeReference]

    public init(facts: [OpenFact] = [], inexact: [OutcomeReference] = []) {
        self.facts = facts
        self.inexact = inexact
    }
}
