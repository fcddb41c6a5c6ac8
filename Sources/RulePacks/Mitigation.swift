/// Something that softens what was found, should it be so.
public struct Mitigation: Sendable {
    public var id: String
    public var when: Condition
    public var says: String
    public var citations: [Citation]
    public var judgement: String?
    public var place: Place
    /// Where each part of `when` stands: a group before its own parts.
    var parts: [Place]
}
