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
    /// It asks parties for views of their own, which nobody else may settle.
    public var isOpinion: Bool
    /// Nobody can change it to clear a flag.
    public var isFixed: Bool
    /// What a date dates lies in the past: an answer later than the day a profile speaks of deserves a look.
    public var isPast: Bool
    /// It is the day that a profile speaks of: nobody is asked, and no answer states it.
    public var isDayOfProfile: Bool
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
        isOpinion = false
        isFixed = false
        isPast = false
        isDayOfProfile = false
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

    /// The names under which a fact with reporters is answered: theirs, and the auditor's where there is anything to settle.
    public var voices: [String] { isOpinion || reporters.isEmpty ? reporters : reporters + ["settled"] }

    /// Where the auditor's own finding of a fact with reporters stands.
    public var settledSlot: Int? { reporters.isEmpty ? nil : firstSlot + reporters.count }
}
