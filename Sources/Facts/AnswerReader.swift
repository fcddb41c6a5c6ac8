import Diagnostics

/// Reads scalars by the type the vocabulary gives them.
public enum AnswerReader {
    /// The value the bytes spell, or `nil`: `problem(with:as:note:)` then says why.
    @inline(__always)
    public static func value(_ text: borrowing Span<UInt8>, as type: FactType) -> Value? {
        switch type {
        case .yesNo: return yesNo(text).map(Value.yesNo)
        case .oneOf(let words), .scale(let words):
            for index in words.indices where matches(text, words[index]) { return .choice(Int32(index)) }
            return nil
        case .number(_, let lowest, let highest, let isWhole):
            guard let number = ExactNumber(text) else { return nil }
            if let lowest, number < lowest { return nil }
            if let highest, highest < number { return nil }
            if isWhole, !number.isWhole { return nil }
            return .number(number)
        case .date: return DateSpan(text).map(Value.date)
        case .text, .list: return nil
        }
    }

    /// `yes` and `true`, `no` and `false`, small, capital or with a capital.
    public static func yesNo(_ text: borrowing Span<UInt8>) -> Bool? {
        switch text.count {
        case 2: return matchesAnyCase(text, "no") ? false : nil
        case 3: return matchesAnyCase(text, "yes") ? true : nil
        case 4: return matchesAnyCase(text, "true") ? true : nil
        case 5: return matchesAnyCase(text, "false") ? false : nil
        default: return nil
        }
    }

    /// Whether the bytes are those of a word.
    @inline(__always)
    public static func matches(_ text: borrowing Span<UInt8>, _ word: String) -> Bool {
        let bytes = word.utf8
        guard bytes.count == text.count else { return false }
        var index = 0
        for byte in bytes {
            if text[index] != byte { return false }
            index += 1
        }
        return true
    }

    /// All small, all capital, or one capital at the start.
    private static func matchesAnyCase(_ text: borrowing Span<UInt8>, _ word: String) -> Bool {
        var capitals = 0
        var index = 0
        for byte in word.utf8 {
            if text[index] == byte &- 32 { capitals += 1 } else if text[index] != byte { return false }
            index += 1
        }
        return capitals == 0 || capitals == text.count || (capitals == 1 && text[0] < 97)
    }

