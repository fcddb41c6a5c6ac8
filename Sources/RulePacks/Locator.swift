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

    /// By kind, then by number, as citations are printed.
    public static func < (left: Locator, right: Locator) -> Bool {
        (left.kind.rawValue, left.number, left.numeral) < (right.kind.rawValue, right.number, right.numeral)
    }

    /// Every locator that a text such as `para 58`, `para 8-14` or `footnote I` stands for; `nil` when it is none.
    public static func all(in text: some StringProtocol) -> [Locator]? {
        let text = Substring(text)
        for kind in Kind.allCases {
            let word = kind.word
            guard text.utf8.starts(with: word.utf8) else { continue }
            let rest = text.utf8.dropFirst(word.utf8.count)
            guard rest.first == UInt8(ascii: " ") else { continue }
            let numeral = String(Substring(rest.dropFirst()))
            if let dash = numeral.utf8.firstIndex(of: UInt8(ascii: "-")),
                let first = arabic(numeral[..<dash]), let last = arabic(numeral[numeral.utf8.index(after: dash)...]),
                first < last, last - first < 10_000
            {
                return (first...last).map { Locator(kind: kind, number: $0, numeral: String($0)) }
            }
            guard let number = arabic(numeral) ?? roman(numeral), number > 0 else { return nil }
            return [Locator(kind: kind, number: number, numeral: numeral)]
        }
        return nil
    }

    /// A number as it is written in one way only, so that no place has two names: no sign and no zero before it.
    private static func arabic(_ text: some StringProtocol) -> Int? {
        guard let first = text.utf8.first, UInt8(ascii: "1")...UInt8(ascii: "9") ~= first else { return nil }
        return Int(text)
    }

    private static func roman(_ text: String) -> Int? {
        let digits = text.utf8.map { letter -> Int? in
            switch letter {
            case UInt8(ascii: "I"): 1
            case UInt8(ascii: "V"): 5
            case UInt8(ascii: "X"): 10
            case UInt8(ascii: "L"): 50
            case UInt8(ascii: "C"): 100
            default: nil
            }
        }
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

    /// By source, in the pack's order, then by place.
    public static func < (left: Citation, right: Citation) -> Bool {
        left.source == right.source ? left.locator < right.locator : left.source < right.source
    }
}
