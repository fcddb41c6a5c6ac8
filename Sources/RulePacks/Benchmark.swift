/// A figure that a source gives for many partnerships: printed beside what is found here, never computed with.
public struct Benchmark: Sendable {
    public var id: String
    public var figure: String
    public var population: String
    public var statement: String
    public var date: String
    public var citations: [Citation]

    /// The figure with its population: a figure alone says nothing.
    public var sentence: String { "\(figure) of \(population) \(statement)" }
}
