/// A figure that a source gives for many partnerships: printed beside what is found here, never computed with.
public struct Benchmark: Sendable {
    public var id: String
    public var figure: String
    public var population: String
    public var statement: String
    /// When it was measured; `nil` where no source gives that.
    public var date: String?
    /// When the source was published in which it stands.
    public var published: String
    public var citations: [Citation]

    /// When it was measured; where no source gives that, when it was published, said to be that: `published 2005-10`.
    public var dating: String { date ?? "published \(published)" }

    /// The figure with its population: a figure alone says nothing.
    public var sentence: String { "\(figure) of \(population) \(statement)" }
}
