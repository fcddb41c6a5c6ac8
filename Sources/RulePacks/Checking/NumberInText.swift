/// A number as it stands in prose or in a condition: whole, with its sign, its thousands and its decimals.
///
/// "15,000" is fifteen thousand and "15.2" is one number, so that neither is supported by a 15 here and a 2 there. "15 million" and,
/// behind the sign of a currency, "15m" are 15,000,000. Digits of other scripts are read as what they are; "½" and "²" are numbers
/// of their own, alike to themselves alone.
struct NumberInText: Hashable {
    /// As it is written.
    var text: String
    /// The same without thousands' commas and idle zeros: numbers are compared by it.
    var value: String
    /// Where it stands, in scalars from the beginning of the text; `nil` where it stands in words or in no text.
    var start: Int?
    /// In scalars.
    var length: Int

    /// A whole number that stands in no text.
    init(_ number: Int) { self.init(named: String(number)) }

    /// A number in words, by its digits.
    init(named digits: String) {
        text = digits
        value = digits
        start = nil
        length = digits.utf8.count
    }

    private init(_ text: String, value: String, start: Int) {
        self.text = text
        self.value = value
        self.start = start
        length = text.unicodeScalars.count
    }

    /// In the order of the text; shares in words, such as "ninety per cent", after them.
    /// - Complexity: O(bytes); nothing is allocated where there are none.
    static func all(in text: String) -> [NumberInText] {
        let bytes = text.utf8Span.span
        var numbers: [NumberInText] = []
        var place = 0
        while place < bytes.count, !isDigit(bytes[place]), bytes[place] < 0x80 { place += 1 }
        if place < bytes.count { numbers = inScalars(of: text) }
        if SpelledNumber.mayBeShare(in: bytes) {
            numbers += SpelledNumber.shares(in: text).map(NumberInText.init(named:))
        }
        return numbers
    }

    /// One byte stands for each scalar: its own where it is ASCII or a digit, and one of these elsewhere.
    enum Stand {
        static let other: UInt8 = 0x80
        static let number: UInt8 = 0x81
        static let currency: UInt8 = 0x82
        static let dash: UInt8 = 0x83
    }

    private static func inScalars(of text: String) -> [NumberInText] {
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        let bytes = isASCII ? Array(text.utf8) : text.unicodeScalars.map(byte)
        var numbers: [NumberInText] = []
        // Where the last number stands that may be the lower end of one with a magnitude.
        var lower: Range<Int>?
        var place = 0
        while place < bytes.count {
            if bytes[place] == Stand.number {
                let alone = written(text, place..<place + 1)
                numbers.append(NumberInText(alone, value: alone, start: place))
                place += 1
            } else if isDigit(bytes[place]) {
                let end = end(of: bytes, from: place)
                let start = isSigned(bytes, at: place) ? place - 1 : place
                guard let magnitude = Magnitude(in: bytes, behind: start..<end) else {
                    let value = value(bytes[start..<end])
                    numbers.append(NumberInText(written(text, start..<end), value: value, start: start))
                    lower = start..<end
                    place = end
                    continue
                }
                if let range = lower, isRange(bytes[range.upperBound..<start]), let last = numbers.indices.last {
                    numbers[last].value = value(bytes[range], zeros: magnitude.zeros)
                }
                lower = nil
                numbers.append(
                    NumberInText(
                        written(text, start..<magnitude.end),
                        value: value(bytes[start..<end], zeros: magnitude.zeros), start: start))
                place = magnitude.end
            } else {
                place += 1
            }
        }
        return numbers
    }

    /// - Parameter places: in scalars.
    private static func written(_ text: String, _ places: Range<Int>) -> String {
        String(text.unicodeScalars.dropFirst(places.lowerBound).prefix(places.count))
    }

    private static func byte(of scalar: Unicode.Scalar) -> UInt8 {
        if scalar.isASCII { return UInt8(scalar.value) }
        if scalar == "\u{2212}" { return UInt8(ascii: "-") }
        return switch scalar.properties.generalCategory {
        case .decimalNumber: UInt8(ascii: "0") + UInt8(scalar.properties.numericValue ?? 0)
        case .otherNumber, .letterNumber: Stand.number
        case .currencySymbol: Stand.currency
        case .dashPunctuation: Stand.dash
        case .spaceSeparator: UInt8(ascii: " ")
        default: Stand.other
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    private static func digits(_ bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        return end
    }

    private static func end(of bytes: [UInt8], from start: Int) -> Int {
        var end = digits(bytes, from: start)
        if end - start <= 3 {
            while end < bytes.count, bytes[end] == UInt8(ascii: ","), digits(bytes, from: end + 1) == end + 4 {
                end += 4
            }
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return end }
        let fraction = digits(bytes, from: end + 1)
        return fraction > end + 1 ? fraction : end
    }

    /// A dash is a sign where nothing that could be the other end of a range, or a part of a word, stands before it.
    private static func isSigned(_ bytes: [UInt8], at place: Int) -> Bool {
        guard place > 0, bytes[place - 1] == UInt8(ascii: "-") else { return false }
        guard place > 1 else { return true }
        return [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ",")]
            .contains(bytes[place - 2])
    }

    /// Whether what stands between two numbers makes them the ends of a range: `£10-15m`, `£10m` being meant.
    private static func isRange(_ between: ArraySlice<UInt8>) -> Bool {
        let signs = between.filter { $0 != UInt8(ascii: " ") }
        guard let dash = signs.first, dash == UInt8(ascii: "-") || dash == Stand.dash else { return false }
        return signs.count == 1 || signs.count == 2 && isCurrency(signs[1])
    }

    static func isCurrency(_ byte: UInt8) -> Bool { byte == Stand.currency || byte == UInt8(ascii: "$") }

    /// - Parameter zeros: of the power of ten that it is a multiple of.
    private static func value(_ bytes: ArraySlice<UInt8>, zeros: Int = 0) -> String {
        let zero = UInt8(ascii: "0")
        let isNegative = bytes.first == UInt8(ascii: "-")
        let parts = bytes.drop { !isDigit($0) }.split(separator: UInt8(ascii: "."))
        let shifted = Array(parts.count > 1 ? parts[1] : []) + Array(repeating: zero, count: zeros)
        var fraction = parts.count > 1 ? Array(parts[1].dropFirst(zeros)) : []
        var whole = (parts[0].filter(isDigit) + shifted.prefix(zeros)).drop { $0 == zero }
        if whole.isEmpty { whole = [zero] }
        while fraction.last == zero { fraction.removeLast() }
        let value =
            String(decoding: whole, as: UTF8.self)
            + (fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self))
        return isNegative && value != "0" ? "-" + value : value
    }
}
