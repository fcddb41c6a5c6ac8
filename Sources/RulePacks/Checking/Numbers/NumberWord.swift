/// A word that is part of a number, or says of what it is one.
enum NumberWord: Hashable {
    /// Zero to nineteen.
    case unit(Int)
    /// Twenty to ninety.
    case ten(Int)
    /// Hundred and more, by its zeros.
    case power(Int)
    /// Half, third, quarter and so on, by what it divides by.
    case part(Int, isPlural: Bool)
    case article, and, or, to, per, cent, perCent, percentage, point, inside, out, of, each
    /// A unit of time, by its first letters.
    case time(String)
    case month(Int)

    /// The word of some letters, each ASCII; they may be of either case.
    init?(_ letters: some Sequence<UInt8>) {
        guard let key = NumberWord.key(letters), let word = NumberWord.known[key] else { return nil }
        self = word
    }

    /// Five bits for each of twelve letters at most; no word here has more.
    private static func key(_ letters: some Sequence<UInt8>) -> UInt64? {
        var key: UInt64 = 0
        for letter in letters {
            guard key < 1 << 55 else { return nil }
            key = key << 5 | UInt64(letter & 0x1F)
        }
        return key
    }

    private static let known: [UInt64: NumberWord] = {
        var words: [UInt64: NumberWord] = [:]
        func add(_ names: String, _ word: (Int) -> NumberWord) {
            for (place, name) in names.split(separator: " ").enumerated() {
                if let key = key(name.utf8) { words[key] = word(place) }
            }
        }
        add("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen") {
            .unit($0)
        }
        add("sixteen seventeen eighteen nineteen") { .unit($0 + 16) }
        add("twenty thirty forty fifty sixty seventy eighty ninety") { .ten($0 * 10 + 20) }
        for (zeros, name) in [(2, "hundred"), (3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion")] {
            add(name) { _ in .power(zeros) }
        }
        add("half third quarter fifth sixth seventh eighth ninth tenth") { .part($0 + 2, isPlural: false) }
        add("halves thirds quarters fifths sixths sevenths eighths ninths tenths") { .part($0 + 2, isPlural: true) }
        add("a an") { _ in .article }
        let others: [(String, NumberWord)] = [
            ("and", .and), ("or", .or), ("to", .to), ("per", .per), ("cent", .cent), ("percent", .perCent),
            ("percentage", .percentage), ("point", .point), ("points", .point), ("in", .inside), ("out", .out),
            ("of", .of), ("every", .each), ("each", .each),
        ]
        for (name, word) in others { add(name) { _ in word } }
        for time in ["minute", "hour", "day", "week", "month", "year"] {
            add("\(time) \(time)s") { _ in .time(time) }
        }
        add("january february march april may june july august september october november december") { .month($0 + 1) }
        return words
    }()
}
