public import Facts
public import Profiles
public import RulePacks

/// Conditions in plain English, in the words of the vocabulary: what proofs, the catalogue and `rules show` print.
///
/// Whoever knows the answers and `legend` can decide by it; a test holds what somebody so decided against the engine.
public struct ConditionWords: Sendable {
    let pack: RulePack
    /// The facts of which a settled answer stands in place of the parties'.
    private var settled: Set<Int> = []

    /// What introduces things that must all hold.
    static let all = "all of these:"

    public init(_ pack: RulePack) { self.pack = pack }

    /// Of one profile: where the auditor settled what all parties were asked, that is said in place of whose word would count.
    public init(_ pack: RulePack, _ profile: borrowing Profile) {
        self.pack = pack
        for (number, fact) in pack.vocabulary.facts.enumerated() {
            if let slot = fact.settledSlot, profile.answers[slot].isStated { settled.insert(number) }
        }
    }

    /// Whether a test reads what was settled here.
    func readsSettled(_ test: FactTest) -> Bool {
        switch test.voice {
        case .any, .all: settled.contains(test.fact)
        case .plain, .reporter, .disputed: false
        }
    }

    /// What has to be so for the condition to hold, on one line.
    ///
    /// - Parameter list: the list whose record is at hand, as a fact; `nil` where there is none.
    public func words(_ condition: Condition, list: Int? = nil) -> String { outline(condition, list: list).line }

    /// What has to be so for the condition to hold, group within group.
    ///
    /// Terms stand as what they mean; groups of one, and groups in a group of the same kind, are not shown as groups.
    /// - Parameter list: the list whose record is at hand, as a fact; `nil` where there is none.
    public func outline(_ condition: Condition, list: Int? = nil) -> Outline {
        switch condition {
        case .fact(let test): return Outline(words(test))
        case .field(let test): return Outline(words(test, list: list))
        case .key(let keys): return Outline(words(keys: keys, list: list))
        case .term(let term): return outline(pack.terms[term].when, list: list)
        case .claim(let claim, let word): return outline(claim: claim, word)
        case .flag(let flag, let isRaised):
            return Outline("\(name(ofFlag: flag)) is \(isRaised ? "" : "not ")raised")
        case .all(let parts):
            return group(
                ConditionWords.all, flat(parts, as: { if case .all(let inner) = $0 { inner } else { nil } }), list)
        case .any(let parts):
            let flat = flat(parts, as: { if case .any(let inner) = $0 { inner } else { nil } })
            return group("at least one of these:", flat, list)
        case .not(let part): return denial(of: part, list)
        case .count(let atLeast, let parts):
            return Outline("at least \(atLeast) of these \(parts.count):", parts.map { outline($0, list: list) })
        case .list(let test): return outline(test)
        }
    }

    /// With the rules that may raise it: whether it is raised depends on them alone.
    private func name(ofFlag flag: Int) -> String {
        let rules = pack.flags[flag].rules.map { pack.rules[$0].id }.joined(with: "or")
        return "the flag \"\(pack.flags[flag].title)\", which \(rules) raises,"
    }

    private func group(_ lead: String, _ parts: [Condition], _ list: Int?) -> Outline {
        parts.count == 1 ? outline(parts[0], list: list) : Outline(lead, parts.map { outline($0, list: list) })
    }

    /// The parts, with those of groups of the same kind among them in their place.
    private func flat(_ parts: [Condition], as inner: (Condition) -> [Condition]?) -> [Condition] {
        parts.flatMap { part -> [Condition] in
            let part = meaning(of: part)
            return inner(part).map { flat($0, as: inner) } ?? [part]
        }
    }

    /// What a term stands for, and a group of one.
    private func meaning(of condition: Condition) -> Condition {
        switch condition {
        case .term(let term): meaning(of: pack.terms[term].when)
        case .all(let parts) where parts.count == 1, .any(let parts) where parts.count == 1: meaning(of: parts[0])
        default: condition
        }
    }

