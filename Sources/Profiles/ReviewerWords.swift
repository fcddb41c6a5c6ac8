/// What stands beside a reviewer's name and may say that nobody has reviewed, or that somebody else has: `Ivo Jones (not reviewed)`,
/// `Ivo Jones, signed by Gwen Hall`.
///
/// Nobody can tell from a name who it is that has it, so that a word counts only where it is no part of one: Toby Not is
/// somebody, and `not` before a word of signing is not.
enum ReviewerWords {
    /// What says by itself that it is still to come, or will not.
    private static let words: Set<String> = [
        "awaiting", "awaited", "pending", "declined", "declines", "refused", "refuses", "unsigned", "unreviewed",
        "unavailable", "draft", "vacant", "proposed", "provisional",
    ]
    /// What makes a word of signing one of what has not been.
    private static let negations: Set<String> = ["not", "never", "to", "for", "cannot", "didnt", "hasnt", "yet"]
    /// How words of signing begin.
    private static let signing = [
        "review", "sign", "check", "approv", "agree", "confirm", "read", "seen", "look", "yet", "follow", "done",
        "available",
    ]
    /// What names, behind a name, somebody else who did it.
    private static let others = [["signed", "by"], ["done", "by"], ["reviewed", "by"], ["on", "behalf"]]
    /// What says, before a name, that somebody else has signed for it.
    private static let proxies = [["pp"], ["per", "pro"], ["p", "p"]]

    /// - Complexity: O(letters).
    static func sayMore(than name: String) -> Bool {
        if name.contains("?") { return true }
        let words = NamelessWords.words(in: name)
        guard words.count > 1 else { return false }
        if words.contains(where: Self.words.contains) || isByProxy(name, words) { return true }
        for place in words.indices.dropLast() {
            let isNegated = negations.contains(words[place])
            if isNegated, signing.contains(where: words[place + 1].hasPrefix) { return true }
            if place > 0, others.contains(Array(words[place...place + 1])) { return true }
        }
        return false
    }

    /// `pp Ivo Jones`, `p.p. Ivo Jones`; `P. P. Jones` has two initials.
    private static func isByProxy(_ name: String, _ words: [String]) -> Bool {
        name.first?.isLowercase == true && proxies.contains(where: words.starts(with:))
    }
}
