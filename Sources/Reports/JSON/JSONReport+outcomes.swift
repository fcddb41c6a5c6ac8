import Engine
import Facts
import Profiles
import RulePacks

/// Open facts and every rule's outcome.
extension JSONReport {
    mutating func write(_ open: OpenFacts, _ evaluator: Evaluator, _ profile: Profile) {
        recordNames.removeAll(keepingCapacity: true)
        let effects = detail == .full ? evaluator.effects(ofEach: open.facts, profile) : []
        writer.beginArray()
        for (place, fact) in open.facts.enumerated() {
            write(fact.subject, profile)
            writer.reason(fact.reason)
            if fact.reason == .reasonGiven {
                writer.key("reason_given")
                write(reasonGiven(fact.subject, profile), profile)
            }
            writer.continuing(
                fact.mayNotApply ? ",\"may_not_apply\":true,\"decides\":[" : ",\"may_not_apply\":false,\"decides\":[")
            for outcome in fact.decides { write(outcome, profile) }
            writer.endArray()
            if !open.inexact.isEmpty, fact.decides.contains(where: open.inexact.contains) {
                writer.key("exact")
                writer.boolean(false)
            }
            if detail == .full { write(effects[place], of: fact, evaluator, profile) }
            writer.endObject()
        }
        writer.endArray()
    }

    private func reasonGiven(_ subject: OpenFact.Subject, _ profile: Profile) -> TextRange {
        switch subject {
        case .fact(let fact, let reporter):
            return profile.reason(of: profile.answers[pack.vocabulary.facts[fact].firstSlot + (reporter ?? 0)])
        case .field(let list, let record, let field):
            guard let place = pack.vocabulary.facts[list].list, record < profile.lists[place].recordCount else {
                return .none
            }
            return profile.reason(
                of: profile.field(field, ofRecord: profile.records(of: place).lowerBound + record))
        case .others(let list):
            return pack.vocabulary.facts[list].list.map { profile.reason(of: profile.lists[$0]) } ?? .none
        }
    }

    private mutating func write(_ subject: OpenFact.Subject, _ profile: Profile) {
        switch subject {
        case .fact(let index, let reporter):
            writer.opening(fragments.openFacts.slots[fragments.openFacts.firstSlots[index] + (reporter ?? 0)])
        case .field(let list, let record, let field):
            let fact = pack.vocabulary.facts[list]
            writer.openFact(
                "\(fact.id).\(fact.fields[field].id)", by: nil, record: name(list: list, record: record, profile),
                fact.fields[field].question, ask: fact.ask)
        case .others(let list): writer.opening(fragments.openFacts.others[list])
        }
    }

    private mutating func write(_ outcome: OutcomeReference, _ profile: Profile) {
        switch outcome {
        case .flag(let flag): writer.raw(fragments.openFacts.flags[flag])
        case .claim(let claim, true): writer.raw(fragments.openFacts.expected[claim])
        case .claim(let claim, false): writer.raw(fragments.openFacts.observed[claim])
        case .rule(let rule): writer.raw(fragments.openFacts.rules[rule])
        case .record(let rule, let record):
            writer.opening(fragments.openFacts.records[rule])
            writeName(list: fragments.lists[rule], record: record, profile)
            writer.continuing("\"", closes: true)
        case .mitigation(let rule, let mitigation, let record):
            writer.opening(fragments.openFacts.mitigations[Int(fragments.firstMitigation[rule]) + mitigation])
            if fragments.lists[rule] >= 0 {
                writer.continuing("/")
                writeName(list: fragments.lists[rule], record: record, profile)
            }
            writer.continuing("\"", closes: true)
        }
    }

    /// The name of a record inside a text: that of a stated one is made once for each profile.
    private mutating func writeName(list: Int, record: Int?, _ profile: Profile) {
        guard let record else { return writer.continuing("others") }
        let row = fragments.openFacts.firstRows[list]
        guard row < 0 else { return writer.continuing(fragments.openFacts.rows[row + record]) }
        let place = fragments.openFacts.lists[list]
        let number = profile.records(of: place).lowerBound + record
        while recordNames.count <= number { recordNames.append([]) }
        if recordNames[number].isEmpty {
            recordNames[number] = JSONFragments.inside(name(list: list, record: record, profile))
        }
        writer.continuing(recordNames[number])
    }

    mutating func writeRules(_ evaluator: Evaluator, _ assessment: borrowing Assessment, _ profile: Profile) {
        let isWhole = profile.scope == nil
        let (outcomes, lists) = (fragments.outcomes, fragments.lists)
        writer.beginArray()
        for index in lists.indices {
            let list = lists[index]
            let outcome = outcomes[rule: index, assessment.rules[index]]
            if list < 0, isWhole, detail == .outcomes {
                writer.raw(outcome)
                continue
            }
            writer.raw(outcome.leftOpen)
            if !isWhole, !evaluator.covers(rule: index, profile) {
                writer.key("outside_scope")
                writer.boolean(true)
            }
            if list >= 0 {
                writer.key("records")
                writer.beginArray()
                for outcome in assessment.records(of: index) {
                    writer.beginObject()
                    writer.key("record")
                    writer.opening("\"")
                    writeName(list: list, record: outcome.record, profile)
                    writer.continuing(outcomes[record: outcome.outcome], closes: true)
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
}

extension JSONWriter {
    fileprivate mutating func reason(_ reason: UnknownReason?) {
        switch reason {
        case .notStated: continuing("\"not stated\"", closes: true)
        case .notKnown: continuing("\"not known\"", closes: true)
        case .none: string("not exact enough")
        case let reason?: string(reason.words)
        }
    }
}
