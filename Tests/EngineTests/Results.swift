import Engine
import Facts
import RulePacks

/// What came out for one profile, by names, so that packs in another order can be compared.
struct Results: Hashable, Sendable {
    var rules: [String: Outcome] = [:]
    /// `rule/0`, of a grid `rule/key`, and `rule/others`.
    var records: [String: Outcome] = [:]
    var flags: [String: Truth] = [:]
    var claims: [String: ClaimOutcome] = [:]
    /// `rule/mitigation`, and the record's place after another stroke.
    var mitigations: [String: MitigationOutcome.Status] = [:]
    var ratings: [String: Rating.Verdict] = [:]
    /// Of each theme's facts.
    var known: [String: Int] = [:]
    var counts = Counts()
    /// Facts that do not apply, or may not.
    var applies: [String: Truth] = [:]
    var questions: Set<Question> = []
    /// Outcomes for which more may be asked than is needed.
    var inexact: Set<String> = []

    /// Something open: `fact`, `fact/reporter`, `list/0/field` or `list/others`.
    struct Question: Hashable, Sendable {
        var subject: String
        var reason: UnknownReason?
        /// `rule r`, `record r/0`, `flag f`, `expected c`, `observed c`, `mitigation r/m/0`.
        var decides: Set<String>
        var mayNotApply: Bool
    }

    init(_ assessment: Assessment, _ open: OpenFacts, _ pack: RulePack) {
        for (index, rule) in pack.rules.enumerated() {
            rules[rule.id] = assessment.rules[index]
            for record in assessment.records(of: index) {
                records["\(rule.id)/\(Results.word(record.record, rule.list, pack))"] = record.outcome
            }
        }
        for (index, flag) in pack.flags.enumerated() { flags[flag.id] = assessment.flags[index] }
        for (index, claim) in pack.claims.enumerated() { claims[claim.id] = assessment.claims[index] }
        for one in assessment.mitigations {
            mitigations[Results.name(one.rule, one.mitigation, one.record, pack)] = one.status
        }
        for rating in assessment.ratings {
            ratings[pack.themes[rating.theme].id] = rating.verdict
            known[pack.themes[rating.theme].id] = rating.known
        }
        counts = assessment.counts
        for (index, fact) in pack.vocabulary.facts.enumerated() { applies[fact.id] = assessment.applies[index] }
        questions = Set(
            open.facts.map { fact in
                Question(
                    subject: Results.name(fact.subject, pack), reason: fact.reason,
                    decides: Set(fact.decides.map { Results.name($0, pack) }), mayNotApply: fact.mayNotApply)
            })
        inexact = Set(open.inexact.map { Results.name($0, pack) })
    }

    private static func name(_ rule: Int, _ mitigation: Int, _ record: Int?, _ pack: RulePack) -> String {
        let words = record.map { "/" + word($0, pack.rules[rule].list, pack) } ?? ""
        return "\(pack.rules[rule].id)/\(pack.rules[rule].mitigations[mitigation].id)" + words
    }

    /// A grid's row by its key, another record by its place.
    private static func word(_ record: Int?, _ list: Int?, _ pack: RulePack) -> String {
        guard let record else { return "others" }
        guard let list, pack.vocabulary.facts[list].isGrid else { return String(record) }
        return pack.vocabulary.facts[list].keys[record].id
    }

    private static func name(_ subject: OpenFact.Subject, _ pack: RulePack) -> String {
        switch subject {
        case .fact(let fact, let reporter):
            let content = pack.vocabulary.facts[fact]
            guard let reporter else { return content.id }
            return content.id + "/" + (reporter < content.reporters.count ? content.reporters[reporter] : "settled")
        case .field(let list, let record, let field):
            let content = pack.vocabulary.facts[list]
            return "\(content.id)/\(word(record, list, pack))/\(content.fields[field].id)"
        case .others(let list): return pack.vocabulary.facts[list].id + "/others"
        }
    }

    private static func name(_ outcome: OutcomeReference, _ pack: RulePack) -> String {
        switch outcome {
        case .flag(let flag): "flag \(pack.flags[flag].id)"
        case .claim(let claim, let isExpected): "\(isExpected ? "expected" : "observed") \(pack.claims[claim].id)"
        case .rule(let rule): "rule \(pack.rules[rule].id)"
        case .record(let rule, let record): "record \(pack.rules[rule].id)/\(word(record, pack.rules[rule].list, pack))"
        case .mitigation(let rule, let mitigation, let record): "mitigation \(name(rule, mitigation, record, pack))"
        }
    }

