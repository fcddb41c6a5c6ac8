/// A fact, or a field of a list's records, of which something is known and that a rule read.
public enum ReadFact: Hashable, Sendable {
    /// By its place in the vocabulary; of a list, that its records count as they stand, or that they are all there are.
    case fact(Int)
    case field(list: Int, field: Int)
}
