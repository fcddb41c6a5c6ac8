public import RulePacks

/// Everything that a pack says of one of its rules, flags, claims, terms, facts, benchmarks or places, or of a field, a mitigation, a
/// party or a theme, ready to be set as text, JSON, Markdown or HTML.
public struct CatalogueEntry: Sendable {
    /// One thing said of it, under a heading.
    public struct Section: Sendable {
        /// What a section tells.
        public enum Name: String, Sendable, CaseIterable {
            case finding, question, figure
            case paragraphs, grounds, judgement
            case kind, answers
            case askedOf = "asked_of"
            case appliesWhere = "applies_where"
            case firesWhere = "fires_where"
            case holdsWhere = "holds_where"
            case raisedBy = "raised_by"
            case argued, observed
            case then, mitigations, recommendations, benchmarks
            case facts, terms
            case readBy = "read_by"
            case use
            case citedBy = "cited_by"
            case softens, asked, flags, claims
            case examples

            public var heading: String {
                switch self {
                case .askedOf: "Asked of"
                case .appliesWhere: "Applies where all of these hold"
                case .firesWhere: "Fires where all of these hold"
                case .holdsWhere: "Holds where all of these hold"
                case .raisedBy: "Raised as soon as one of these rules fires"
                case .argued: "Expected, compared with others"
                case .observed: "Observed here"
                case .mitigations: "Mitigated where"
                case .facts: "The questions it rests on"
                case .terms: "What the pack adds in its terms"
                case .readBy: "Read by"
                case .use: "What the pack makes of it"
                case .citedBy: "What rests on it"
                case .softens: "What it softens"
                case .asked: "What is asked of it"
                case .examples: "Examples, from its tests"
                default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
                }
            }
        }

        public var name: Name
        public var items: [Outline]
    }

    public var subject: CatalogueSubject
    public var id: String
    public var title: String
    /// The theme's place among the pack's; `nil` where it has none.
    public var theme: Int?
    public var place: Place?
    /// As they are printed.
    public var cites: [String]
    /// Only those that say something.
    public var sections: [Section]
}
