/// Reads the numbers of a text, in digits or in words, with what belongs to them: what they are multiples of, and of what.
struct NumberReader {
    enum Kind: Equatable {
        case digits, alone
        case word(NumberWord?)
        case sign(UInt8)
    }

    /// A number, or a part of one, with the places of its tokens.
    struct Part {
        var value: String
        var tokens: Range<Int>
        var scalars: Range<Int>
        var isInWords = false
        /// Whether it is what it is, and no end of a range that goes on: an ordinal, a fraction, or one with a unit or magnitude.
        var isWhole = false
        var zeros = 0
        var unit: NumberInText.Unit?
        var period: String?
        /// Whether it is a number on one reading only.
        var isUncertain = false
    }

    /// None of ASCII, of which each byte is one.
    let scalars: [Unicode.Scalar]
    /// One for each scalar.
    let bytes: [UInt8]
    private(set) var kinds: [Kind] = []
    private(set) var ranges: [Range<Int>] = []

    init(_ text: String) {
        bytes = NumberInText.bytes(of: text)
        scalars = bytes.count == text.utf8.count ? [] : Array(text.unicodeScalars)
        // A word in five or six letters.
        kinds.reserveCapacity(bytes.count / 5)
        ranges.reserveCapacity(bytes.count / 5)
        var place = 0
        while place < bytes.count {
            let start = place
            if NumberInText.isDigit(bytes[place]) {
                place = NumberInText.end(of: bytes, from: place)
                kinds.append(.digits)
            } else if NumberInText.isLetter(bytes[place]) {
                while place < bytes.count, NumberInText.isLetter(bytes[place]) { place += 1 }
                kinds.append(.word(NumberWord(bytes[start..<place])))
            } else {
                place += 1
                if bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\n") { continue }
                kinds.append(bytes[start] == NumberInText.Stand.number ? .alone : .sign(bytes[start]))
            }
            ranges.append(start..<place)
        }
    }

    /// In the order of the text.
    ///
    /// - Parameter isSource: whether these may support others. Then small numbers in words are among them, as "two or more", and
    ///   what can be read in two ways is there in both.
    func numbers(isSource: Bool) -> [NumberInText] {
        var parts: [Part] = []
        var place = 0
        while place < kinds.count {
            guard var part = part(at: place) else {
                if isSource, case .word(.month(let month)?) = kinds[place], bytes[ranges[place].lowerBound] < 0x60 {
                    parts.append(
                        Part(
                            value: String(month), tokens: place..<place + 1, scalars: ranges[place], isWhole: true))
                }
                place += 1
                continue
            }
            if let share = share(from: part) {
                if isSource, share.isUncertain { parts += [part, share.of] }
                parts.append(share.part)
                place = share.part.tokens.upperBound
                continue
            }
            if let last = parts.indices.last { join(&parts[last], &part) }
            parts.append(part)
            place = part.tokens.upperBound
        }
        return parts.filter { isSource ? $0.value != "1" || !$0.isInWords || $0.unit != nil : isFigure($0) }.map {
            part in
            let places = withSign(part)
            return NumberInText(
                text: written(places), value: NumberInText.value(part.value, zeros: part.zeros), unit: part.unit,
                period: part.period, start: places.lowerBound)
        }
    }

    /// Small numbers in words are as often none: "one another", "two sides". They are figures where they are amounts of something.
    private func isFigure(_ part: Part) -> Bool {
        if !part.isInWords || part.zeros > 0 || Int(part.value).map({ $0 > 10 }) ?? true { return true }
        guard let unit = part.unit else { return false }
        return unit.isShare || part.value != "1"
    }

    // MARK: One number

    func word(_ place: Int) -> NumberWord? {
        guard kinds.indices.contains(place), case .word(let word) = kinds[place] else { return nil }
        return word
    }

    func isHyphen(_ place: Int) -> Bool {
        kinds.indices.contains(place) && kinds[place] == .sign(UInt8(ascii: "-"))
    }

    private func part(at place: Int) -> Part? {
        guard var part = bareNumber(at: place) else { return nil }
        if part.isWhole { return part }
        part = withFraction(part)
        if part.isWhole { return part }
        addUnit(to: &part)
        // "Hundred" alone is a number in "hundred per cent" and "hundred years" only.
        if case .word(.power?) = kinds[place], part.unit?.isMoney ?? true { return nil }
        return part
    }

