import Facts

/// The keys of a profile's own mappings; a key's number is its place here.
struct Keys: Sendable {
    struct Table: Sendable {
        let words: [String]
        let names: NameTable

        init(_ words: [String]) {
            self.words = words
            names = NameTable(words)
        }
    }

    static let schema = 0
    static let id = 1
    static let partnership = 2
    static let asAt = 3
    static let scope = 4
    static let facts = 5
    static let responses = 6
    static let prepared = 7

    let top = Table([
        "schema", "id", "partnership", "as_at", "scope", "facts", "responses", "prepared", "reviewed",
    ])
    let scope = Table(["basis", "themes"])
    let signOff = Table(["by", "date"])
    let response = Table(["flag", "decision", "because", "by", "date", "expires"])
    let answer = Table(["value", "evidence", "unknown", "yes", "no", "not_known", "asked"])
    let settled = Table(["value", "evidence", "by", "date", "because"])
    let evidence = Table(["kind", "source", "date", "by", "note", "confidential"])
    let list = Table(["complete", "items", "evidence", "unknown"])
    let evidenceKinds = EvidenceKind.allCases.filter { $0 != .unsaid }.map(\.word)
}
