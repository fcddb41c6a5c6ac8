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
    /// A unit of time; of how many smaller ones it is one, as a decade is of years; and whether it is an amount with no number
    /// before it, as "the last decade" is.
    case time(String, multiple: Int, isAmount: Bool)
    case dozen, twice, times, asMany
    /// By how much more, in one word: "fourfold", "doubled"; and whether it may mean something else, as "a double role" does.
    case multiple(Int, isUncertain: Bool)
    case fold
    /// What money is counted in, by its code.
    case currency(String)
    case month(Int)

    /// The word of some letters, each ASCII; they may be of either case.
    init?(_ letters: some Sequence<UInt8>) {
        guard let key = NumberWord.key(letters) else { return nil }
        let keys = NumberWord.keys
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        guard low < keys.count, keys[low] == key else { return nil }
        self = NumberWord.words[low]
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

    /// Sorted, and for each the word at its place.
    private static let keys = known.map(\.key)
    private static let words = known.map(\.word)

    private static let known: [(key: UInt64, word: NumberWord)] = {
        var words: [(key: UInt64, word: NumberWord)] = []
        func add(_ names: String, _ word: (Int) -> NumberWord) {
            for (place, name) in names.utf8.split(separator: UInt8(ascii: " ")).enumerated() {
                if let key = key(name) { words.append((key, word(place))) }
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
            ("of", .of), ("every", .each), ("each", .each), ("dozen", .dozen), ("twice", .twice), ("times", .times),
            ("as", .asMany),
        ]
        for (name, word) in others { add(name) { _ in word } }
        add("fourfold fivefold sixfold sevenfold eightfold ninefold tenfold elevenfold twelvefold") {
            .multiple($0 + 4, isUncertain: false)
        }
        add("twentyfold thirtyfold fortyfold fiftyfold sixtyfold seventyfold eightyfold ninetyfold hundredfold") {
            .multiple($0 * 10 + 20, isUncertain: false)
        }
        // "The task is twofold": it has two parts.
        add("twofold threefold") { .multiple($0 + 2, isUncertain: true) }
        add("double triple quadruple") { .multiple($0 + 2, isUncertain: true) }
        add("doubled tripled quadrupled") { .multiple($0 + 2, isUncertain: false) }
        for (name, isUncertain) in [("treble", true), ("trebled", false)] {
            add(name) { _ in .multiple(3, isUncertain: isUncertain) }
        }
        add("fold") { _ in .fold }
        for time in ["minute", "hour", "day", "week", "month", "year"] {
            add("\(time) \(time)s") { _ in .time(time, multiple: 1, isAmount: false) }
        }
        for (names, time) in [
            ("daily", "day"), ("weekly", "week"), ("monthly", "month"), ("yearly annually annum", "year"),
        ] {
            add(names) { _ in .time(time, multiple: 1, isAmount: false) }
        }
        add("fortnight fortnights fortnightly") { .time("week", multiple: 2, isAmount: $0 != 1) }
        add("decade decades") { .time("year", multiple: 10, isAmount: $0 == 0) }
        add("century centuries") { _ in .time("year", multiple: 100, isAmount: false) }
        for (names, code) in [("gbp pound pounds", "gbp"), ("eur euro euros", "eur"), ("usd dollar dollars", "usd")] {
            add(names) { _ in .currency(code) }
        }
        add("january february march april may june july august september october november december") { .month($0 + 1) }
        return words.sorted { $0.key < $1.key }
    }()
}
