/// The numbers that stand in cited places and in benchmarks, in digits or in words, compared as values.
struct SupportedNumbers {
    /// `nil` for what cites nothing.
    let citations: [Citation]?
    let benchmarks: [Int]
    let checker: PackChecker

    func contains(_ number: NumberInText) -> Bool {
        // What a register that cannot be read would support is not known.
        if checker.unread.contains(.sources) { return true }
        // Of what cites no place that there is, that is said already.
        if citations?.isEmpty ?? false { return true }
        return holds { $0.inDigits.contains(number.value) } || holds { $0.inWords.contains(number.value) }
    }

    private func holds(_ isAmong: (NumbersOfText) -> Bool) -> Bool {
        (citations ?? []).contains { isAmong(checker.numbers(at: $0)) }
            || benchmarks.contains { isAmong(checker.numbers(ofBenchmark: $0)) }
    }
}

/// The values of the numbers in what a place says.
///
/// They are looked for when the first number asks: most prose has none; those in words when one is not there in digits.
final class NumbersOfText {
    private let texts: [String]
    private(set) lazy var inDigits = texts.flatMap { NumberInText.all(in: $0).map(\.value) }
    private(set) lazy var inWords = texts.flatMap(SpelledNumber.all)

    init(_ texts: [String]) { self.texts = texts }
}

extension PackChecker {
    /// Looked for once in a place, however many rules cite it.
    fileprivate func numbers(at citation: Citation) -> NumbersOfText {
        if let known = numbersOfPlaces[citation] { return known }
        let numbers = NumbersOfText([draft.sources[citation.source].entry(at: citation.locator)?.says ?? ""])
        numbersOfPlaces[citation] = numbers
        return numbers
    }

    fileprivate func numbers(ofBenchmark index: Int) -> NumbersOfText {
        if let known = numbersOfBenchmarks[index] { return known }
        let benchmark = benchmarks[index]
        let numbers = NumbersOfText([
            benchmark.figure, benchmark.population, benchmark.statement, benchmark.date,
        ])
        numbersOfBenchmarks[index] = numbers
        return numbers
    }
}
