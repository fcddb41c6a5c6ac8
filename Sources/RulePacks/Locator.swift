/// Where in a source something stands: a kind of place and its number there.
public struct Locator: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// In the order in which citations are printed.
    public enum Kind: Int, Sendable, CaseIterable {
        case keyMessage, paragraph, figure, table, caseStudy, checklist, footnote

        public var word: String {
            switch self {
            case .keyMessage: "key message"
            case .paragraph: "para"
            case .figure: "figure"
            case .table: "table"
            case .caseStudy: "case study"
            case .checklist: "checklist"
            case .footnote: "footnote"
            }
        }
    }

    public var kind: Kind
    public var number: Int
    /// As the source writes it: footnotes may have Roman numerals.
    public var numeral: String

    public init(kind: Kind, number: Int, numeral: String) {
        self.kind = kind
        self.number = number
        self.numeral = numeral
    }

    public var description: String { "\(kind.word) \(numeral)" }

    public static func < (left: Locator, right: Locator) -> Bool {
        (left.kind.rawValue, left.number, left.numeral) < (right.kind.rawValue, right.number, right.numeral)
    }

    /// Every locator that a text such as `para 58`, `para 8-14` or `footnote I` stands for; `nil` when it is none.
    public static func all(in text: String) -> [Locator]? {
        for kind in Kind.allCases where text.hasPrefix(kind.word + " ") {
            let numeral = String(text.dropFirst(kind.word.count + 1))
            let ends = numeral.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            if ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), first < last, last - first < 10_000 {
                return (first...last).map { Locator(kind: kind, number: $0, numeral: String($0)) }
            }
            guard let number = Int(numeral) ?? roman(numeral), number > 0 else { return nil }
            return [Locator(kind: kind, number: number, numeral: numeral)]
        }
        return nil
    }

    private static func roman(_ text: String) -> Int? {
        let values: [Character: Int] = ["I": 1, "V": 5, "X": 10, "L": 50, "C": 100]
        let digits = text.map { values[$0] }
        var sum = 0
        for (place, digit) in digits.enumerated() {
            guard let digit else { return nil }
            let next = place + 1 < digits.count ? digits[place + 1] ?? 0 : 0
            sum += digit < next ? -digit : digit
        }
        return text.isEmpty ? nil : sum
    }
}

/// A place in one of the pack's sources.
public struct Citation: Hashable, Sendable, Comparable {
    /// The source's place among the pack's.
    public var source: Int
    public var locator: Locator

    public init(source: Int, locator: Locator) {
        self.source = source
        self.locator = locator
    }

    public static func < (left: Citation, right: Citation) -> Bool {
        left.source == right.source ? left.locator < right.locator : left.source < right.source
    }
}
