/// A decimal number, exact: 3 and 3.0 are the same number, and no digit is rounded away.
public struct ExactNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Without trailing zeros, unless it is zero.
    private let significand: Int64
    /// How many of the significand's digits stand behind the point; negative for trailing zeros before it.
    private let places: Int8

    public init(_ value: Int) {
        self.init(significand: Int64(value), places: 0)
    }

    private init(significand: Int64, places: Int) {
        var significand = significand
        var places = places
        while significand != 0, significand % 10 == 0 {
            significand /= 10
            places -= 1
        }
        self.significand = significand
        self.places = significand == 0 ? 0 : Int8(places)
    }

    /// Reads digits with an optional sign and an optional point; at most 18 digits.
    public init?(_ text: borrowing Span<UInt8>) {
        var index = 0
        var negative = false
        if text.count > 0, text[0] == 45 || text[0] == 43 {
            negative = text[0] == 45
            index = 1
        }
        var significand: Int64 = 0
        var digits = 0
        var places = 0
        var pointSeen = false
        while index < text.count {
            let byte = text[index]
            if byte == 46, !pointSeen, digits > 0, index + 1 < text.count {
                pointSeen = true
            } else if byte >= 48, byte <= 57, digits < 18 {
                significand = significand * 10 + Int64(byte - 48)
                digits += 1
                if pointSeen { places += 1 }
            } else {
                return nil
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        self.init(significand: negative ? -significand : significand, places: places)
    }

    /// Reads digits with an optional sign and an optional point; at most 18 digits.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(bytes.span)
    }

    /// By value, exactly: 3 is not less than 3.0, however it is written.
    public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        let places = max(left.places, right.places)
        return left.scaled(to: places) < right.scaled(to: places)
    }

    /// Saturates at the largest number that can be held.
    public func multiplied(by factor: Int) -> ExactNumber {
        let (product, overflow) = significand.multipliedReportingOverflow(by: Int64(factor))
        return ExactNumber(significand: overflow ? Int64.max : product, places: Int(places))
    }

    public var isWhole: Bool { places <= 0 }

    /// The number itself, and the whole ones just below and just above it.
    public var wholeNeighbours: [ExactNumber] {
        guard let whole = Int(description), whole.magnitude < 1_000_000_000_000_000_000 else { return [self] }
        return [ExactNumber(whole - 1), self, ExactNumber(whole + 1)]
    }

    /// The number itself and what lies just below and just above it, for trying a threshold from both sides.
    public var neighbours: [ExactNumber] {
        let nearer = Int(max(0, places)) + 1
        guard nearer <= 12, let ten = ExactNumber.power(nearer - Int(places)) else { return [self] }
        let (scaled, overflow) = significand.multipliedReportingOverflow(by: ten)
        guard !overflow, scaled.magnitude < 1_000_000_000_000_000_000 else { return [self] }
        return [
            ExactNumber(significand: scaled - 1, places: nearer), self,
            ExactNumber(significand: scaled + 1, places: nearer),
        ]
    }

    private static func power(_ exponent: Int) -> Int64? {
        guard exponent <= 18 else { return nil }
        return (0..<max(0, exponent)).reduce(1) { power, _ in power * 10 }
    }

    private func scaled(to wanted: Int8) -> Int128 {
        var value = Int128(significand)
        for _ in 0..<(Int(wanted) - Int(places)) { value *= 10 }
        return value
    }

    public var description: String {
        let digits = String(significand.magnitude)
        let sign = significand < 0 ? "-" : ""
        if places <= 0 { return sign + digits + String(repeating: "0", count: Int(-places)) }
        let padded = String(repeating: "0", count: max(0, Int(places) + 1 - digits.count)) + digits
        let split = padded.index(padded.endIndex, offsetBy: -Int(places))
        return sign + padded[..<split] + "." + padded[split...]
    }
}
