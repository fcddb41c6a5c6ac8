/// The numbers that stand in cited places and in benchmarks, in digits or in words, compared as values.
///
/// They are gathered when the first number asks for them: most prose has none.
final class SupportedNumbers {
    private let citations: [Citation]
    private let benchmarks: [Int]
    private let checker: PackChecker
    private var gathered: Set<String>?

    init(_ citations: [Citation], _ benchmarks: [Int], in checker: PackChecker) {
        self.citations = citations
        self.benchmarks = benchmarks
        self.checker = checker
    }

    func contains(_ number: NumberInText) -> Bool {
        // What a register that cannot be read would support is not known.
        if checker.unread.contains(.sources) { return true }
        let numbers = gathered ?? gather()
        gathered = numbers
        return numbers.contains(number.value)
    }

    private func gather() -> Set<String> {
        var numbers: Set<String> = []
        func add(_ text: String) {
            for number in NumberInText.all(in: text) { numbers.insert(number.value) }
            numbers.formUnion(SpelledNumber.all(in: text))
        }
        for citation in citations {
            if let entry = checker.draft.sources[citation.source].entry(at: citation.locator) { add(entry.says) }
        }
        for index in benchmarks {
            let benchmark = checker.benchmarks[index]
            for text in [benchmark.figure, benchmark.population, benchmark.statement, benchmark.date] { add(text) }
        }
        return numbers
    }
}