    /// The outcome that a question's `decides` names, as comparable words; `nil` where it is not there any more.
    func outcome(_ name: String) -> String? {
        let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
        switch parts[0] {
        case "flag": return flags[parts[1]].map { "\($0)" }
        case "expected": return claims[parts[1]].map { "\($0.expected)" }
        case "observed": return claims[parts[1]].map { "\($0.observed)" }
        case "rule": return rules[parts[1]].map { "\($0.kind)" }
        case "record": return records[parts[1]].map { "\($0.kind)" }
        default: return mitigations[parts[1]]?.rawValue
        }
    }

    /// Whether the outcome is still open.
    func isOpen(_ name: String) -> Bool {
        let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
        switch parts[0] {
        case "flag": return flags[parts[1]] == .unknown
        case "expected": return claims[parts[1]]?.expected.isSettled == false
        case "observed": return claims[parts[1]]?.observed.isSettled == false
        case "rule": return rules[parts[1]]?.kind == .open
        case "record": return records[parts[1]]?.kind == .open
        default: return mitigations[parts[1]] == .open
        }
    }

    /// What was certain and is so no more, once more is known.
    func takenBack(by later: Results) -> [String] {
        var found: [String] = []
        func compare(_ name: String, _ before: Outcome, _ after: Outcome?) {
            guard before.kind != .open else { return }
            guard let after, after.kind == before.kind else {
                // There are no others any more.
                if after == nil, name.hasSuffix("/others") { return }
                found.append("\(name): \(before.kind) became \(after.map { "\($0.kind)" } ?? "nothing")")
                return
            }
            if !after.reasons.isSuperset(of: before.reasons) {
                found.append("\(name): reasons \(before.reasons.words) became \(after.reasons.words)")
            }
        }
        func compare(_ name: String, _ before: Truth, _ after: Truth?) {
            if before.isCertain, before != after {
                found.append("\(name): \(before) became \(after.map { "\($0)" } ?? "nothing")")
            }
        }
        for (id, outcome) in rules { compare(id, outcome, later.rules[id]) }
        for (id, outcome) in records { compare(id, outcome, later.records[id]) }
        for (id, truth) in flags { compare("flag \(id)", truth, later.flags[id]) }
        for (id, truth) in applies { compare("whether \(id) applies", truth, later.applies[id]) }
        for (id, claim) in claims {
            compare("for expected \(id)", claim.expected.supporting, later.claims[id]?.expected.supporting)
            compare("against expected \(id)", claim.expected.opposing, later.claims[id]?.expected.opposing)
            compare("for observed \(id)", claim.observed.supporting, later.claims[id]?.observed.supporting)
            compare("against observed \(id)", claim.observed.opposing, later.claims[id]?.observed.opposing)
        }
        for (id, status) in mitigations where status != .open && later.mitigations[id] != status {
            found.append("mitigation \(id): \(status) became \(later.mitigations[id].map { "\($0)" } ?? "nothing")")
        }
        for (id, verdict) in ratings {
            switch (verdict, later.ratings[id]) {
            case (.rated(let low, let high), .rated(let laterLow, let laterHigh)?)
            where low <= laterLow && laterHigh <= high: break
            case (.tooLittleKnown, .rated?): break
            case (let before, let after) where before == after: break
            default: found.append("rating \(id): \(verdict) became \(String(describing: later.ratings[id]))")
            }
            if known[id, default: 0] > later.known[id, default: 0] { found.append("facts known of \(id)") }
        }
        if counts.known > later.counts.known || counts.asked != later.counts.asked {
            found.append("facts known or asked")
        }
        return found.sorted()
    }

    /// Where two results differ.
    func differences(from other: Results) -> [String] {
        var found: [String] = []
        func compare<Value: Equatable>(_ kind: String, _ left: [String: Value], _ right: [String: Value]) {
            for id in Set(left.keys).union(right.keys) where left[id] != right[id] {
                found.append(
                    "\(kind) \(id): \(left[id].map { "\($0)" } ?? "-") and \(right[id].map { "\($0)" } ?? "-")")
            }
        }
        compare("rule", rules, other.rules)
        compare("record", records, other.records)
        compare("flag", flags, other.flags)
        compare("claim", claims, other.claims)
        compare("mitigation", mitigations, other.mitigations)
        compare("rating", ratings, other.ratings)
        compare("known", known, other.known)
        compare("applies", applies, other.applies)
        if counts != other.counts { found.append("counts") }
        if inexact != other.inexact { found.append("inexact") }
        for question in questions.symmetricDifference(other.questions) { found.append("question \(question.subject)") }
        return found.sorted()
    }
}
