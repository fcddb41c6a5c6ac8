/// Shares of a hundred that are written in words, as in "forty-two per cent": a figure is one in any spelling.
enum SpelledShare {
    private static let units = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    /// Whether there is anything to look for: the letters "cent" in either case.
    static func mayStand(in bytes: borrowing Span<UInt8>) -> Bool {
        var place = 0
        while place + 4 <= bytes.count {
            if isLetter(bytes[place], "c"), isLetter(bytes[place + 1], "e"), isLetter(bytes[place + 2], "n"),
                isLetter(bytes[place + 3], "t")
            {
                return true
            }
            place += 1
        }
        return false
    }

    private static func isLetter(_ byte: UInt8, _ letter: Unicode.Scalar) -> Bool {
        byte | 0x20 == UInt8(ascii: letter)
    }

    /// In the order of the text.
    static func all(in text: String) -> [String] {
        let words = text.utf8.split { !($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")) }
            .map { String(decoding: $0, as: UTF8.self).lowercased() }
        return words.indices.compactMap { place in
            if words[place] == "percent" { return value(before: place, words).map(String.init) }
            guard words[place] == "cent", place > 0, words[place - 1] == "per" else { return nil }
            return value(before: place - 1, words).map(String.init)
        }
    }

    private static func value(before place: Int, _ words: [String]) -> Int? {
        guard place > 0 else { return nil }
        if words[place - 1] == "hundred" { return 100 }
        if let ten = tens.firstIndex(of: words[place - 1]) { return (ten + 2) * 10 }
        guard let unit = units.firstIndex(of: words[place - 1]) else { return nil }
        guard place > 1, unit < 10, let ten = tens.firstIndex(of: words[place - 2]) else { return unit }
        return (ten + 2) * 10 + unit
    }
}
