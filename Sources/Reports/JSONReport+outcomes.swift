import Engine
import Facts
import Profiles
import RulePacks

/// Open facts and every rule's outcome.
extension JSONReport {
    mutating func write(_ open: OpenFacts, _ profile: Profile) {
        writer.beginArray()
        for fact in open.facts {
            writer.beginObject()
            write(fact.subject, profile)
            writer.key("reason")
            writer.string(fact.reason?.words ?? "not exact enough")
            if fact.reason == .reasonGiven {
                writer.key("reason_given")
                write(reasonGiven(fact.subject, profile), profile)
            }
            writer.key("may_not_apply")
            writer.boolean(fact.mayNotApply)
            writer.key("decides")
            writer.strings(fact.decides.map { text(of: $0, profile) })
            if fact.decides.contains(where: open.inexact.contains) {
                writer.key("exact")
                writer.boolean(false)
            }
            writer.endObject()
        }
        writer.endArray()
    }

    private func reasonGiven(_ subject: OpenFact.Subject, _ profile: Profile) -> TextRange {
        switch subject {
        case .fact(let fact, let reporter):
            return profile.answers[pack.vocabulary.facts[fact].firstSlot + (reporter ?? 0)].reason
        case .field(let list, let record, let field):
            guard let place = pack.vocabulary.facts[list].list, record < profile.lists[place].recordCount else { return .none }
            let first = profile.records[profile.records(of: place).lowerBound + record].firstField
            return profile.fields[Int(first) + field].reason
        case .others(let list): return pack.vocabulary.facts[list].list.map { profile.lists[$0].reason } ?? .none
        }
    }

    private mutating func write(_ subject: OpenFact.Subject, _ profile: Profile) {
        let (id, by, record, question, ask) = words(of: subject, profile)
        writer.key("fact")
        writer.string(id)
        writer.key("by")
        writer.optional(by)
        writer.key("record")
        writer.optional(record)
        writer.key("question")
        writer.string(question)
        writer.key("ask")
        writer.strings(ask)
    }

    private func words(
        of subject: OpenFact.Subject, _ profile: Profile
    ) -> (id: String, by: String?, record: String?, question: String, ask: [String]) {
        switch subject {
        case .fact(let index, let reporter):
            let fact = pack.vocabulary.facts[index]
            let by = reporter.map { fact.reporters[$0] }
            return (fact.id, by, nil, fact.question, by.map { [$0] } ?? fact.ask)
        case .field(let list, let record, let field):
            let fact = pack.vocabulary.facts[list]
            return (
                "\(fact.id).\(fact.fields[field].id)", nil, name(list: list, record: record, profile),
                fact.fields[field].question, fact.ask
            )
        case .others(let list):
            let fact = pack.vocabulary.facts[list]
            return (fact.id, nil, "others", fact.question, fact.ask)
        }
    }

    /// `kind/id`, with the record where there is one.
    func text(of outcome: OutcomeReference, _ profile: Profile) -> String {
        switch outcome {
        case .flag(let flag): return "flag/\(pack.flags[flag].id)"
        case .claim(let claim, let isExpected):
            return "claim/\(pack.claims[claim].id)/\(isExpected ? "expected" : "observed")"
        case .rule(let rule): return "rule/\(pack.rules[rule].id)"
        case .record(let rule, let record):
            let name = pack.rules[rule].list.map { self.name(list: $0, record: record, profile) } ?? ""
            return "record/\(pack.rules[rule].id)/\(name)"
        case .mitigation(let rule, let mitigation, let record):
            let content = pack.rules[rule]
            let name = content.list.map { "/" + self.name(list: $0, record: record, profile) } ?? ""
            return "mitigation/\(content.id)/\(content.mitigations[mitigation].id)\(name)"
        }
    }

    mutating func writeRules(_ evaluator: Evaluator, _ assessment: Assessment, _ profile: Profile) {
        writer.beginArray()
        for (index, rule) in pack.rules.enumerated() {
            writer.beginObject()
            writer.key("id")
            writer.string(rule.id)
            write(assessment.rules[index])
            if !evaluator.covers(rule: index, profile) {
                writer.key("outside_scope")
                writer.boolean(true)
            }
            if let list = rule.list {
                writer.key("records")
                writer.beginArray()
                for outcome in assessment.records(of: index) {
                    writer.beginObject()
                    writer.key("record")
                    writer.string(name(list: list, record: outcome.record, profile))
                    write(outcome.outcome)
                    writer.endObject()
                }
                writer.endArray()
            }
            if detail == .full {
                writer.key("proof")
                proofs.write(evaluator.proof(ofRule: index, profile), profile, &writer)
            }
            writer.endObject()
        }
        writer.endArray()
    }

    private mutating func write(_ outcome: Outcome) {
        writer.key("outcome")
        switch outcome.kind {
        case .fired: writer.string("fired")
        case .notFired: writer.string("not_fired")
        case .open: writer.string("open")
        }
        writer.key("reasons")
        writer.strings(outcome.reasons.words)
    }
}
