/// How an answer came to be known, from the weakest to the strongest.
public enum EvidenceKind: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    case unsaid, told, document, observed, tested

    public var word: String {
        switch self {
        case .unsaid: "unsaid"
        case .told: "told"
        case .document: "document"
        case .observed: "observed"
        case .tested: "tested"
        }
    }

    /// The weaker first, so that the least of several is what they rest on at most.
    public static func < (left: EvidenceKind, right: EvidenceKind) -> Bool { left.rawValue < right.rawValue }
}

/// What supports an answer, as the profile states it.
public struct Evidence: Sendable, Hashable {
    public var kind: EvidenceKind = .unsaid
    public var source: TextRange = .none
    public var date: DateSpan?
    public var by: TextRange = .none
    public var note: TextRange = .none
    public var isConfidential = false
    /// Whether it says of itself that it is not confidential, also where all around it is.
    public var isOpen = false
    /// Of what the auditor settled: who, when and why are the auditor's own words, and the source is that of the evidence that it
    /// was settled on.
    public var isOfSettlement = false
    /// The place of that evidence among the profile's; -1 where there is none.
    public var basis: Int32 = -1

    /// Whether who, when and why may be told: where not, its kind alone is.
    public var mayBeTold: Bool { !isConfidential || isOfSettlement }

    public init() {}
}
