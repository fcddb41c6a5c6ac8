import Facts

/// The keys of a profile's own mappings; a key's number is its place here.
struct Keys: Sendable {
    /// A mapping of a profile, by the place of its keys among all.
    enum Mapping: Int, CaseIterable, Sendable {
        case top, scope, signOff, response, answer, settled, evidence, list

        fileprivate var words: [String] {
            switch self {
            case .top:
                ["schema", "id", "partnership", "as_at", "scope", "facts", "responses", "prepared", "reviewed"]
            case .scope: ["basis", "themes"]
            case .signOff: ["by", "date"]
            case .response: ["flag", "decision", "because", "by", "date", "expires"]
            case .answer: ["value", "evidence", "unknown"] + Tally.counts
            case .settled: ["value", "evidence", "by", "date", "because"]
            case .evidence: ["kind", "source", "date", "by", "note", "confidential"]
            case .list: ["complete", "items", "evidence", "unknown"]
            }
        }
    }

    /// The keys of each mapping.
    let words = Mapping.allCases.map(\.words)
    private let names = NameTables(Mapping.allCases.map(\.words) + [Keys.evidenceKinds])

    func find(_ text: borrowing Span<UInt8>, in mapping: Mapping) -> Int? { names.find(text, in: mapping.rawValue) }

    /// Whether a key is anyone's own, which nothing reads.
    static func isOwn(_ text: borrowing Span<UInt8>) -> Bool { text.count > 2 && text[0] == 120 && text[1] == 45 }

    /// The place of a kind of evidence among those that have a word.
    func evidenceKind(_ text: borrowing Span<UInt8>) -> Int? { names.find(text, in: Mapping.allCases.count) }

    static let schema = 0
    static let id = 1
    static let partnership = 2
    static let asAt = 3
    static let scope = 4
    static let facts = 5
    static let responses = 6
    static let prepared = 7

    static let evidenceKinds = EvidenceKind.allCases.filter { $0 != .unsaid }.map(\.word)

    /// The decision that somebody took, by what an office calls it.
    static func decision(named name: String) -> String? {
        switch name.lowercased() {
        case "rejected", "refused", "contested", "disputed", "not accepted", "not agreed", "disagree": "disagreed"
        case "agreed", "agree", "accept": "accepted"
        case "fixed", "resolved", "mended", "done": "remedied"
        default: nil
        }
    }

    /// The kind of evidence that something is, by what an office calls it.
    static func evidenceKind(named name: String) -> String? {
        switch name.lowercased() {
        case "interview", "interviewed", "telephone", "conversation", "said", "word of mouth": EvidenceKind.told.word
        case "minutes", "report", "paper", "papers", "documents", "written": EvidenceKind.document.word
        case "observation", "seen", "visit", "attended": EvidenceKind.observed.word
        case "test", "sample", "sampled": EvidenceKind.tested.word
        default: nil
        }
    }
}
