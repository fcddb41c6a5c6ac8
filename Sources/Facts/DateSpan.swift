/// A day, a month or a year: the days from its first to its last, in the Gregorian calendar.
public struct DateSpan: Hashable, Sendable, CustomStringConvertible {
    /// As year × 10 000 + month × 100 + day, so that later days are greater.
    public let first: Int32
    public let last: Int32

    /// - Returns: `nil` when there is no such day.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1...9999).contains(year) else { return nil }
        guard let month else {
            first = Int32(year * 10000 + 101)
            last = Int32(year * 10000 + 1231)
            return
        }
        guard (1...12).contains(month) else { return nil }
        let length = DateSpan.days(in: month, of: year)
        let start = year * 10000 + month * 100
        guard let day else {
            first = Int32(start + 1)
            last = Int32(start + length)
            return
        }
        guard (1...length).contains(day) else { return nil }
        first = Int32(start + day)
        last = first
    }

    /// Reads `2008`, `2008-11` or `2008-11-30`, and nothing else.
    public init?(_ text: borrowing Span<UInt8>) {
        guard
            text.count == 4 || (text.count == 7 && text[4] == 45)
                || (text.count == 10 && text[4] == 45 && text[7] == 45)
        else { return nil }
        guard let year = DateSpan.digits(text, 0, 4) else { return nil }
        guard text.count > 4 else {
            self.init(year: year)
            return
        }
        guard let month = DateSpan.digits(text, 5, 7) else { return nil }
        guard text.count > 7 else {
            self.init(year: year, month: month)
            return
        }
        guard let day = DateSpan.digits(text, 8, 10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads `2008`, `2008-11` or `2008-11-30`, and nothing else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(bytes.span)
    }

    private init(day: Int32) {
        first = day
        last = day
    }

    public var isDay: Bool { first == last }

    /// The day before and the day after the first day, and likewise the last: where a test on this span can change.
    public var neighbouringDays: [DateSpan] {
        [
            DateSpan(day: DateSpan.before(first)), DateSpan(day: first), DateSpan(day: last),
            DateSpan(day: DateSpan.after(last)),
        ]
    }

    /// The month and the year that hold the first day.
    public var around: [DateSpan] {
        let year = Int(first / 10000)
        return [DateSpan(year: year, month: Int(first / 100 % 100)), DateSpan(year: year)].compactMap(\.self)
    }

    /// Whether it is the earlier of two: unknown where some of its days are before some of the other's and it does not end before
    /// that begins, as of one month and the same. Two that are one day are at the same time.
    public func isBefore(_ other: DateSpan) -> Truth {
        last < other.first ? .true : first < other.last ? .unknown : .false
    }

    /// Whether it is earlier by more than a year. Within one, both may be of the same round of work.
    public func isMoreThanAYear(before other: DateSpan) -> Truth {
        last + 10000 < other.first ? .true : first + 10000 < other.last ? .unknown : .false
    }

    /// Whether every day of another span is one of this.
    public func contains(_ other: DateSpan) -> Bool { first <= other.first && other.last <= last }

    /// Whether every one of its days lies in one of `spans`.
    /// - Complexity: O(spans²).
    public func isCovered(by spans: [DateSpan]) -> Bool {
        var day = first
        while day <= last {
            guard let span = spans.first(where: { $0.first <= day && day <= $0.last }) else { return false }
            day = DateSpan.after(span.last)
        }
        return true
    }

    private static func before(_ day: Int32) -> Int32 {
        var (year, month, date) = (Int(day / 10000), Int(day / 100 % 100), Int(day % 100) - 1)
        if date == 0 {
            month -= 1
            if month == 0 { (year, month) = (year - 1, 12) }
            date = days(in: month, of: year)
        }
        return Int32(year * 10000 + month * 100 + date)
    }

    private static func after(_ day: Int32) -> Int32 {
        var (year, month, date) = (Int(day / 10000), Int(day / 100 % 100), Int(day % 100) + 1)
        if date > days(in: month, of: year) {
            (month, date) = (month + 1, 1)
            if month == 13 { (year, month) = (year + 1, 1) }
        }
        return Int32(year * 10000 + month * 100 + date)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func digits(_ text: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var value = 0
        for index in start..<end {
            let byte = text[index]
            guard byte >= 48, byte <= 57 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    public var description: String {
        func padded(_ value: Int32, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let year = padded(first / 10000, 4)
        let month = padded(first / 100 % 100, 2)
        if isDay { return "\(year)-\(month)-\(padded(first % 100, 2))" }
        return first / 100 == last / 100 ? "\(year)-\(month)" : year
    }
}