    private func bareNumber(at place: Int) -> Part? {
        if let half = half(at: place) { return half }
        switch kinds[place] {
        case .sign: return nil
        case .alone:
            return Part(
                value: fraction(at: place).map { "\($0.count)/\($0.of)" } ?? written(ranges[place]),
                tokens: place..<place + 1, scalars: ranges[place], isWhole: true)
        case .digits:
            let range = ranges[place]
            let start = NumberInText.isSigned(bytes, at: range.lowerBound) ? range.lowerBound - 1 : range.lowerBound
            var part = Part(
                value: NumberInText.value(bytes[start..<range.upperBound]), tokens: place..<place + 1,
                scalars: start..<range.upperBound)
            addFraction(besideIt: &part)
            if let magnitude = NumberInText.Magnitude(in: bytes, behind: part.scalars) {
                part.zeros = magnitude.zeros
                part.scalars = start..<magnitude.end
                part.tokens =
                    place..<(ranges[place...].firstIndex { $0.lowerBound >= magnitude.end } ?? ranges.count)
            } else if isOrdinal(behind: place) {
                part.value += "th"
                part.scalars = start..<ranges[place + 1].upperBound
                part.tokens = place..<place + 2
                part.isWhole = true
            }
            return part
        case .word(let word):
            guard let word else { return nil }
            if let time = amountOfTime(at: place) { return time }
            // "Half of them", "some quarter of them"
            if case .part(let parts, false) = word, parts == 2 || parts == 4 && self.word(place + 1) == .of,
                !isHyphen(place + 1)
            {
                return Part(
                    value: "1/\(parts)", tokens: place..<place + 1, scalars: ranges[place], isInWords: true,
                    isWhole: true)
            }
            if word == .article, case .part(let parts, false)? = self.word(place + 1),
                isFraction(of: parts, behind: place + 2)
            {
                return Part(
                    value: "1/\(parts)", tokens: place..<place + 2,
                    scalars: ranges[place].lowerBound..<ranges[place + 1].upperBound, isInWords: true, isWhole: true)
            }
            if word == .twice {
                return Part(value: "2", tokens: place..<place + 1, scalars: ranges[place], isInWords: true)
            }
            if case .multiple(let value, let isUncertain) = word {
                guard isMultiple(place, isUncertain: isUncertain) else { return nil }
                return Part(value: String(value), tokens: place..<place + 1, scalars: ranges[place], isInWords: true)
            }
            guard let (value, end) = cardinal(at: place) else { return nil }
            return Part(
                value: String(value), tokens: place..<end,
                scalars: ranges[place].lowerBound..<ranges[end - 1].upperBound, isInWords: true)
        }
    }

    /// "The number has doubled", "double the number", "a threefold increase"; but not what somebody doubled as, a double role, or
    /// a task that is threefold.
    private func isMultiple(_ place: Int, isUncertain: Bool) -> Bool {
        guard isUncertain else { return word(place + 1) != .asMany }
        return isOne(of: NumberReader.behindMultiples, place + 1)
    }

    private static let behindMultiples = [
        "the", "that", "this", "its", "their", "what", "increase", "rise", "growth",
    ]

    /// Whether one of these words stands there, in either case.
    private func isOne(of words: [String], _ place: Int) -> Bool {
        guard kinds.indices.contains(place), case .word = kinds[place] else { return false }
        return words.contains { $0.utf8.elementsEqual(bytes[ranges[place]].lazy.map { $0 | 0x20 }) }
    }

    private func isOrdinal(behind place: Int) -> Bool {
        guard place + 1 < kinds.count, ranges[place + 1].lowerBound == ranges[place].upperBound,
            ranges[place + 1].count == 2
        else { return false }
        let letters = bytes[ranges[place + 1]].map { $0 | 0x20 }
        return ["st", "nd", "rd", "th"].contains { $0.utf8.elementsEqual(letters) }
    }

    /// A third is a fraction before "of" and at an end; elsewhere it may be the third of some: "a third sector".
    private func isFraction(of parts: Int, behind place: Int) -> Bool {
        guard parts != 2, parts != 4, kinds.indices.contains(place) else { return true }
        return switch kinds[place] {
        case .word(let word): word == .of
        case .sign(let sign): sign != UInt8(ascii: "-")
        case .digits, .alone: true
        }
    }

    /// The same with what makes it a fraction behind it: "three quarters", "ninety-five and a half".
    private func withFraction(_ part: Part) -> Part {
        var part = part
        var end = part.tokens.upperBound
        if word(end) == .and, word(end + 1) == .article, word(end + 2) == .part(2, isPlural: false),
            !part.value.contains("."), part.zeros == 0
        {
            part.value += ".5"
            end += 3
            // "One and a half million"
            if case .power(let zeros)? = word(end), zeros > 2 {
                part.zeros = zeros
                end += 1
            }
        } else {
            if isHyphen(end) { end += 1 }
            guard part.zeros == 0, case .part(let parts, let isPlural)? = word(end), !part.value.contains("."),
                isPlural ? part.value != "1" : part.value == "1" && isFraction(of: parts, behind: end + 1)
            else { return part }
            part.value += "/\(parts)"
            part.isWhole = true
            end += 1
        }
        part.tokens = part.tokens.lowerBound..<end
        part.scalars = part.scalars.lowerBound..<ranges[end - 1].upperBound
        return part
    }

    // MARK: Numbers that belong together

    /// "Nine in ten", "9 out of every 10"; and, which can mean something else as well, "nine boards in ten".
    private func share(from part: Part) -> (part: Part, of: Part, isUncertain: Bool)? {
        guard !part.isWhole, part.zeros == 0, let count = Int(part.value), count > 0 else { return nil }
        var place = part.tokens.upperBound
        var isUncertain = false
        if place < kinds.count, kinds[place] == .word(nil) {
            isUncertain = true
            place += 1
        }
        switch word(place) {
        case .inside: place += 1
        case .out where word(place + 1) == .of: place += 2
        default: return nil
        }
        if word(place) == .each { place += 1 }
        guard kinds.indices.contains(place), let of = self.part(at: place), !of.isWhole, of.zeros == 0 || of.isInWords,
            let all = Int(of.value), count < all, all <= 100 || all == 1000
        else { return nil }
        var share = part
        share.value = "\(count) in \(all)"
        share.isWhole = true
        share.isInWords = false
        share.tokens = part.tokens.lowerBound..<of.tokens.upperBound
        share.scalars = part.scalars.lowerBound..<of.scalars.upperBound
        return (share, of, isUncertain)
    }

    /// - Parameter places: in scalars.
    private func written(_ places: Range<Int>) -> String {
        scalars.isEmpty
            ? String(decoding: bytes[places], as: UTF8.self) : String(String.UnicodeScalarView(scalars[places]))
    }
}

extension NumberWord {
    var isTen: Bool { if case .ten = self { true } else { false } }
    var isUnitOrTen: Bool { if case .unit = self { true } else { isTen } }
}
