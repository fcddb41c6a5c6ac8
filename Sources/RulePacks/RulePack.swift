public import Facts
public import Files

/// A pack of rules that has been checked: every name in it is resolved, every citation is in a register, nothing goes round in
/// a circle. It comes out of `RulePackReader` only.
public struct RulePack: Sendable {
    public internal(set) var id: String
    public internal(set) var version: String
    public internal(set) var title: String
    /// The day on which the pack's tests take place.
    public internal(set) var testsAsAt: DateSpan?
    /// Who can be asked, sorted by id.
    public internal(set) var parties: [Named]
    public internal(set) var themes: [Named]
    /// What the pack adds to its sources throughout, printed with every result.
    public internal(set) var judgements: [Named]
    public internal(set) var rating: RatingScale?
    /// Sorted by id, as are all that follow.
    public internal(set) var sources: [Source]
    public internal(set) var benchmarks: [Benchmark]
    public internal(set) var vocabulary: Vocabulary
    /// For each fact, the places on which the period in which it counts, or how its surveys are read, rests.
    public internal(set) var factCitations: [[Citation]]
    /// For each fact, to whom its question may be put; `nil` is everyone.
    public internal(set) var applicability: [Condition?]
    /// The facts that must apply for a fact's own condition to make sense.
    public internal(set) var applicabilityGuards: [[Int]]
    /// For each list, for each field, the condition over the record's other fields.
    public internal(set) var fieldApplicability: [[Condition?]]
    public internal(set) var fieldApplicabilityGuards: [[[Int]]]
    /// In the order of lists and of their fields.
    public internal(set) var fieldsInTime: [FieldInTime]
    public internal(set) var terms: [Term]
    public internal(set) var claims: [Claim]
    public internal(set) var flags: [Flag]
    public internal(set) var rules: [Rule]
    /// Everything that is computed, each after what it reads.
    public internal(set) var order: [Step]
    public let digest: Digest

    /// One thing to compute.
    public enum Step: Hashable, Sendable {
        case applicability(Int)
        case term(Int)
        case claim(Int)
        case flag(Int)
        case rule(Int)
    }

    /// What a citation's place says.
    public func entry(_ citation: Citation) -> RegisterEntry? { sources[citation.source].entry(at: citation.locator) }

    /// As it is printed: `wbt para 58`.
    public func text(_ citation: Citation) -> String { "\(sources[citation.source].id) \(citation.locator)" }

    /// What a party is called; its id where the pack has no name for it.
    public func label(ofParty id: String) -> String { parties.first { $0.id == id }?.text ?? id }
}
