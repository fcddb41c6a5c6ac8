/// Shares of a hundred that are written in words, as in "forty-two per cent": a figure is one in any spelling.
enum SpelledShare {
    private static let units = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    /// Whether there is anything to look for: the letters "cent" in either case.
    static func mayStand(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let word = Array("cent".utf8)
        guard bytes.count >= word.count else { return false }
        return (0...bytes.count - word.count).contains { start in
            word.indices.allSatisfy { bytes[start + $0] | 0x20 == word[$0] }
        }
    }

    /// In the order of the text.
    static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        let words = bytes.split { !($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")) }
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
