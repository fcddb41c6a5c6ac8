/// One thing that a pack declares, by its place among those of its kind; a place of a source, by its place in all registers, and so
/// fields among those of all lists, and mitigations among those of all rules.
public struct CatalogueSubject: Sendable, Hashable, Comparable {
    /// In the order in which they build on one another.
    public enum Kind: String, Sendable, CaseIterable {
        case party, fact, field, term, claim, rule, mitigation, flag, benchmark, theme, place
    }

    public var kind: Kind
    public var place: Int

    public init(_ kind: Kind, _ place: Int) {
        self.kind = kind
        self.place = place
    }

    /// By kind, then by place in the pack.
    public static func < (left: CatalogueSubject, right: CatalogueSubject) -> Bool {
        let order = Kind.allCases
        let (first, second) = (order.firstIndex(of: left.kind) ?? 0, order.firstIndex(of: right.kind) ?? 0)
        return first == second ? left.place < right.place : first < second
    }
}
