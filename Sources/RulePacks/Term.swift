/// A named condition, stated once.
public struct Term: Sendable {
    public var id: String
    public var when: Condition
    public var citations: [Citation]
    public var judgement: String?
    public var place: Place
}
