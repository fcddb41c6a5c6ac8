import Engine
import Facts
import Profiles
import RulePacks

/// Claims as ledgers: what argues for and against, and what this place's own people say.
extension JSONReport {
    mutating func writeClaims(_ assessment: borrowing Assessment, _ profile: borrowing Profile) {
        writer.beginArray()
        for index in 0..<fragments.claims.count {
            let outcome = assessment.claims[index]
            let claim = fragments.claims[index]
            writer.opening(claim.head)
            writer.expected(outcome.expected)
            writeArguments(claim.supporting, assessment, profile)
            writer.continuing("],\"against\":[")
            writeArguments(claim.opposing, assessment, profile)
            writer.continuing("]},\"observed\":{\"word\":")
            writer.observed(outcome.observed)
            writeObservations(claim.observed, true, assessment, profile)
            writer.continuing("],\"against\":[")
            writeObservations(claim.observed, false, assessment, profile)
            writer.continuing("],\"not_known\":[")
            writeUnknownAnswers(claim.observed, assessment, profile)
            let tail = outcome.layersDisagree ? claim.disagreeing : claim.agreeing
            if Evaluator.covers(pack.claims[index].theme, profile) {
                writer.continuing(tail, closes: true)
            } else {
                writer.continuing(tail.leftOpen, closes: true)
                writer.key("outside_scope")
                writer.boolean(true)
                writer.endObject()
            }
        }
        writer.endArray()
    }

    private mutating func writeArguments(
        _ places: Range<Int>, _ assessment: borrowing Assessment, _ profile: borrowing Profile
    ) {
        for place in places {
            let rule = Int(fragments.argumentRules[place])
            guard assessment.rules[rule].kind == .fired else { continue }
            writer.raw(fragments.arguments[rule])
            if fragments.lists[rule] >= 0 {
                writeRecords(of: rule, assessment, profile)
                writer.key("benchmarks")
                writer.raw(fragments.ruleBenchmarks[rule])
                writer.endObject()
            }
        }
    }

    private mutating func writeObservations(
        _ places: Range<Int>, _ wanted: Bool, _ assessment: borrowing Assessment, _ profile: borrowing Profile
    ) {
        for place in places {
            let fact = fragments.observedFacts[place]
            guard assessment.applies[fact.fact] == .true else { continue }
            let isSettled = fact.settled >= 0 && profile.answers[fact.settled].isStated
            // What the auditor settled stands behind the parties' answers.
            for slot in isSettled ? fact.slots.lowerBound..<fact.settled + 1 : fact.slots {
                let said = profile.answers[slot]
                guard case .yesNo(let answer)? = said.known, answer == wanted else { continue }
                writer.opening(fragments.observations[slot])
                JSONReport.write(evidence: said.evidence, profile, &writer)
                if said.tally >= 0 { JSONReport.write(survey: profile.tallies[Int(said.tally)], &writer) }
                if isSettled {
                    writer.key("read")
                    writer.boolean(slot == fact.settled)
                }
                writer.endObject()
            }
        }
    }

    /// What is stated and counts for neither: who does not know, or whose answer is not read.
    private mutating func writeUnknownAnswers(
        _ places: Range<Int>, _ assessment: borrowing Assessment, _ profile: borrowing Profile
    ) {
        for place in places {
            let fact = fragments.observedFacts[place]
            guard assessment.applies[fact.fact] == .true else { continue }
            for slot in fact.settled >= 0 ? fact.slots.lowerBound..<fact.settled + 1 : fact.slots {
                let said = profile.answers[slot]
                guard said.isStated, said.known == nil else { continue }
                writer.opening(fragments.observations[slot].withoutEvidence)
                writer.continuing(",\"answer\":")
                writer.string(answerText(said, pack.vocabulary.facts[fact.fact].type, profile))
                if said.value != nil || said.evidence >= 0 {
                    writer.key("evidence")
                    JSONReport.write(evidence: said.evidence, profile, &writer)
                }
                if said.tellsCounts { JSONReport.write(survey: profile.tallies[Int(said.tally)], &writer) }
                writer.endObject()
            }
        }
    }

    /// How many said what, beside the answer that it is read as; `null` for what is not written. Not where too few answered: then
    /// there is no count.
    static func write(survey: Tally, _ writer: inout JSONWriter) {
        writer.continuing(",\"survey\":{\"yes\":")
        writer.integer(survey.yes)
        writer.continuing(",\"no\":")
        writer.integer(survey.no)
        writer.continuing(",\"not_known\":")
        writer.optional(survey.notKnown)
        writer.continuing(",\"asked\":")
        writer.optional(survey.asked)
        writer.endObject()
    }

    /// What supports an answer; of what is confidential, its kind only, and of what was settled on it also who did so, when and
    /// why.
    static func write(evidence place: Int32, _ profile: borrowing Profile, _ writer: inout JSONWriter) {
        guard place >= 0 else {
            writer.opening("{\"kind\":\"unsaid\"")
            return writer.endObject()
        }
        let evidence = profile.evidence[Int(place)]
        writer.opening("{\"kind\":")
        writer.word(evidence.kind)
        if !evidence.mayBeTold { return writer.continuing(",\"confidential\":true}", closes: true) }
        if evidence.isConfidential {
            // What the auditor settled says who, when and why; what it was settled on is marked where it stands.
            writer.continuing(",\"source\":null")
        } else {
            writer.continuing(",\"source\":")
            writer.text(evidence.source, profile)
        }
        writer.continuing(",\"date\":")
        writer.date(evidence.date)
        writer.continuing(",\"by\":")
        writer.text(evidence.by, profile)
        writer.continuing(",\"note\":")
        writer.text(evidence.note, profile)
        if evidence.basis >= 0 {
            writer.continuing(",\"settled_on\":")
            write(evidence: evidence.basis, profile, &writer)
        }
        writer.endObject()
    }
}

extension JSONWriter {
    mutating func text(_ range: TextRange, _ profile: borrowing Profile) {
        if range.isEmpty {
            null()
        } else {
            string(profile.text.span.extracting(Int(range.start)..<Int(range.start + range.count)))
        }
    }

    fileprivate mutating func expected(_ layer: ClaimLayer) {
        switch layer.verdict {
        case .supportingOnly: continuing("\"likelier\"")
        case .opposingOnly: continuing("\"less_likely\"")
        case .bothWays: continuing("\"both_ways\"")
        case .neither: continuing("\"not_said\"")
        }
        settled(layer.isSettled)
    }

    fileprivate mutating func observed(_ layer: ClaimLayer) {
        switch layer.verdict {
        case .supportingOnly: continuing("\"yes\"")
        case .opposingOnly: continuing("\"no\"")
        case .bothWays: continuing("\"both_ways\"")
        case .neither: continuing("\"not_seen\"")
        }
        settled(layer.isSettled)
    }

    private mutating func settled(_ isSettled: Bool) {
        continuing(isSettled ? ",\"settled\":true,\"for\":[" : ",\"settled\":false,\"for\":[")
    }
}
