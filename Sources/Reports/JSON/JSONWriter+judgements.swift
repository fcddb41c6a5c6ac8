import Facts
import RulePacks

/// What the pack adds to its sources throughout.
extension JSONWriter {
    /// Each judgement once, for a whole result: those that the pack states of everything, that on ratings with what it is on,
    /// how the surveys of each fact are read, and those on terms, which findings name.
    mutating func judgements(of pack: RulePack) {
        beginObject()
        key("throughout")
        beginArray()
        for judgement in pack.judgements {
            beginObject()
            key("id")
            string(judgement.id)
            key("text")
            string(judgement.text)
            endObject()
        }
        endArray()
        key("rating")
        if let rating = pack.rating { write(rating) } else { null() }
        key("surveys")
        surveys(of: pack.vocabulary)
        key("terms")
        terms(of: pack)
        endObject()
    }

    private mutating func write(_ rating: RatingScale) {
        beginObject()
        key("scale")
        strings(rating.scale)
        key("caps")
        beginObject()
        for severity in Severity.allCases {
            key(named: severity.word)
            string(rating.scale[rating.caps[severity.rawValue]])
        }
        endObject()
        key("known_at_least")
        number(rating.knownAtLeast)
        key("judgement")
        string(rating.judgement)
        endObject()
    }

    /// Each way of reading surveys, with the facts that are read so.
    private mutating func surveys(of vocabulary: Vocabulary) {
        var rules: [TallyRule] = []
        for case let rule? in vocabulary.facts.map(\.tally) where !rules.contains(rule) { rules.append(rule) }
        beginArray()
        for rule in rules {
            beginObject()
            key("facts")
            strings(vocabulary.facts.lazy.filter { $0.tally == rule }.map(\.id))
            key("at_least")
            number(rule.atLeast)
            key("of")
            string(rule.base.rawValue)
            key("tie")
            optional(rule.tie?.rawValue)
            key("ground")
            string(rule.ground)
            endObject()
        }
        endArray()
    }

    private mutating func terms(of pack: RulePack) {
        let words = ConditionWords(pack)
        beginArray()
        for term in pack.terms {
            guard let judgement = term.judgement else { continue }
            beginObject()
            key("id")
            string(term.id)
            key("says")
            string(words.words(term.when))
            key("cites")
            strings(term.citations.map(pack.text))
            key("judgement")
            string(judgement)
            endObject()
        }
        endArray()
    }

    private mutating func number(_ number: ExactNumber) { raw(Array(number.description.utf8)) }
}
