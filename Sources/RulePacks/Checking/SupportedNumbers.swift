/// The numbers that stand in cited places and in benchmarks: runs of digits without leading zeros, and shares in words, as in
/// "ninety per cent", compared as values.
///
/// They are gathered when the first number asks for them: most prose has none.
final class SupportedNumbers {
    private let citations: [Citation]
    private let benchmarks: [Int]
    private let checker: PackChecker
    private var gathered: [String]?

    init(_ citations: [Citation], _ benchmarks: [Int], in checker: PackChecker) {
        self.citations = citations
        self.benchmarks = benchmarks
        self.checker = checker
    }

    func contains(_ number: String) -> Bool {
        // What a register that cannot be read would support is not known.
        if checker.unread.contains(.sources) { return true }
        let numbers = gathered ?? gather()
        gathered = numbers
        return numbers.contains(number)
    }

    private func gather() -> [String] {
        var numbers: [String] = []
        for citation in citations {
            guard let entry = checker.draft.sources[citation.source].entry(at: citation.locator) else { continue }
            numbers += SupportedNumbers.all(in: entry.says)
        }
        for index in benchmarks {
            let benchmark = checker.benchmarks[index]
            for text in [benchmark.figure, benchmark.population, benchmark.statement, benchmark.date] {
                numbers += SupportedNumbers.all(in: text)
            }
        }
        return numbers
    }

    /// The runs of digits in a text, and its shares in words as digits.
    /// - Complexity: O(bytes); nothing is allocated where there are none.
    static func all(in text: String) -> [String] {
        var numbers: [String] = []
        let bytes = text.utf8Span.span
        var start = 0
        while start < bytes.count {
            guard isDigit(bytes[start]) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < bytes.count, isDigit(bytes[end]) { end += 1 }
            while start < end - 1, bytes[start] == UInt8(ascii: "0") { start += 1 }
            var number = ""
            for place in start..<end { number.unicodeScalars.append(Unicode.Scalar(bytes[place])) }
            numbers.append(number)
            start = end
        }
        if SpelledShare.mayStand(in: bytes) { numbers += SpelledShare.all(in: text) }
        return numbers
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
