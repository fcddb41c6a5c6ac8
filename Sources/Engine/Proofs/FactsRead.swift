/// Which facts each raised flag of a profile rests on.
public struct FactsRead: Sendable {
    /// Those of one flag after those of another, each once and in the order of the vocabulary.
    var facts: [ReadFact] = []
    /// For each flag, where its facts begin; behind them, where the last end.
    var starts: [Int] = []

    public init() {}

    /// None for a flag that is not raised.
    public subscript(flag: Int) -> ArraySlice<ReadFact> { facts[starts[flag]..<starts[flag + 1]] }
}
