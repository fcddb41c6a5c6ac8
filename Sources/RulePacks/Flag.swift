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
