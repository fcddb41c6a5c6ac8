/// One thing that a profile may state, and the question that asks for it.
public struct Fact: Sendable {
    public var id: String
    public var type: FactType
    public var label: String
    public var question: String
    /// Where evidence is found, and what the fact must not be taken for.
    public var note: String?
    /// The parties the question is put to.
    public var ask: [String]
    /// The parties who each answer for themselves; empty when the answer is simply so.
    public var reporters: [String]
    /// Nobody can change it to clear a flag.
    public var isFixed: Bool
    /// What a date dates lies in the past: an answer later than the day a profile speaks of deserves a look.
    public var isPast: Bool
    public var valid: ValidPeriod?
    public var tally: TallyRule?
    /// Of a list: what each record holds.
    public var fields: [Field]
    /// Of a grid: its records, named.
    public var keys: [GridKey]
    /// The place of its first answer among a profile's slots; a list has none.
    public var firstSlot: Int
    /// The place of a list among the profile's lists.
    public var list: Int?

    public init(id: String, type: FactType, label: String, question: String) {
        self.id = id
        self.type = type
        self.label = label
        self.question = question
        ask = []
        reporters = []
        isFixed = false
        isPast = false
        fields = []
        keys = []
        firstSlot = 0
    }

    public var isGrid: Bool { !keys.isEmpty }

    /// One for a plain fact; one for each reporter and one for what the auditor settled; none for a list.
    public var slotCount: Int {
        if list != nil { return 0 }
        return reporters.isEmpty ? 1 : reporters.count + 1
    }

    /// The slots that somebody can be asked to fill.
    public var answerSlots: Range<Int> {
        firstSlot..<firstSlot + (list != nil ? 0 : max(1, reporters.count))
    }

    /// Where the auditor's own finding of a fact with reporters stands.
    public var settledSlot: Int? { reporters.isEmpty ? nil : firstSlot + reporters.count }
}

/// One part of a list's records.
public struct Field: Sendable {
    public var id: String
    public var type: FactType
    public var label: String
    public var question: String
    public var note: String?

    public init(id: String, type: FactType, label: String, question: String, note: String? = nil) {
        self.id = id
        self.type = type
        self.label = label
        self.question = question
        self.note = note
    }
}

/// A named record of a grid.
public struct GridKey: Hashable, Sendable {
    public var id: String
    public var label: String

    public init(id: String, label: String) {
        self.id = id
        self.label = label
    }
}

/// The period in which a value counts, both ends included.
public struct ValidPeriod: Hashable, Sendable {
    public var from: DateSpan?
    public var to: DateSpan?
    /// Where it comes from: the places cited, or the pack's judgement.
    public var ground: String

    public init(from: DateSpan?, to: DateSpan?, ground: String = "") {
        self.from = from
        self.to = to
        self.ground = ground
    }

    /// How a date lies to the period.
    public enum Verdict: Sendable { case inside, outside, overlapping }

    /// A month or a year may lie in it with some of its days only.
    public func judge(_ date: DateSpan) -> Verdict {
        if let from, date.last < from.first { return .outside }
        if let to, date.first > to.last { return .outside }
        if let from, date.first < from.first { return .overlapping }
        if let to, date.last > to.last { return .overlapping }
        return .inside
    }

    public var description: String {
        switch (from, to) {
        case (let from?, let to?): "\(from) to \(to)"
        case (let from?, nil): "from \(from)"
        case (nil, let to?): "to \(to)"
        case (nil, nil): "any time"
        }
    }
}

/// How the answers of several people of one party are read as one.
public struct TallyRule: Hashable, Sendable {
    /// Of whom the share is taken: of those who said yes or no, or of all who were asked.
    public enum Base: String, Sendable, CaseIterable { case answered, asked }
    /// Per cent of the base that must say yes.
    public var atLeast: ExactNumber
    public var base: Base
    /// Where it comes from: the pack's judgement, or the places cited.
    public var ground: String

    public init(atLeast: ExactNumber, base: Base, ground: String = "") {
        self.atLeast = atLeast
        self.base = base
        self.ground = ground
    }

    /// Below this many answers nothing is read and nothing printed, so that nobody can be made out.
    public static let fewest = 5

    /// The counts that the answer depends on.
    public var reads: [String] { base == .asked ? ["yes", "no", "asked"] : ["yes", "no"] }

    /// `nil` where too few answered, or it is not known how many were asked and that matters.
    public func reads(yes: Int, no: Int, asked: Int?) -> Bool? {
        let answered = yes + no
        guard answered >= TallyRule.fewest, let base = base == .asked ? asked : answered else { return nil }
        return ExactNumber(yes * 100) >= atLeast.multiplied(by: base)
    }
}
