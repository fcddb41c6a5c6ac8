import Engine
import Facts
import Profiles
import RulePacks

/// Claims as ledgers: what argues for and against, and what this place's own people say.
extension JSONReport {
    mutating func writeClaims(_ assessment: Assessment, _ profile: Profile) {
        writer.beginArray()
        for (index, claim) in pack.claims.enumerated() {
            let outcome = assessment.claims[index]
            writer.beginObject()
            writer.key("id")
            writer.string(claim.id)
            writer.key("theme")
            writer.string(pack.themes[claim.theme].id)
            writer.key("label")
            writer.string(claim.label)
            writer.key("expected")
            writer.beginObject()
            writer.key("word")
            writer.string(outcome.expected.expectedWord)
            writer.key("settled")
            writer.boolean(outcome.expected.isSettled)
            writer.key("for")
            writeArguments(index, true, assessment, profile)
            writer.key("against")
            writeArguments(index, false, assessment, profile)
            writer.endObject()
            writer.key("observed")
            writer.beginObject()
            writer.key("word")
            writer.string(outcome.observed.observedWord)
            writer.key("settled")
            writer.boolean(outcome.observed.isSettled)
            writer.key("for")
            writeObservations(claim, true, assessment, profile)
            writer.key("against")
            writeObservations(claim, false, assessment, profile)
            writer.endObject()
            writer.key("layers_disagree")
            writer.boolean(outcome.layersDisagree)
            writer.key("benchmarks")
            writer.raw(fragments.claimBenchmarks[index])
            writer.endObject()
        }
        writer.endArray()
    }

    private mutating func writeArguments(_ claim: Int, _ likelier: Bool, _ assessment: Assessment, _ profile: Profile) {
        writer.beginArray()
        for rule in pack.rules.indices
        where assessment.rules[rule].kind == .fired
            && pack.rules[rule].arguments.contains(where: { $0.claim == claim && $0.makesLikelier == likelier })
        {
            writer.beginObject()
            writer.raw(fragments.findings[rule])
            writeRecords(of: rule, assessment, profile)
            writer.key("benchmarks")
            writer.beginArray()
            for benchmark in pack.rules[rule].benchmarks { writer.raw(fragments.benchmarks[benchmark]) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
    }

    private mutating func writeObservations(
        _ claim: Claim, _ wanted: Bool, _ assessment: Assessment, _ profile: Profile
    ) {
        writer.beginArray()
        for index in claim.observedBy where assessment.applies[index] == .true {
            let fact = pack.vocabulary.facts[index]
            var slots = fact.answerSlots
            let isSettled = fact.settledSlot.map { profile.answers[$0].isStated } ?? false
            if isSettled, let settled = fact.settledSlot { slots = settled..<settled + 1 }
            for slot in slots where profile.answers[slot].known == .yesNo(wanted) {
                let answer = profile.answers[slot]
                writer.beginObject()
                writer.key("fact")
                writer.string(fact.id)
                writer.key("by")
                if isSettled {
                    writer.string("settled")
                } else if fact.reporters.isEmpty {
                    writer.null()
                } else {
                    writer.string(fact.reporters[slot - fact.firstSlot])
                }
                writer.key("evidence")
                writeEvidence(answer.evidence, profile)
                writer.endObject()
            }
        }
        writer.endArray()
    }

    mutating func writeEvidence(_ place: Int32, _ profile: Profile) {
        JSONReport.write(evidence: place, profile, &writer)
    }

    /// What supports an answer; of what is confidential, its kind only.
    static func write(evidence place: Int32, _ profile: Profile, _ writer: inout JSONWriter) {
        func text(_ range: TextRange) {
            if range.isEmpty { writer.null() } else { writer.string(profile.string(range)) }
        }
        let evidence = place >= 0 ? profile.evidence[Int(place)] : Evidence()
        writer.beginObject()
        writer.key("kind")
        writer.string(evidence.kind.word)
        if evidence.isConfidential {
            writer.key("confidential")
            writer.boolean(true)
        } else if place >= 0 {
            writer.key("source")
            text(evidence.source)
            writer.key("date")
            writer.optional(evidence.date?.description)
            writer.key("by")
            text(evidence.by)
            writer.key("note")
            text(evidence.note)
        }
        writer.endObject()
    }
}