    /// Why the text is not a value of the type.
    ///
    /// - Parameter takesCounts: whether a tally, too, would be an answer here.
    public static func problem(
        with text: String, as type: FactType, note: String?, takesCounts: Bool = false
    ) -> AnswerProblem {
        let shown = text.count > 60 ? String(text.prefix(60)) + "…" : text
        if text.allSatisfy(\.isWhitespace) { return .empty }
        if let name = oddCharacter(in: text) { return .typographic(shown, name: name, near: plain(text, as: type)) }
        if meaningNotKnown.contains(text.lowercased()) { return .nearUnknown(shown) }
        if NearestName.to(text.lowercased(), among: ["unknown"]) != nil { return .nearUnknown(shown) }
        if ["not asked", "not put", "question not asked"].contains(text.lowercased()) { return .notAsked(shown) }
        if ["not applicable", "does not apply"].contains(text.lowercased()) { return .notApplicable(shown) }
        if meaningUnknown.contains(text.lowercased()) { return .meansUnknown(shown) }
        if type != .date, isMonthAndDay(text) { return .mangledByASpreadsheet(shown) }
        switch type {
        case .yesNo: return .notYesNo(shown, takesCounts: takesCounts)
        case .oneOf(let words), .scale(let words):
            return .notAmong(
                shown, words: words, near: near(text, among: words), note: note)
        case .number(let unit, let lowest, let highest, let isWhole):
            if let number = ExactNumber(text) {
                if isWhole, !number.isWhole { return .notWhole(shown) }
                return .outOfRange(shown, lowest: lowest?.description, highest: highest?.description)
            }
            if let number = number(in: text) { return .decorated(shown, number: number, unit: unit) }
            return .notNumber(shown)
        case .date, .text, .list:
            if isYearOfAccounts(text) { return .yearOfAccounts(shown) }
            if text.utf8.count == 10 || text.utf8.count == 7,
                text.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) }),
                text.split(separator: "-").map(\.utf8.count).starts(with: [4, 2])
            {
                return .noSuchDay(shown)
            }
            let near = DateGuess.of(text)
            return DateGuess.hasShortYear(text) ? .shortYear(shown, near: near) : .notDate(shown, near: near)
        }
    }

    /// The one number in a text that has more to it: signs, commas between thousands, a unit in words. What may be negative, as
    /// accounts write it too, is not offered as what it is without its sign.
    private static func number(in text: String) -> String? {
        let before = text.prefix { !$0.isASCII || !$0.isNumber }
        guard !before.contains(where: { "-(".contains($0) }) else { return nil }
        let digits = text.drop { !$0.isASCII || !$0.isNumber }.prefix {
            ($0.isASCII && $0.isNumber) || $0 == "." || $0 == ","
        }
        let rest = text.drop { !$0.isASCII || !$0.isNumber }.dropFirst(digits.count)
        let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
        guard !rest.contains(where: \.isNumber), groups.dropFirst().allSatisfy({ $0.prefix { $0 != "." }.count == 3 })
        else { return nil }
        let plain = groups.joined()
        return ExactNumber(plain).map { _ in plain }
    }

    /// The word that was probably meant: misspelt, abbreviated to its initials, with more behind it, or its beginning.
    private static func near(_ text: String, among words: [String]) -> String? {
        // The same number, as a spreadsheet writes it.
        if let number = ExactNumber(text) { return words.first { ExactNumber($0) == number } }
        // A number is not a little misspelt: what stands beside it may say that it counts something else, as in `4 stars`.
        let words = words.filter { ExactNumber($0) == nil }
        if let near = NearestName.to(text, among: words) { return near }
        let meant = words.filter { word in
            let initials = word.split { $0 == "_" || $0 == "-" }.compactMap(\.first)
            return initials.count > 1 && String(initials) == text.lowercased()
        }
        if meant.count == 1 { return meant[0] }
        let parts = text.lowercased().split { $0 == " " || $0 == "_" }.map(String.init)
        let said = words.filter { parts.contains($0) && !NearestName.isTurnedRound(text, $0) }
        if said.count == 1 {
            // What else is said must not be part of another.
            let others = words.filter { $0 != said[0] }.flatMap { $0.split(separator: "_").map(String.init) }
            return parts.contains { $0 != said[0] && others.contains($0) } ? nil : said[0]
        }
        // Its beginning alone, as long as that is a word and not a `no` or `other`.
        guard parts.count == 1, text.count > 5 else { return nil }
        let begun = words.filter { $0.split(separator: "_").first.map(String.init) == parts[0] }
        return begun.count == 1 ? begun[0] : nil
    }

    /// The value that is left without typographic quotes around it, where one is.
    private static func plain(_ text: String, as type: FactType) -> String? {
        guard let plain = unquoted(text) else { return nil }
        return value(Array(plain.utf8).span, as: type) == nil ? nil : plain
    }

    /// What stands between typographic quotes, where a whole text stands between them.
    public static func unquoted(_ text: String) -> String? {
        let marks: Set<Unicode.Scalar> = ["\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}"]
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, scalars.count > 2, marks.contains(first),
            marks.contains(last)
        else { return nil }
        return String(String.UnicodeScalarView(scalars.dropFirst().dropLast()))
    }

    /// Whether a text says nothing but that there is nothing to say; taken as words it would be printed as an answer.
    public static func saysNothing(_ text: borrowing Span<UInt8>) -> Bool {
        guard text.count <= 4 else { return false }
        for word in ["n/a", "N/A", "n.a.", "#N/A", "?", "??", "-", "--", "tbc", "TBC", "tbd", "TBD"]
        where matches(text, word) {
            return true
        }
        return isNull(text)
    }

    /// Whether a text is one of the words that YAML has for nothing, where they stand without quotes.
    public static func isNull(_ text: borrowing Span<UInt8>) -> Bool {
        switch text.count {
        case 1: text[0] == UInt8(ascii: "~")
        case 4: matchesAnyCase(text, "null")
        default: false
        }
    }

    /// `2008/09`.
    private static func isYearOfAccounts(_ text: String) -> Bool {
        let parts = text.split(separator: "/")
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 2 || parts[1].count == 4 else { return false }
        return parts.allSatisfy { $0.allSatisfy(\.isNumber) }
    }

    private static let meaningNotKnown: Set<String> = [
        "unknown", "don't know", "dont know", "dk", "not known", "no answer", "not sure", "no data", "not stated",
        "n/k", "nk",
    ]

    private static let meaningUnknown: Set<String> = [
        "n/a", "na", "n.a.", "?", "??", "-", "--", "tbc", "tbd", "none",
        "null", "~", "nil", "#n/a", "x",
    ]

    static let quotationMark = "a typographic quotation mark"

    private static func oddCharacter(in text: String) -> String? {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x2018...0x201F: return quotationMark
            case 0xA0, 0x202F, 0x2007: return "a no-break space"
            case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD, 0x202A...0x202E: return "an invisible character"
            case 0x2010...0x2015, 0x2212: return "a typographic dash"
            case 0xFFFD: return "a character that was lost in another encoding"
            default: continue
            }
        }
        return nil
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// `3-4` becomes `03-Apr` or `Apr-03` in a spreadsheet.
    private static func isMonthAndDay(_ text: String) -> Bool {
        let parts = text.lowercased().split { $0 == "-" || $0 == " " || $0 == "/" }
        guard parts.count == 2 else { return false }
        return parts.contains { months.contains(String($0.prefix(3))) } && parts.contains { $0.allSatisfy(\.isNumber) }
    }

    /// What a date in another form probably was: offered, never taken.
    private enum DateGuess {
        static func of(_ text: String) -> String? {
            let words = text.lowercased().split { "/-. ,".contains($0) }.map(String.init)
            let numbers = words.map { Int($0) }
            if words.count == 3, let day = numbers[0], let month = numbers[1], let year = numbers[2],
                words[2].count == 4
            {
                return either(year: year, day, month)
            }
            if hasShortYear(text), let day = numbers[0], let month = numbers[1], let year = year(words[2]) {
                return either(year: year, day, month)
            }
            if words.count == 1, let days = numbers[0], (20_000...60_000).contains(days) {
                return day(days)?.description
            }
            if let day = text.split(whereSeparator: { $0 == "T" || $0 == " " }).first.map(String.init), day != text,
                DateSpan(day)?.isDay ?? false
            {
                return day
            }
            if words.count == 3, let year = numbers[0], year > 1000, let month = numbers[1], let day = numbers[2] {
                return DateSpan(year: year, month: month, day: day)?.description
            }
            let ordinal = words.first.flatMap { Int($0.prefix(while: \.isNumber)) }
            if words.count == 3, let day = ordinal, let month = month(words[1]), let year = year(words[2]) {
                return DateSpan(year: year, month: month, day: day)?.description
            }
            if words.count == 2, let month = month(words[0]), let year = year(words[1]) {
                return DateSpan(year: year, month: month)?.description
            }
            return nil
        }

        /// The day before the month, as in these offices, or else the other way round; both where both can be.
        private static func either(year: Int, _ first: Int, _ second: Int) -> String? {
            let days = [(second, first), (first, second)].compactMap { month, day in
                DateSpan(year: year, month: month, day: day)?.description
            }
            guard let usual = days.first, let other = days.last else { return nil }
            return usual == other ? usual : "\(usual) or \(other)"
        }

        /// `13/11/08`, `30.11.08`: which of the numbers is what can be read in several ways.
        static func hasShortYear(_ text: String) -> Bool {
            let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
            return parts.count == 3
                && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }
        }

        private static func month(_ word: String) -> Int? {
            months.firstIndex(of: String(word.prefix(3))).map { $0 + 1 }
        }

        /// Two digits are of this century or the last.
        private static func year(_ word: String) -> Int? {
            guard let number = Int(word), number >= 0 else { return nil }
            return word.count == 4 ? number : word.count == 2 ? number + (number < 50 ? 2000 : 1900) : nil
        }

        /// What a spreadsheet counts in days from the end of 1899.
        private static func day(_ days: Int) -> DateSpan? {
            var (year, left) = (1900, days - 2)
            while true {
                let length = DateSpan(year: year, month: 2, day: 29) == nil ? 365 : 366
                if left < length { break }
                left -= length
                year += 1
            }
            for month in 1...12 {
                guard let span = DateSpan(year: year, month: month) else { return nil }
                let length = Int(span.last % 100)
                if left < length { return DateSpan(year: year, month: month, day: left + 1) }
                left -= length
            }
            return nil
        }
    }
}
