public import Facts
public import RulePacks

/// Conditions in plain English, in the words of the vocabulary.
public struct ConditionWords: Sendable {
    private let pack: RulePack

    public init(_ pack: RulePack) { self.pack = pack }

    /// What has to be so for the condition to hold.
    ///
    /// - Parameter list: the list whose record is at hand, as a fact; `nil` where there is none.
    public func words(_ condition: Condition, list: Int? = nil) -> String {
        switch condition {
        case .fact(let test): words(test)
        case .field(let test): words(test, list: list)
        case .key(let keys): words(keys: keys, list: list)
        case .term(let term): words(pack.terms[term].when)
        case .claim(let claim, let word): words(claim: claim, word)
        case .flag(let flag, let isRaised): "the flag \"\(pack.flags[flag].title)\" is \(isRaised ? "" : "not ")raised"
        case .all(let parts): joined(parts, "and", "all of these hold", list)
        case .any(let parts): joined(parts, "or", "at least one of these holds", list)
        case .not(let part): "it is not so that \(nested(part, list))"
        case .count(let atLeast, let parts):
            "at least \(atLeast) of these \(atLeast == 1 ? "holds" : "hold"): \(series(parts, list))"
        case .list(let test): words(test)
        }
    }

    private func joined(_ parts: [Condition], _ word: String, _ lead: String, _ list: Int?) -> String {
        switch parts.count {
        case 1: words(parts[0], list: list)
        case 2: "\(nested(parts[0], list)); \(word) \(nested(parts[1], list))"
        default: "\(lead): \(series(parts, list))"
        }
    }

    private func series(_ parts: [Condition], _ list: Int?) -> String {
        parts.map { nested($0, list) }.joined(separator: "; ")
    }

    /// In brackets where it would otherwise run into what stands around it.
    private func nested(_ condition: Condition, _ list: Int?) -> String {
        let text = words(condition, list: list)
        return isCompound(condition) ? "(\(text))" : text
    }

    private func isCompound(_ condition: Condition) -> Bool {
        switch condition {
        case .all(let parts), .any(let parts): parts.count > 1 || parts.contains(where: isCompound)
        case .count, .not, .list: true
        case .term(let term): isCompound(pack.terms[term].when)
        default: false
        }
    }

    // MARK: Leaves

    /// A test of one fact: `Type of lead council is one of county, district`.
    public func words(_ test: FactTest) -> String {
        let fact = pack.vocabulary.facts[test.fact]
        switch test.voice {
        case .plain: return words(test.test, of: fact.label, fact.type)
        case .reporter(let place):
            return words(test.test, of: fact.label, fact.type)
                + ", according to \(pack.label(ofParty: fact.reporters[place]))"
        case .any: return words(test.test, of: fact.label, fact.type) + ", according to at least one of those asked"
        case .all: return words(test.test, of: fact.label, fact.type) + ", according to all of those asked"
        case .disputed(true): return "those asked differ about \"\(fact.label)\""
        case .disputed(false): return "those asked all answer alike about \"\(fact.label)\""
        }
    }

    /// A test of one field of the record at hand.
    public func words(_ test: FieldTest, list: Int?) -> String {
        guard let list, pack.vocabulary.facts[list].fields.indices.contains(test.field) else { return "" }
        let field = pack.vocabulary.facts[list].fields[test.field]
        return words(test.test, of: field.label, field.type)
    }

    /// The record at hand is one of these rows.
    public func words(keys: [Int], list: Int?) -> String { "it is the row \(wanted(keys: keys, list: list))" }

    /// The rows that pass.
    public func wanted(keys: [Int], list: Int?) -> String {
        guard let list else { return "" }
        let rows = pack.vocabulary.facts[list].keys
        return keys.map { rows.indices.contains($0) ? rows[$0].label : "" }.joined(with: "or")
    }

    /// What this place's own people say.
    public func words(claim: Int, _ word: ObservedWord) -> String {
        let label = pack.claims[claim].label
        return switch word {
        case .yes: "here yes is said of \"\(label)\", and nobody says no"
        case .no: "here no is said of \"\(label)\", and nobody says yes"
        case .bothWays: "here both yes and no are said of \"\(label)\""
        case .notSeen: "here neither yes nor no is said of \"\(label)\""
        }
    }

    /// A test over the records of a list.
    public func words(_ test: ListTest) -> String {
        let label = "\"\(pack.vocabulary.facts[test.fact].label)\""
        guard let condition = test.condition else {
            return switch test.quantifier {
            case .some: "there is a record of \(label)"
            case .every: "every record of \(label) counts, whatever it holds"
            case .none: "there is no record of \(label)"
            case .count(let atLeast):
                "there \(atLeast == 1 ? "is" : "are") at least \(counted(atLeast, "record")) of \(label)"
            }
        }
        let text = words(condition, list: test.fact)
        return switch test.quantifier {
        case .some: "some record of \(label) has this: \(text)"
        case .every: "every record of \(label) has this: \(text)"
        case .none: "no record of \(label) has this: \(text)"
        case .count(let atLeast):
            "at least \(counted(atLeast, "record")) of \(label) \(atLeast == 1 ? "has" : "have") this: \(text)"
        }
    }

    /// What is wanted of one value: `Stage is one of debated, proposed`; of a question, the answer: `Trust: no`.
    public func words(_ test: ValueTest, of label: String, _ type: FactType) -> String {
        type == .yesNo ? "\(label): \(wanted(test, type))" : "\(label) is \(wanted(test, type))"
    }

    /// The values that pass.
    public func wanted(_ test: ValueTest, _ type: FactType) -> String {
        func text(_ value: Value) -> String { valueText(value, type) }
        if type == .date { return wantedDate(test) }
        return switch test {
        case .isOneOf(let values) where values.count == 1 || type == .yesNo: values.map(text).joined(with: "or")
        case .isOneOf(let values): "one of " + values.map(text).joined(separator: ", ")
        case .atLeast(let bound): "at least \(text(bound))"
        case .atMost(let bound): "at most \(text(bound))"
        case .moreThan(let bound): "more than \(text(bound))"
        case .lessThan(let bound): "less than \(text(bound))"
        case .between(let low, let high): "from \(text(low)) to \(text(high))"
        }
    }

    private func wantedDate(_ test: ValueTest) -> String {
        func text(_ value: Value) -> String { valueText(value, .date) }
        return switch test {
        case .isOneOf(let values): "within " + values.map(text).joined(with: "or")
        case .atLeast(let bound): "\(text(bound)) or later"
        case .atMost(let bound): "\(text(bound)) or earlier"
        case .moreThan(let bound): "after \(text(bound))"
        case .lessThan(let bound): "before \(text(bound))"
        case .between(let low, let high): "from \(text(low)) to \(text(high))"
        }
    }
}
