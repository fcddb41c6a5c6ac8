public import Facts

/// Whether what stands for a name, or for a reason, says nothing.
///
/// A name is whatever an office writes, so that only what surely is none counts as such: words that stand for somebody who is named
/// elsewhere or not yet, and nothing beside them. `Me Nguyen` and `Same Seid` are names, and `ME` is somebody's initials.
enum NamelessWords {
    /// What says by itself that something is not said, whatever capitals and signs it is written with.
    private static let placeholders: Set<String> = [
        "unknown", "none", "nobody", "noone", "tbc", "tbd", "tba", "tbn", "tobeconfirmed", "tobedecided", "todo",
        "notyet",
        "notknown", "notstated", "notapplicable", "anonymous", "pending", "unnamed", "unsigned", "withheld", "redacted",
        "blank", "placeholder", "another",
    ]
    /// Where they begin it, the rest says by whom or when it will be named.
    private static let beginnings = [
        ["to", "be"], ["not", "yet"], ["awaiting"], ["awaited"], ["tbc"], ["tbd"], ["tba"],
    ]
    /// Words that point to somebody without a name, that point elsewhere, and those that join them.
    private static let words: Set<String> = [
        // Whoever writes, and whoever else.
        "i", "me", "my", "myself", "self", "he", "him", "she", "her", "they", "them", "we", "us", "you", "who",
        "whoever",
        "somebody", "someone", "anybody", "anyone", "everybody", "everyone", "one", "no", "nil", "else", "other",
        "others", "person", "people", "preparer", "reviewer", "various", "team", "colleague", "colleagues", "staff",
        // What is written elsewhere.
        "same", "ditto", "idem", "above", "before", "below", "see", "file", "minutes", "note", "notes", "overleaf",
        "attached",
        // What says that it was done, or was not, and not by whom.
        "yes", "ok", "okay", "done", "signed", "prepared", "reviewed", "checked", "approved", "draft", "vacant", "am",
        "sure",
        // What is nobody.
        "concord", "computer", "program", "software", "system", "automatic", "automated",
        // What a form says where a name belongs.
        "name", "names", "named", "insert", "enter", "here", "your", "full", "initials",
        // What joins these, and says that it is not yet so.
        "a", "an", "the", "as", "in", "by", "of", "or", "to", "be", "not", "yet", "still", "known", "said", "stated",
        "given", "decided", "confirmed", "appointed", "agreed", "follow", "and",
    ]
    /// So long may somebody's initials be that are spelled like one of the words.
    private static let mostInitials = 3
    /// Written twice, most letters may be initials.
    private static let lettersOfNobody: Set<Character> = ["n", "x"]
    private static let fewestRepeated = 3

    /// - Complexity: O(letters).
    static func nameNobody(_ name: String) -> Bool {
        if isPlaceholder(name) || name.lowercased().split(whereSeparator: \.isWhitespace).contains("n/a") {
            return true
        }
        let words = self.words(in: name)
        if beginnings.contains(where: words.starts(with:)) { return true }
        let letters = name.filter(\.isLetter)
        if letters.count <= mostInitials, letters.allSatisfy(\.isUppercase) { return false }
        return words.allSatisfy { word in
            self.words.contains(word) || placeholders.contains(word) || PersonName.isTitle(word)
                || isOneLetterRepeated(word)
                || word == "x"
        }
    }

    /// A reason has a word: two letters or digits in a row that are not the same.
    /// - Complexity: O(letters).
    static func giveNoReason(_ reason: String) -> Bool {
        isPlaceholder(reason) || words(in: reason).allSatisfy { Set($0).count < 2 }
    }

    /// `n/a` says that there is none, and `NA` is somebody's initials.
    private static func isPlaceholder(_ text: String) -> Bool {
        let letters = String(text.lowercased().filter { $0.isLetter || $0.isNumber })
        return letters.isEmpty || text.lowercased().split(whereSeparator: \.isWhitespace) == ["n/a"]
            || placeholders.contains(letters) || isOneLetterRepeated(letters)
    }

    /// `N.N.`, `xx`, `aaa`.
    private static func isOneLetterRepeated(_ letters: String) -> Bool {
        guard let first = letters.first, letters.allSatisfy({ $0 == first }), first.isLetter else { return false }
        return letters.count >= fewestRepeated || letters.count == 2 && lettersOfNobody.contains(first)
    }

    static func words(in text: String) -> [String] {
        let plain = text.lowercased().filter { $0 != "'" && $0 != "’" }
        return plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension Profile {
    /// Whether nobody is said to have made a decision or a finding: there is no name, or what stands for one is none.
    public func isNobody(_ name: TextRange) -> Bool { name.isEmpty || NamelessWords.nameNobody(string(name)) }

    /// Of what a decision should say, the keys that are not there, and those that say nothing.
    public func unsaid(of response: Response) -> (missing: [String], empty: [String]) {
        let missing = [
            response.by.isEmpty ? "by" : nil, response.date == nil ? "date" : nil,
            response.because.isEmpty ? "because" : nil,
        ]
        let empty = [
            !response.by.isEmpty && isNobody(response.by) ? "by" : nil,
            !response.because.isEmpty && !isReason(response.because) ? "because" : nil,
        ]
        return (missing.compactMap(\.self), empty.compactMap(\.self))
    }

    /// Of what a finding should say, the keys that say nothing.
    public func unsaid(ofSettlement evidence: Evidence) -> [String] {
        [isNobody(evidence.by) ? "by" : nil, isReason(evidence.note) ? nil : "because"].compactMap(\.self)
    }

    /// Whether a reason is there, and has a word.
    public func isReason(_ reason: TextRange) -> Bool { !reason.isEmpty && !NamelessWords.giveNoReason(string(reason)) }
}
