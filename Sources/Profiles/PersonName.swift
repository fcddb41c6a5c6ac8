/// A name as somebody wrote it, compared with how another wrote one: in full, with initials, with initials behind it.
///
/// Names are no identities: of two that may be one person's it cannot be said that they are, and offices tell people apart by
/// what they write. So whatever is written differently, `AB` and `ABC` or `A. Hall` and `B. Hall`, is two people's. One letter
/// tells nobody apart.
struct PersonName {
    /// A word in small letters without marks, and as names are spelled where a keyboard lacks the mark.
    private struct Word: Equatable {
        var letters: String
        /// Whether it may be nothing but initials: `JO`, `jo` and `MdlC`, and not `Jo`, which is written as names are.
        var mayBeInitials: Bool
        /// Whether it is written as in the name of an account, in which letters of several names are joined.
        var mayBeAccount: Bool
        var isInCapitals: Bool
    }

    /// The ways in which the name can be read.
    private var forms: [[Word]] = []
    /// The ways in which somebody of this name may write it without parts that hyphens join: `Jane Hall-Smith` is `Jane Hall` to
    /// some, and `Hall-Smith` or `Smith` to others.
    private var shortForms: [[Word]] = []
    /// What stands in brackets behind it.
    private var inBrackets: [[Word]] = []

    private static let titlesOfMen: Set<String> = ["mr", "sir"]
    private static let titlesOfWomen: Set<String> = ["mrs", "ms", "miss", "dame"]
    private static let titles: Set<String> = titlesOfMen.union(titlesOfWomen).union([
        "dr", "prof", "professor", "cllr", "councillor", "rev", "revd",
    ])
    /// A longer word is a name, unless several of its letters are capitals.
    private static let mostInitials = 3
    private static let mostInitialsInCapitals = 5
    /// A longer text names nobody.
    private static let mostBytes = 500
    /// First names and a surname; what has more hyphens is no name.
    private static let mostJoined = 2
    private static let mostPartsOfJoined = 4

    /// - Complexity: O(letters).
    init(_ text: some StringProtocol) {
        let parts = text.split(separator: "(", maxSplits: 1)
        if parts.count == 2 { inBrackets = [Self.words(parts[1])].filter { !$0.isEmpty } }
        let pieces = (parts.first ?? "").split(separator: ",", maxSplits: 1)
        let first = Self.words(pieces.first ?? "")
        forms = [first]
        // `O'Neil` is a word, and two letters of initials.
        if text.contains(where: Self.isApostrophe) {
            forms.append(Self.words(pieces.first ?? "", partedByApostrophes: true))
        }
        // `Hall, Gwen`, or somebody's office.
        if pieces.count == 2, first.count == 1 { forms.append(Self.words(pieces[1]) + first) }
        if let given = Self.withInitialsInFront(first) { forms.append(given) }
        forms.removeAll(where: \.isEmpty)
        // `Hall-Smith, Jane` is read as it is spoken.
        let spoken = pieces.count == 2 && first.count <= Self.mostPartsOfJoined ? "\(pieces[1]) \(pieces[0])" : nil
        shortForms = Self.shortForms(of: pieces.first ?? "") + (spoken.map { Self.shortForms(of: $0) } ?? [])
    }

    static func isTitle(_ word: String) -> Bool { titles.contains(word) }

    /// Those who are named together, but for what names nobody.
    static func all(in text: String) -> [PersonName] {
        guard text.utf8.count <= mostBytes else { return [] }
        let people = text.replacing(" and ", with: "&").split { "&/;+".contains($0) }
        return people.filter { !NamelessWords.nameNobody(String($0)) }.map { PersonName($0) }
            .filter { !$0.forms.isEmpty }
    }

    /// Whether both may be one person's.
    func mayBe(_ other: PersonName) -> Bool {
        Self.mayBeOne(any: forms, other.forms)
            // Who writes one joined name in full writes the other so: `Hall-Moss` is not `Hall-Jones`.
            || other.shortForms.isEmpty && Self.mayBeOne(any: shortForms, other.forms)
            || shortForms.isEmpty && Self.mayBeOne(any: other.shortForms, forms)
            || inBrackets.contains { one in other.forms.contains { Self.isSameKind(one, $0) && Self.mayBeOne(one, $0) }
            }
            || other.inBrackets.contains { one in forms.contains { Self.isSameKind(one, $0) && Self.mayBeOne(one, $0) }
            }
    }

