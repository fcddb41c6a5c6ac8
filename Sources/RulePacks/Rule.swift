/// A finding turned into something that can be asked of one partnership.
public struct Rule: Sendable {
    public var id: String
    /// The finding, in the pack's words.
    public var finding: String
    /// Sorted; never empty.
    public var citations: [Citation]
    public var grounds: Grounds
    /// What the rule adds to its source.
    public var judgement: String?
    /// `nil` where every record counts.
    public var when: Condition?
    /// The list whose every record has an outcome of its own.
    public var list: Int?
    public var mitigations: [Mitigation]
    public var arguments: [Argument]
    public var raises: [Raise]
    public var note: String?
    /// Benchmarks printed where the rule fired, by their places.
    public var benchmarks: [Int]

    /// The facts that must apply for the rule to apply: those read outside `any` and `count`.
    public var guards: [Int]
    /// Likewise the fields, for each record.
    public var fieldGuards: [Int]

    public var place: Place
}

/// What a finding rests on.
public struct Grounds: Sendable, Hashable {
    /// What kind of evidence the source has for it.
    public enum Kind: String, Sendable, CaseIterable {
        case survey, comparison, voice, assessment, literature
        case caseStudy = "case_study"
    }

    public var kinds: [Kind]
    /// Whose answers or whose voice; `nil` where the source does not say.
    public var whose: String?
    public var date: String?
}

/// Something that softens what was found, should it be so.
public struct Mitigation: Sendable {
    public var id: String
    public var when: Condition
    public var says: String
    public var citations: [Citation]
    public var judgement: String?
    public var place: Place
}

/// What a rule says about a claim, of partnerships like this.
public struct Argument: Sendable, Hashable {
    public var claim: Int
    public var makesLikelier: Bool
}

/// A flag that a rule raises, and the remedy where the finding picks one.
public struct Raise: Sendable {
    public var flag: Int
    public var recommendation: Recommendation?
}

/// What is advised where a flag is raised, and whose advice it is: a paragraph's or the pack's.
public struct Recommendation: Sendable {
    public var text: String
    public var citations: [Citation]
    /// Why the pack says so, where no source does.
    public var judgement: String?
}

/// A named condition, stated once.
public struct Term: Sendable {
    public var id: String
    public var when: Condition
    public var citations: [Citation]
    public var judgement: String?
    public var place: Place
}

/// Something about partnerships that findings argue for or against.
public struct Claim: Sendable {
    public var id: String
    public var label: String
    public var theme: Int
    /// Yes-or-no facts in which this place's own people answer.
    public var observedBy: [Int]
    public var benchmarks: [Int]
    public var place: Place
}

/// A fault, a merit, or something to look into that is neither.
public enum FlagKind: String, Sendable, CaseIterable {
    case risk, strength
    /// To look into; not a fault.
    case enquiry
}

/// How much a risk matters.
public enum Severity: Int, Sendable, CaseIterable {
    case high, medium, low

    public var word: String {
        switch self {
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        }
    }
}

/// What an auditor is told.
public struct Flag: Sendable {
    public var id: String
    public var kind: FlagKind
    public var theme: Int
    /// Of risks only.
    public var severity: Severity?
    /// What the partnership cannot mend by itself.
    public var isExternal: Bool
    public var title: String
    public var recommendation: Recommendation?
    public var judgement: String?
    /// The rules that raise it, by their places.
    public var rules: [Int]
    public var place: Place
}

/// A place in a pack's files.
public struct Place: Hashable, Sendable {
    /// Relative to the pack's folder.
    public var file: String
    public var line: Int
    public var column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}
