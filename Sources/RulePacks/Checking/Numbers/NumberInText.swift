/// A number as it stands in prose or in a condition: whole, with its sign, its thousands and its decimals, and with what belongs to
/// it: what it is a multiple of, and whether it is a share or an amount of time or money.
///
/// "15,000" is fifteen thousand and "15.2" is one number, so that neither is supported by a 15 here and a 2 there. "15 million" and,
/// behind the sign of a currency, "15m" are 15,000,000. "15 per cent", "15th" and "three quarters" support themselves alone, in
/// digits or in words, and "nine in ten" is no nine and no ten. Digits of other scripts are read as what they are; "½" and "²" are
/// numbers of their own.
struct NumberInText: Hashable {
    /// Of what a number is one.
    enum Unit: Hashable {
        case perCent, percentagePoints
        case time(String)
        /// By the code of the currency.
        case money(String)
        /// How often, or by how much more: "five times a year", "twice as many", "fourfold".
        case times
        /// What a fact is counted in.
        case other

        /// Whether it supports nothing that is not of the same.
        var isShare: Bool { self == .perCent || self == .percentagePoints }

        var isMoney: Bool { if case .money = self { true } else { false } }
    }

    /// As it is written.
    var text: String
    /// The same without thousands' commas and idle zeros, multiplied out.
    var value: String
    var unit: Unit?
    /// In which time it is so much, or so often: "£50 a year".
    var period: String?
    /// Where it stands, in scalars from the beginning of the text; `nil` where it stands in no text.
    var start: Int?

    /// In scalars.
    var length: Int { text.unicodeScalars.count }

    init(text: String, value: String, unit: Unit?, period: String? = nil, start: Int?) {
        self.text = text
        self.value = value
        self.unit = unit
        self.period = period
        self.start = start
    }

    /// A whole number that stands in no text.
    init(_ number: Int) { self.init(text: String(number), value: String(number), unit: nil, start: nil) }

    /// In the order of the text: numbers in digits; and numbers in words where they are shares, amounts of time or money, or more
    /// than ten.
    /// - Complexity: O(bytes); nothing is allocated where there are none.
    static func all(in text: String) -> [NumberInText] {
        mayBe(in: text.utf8Span.span) ? NumberReader(text).numbers(isSource: false) : []
    }

    /// Those that may support others: small numbers in words as well, from two on, and the months of dates.
    static func supporting(in text: String) -> [NumberInText] { NumberReader(text).numbers(isSource: true) }

    /// Whether it is the same number: a share for a share, and years for years, pounds for pounds, and so much a year for so much a
    /// year where both say what they are of.
    func supports(_ other: NumberInText) -> Bool {
        guard value == other.value, period == nil || other.period == nil || period == other.period else { return false }
        if unit == other.unit { return true }
        return unit == nil && other.unit?.isShare != true || other.unit == nil && unit?.isShare != true
    }

    // MARK: Bytes

    /// One byte stands for each scalar: its own where it is ASCII or a digit, and one of these elsewhere.
    enum Stand {
        static let other: UInt8 = 0x80
        static let number: UInt8 = 0x81
        static let currency: UInt8 = 0x82
        static let dash: UInt8 = 0x83
    }

    static func bytes(of text: String) -> [UInt8] {
        text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : text.unicodeScalars.map(byte)
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

    static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    static func isCurrency(_ byte: UInt8) -> Bool { byte == Stand.currency || byte == UInt8(ascii: "$") }

    private static func digits(_ bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        return end
    }

    /// Where a number that begins at a digit ends.
    static func end(of bytes: [UInt8], from start: Int) -> Int {
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
    static func isSigned(_ bytes: [UInt8], at place: Int) -> Bool {
        guard place > 0, bytes[place - 1] == UInt8(ascii: "-") else { return false }
        guard place > 1 else { return true }
        return [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ",")]
            .contains(bytes[place - 2])
    }

    /// A number's value; what is none of digits stays as it is.
    ///
    /// - Parameter zeros: of the power of ten that it is a multiple of.
    static func value(_ text: String, zeros: Int) -> String {
        zeros == 0 ? text : value(Array(text.utf8)[...], zeros: zeros)
    }

    static func value(_ bytes: ArraySlice<UInt8>, zeros: Int = 0) -> String {
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