    // MARK: Words

    private static func isApostrophe(_ character: Character) -> Bool { character == "'" || character == "’" }

    private static func words(_ text: some StringProtocol, partedByApostrophes: Bool = false) -> [Word] {
        let name = String(text.prefix { $0 != "@" && $0 != ")" }).filter { partedByApostrophes || !isApostrophe($0) }
        return name.split { !$0.isLetter && !$0.isNumber }.map { word in
            let isName = word.count > 1 && word.first?.isUppercase == true && word.dropFirst().allSatisfy(\.isLowercase)
            let most = word.filter(\.isUppercase).count > 1 ? mostInitialsInCapitals : mostInitials
            let mayBeInitials = !isName && word.count <= most
            let letters = LatinSpelling.withoutMarks(word)
            let isInCapitals = word.allSatisfy(\.isUppercase)
            return Word(
                letters: mayBeInitials ? letters : LatinSpelling.folded(letters), mayBeInitials: mayBeInitials,
                mayBeAccount: word.allSatisfy { $0.isLowercase || $0.isNumber } || isInCapitals,
                isInCapitals: isInCapitals)
        }
    }

    /// `Hall G.`, `Hall G. W.` and `Hall GW` as they are spoken.
    private static func withInitialsInFront(_ words: [Word]) -> [Word]? {
        guard let last = words.last, words.count > 1 else { return nil }
        let isJoined = last.letters.count > 1 && last.isInCapitals && !words[0].mayBeInitials
        if isJoined, words.count == 2 {
            return last.letters.map {
                Word(letters: String($0), mayBeInitials: true, mayBeAccount: true, isInCapitals: true)
            } + [words[0]]
        }
        let initials = words.reversed().prefix { $0.letters.count == 1 }.reversed()
        return initials.isEmpty || initials.count == words.count ? nil : initials + words.dropLast(initials.count)
    }

    private static func isHyphen(_ character: Character) -> Bool {
        character == "-" || character == "\u{2010}" || character == "\u{2011}"
    }

    /// Of each joined name any one part, or all; and each joined name alone.
    private static func shortForms(of text: some StringProtocol) -> [[Word]] {
        let tokens = text.split(whereSeparator: \.isWhitespace).map { words($0) }
        let joined = text.split(whereSeparator: \.isWhitespace).enumerated()
            .filter { $1.contains(where: isHyphen) && tokens[$0].count > 1 }.map(\.offset)
        guard (1...mostJoined).contains(joined.count),
            joined.allSatisfy({ tokens[$0].count <= mostPartsOfJoined })
        else { return [] }
        var forms: [[Word]] = [[]]
        for (place, token) in tokens.enumerated() {
            let choices = joined.contains(place) ? [token] + token.map { [$0] } : [token]
            forms = forms.flatMap { form in choices.map { form + $0 } }
        }
        return Array(forms.dropFirst()) + (tokens.count > 1 ? joined.map { tokens[$0] } : [])
    }

    private static func initials(of words: [Word]) -> String {
        words.compactMap { $0.letters.first.map(String.init) }.joined()
    }

    /// The letters of what may be nothing but initials.
    private static func asInitials(_ words: [Word]) -> String? {
        if words.count == 1, words[0].mayBeInitials { return words[0].letters }
        return words.allSatisfy { $0.letters.count == 1 } ? words.map(\.letters).joined() : nil
    }

    /// What stands in brackets may be somebody's office, whose initials are nobody's.
    private static func isSameKind(_ one: [Word], _ other: [Word]) -> Bool {
        (asInitials(one) == nil) == (asInitials(other) == nil)
    }

    private static func mayBeOne(any ones: [[Word]], _ others: [[Word]]) -> Bool {
        ones.contains { one in others.contains { mayBeOne(one, $0) } }
    }

