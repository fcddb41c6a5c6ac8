/// A name as somebody wrote it, compared with how another wrote one: in full, with initials, with initials behind it.
///
/// Names are no identities: of two that may be one person's it cannot be said that they are, and offices tell people apart by
/// what they write. So whatever is written differently, `AB` and `ABC` or `A. Hall` and `B. Hall`, is two people's.
struct PersonName {
    /// The ways in which the name can be read, each in words of small letters.
    private var forms: [[String]] = []
    /// What stands in brackets behind it.
    private var inBrackets: [[String]] = []

    private static let titles: Set<String> = [
        "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "cllr",
    ]
    /// A longer word is a name.
    private static let mostInitials = 3
    /// A longer text names nobody.
    private static let mostBytes = 500

    /// - Complexity: O(letters).
    init(_ text: some StringProtocol) {
        let parts = text.split(separator: "(", maxSplits: 1)
        if parts.count == 2 { inBrackets = [Self.words(parts[1])].filter { !$0.isEmpty } }
        let pieces = (parts.first ?? "").split(separator: ",", maxSplits: 1)
        let first = Self.words(pieces.first ?? "")
        forms = [first]
        // `Hall, Gwen`, or somebody's office.
        if pieces.count == 2, first.count == 1 { forms.append(Self.words(pieces[1]) + first) }
        if let last = first.last, last.count == 1, first.count > 1 { forms.append([last] + first.dropLast()) }
        forms.removeAll(where: \.isEmpty)
    }

    /// Those who are named together.
    static func all(in text: String) -> [PersonName] {
        guard text.utf8.count <= mostBytes else { return [] }
        let people = text.replacing(" and ", with: "&").split { "&/;+".contains($0) }
        return people.map { PersonName($0) }.filter { !$0.forms.isEmpty }
    }

    /// Whether both may be one person's.
    func mayBe(_ other: PersonName) -> Bool {
        forms.contains { one in other.forms.contains { Self.mayBeOne(one, $0) } }
            || inBrackets.contains { one in other.forms.contains { Self.isSameKind(one, $0) && Self.mayBeOne(one, $0) }
            }
            || other.inBrackets.contains { one in forms.contains { Self.isSameKind(one, $0) && Self.mayBeOne(one, $0) }
            }
    }

    // MARK: Words

    private static func words(_ text: some StringProtocol) -> [String] {
        let name = String(text.prefix { $0 != "@" && $0 != ")" }).filter { $0 != "'" && $0 != "’" }
        return name.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    }

    private static func initials(of words: [String]) -> String {
        words.compactMap { $0.first.map(String.init) }.joined()
    }

    /// The letters of what may be nothing but initials.
    private static func asInitials(_ words: [String]) -> String? {
        if words.count == 1, words[0].count <= mostInitials { return words[0] }
        return words.allSatisfy { $0.count == 1 } ? words.joined() : nil
    }

    /// What stands in brackets may be somebody's office, whose initials are nobody's.
    private static func isSameKind(_ one: [String], _ other: [String]) -> Bool {
        (asInitials(one) == nil) == (asInitials(other) == nil)
    }

    private static func mayBeOne(_ one: [String], _ other: [String]) -> Bool {
        let (one, other) = withoutTitles(one, other)
        guard !one.isEmpty, !other.isEmpty else { return false }
        if one.joined() == other.joined() { return true }
        let (short, long) = one.count <= other.count ? (one, other) : (other, one)
        let (shortInitials, longInitials) = (asInitials(short), asInitials(long))
        if shortInitials != nil, longInitials != nil { return false }
        if let shortInitials, isIn(shortInitials, initials(of: long)) { return true }
        if let longInitials, isIn(longInitials, initials(of: short)) { return true }
        return isPart(short, of: long)
    }

    /// Titles tell people apart where both have one.
    private static func withoutTitles(_ one: [String], _ other: [String]) -> ([String], [String]) {
        let plain = (one.filter { !titles.contains($0) }, other.filter { !titles.contains($0) })
        return plain.0.count < one.count && plain.1.count < other.count ? (one, other) : plain
    }

    /// Whether initials are a name's, some in the middle of which may be left out.
    private static func isIn(_ initials: String, _ all: String) -> Bool {
        guard initials.count > 1, all.count > 1, initials.first == all.first, initials.last == all.last else {
            return false
        }
        return isSubsequence(Array(initials), of: Array(all)) { $0 == $1 }
    }

    /// Whether a name is another with something left out: first names cut to a letter, those in the middle, or all but one.
    private static func isPart(_ short: [String], of long: [String]) -> Bool {
        guard let first = short.first, let last = short.last, let surname = long.last, let given = long.first else {
            return false
        }
        if short.count == 1 { return first.count > 1 && (first == surname || first == given) }
        return last == surname && isLike(first, given) && isSubsequence(short, of: long, isLike)
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
