/// What is advised where a flag is raised, and whose advice it is: a paragraph's or the pack's.
public struct Recommendation: Sendable {
    public var text: String
    public var citations: [Citation]
    /// Why the pack says so, where no source does.
    public var judgement: String?
}