    private static func mayBeOne(_ one: [Word], _ other: [Word]) -> Bool {
        let (one, other) = withoutTitles(one, other)
        guard !one.isEmpty, !other.isEmpty else { return false }
        let (oneLetters, otherLetters) = (one.map(\.letters), other.map(\.letters))
        if oneLetters.joined() == otherLetters.joined() { return true }
        let (oneInitials, otherInitials) = (asInitials(one), asInitials(other))
        if let oneInitials, let otherInitials {
            let (short, long) =
                oneInitials.count <= otherInitials.count
                ? (oneInitials, otherInitials) : (otherInitials, oneInitials)
            return short.count == 1 && short.first?.isLetter == true && (long.hasPrefix(short) || long.hasSuffix(short))
        }
        // `Hall Gwen`, as some write it.
        if oneLetters.sorted() == otherLetters.sorted() { return true }
        if let oneInitials, areInitials(oneInitials, of: other) { return true }
        if let otherInitials, areInitials(otherInitials, of: one) { return true }
        if isAccount(one, of: otherLetters) || isAccount(other, of: oneLetters) { return true }
        return one.count <= other.count ? isPart(oneLetters, of: otherLetters) : isPart(otherLetters, of: oneLetters)
    }

    /// Titles tell people apart where one is a man's and the other a woman's; any other may be the same person's, now or later.
    private static func withoutTitles(_ one: [Word], _ other: [Word]) -> ([Word], [Word]) {
        func has(_ titles: Set<String>, _ words: [Word]) -> Bool { words.contains { titles.contains($0.letters) } }
        let isOther =
            has(titlesOfMen, one) && has(titlesOfWomen, other) || has(titlesOfWomen, one) && has(titlesOfMen, other)
        return isOther
            ? (one, other)
            : (one.filter { !titles.contains($0.letters) }, other.filter { !titles.contains($0.letters) })
    }

    /// Whether initials are a name's, also with the surname's in front; of two initials in another order nobody says whose they are.
    private static func areInitials(_ initials: String, of words: [Word]) -> Bool {
        areInitials(initials, of: self.initials(of: words))
            || areInitials(initials, of: self.initials(of: words.suffix(1) + words.dropLast()))
    }

    /// Whether the name of an account is made of a name: `ghall`, `gwhall`, `hallg`, `gwenh`, with a number behind it or none.
    private static func isAccount(_ one: [Word], of name: [String]) -> Bool {
        guard one.count == 1, one[0].mayBeAccount, let given = name.first, let surname = name.last, name.count > 1,
            given.count > 1 || surname.count > 1
        else { return false }
        let letters = String(one[0].letters.prefix { !$0.isNumber })
        if given.count > 1, letters == given + surname.prefix(1) { return true }
        guard surname.count > 1 else { return false }
        let initials =
            letters.hasSuffix(surname)
            ? letters.dropLast(surname.count) : letters.hasPrefix(surname) ? letters.dropFirst(surname.count) : ""
        guard (1...mostInitials).contains(initials.count), initials.first == given.first else { return false }
        let all = name.dropLast().compactMap(\.first)
        return initials.count <= all.count
            ? isSubsequence(Array(initials), of: all, ==) : isSubsequence(all, of: Array(initials), ==)
    }

    /// Either may leave out some in the middle.
    private static func areInitials(_ initials: String, of all: String) -> Bool {
        guard initials.count > 1, all.count > 1, initials.first == all.first, initials.last == all.last else {
            return false
        }
        let (short, long) = initials.count <= all.count ? (initials, all) : (all, initials)
        return isSubsequence(Array(short), of: Array(long)) { $0 == $1 }
    }

    /// Whether a name is another with something left out: first names or all but their first letter, those in the middle, the
    /// second part of a surname, all of a surname but its first letter, or all names but one or its first letter.
    private static func isPart(_ short: [String], of long: [String]) -> Bool {
        guard let first = short.first, let last = short.last, let surname = long.last, let given = long.first else {
            return false
        }
        if short.count == 1, long.count == 1 { return isLike(first, given) }
        if short.count == 1 {
            return first.count == 1
                ? isLike(first, surname) || isLike(first, given) : first == surname || first == given
        }
        if short == Array(long.suffix(short.count)) || short == Array(long.prefix(short.count)) { return true }
        return isLike(last, surname) && isLike(first, given) && isSubsequence(short, of: long, isLike)
    }

    private static func isLike(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        let (short, long) = one.count <= other.count ? (one, other) : (other, one)
        return short.count == 1 && short.first?.isLetter == true && long.hasPrefix(short)
    }

    private static func isSubsequence<Element>(
        _ short: [Element], of long: [Element], _ isSame: (Element, Element) -> Bool
    ) -> Bool {
        var rest = short[...]
        for element in long {
            if let next = rest.first, isSame(next, element) { rest = rest.dropFirst() }
        }
        return rest.isEmpty
    }
}
