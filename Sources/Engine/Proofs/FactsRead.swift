/// Which facts each raised flag of a profile rests on.
public struct FactsRead: Sendable {
    /// Those of one flag after those of another, each once and in the order of the vocabulary.
    public internal(set) var facts: [ReadFact] = []
    /// For each flag, where its facts begin; behind them, where the last end.
    var starts: [Int] = []

    public init() {}

    /// Where those of a flag stand; nowhere for one that is not raised.
    public func places(of flag: Int) -> Range<Int> { starts[flag]..<starts[flag + 1] }
}
