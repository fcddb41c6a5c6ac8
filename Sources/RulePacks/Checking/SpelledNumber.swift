/// Numbers that are written in words, as in "forty-two per cent" and "two or more": a figure is one in any spelling.
enum SpelledNumber {
    private static let units = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    /// What they are parts of is more than a hundred, and is read where it is no more than one of these: "fifteen million".
    private static let powers = ["hundred", "thousand", "million", "billion"]
    private static let zeros = ["hundred": 2, "thousand": 3, "million": 6, "billion": 9]

    /// Whether there is any share to look for: the letters "per" and then "cent" in either case, with no other between them.
    static func mayBeShare(in bytes: borrowing Span<UInt8>) -> Bool {
        var place = 3
        while place + 4 <= bytes.count {
            if isLetter(bytes[place], "c"), isLetter(bytes[place + 1], "e"), isLetter(bytes[place + 2], "n"),
                isLetter(bytes[place + 3], "t")
            {
                var end = place
                while end > 3, !isLetter(bytes[end - 1]) { end -= 1 }
                if isLetter(bytes[end - 3], "p"), isLetter(bytes[end - 2], "e"), isLetter(bytes[end - 1], "r") {
                    return true
                }
            }
            place += 1
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    private static func isLetter(_ byte: UInt8, _ letter: Unicode.Scalar) -> Bool {
        byte | 0x20 == UInt8(ascii: letter)
    }

    private static func words(of text: String) -> [String] {
        text.utf8.split { !isLetter($0) }
            .map { String(decoding: $0, as: UTF8.self).lowercased() }
    }

    /// Shares of a hundred, in the order of the text.
    static func shares(in text: String) -> [String] {
        let words = words(of: text)
        return words.indices.compactMap { place in
            if words[place] == "percent" { return value(before: place, words).map(String.init) }
            guard words[place] == "cent", place > 0, words[place - 1] == "per" else { return nil }
            return value(before: place - 1, words).map(String.init)
        }
    }

    /// From two to ninety-nine, alone or before one power of ten, in the order of the text. One is as often no number at all: "one
    /// another", "no one".
    static func all(in text: String) -> [String] {
        let words = words(of: text)
        return words.indices.compactMap { place in
            let next = place + 1 < words.count ? words[place + 1] : ""
            let isBehindPower = place > 1 && words[place - 1] == "and" && powers.contains(words[place - 2])
            if let zeros = zeros[next], !isBehindPower, !isNumber(behind: place + 1, words),
                place == 0 || !powers.contains(words[place - 1]), let value = value(before: place + 1, words), value > 0
            {
                return String(value) + String(repeating: "0", count: zeros)
            }
            let isPart = powers.contains(next) || isBehindPower
            // "forty" of "forty-two" is no number of its own.
            let isBegun = tens.contains(words[place]) && (1...9).contains(units.firstIndex(of: next) ?? 0)
            guard !isPart, !isBegun, let value = value(before: place + 1, words), (2...99).contains(value) else {
                return nil
            }
            return String(value)
        }
    }

    /// Whether a number goes on behind a word of it: "two million and five", "two hundred thousand".
    private static func isNumber(behind place: Int, _ words: [String]) -> Bool {
        let rest = words.dropFirst(place + 1).prefix(2)
        guard let next = rest.first else { return false }
        let word = next == "and" ? rest.dropFirst().first ?? "" : next
        return units.contains(word) || tens.contains(word) || powers.contains(word)
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
