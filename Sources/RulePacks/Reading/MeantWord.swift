import Diagnostics

/// What somebody meant who wrote a word that the language of rules does not have.
enum MeantWord {
    /// Words of other languages and of plain English, by what they are called here. Near spelling would miss most of them, and
    /// of some it would offer the opposite.
    private static let named: [(word: String, others: [String])] = [
        ("makes_likelier", ["makes_more_likely", "makes_likely", "more_likely", "likelier", "increases", "supports"]),
        (
            "makes_less_likely",
            ["makes_unlikelier", "makes_unlikely", "unlikelier", "less_likely", "decreases", "opposes"]
        ),
        ("not_raised", ["unraised", "notraised", "clear", "cleared"]),
        ("more_than", ["greater_than", "more", "greater", "above", "over", "exceeds", "gt", ">"]),
        ("less_than", ["fewer_than", "lower_than", "less", "fewer", "below", "under", "lt", "<"]),
        ("at_least", ["minimum", "greater_or_equal", "gte", "ge", ">="]),
        ("at_most", ["maximum", "less_or_equal", "lte", "le", "<="]),
        ("is", ["equals", "equal", "eq", "==", "="]),
        ("in", ["one_of", "any_value_of"]),
        ("not", ["is_not", "unless", "except", "not_equal", "!="]),
        ("any", ["any_of", "or", "either"]),
        ("all", ["all_of", "and", "both"]),
        ("none", ["none_of", "no", "neither"]),
        ("some", ["exists", "at_least_one"]),
        ("every", ["each", "for_all"]),
        ("when", ["if", "condition", "where", "applies_when"]),
        ("where", ["when", "if", "condition"]),
        ("applies_when", ["when", "if", "only_if"]),
        ("cite", ["citation", "citations", "cites", "reference", "source", "paragraph"]),
        ("finding", ["title", "statement", "says"]),
        ("raise", ["raises", "flag", "flags"]),
        ("recommendation", ["recommend", "advice", "recommendations"]),
        ("mitigated_by", ["mitigation", "mitigations", "mitigates", "softened_by"]),
        ("label", ["title", "name"]),
        ("question", ["ask_for", "text"]),
        ("values", ["options", "choices", "one_of", "enum"]),
    ]

    /// Each with its opposite: whoever wrote something like one is not offered the other for a `not` or a `less`.
    private static let opposites = [
        ("makes_likelier", "makes_less_likely"), ("raised", "not_raised"), ("more_than", "less_than"),
        ("at_least", "at_most"), ("all", "any"), ("some", "none"), ("yes", "no"),
    ]

    static func of(_ word: String, among allowed: [String]) -> String? {
        let folded = word.lowercased()
        if let meant = named.first(where: { allowed.contains($0.word) && $0.others.contains(folded) }) {
            return meant.word
        }
        guard let near = NearestName.to(word, among: allowed) else { return nil }
        let isOneOfTwo = opposites.contains {
            ($0.0 == near || $0.1 == near) && allowed.contains($0.0) && allowed.contains($0.1)
        }
        // A slip of the finger, and not another word.
        return isOneOfTwo ? NearestName.to(word, among: allowed, atMost: 1) : near
    }
}