    private func denial(of condition: Condition, _ list: Int?) -> Outline {
        let condition = meaning(of: condition)
        if case .not(let part) = condition { return outline(part, list: list) }
        let denied = outline(condition, list: list)
        switch condition {
        case .all: return Outline("not all of these:", denied.parts)
        case .any: return Outline("none of these:", denied.parts)
        case .count(let atLeast, let parts):
            return Outline("fewer than \(atLeast) of these \(parts.count):", denied.parts)
        default: return Outline("it is not so that:", [denied])
        }
    }

    // MARK: Facts and fields

    /// A test of one fact: `Type of lead council: county or unitary`; of a question, the answer: `Trust: no`.
    public func words(_ test: FactTest) -> String {
        let fact = pack.vocabulary.facts[test.fact]
        let voices = fact.reporters.map(pack.label(ofParty:))
        let asked = "\(fact.label): \(wanted(test.test, fact.type))"
        if readsSettled(test) { return "\(asked), as the auditor settled it" }
        return switch test.voice {
        case .plain: asked
        case .reporter(let place): "\(asked), according to \(voices[place])"
        case .any where voices.count == 2: "\(asked), according to \(voices[0]) or \(voices[1]), or both"
        case .any: "\(asked), according to at least one of \(voices.joined(with: "and"))"
        case .all where voices.count == 2: "\(asked), according to both \(voices[0]) and \(voices[1])"
        case .all: "\(asked), according to each of \(voices.joined(with: "and"))"
        case .disputed(true) where voices.count == 2:
            "\(fact.label): \(voices[0]) and \(voices[1]) have answered differently"
        case .disputed(true): "\(fact.label): two of \(voices.joined(with: "and")) have answered differently"
        case .disputed(false): "\(fact.label): \(voices.joined(with: "and")) have all answered alike"
        }
    }

    /// A test of one field of the record at hand.
    public func words(_ test: FieldTest, list: Int?) -> String {
        guard let list, pack.vocabulary.facts[list].fields.indices.contains(test.field) else { return "" }
        let field = pack.vocabulary.facts[list].fields[test.field]
        return "\(field.label): \(wanted(test.test, field.type))"
    }

    /// The record at hand is one of these rows.
    public func words(keys: [Int], list: Int?) -> String { "it is the row \(wanted(keys: keys, list: list))" }

    /// The rows that pass, between quotation marks: labels may have commas in them.
    public func wanted(keys: [Int], list: Int?) -> String {
        guard let list else { return "" }
        let rows = pack.vocabulary.facts[list].keys
        return keys.map { rows.indices.contains($0) ? "\"\(rows[$0].label)\"" : "" }.joined(with: "or")
    }

    // MARK: Claims

    /// What this place's own people say, on one line.
    public func words(claim: Int, _ word: ObservedWord) -> String { outline(claim: claim, word).line }

    private func outline(claim: Int, _ word: ObservedWord) -> Outline {
        let wanted =
            switch word {
            case .yes: "at least one is yes and none is no"
            case .no: "at least one is no and none is yes"
            case .bothWays: "at least one is yes and at least one is no"
            case .notSeen: "none is yes and none is no"
            }
        return Outline("of all answers to \(observed(claim)): \(wanted)")
    }

    /// `"Trust" by the coordinator and the members`.
    private func observed(_ claim: Int) -> String {
        pack.claims[claim].observedBy.map { index in
            let fact = pack.vocabulary.facts[index]
            if settled.contains(index) { return "\"\(fact.label)\" as the auditor settled it" }
            let voices = fact.reporters.map(pack.label(ofParty:)).joined(with: "and")
            return "\"\(fact.label)\"" + (voices.isEmpty ? "" : " by \(voices)")
        }.joined(with: "and")
    }

    // MARK: Lists

