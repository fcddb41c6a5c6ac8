import Engine
import Facts
import Profiles
import RulePacks

/// Flags with the findings that raise them.
extension JSONReport {
    mutating func writeFlags(_ evaluator: Evaluator, _ assessment: Assessment, _ profile: Profile) {
        writer.beginArray()
        for (index, flag) in pack.flags.enumerated() {
            let truth = assessment.flags[index]
            if truth == .false, detail == .flags { continue }
            writer.beginObject()
            writer.raw(fragments.flags[index])
            writer.key("status")
            writer.string(JSONReport.status(truth))
            if !Evaluator.covers(flag.theme, profile) {
                writer.key("outside_scope")
                writer.boolean(true)
            }
            writer.key("title")
            writer.string(flag.title)
            if truth == .true { writeRaised(index, flag, evaluator, assessment, profile) }
            writeResponse(to: index, profile)
            writer.endObject()
        }
        writer.endArray()
    }

    static func status(_ truth: Truth) -> String {
        switch truth {
        case .true: "raised"
        case .false: "not_raised"
        case .unknown: "open"
        }
    }

    private mutating func writeRaised(
        _ index: Int, _ flag: Flag, _ evaluator: Evaluator, _ assessment: Assessment, _ profile: Profile
    ) {
        writer.key("findings")
        writer.beginArray()
        for rule in flag.rules where assessment.rules[rule].kind == .fired {
            writer.beginObject()
            writer.raw(fragments.findings[rule])
            writeRecords(of: rule, assessment, profile)
            writer.endObject()
        }
        writer.endArray()
        writer.key("judgement")
        writer.optional(flag.judgement)
        writer.key("weakest_evidence")
        writer.string(evaluator.weakestEvidence(ofFlag: index, profile).word)
        writer.key("mitigations")
        writeMitigations(of: flag, assessment, profile)
        writer.key("recommendations")
        writer.beginArray()
        if !fragments.recommendations[index].isEmpty { writer.raw(fragments.recommendations[index]) }
        for rule in flag.rules where assessment.rules[rule].kind == .fired {
            for (place, raise) in pack.rules[rule].raises.enumerated() where raise.flag == index {
                if let picked = fragments.picked[rule][place] { writer.raw(picked) }
            }
        }
        writer.endArray()
        writer.key("benchmarks")
        writer.beginArray()
        var written: [Int] = []
        for rule in flag.rules where assessment.rules[rule].kind == .fired {
            for benchmark in pack.rules[rule].benchmarks where !written.contains(benchmark) {
                written.append(benchmark)
                writer.raw(fragments.benchmarks[benchmark])
            }
        }
        writer.endArray()
    }

    private mutating func writeMitigations(of flag: Flag, _ assessment: Assessment, _ profile: Profile) {
        writer.beginArray()
        for outcome in assessment.mitigations where flag.rules.contains(outcome.rule) {
            let rule = pack.rules[outcome.rule]
            let mitigation = rule.mitigations[outcome.mitigation]
            writer.beginObject()
            writer.key("id")
            writer.string("\(rule.id)/\(mitigation.id)")
            if let list = rule.list {
                writer.key("record")
                writer.string(name(list: list, record: outcome.record, profile))
            }
            writer.key("status")
            writer.string(outcome.status.rawValue)
            writer.key("says")
            writer.string(mitigation.says)
            writer.key("judgement")
            writer.optional(mitigation.judgement)
            writer.endObject()
        }
        writer.endArray()
    }

    private mutating func writeResponse(to flag: Int, _ profile: Profile) {
        guard let response = profile.responses.first(where: { $0.flag == flag }) else { return }
        writer.key("response")
        writer.beginObject()
        writer.key("decision")
        writer.string(response.decision.rawValue)
        writer.key("because")
        write(response.because, profile)
        writer.key("by")
        write(response.by, profile)
        writer.key("date")
        writer.optional(response.date?.description)
        writer.key("expires")
        writer.optional(response.expires?.description)
        writer.key("expired")
        writer.boolean(response.hasExpired(on: profile.asAt))
        writer.endObject()
    }
}
