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
        return (citations ?? []).contains { checker.numbers(at: $0).support(number) }
            || benchmarks.contains { checker.numbers(ofBenchmark: $0).support(number) }
    }
}

/// The numbers in what a place says. They are looked for when the first number asks: most prose has none.
final class NumbersOfText {
    private let texts: [String]
    /// By their values.
    private lazy var numbers = Dictionary(grouping: texts.flatMap(NumberInText.supporting), by: \.value)

    init(_ texts: [String]) { self.texts = texts }

    func support(_ number: NumberInText) -> Bool {
        numbers[number.value]?.contains { $0.supports(number) } ?? false
    }
}

extension PackChecker {
    /// Looked for once in a place, however many rules cite it.
    fileprivate func numbers(at citation: Citation) -> NumbersOfText {
        guard let place = draft.sources[citation.source].place(of: citation.locator) else { return NumbersOfText([]) }
        if numbersOfPlaces.isEmpty {
            numbersOfPlaces = draft.sources.map { Array(repeating: nil, count: $0.register.count) }
        }
        if let known = numbersOfPlaces[citation.source][place] { return known }
        let numbers = NumbersOfText([draft.sources[citation.source].register[place].says])
        numbersOfPlaces[citation.source][place] = numbers
        return numbers
    }

    fileprivate func numbers(ofBenchmark index: Int) -> NumbersOfText {
        if let known = numbersOfBenchmarks[index] { return known }
        let benchmark = benchmarks[index]
        let numbers = NumbersOfText([
            benchmark.figure, benchmark.population, benchmark.statement, benchmark.date ?? "",
        ])
        numbersOfBenchmarks[index] = numbers
        return numbers
    }
}
