import Engine
import Facts
import Profiles
import RulePacks

/// Flags with the findings that raise them.
extension JSONReport {
    mutating func writeFlags(_ evaluator: Evaluator, _ assessment: borrowing Assessment, _ profile: borrowing Profile) {
        let isWhole = profile.scope == nil && profile.responses.isEmpty
        writer.beginArray()
        for index in 0..<fragments.flags.count {
            let truth = assessment.flags[index]
            if truth == .false, detail == .flags { continue }
            if isWhole || Evaluator.covers(pack.flags[index].theme, profile) {
                writer.raw(fragments.flags[index][truth])
            } else {
                writer.raw(fragments.flagHeads[index][truth])
                writer.key("outside_scope")
                writer.boolean(true)
                writer.raw(fragments.titles[index])
            }
            if truth == .true { writeRaised(index, evaluator, assessment, profile) }
            if !isWhole { writeResponse(to: index, profile) }
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
        _ index: Int, _ evaluator: Evaluator, _ assessment: borrowing Assessment, _ profile: borrowing Profile
    ) {
        writer.continuing(",\"findings\":[")
        let raisedBy = fragments.raisedBy[index]
        for place in raisedBy.indices {
            let rule = raisedBy[place].rule
            guard assessment.rules[rule].kind == .fired else { continue }
            writer.raw(fragments.findings[rule])
            if fragments.lists[rule] >= 0 {
                writeRecords(of: rule, assessment, profile)
                writer.endObject()
            }
        }
        writer.continuing(fragments.flagJudgements[index])
        writer.word(evaluator.weakestEvidence(ofFlag: index, profile))
        writer.continuing(",\"mitigations\":[")
        for outcome in assessment.mitigations where raisedBy.contains(where: { $0.rule == outcome.rule }) {
            write(outcome, profile)
        }
        writer.continuing("],\"recommendations\":[")
        if !fragments.recommendations[index].isEmpty { writer.raw(fragments.recommendations[index]) }
        for place in raisedBy.indices where assessment.rules[raisedBy[place].rule].kind == .fired {
            for picked in raisedBy[place].picked { writer.raw(picked) }
        }
        writer.continuing("],\"benchmarks\":[")
        var written: [Int] = []
        for place in raisedBy.indices where assessment.rules[raisedBy[place].rule].kind == .fired {
            for benchmark in raisedBy[place].benchmarks where !written.contains(benchmark) {
                written.append(benchmark)
                writer.raw(fragments.benchmarks[benchmark])
            }
        }
        writer.continuing("]", closes: true)
    }

    private mutating func write(_ outcome: MitigationOutcome, _ profile: borrowing Profile) {
        writer.raw(fragments.mitigations[outcome.rule][outcome.mitigation].head)
        let list = fragments.lists[outcome.rule]
        if list >= 0 {
            writer.key("record")
            writer.string(name(list: list, record: outcome.record, profile))
        }
        switch outcome.status {
        case .present: writer.raw(fragments.mitigations[outcome.rule][outcome.mitigation].present)
        case .absent: writer.raw(fragments.mitigations[outcome.rule][outcome.mitigation].absent)
        case .open: writer.raw(fragments.mitigations[outcome.rule][outcome.mitigation].open)
        }
    }

    private mutating func writeResponse(to flag: Int, _ profile: borrowing Profile) {
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
        writer.date(response.date)
        writer.key("expires")
        writer.date(response.expires)
        writer.key("expired")
        writer.boolean(response.hasExpired(on: profile.asAt))
        writer.endObject()
    }
}

extension JSONWriter {
    mutating func word(_ kind: EvidenceKind) {
        switch kind {
        case .unsaid: continuing("\"unsaid\"", closes: true)
        case .told: continuing("\"told\"", closes: true)
        case .document: continuing("\"document\"", closes: true)
        case .observed: continuing("\"observed\"", closes: true)
        case .tested: continuing("\"tested\"", closes: true)
        }
    }
}