    private func outline(_ test: ListTest) -> Outline {
        let fact = pack.vocabulary.facts[test.fact]
        let record = fact.isGrid ? "row" : "entry"
        let records = fact.isGrid ? "rows" : "entries"
        let label = "\"\(fact.label)\"\(rows(of: fact))"
        guard let condition = test.condition else {
            return switch test.quantifier {
            case .some: Outline("there is at least one \(record) in \(label)")
            case .every: Outline("it is known that \(label) states all there is, whatever that is")
            case .none: Outline("it is known that there is nothing in \(label)")
            case .count(let atLeast): Outline("there are at least \(counted(atLeast, record, records)) in \(label)")
            }
        }
        let part = outline(condition, list: test.fact)
        let isGroup = part.text == ConditionWords.all
        let (this, parts) = isGroup ? ("all of this together:", part.parts) : ("this:", [part])
        return switch test.quantifier {
        case .some: Outline("at least one \(record) of \(label) has \(this)", parts)
        case .every:
            Outline("every \(record) of \(label)\(fact.isGrid ? "" : ", also where there is none,") has \(this)", parts)
        case .none: Outline("no \(record) of \(label) has \(this)", parts)
        case .count(let atLeast):
            Outline("at least \(counted(atLeast, record, records)) of \(label), each with \(this)", parts)
        }
    }

    /// ` (its rows: Top layer; Bottom layer)`, of a grid; labels may have commas in them.
    func rows(of fact: Fact) -> String {
        fact.isGrid ? " (its rows: \(fact.keys.map(\.label).joined(separator: "; ")))" : ""
    }

    /// A test over the records of a list, on one line.
    public func words(_ test: ListTest) -> String { outline(test).line }

    // MARK: Values

    /// The values that pass: `county or unitary`, `3 or higher (from low to high: 1, 2, 3, 4)`, `2007 or later`.
    public func wanted(_ test: ValueTest, _ type: FactType) -> String {
        func text(_ value: Value) -> String { valueText(value, type) }
        switch type {
        case .date: return wantedDate(test)
        case .scale(let words):
            let order = " (from low to high: \(words.map(spaced).joined(separator: ", ")))"
            let isRange = if case .isOneOf = test { false } else { true }
            if isRange, words.contains(where: { ExactNumber($0) == nil }) {
                // What is higher in a row of words is not plain from the words.
                let passing = words.indices.filter { test.holds(for: .choice(Int32($0))) == .true }
                if !passing.isEmpty { return passing.map { spaced(words[$0]) }.joined(with: "or") + order }
            }
            return switch test {
            case .isOneOf(let values): values.map(text).joined(with: "or")
            case .atLeast(let bound): "\(text(bound)) or higher\(order)"
            case .atMost(let bound): "\(text(bound)) or lower\(order)"
            case .moreThan(let bound): "higher than \(text(bound))\(order)"
            case .lessThan(let bound): "lower than \(text(bound))\(order)"
            case .between(let low, let high): "from \(text(low)) to \(text(high)), both included\(order)"
            }
        default:
            return switch test {
            case .isOneOf(let values): values.map(text).joined(with: "or")
            case .atLeast(let bound): "at least \(text(bound))"
            case .atMost(let bound): "at most \(text(bound))"
            case .moreThan(let bound): "more than \(text(bound))"
            case .lessThan(let bound): "less than \(text(bound))"
            case .between(let low, let high): "from \(type.text(of: low)) to \(text(high)), both included"
            }
        }
    }

    private func wantedDate(_ test: ValueTest) -> String {
        func text(_ value: Value) -> String { valueText(value, .date) }
        /// Of a month or a year, the day that counts.
        func day(_ value: Value, _ end: String) -> String {
            if case .date(let span) = value, !span.isDay { "the \(end) day of \(text(value))" } else { text(value) }
        }
        return switch test {
        case .isOneOf(let values): "within " + values.map(text).joined(with: "or")
        case .atLeast(let bound): "on \(day(bound, "first")) or later"
        case .atMost(let bound): "on \(day(bound, "last")) or earlier"
        case .moreThan(let bound): "after \(day(bound, "last"))"
        case .lessThan(let bound): "before \(day(bound, "first"))"
        case .between(let low, let high):
            "from \(day(low, "first")) to \(day(high, "last")), both included"
        }
    }
}
