/// The numbers that stand in cited places and in benchmarks, in digits or in words, compared as values.
///
/// They are gathered when the first number asks for them: most prose has none; those in words when one is not there in digits.
final class SupportedNumbers {
    private let citations: [Citation]
    private let benchmarks: [Int]
    private let checker: PackChecker
    private var inDigits: Set<String>?
    private var inWords: Set<String>?

    init(_ citations: [Citation], _ benchmarks: [Int], in checker: PackChecker) {
        self.citations = citations
        self.benchmarks = benchmarks
        self.checker = checker
    }

    func contains(_ number: NumberInText) -> Bool {
        // What a register that cannot be read would support is not known.
        if checker.unread.contains(.sources) { return true }
        let digits = inDigits ?? Set(texts.flatMap { NumberInText.all(in: $0).map(\.value) })
        inDigits = digits
        if digits.contains(number.value) { return true }
        let words = inWords ?? Set(texts.flatMap(SpelledNumber.all))
        inWords = words
        return words.contains(number.value)
    }

    /// What the cited places say, and the benchmarks.
    private var texts: [String] {
        citations.compactMap { checker.draft.sources[$0.source].entry(at: $0.locator)?.says }
            + benchmarks.flatMap { index in
                let benchmark = checker.benchmarks[index]
                return [benchmark.figure, benchmark.population, benchmark.statement, benchmark.date]
            }
    }
}
