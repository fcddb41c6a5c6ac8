import Facts

/// What numbers are numbers of: shares, time, money, and how often.
extension NumberReader {
    /// Adds what stands behind a number, or the sign of a currency before it; and in which time it is so much.
    func addUnit(to part: inout Part) {
        var end = part.tokens.upperBound
        if let found = unit(at: end) {
            part.unit = found.unit
            part.isWhole = true
            part.value = NumberReader.value(part.value, times: found.multiple)
            end = found.end
        } else if let currency = currency(before: part.scalars.lowerBound) {
            part.unit = .money(currency)
        }
        if let unit = part.unit, unit.isShare || unit.isMoney || unit == .times, let (time, next) = period(at: end) {
            part.period = time
            part.isWhole = true
            end = next
        } else {
            part.period = periodBehindNouns(from: end)
        }
        guard end > part.tokens.upperBound else { return }
        part.tokens = part.tokens.lowerBound..<end
        part.scalars = part.scalars.lowerBound..<ranges[end - 1].upperBound
    }

    /// - Returns: of how many of the unit the number counts one, too: a decade is of ten years.
    private func unit(at start: Int) -> (unit: NumberInText.Unit, multiple: Int, end: Int)? {
        // "Twice" has said of what it is one.
        if word(start - 1) == .twice { return isHowOften(start) ? (.times, 1, start) : nil }
        if case .multiple? = word(start - 1) { return (.times, 1, start) }
        let place = isHyphen(start) ? start + 1 : start
        guard kinds.indices.contains(place) else { return nil }
        if kinds[place] == .sign(UInt8(ascii: "%")) { return (.perCent, 1, place + 1) }
        if case .sign(let sign) = kinds[place], NumberInText.isCurrency(sign) {
            // It may as well be that of the number behind it.
            guard !kinds.indices.contains(place + 1) || kinds[place + 1] != .digits else { return nil }
            return currency(before: ranges[place].upperBound).map { (.money($0), 1, place + 1) }
        }
        switch word(place) {
        case .perCent: return (.perCent, 1, place + 1)
        case .per:
            let next = isHyphen(place + 1) ? place + 2 : place + 1
            return word(next) == .cent ? (.perCent, 1, next + 1) : nil
        case .percentage:
            return word(place + 1) == .point ? (.percentagePoints, 1, place + 2) : (.perCent, 1, place + 1)
        case .time(let time, let multiple, _): return (.time(time), multiple, place + 1)
        case .currency(let code): return (.money(code), 1, place + 1)
        case .fold: return (.times, 1, place + 1)
        case .times where isHowOften(place + 1): return (.times, 1, place + 1)
        default: return nil
        }
    }

    /// "A year", "per year", "/year", "yearly"
    private func period(at start: Int) -> (time: String, end: Int)? {
        var place = start
        if isHyphen(place) { place += 1 }
        if kinds.indices.contains(place) {
            switch kinds[place] {
            case .word(.article?), .word(.per?), .word(.each?), .sign(UInt8(ascii: "/")): place += 1
            default: break
            }
        }
        guard place > start, case .time(let time, let multiple, _)? = word(place) else {
            // Without a word between them it is an adverb.
            guard case .time(let time, let multiple, _)? = word(start) else { return nil }
            return (NumberReader.period(time, multiple), start + 1)
        }
        return (NumberReader.period(time, multiple), place + 1)
    }

    /// In which time it is so many of something: "12 a year", "3 joint training days a month".
    private func periodBehindNouns(from start: Int) -> String? {
        for place in start...start + NumberReader.mostNouns {
            switch word(place) {
            case .article, .per, .each: return period(at: place)?.time
            case .time: continue
            case nil where kinds.indices.contains(place):
                if kinds[place] == .sign(UInt8(ascii: "/")) { return period(at: place)?.time }
                guard kinds[place] == .word(nil) else { return nil }
            default: return nil
            }
        }
        return nil
    }

    /// How many words may stand between a number and the time in which it is so many.
    private static let mostNouns = 4

    private static func period(_ time: String, _ multiple: Int) -> String {
        multiple == 1 ? time : "\(multiple) \(time)"
    }

    /// Whether what stands here makes a figure of a "twice" or "times" before it: "a year", "as many".
    private func isHowOften(_ place: Int) -> Bool { word(place) == .asMany || period(at: place) != nil }

    /// "A fortnight", "the last decade", "half a century": amounts with no number in them.
    func amountOfTime(at place: Int) -> Part? {
        var end = place
        var isHalf = false
        if word(end) == .part(2, isPlural: false), word(end + 1) == .article {
            isHalf = true
            end += 1
        }
        let hasArticle = word(end) == .article
        if hasArticle { end += 1 }
        guard case .time(let time, let multiple, let isAmount)? = word(end), multiple > 1, hasArticle || isAmount
        else { return nil }
        return Part(
            value: String(isHalf ? multiple / 2 : multiple), tokens: place..<end + 1,
            scalars: ranges[place].lowerBound..<ranges[end].upperBound, isInWords: true, isWhole: true,
            unit: .time(time))
    }

    private static func value(_ value: String, times multiple: Int) -> String {
        guard multiple > 1, let number = ExactNumber(value) else { return value }
        return number.multiplied(by: multiple).description
    }

    // MARK: Money

    private static let codes = ["gbp", "eur", "usd"]

    /// The currency whose sign or code stands before a number, by its code; of others it is the sign itself.
    private func currency(before place: Int) -> String? {
        var start = place
        while start > 0, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "-") { start -= 1 }
        guard start > 0 else { return nil }
        let last = bytes[start - 1]
        if last == UInt8(ascii: "$") { return "usd" }
        if last == NumberInText.Stand.currency {
            return switch scalars[start - 1] {
            case "£": "gbp"
            case "€": "eur"
            default: String(scalars[start - 1])
            }
        }
        guard start >= 3, start == 3 || !NumberInText.isLetter(bytes[start - 4]) else { return nil }
        let code = bytes[start - 3..<start].map { $0 | 0x20 }
        return NumberReader.codes.first { $0.utf8.elementsEqual(code) }
    }

    /// Where a number stands, with the sign of a currency right before it.
    func withSign(_ part: Part) -> Range<Int> {
        let start = part.scalars.lowerBound
        guard start > 0, NumberInText.isCurrency(bytes[start - 1]) else { return part.scalars }
        return start - 1..<part.scalars.upperBound
    }

    // MARK: Numbers that belong together

    /// What the second of two numbers is of is the first one's, too: "fifty to sixty per cent", "£10-15 million"; and a sign before
    /// the first is one before the second.
    func join(_ first: inout Part, _ second: inout Part) {
        guard !first.isWhole, first.zeros == 0, first.value.utf8.count <= 3 else { return }
        var between = Array(kinds[first.tokens.upperBound..<second.tokens.lowerBound])
        if case .sign(let sign)? = between.last, NumberInText.isCurrency(sign) { between.removeLast() }
        let joins: [Kind] = [
            .word(.to), .word(.and), .word(.or), .sign(UInt8(ascii: "-")), .sign(NumberInText.Stand.dash),
        ]
        guard between.count == 1, joins.contains(between[0]) else { return }
        if let unit = first.unit {
            guard second.unit == nil || second.unit == unit else { return }
            if second.zeros > 0 { second.unit = unit }
        }
        guard second.unit != nil || second.zeros > 0 else { return }
        first.unit = second.unit
        first.zeros = second.zeros
        first.period = second.period
    }
}
