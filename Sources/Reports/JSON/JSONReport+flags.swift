import Engine
import Facts
import Profiles
import RulePacks

/// Flags with the findings that raise them.
extension JSONReport {
    mutating func writeFlags(
        _ evaluator: Evaluator, _ assessment: borrowing Assessment, _ open: OpenFacts, _ profile: borrowing Profile
    ) {
        let names = detail != .flags
        let read = names ? evaluator.factsRead(profile) : FactsRead()
        if names { gather(open) }
        let isWhole = profile.scope == nil && profile.responses.isEmpty
        writer.beginArray()
        for index in 0..<fragments.flags.count {
            let truth = assessment.flags[index]
            if truth == .false, detail == .flags { continue }
            let flag = fragments.flags[index]
            if isWhole, truth == .true, !flag.beforeEvidence.isEmpty {
                writer.raw(flag.beforeEvidence)
                writer.word(assessment.weakestEvidence[index])
                writer.continuing(flag.afterEvidence, closes: true)
                if names { writeFacts(of: index, .true, read) }
                writer.endObject()
                continue
            }
            if isWhole || Evaluator.covers(pack.flags[index].theme, profile) {
                writer.raw(flag.identity[truth])
            } else {
                writer.raw(flag.head[truth])
                writer.key("outside_scope")
                writer.boolean(true)
                writer.raw(flag.title)
            }
            if truth == .true { writeRaised(index, evaluator, assessment, profile) }
            if names { writeFacts(of: index, truth, read) }
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
        let flag = fragments.flags[index]
        writer.continuing(",\"findings\":[")
        for place in flag.raisedBy {
            let rule = fragments.raisedBy[place].rule
            guard assessment.rules[rule].kind == .fired else { continue }
            writer.raw(fragments.findings[rule])
            if fragments.lists[rule] >= 0 {
                writeRecords(of: rule, assessment, profile)
                writer.endObject()
            }
        }
        writer.continuing(flag.judgement)
        writer.word(assessment.weakestEvidence[index])
        writer.continuing(",\"mitigations\":[")
        for place in flag.raisedBy where assessment.rules[fragments.raisedBy[place].rule].kind == .fired {
            let rule = fragments.raisedBy[place].rule
            var place = JSONReport.firstMitigation(ofRule: rule, in: assessment.mitigations)
            while place < assessment.mitigations.count, assessment.mitigations[place].rule == rule {
                write(assessment.mitigations[place], evaluator, profile)
                place += 1
            }
        }
        writer.continuing("],\"recommendations\":[")
        if !flag.recommendation.isEmpty { writer.raw(flag.recommendation) }
        for place in flag.raisedBy where assessment.rules[fragments.raisedBy[place].rule].kind == .fired {
            for choice in fragments.raisedBy[place].picked { writer.raw(fragments.picked[choice]) }
        }
        writer.continuing("],\"benchmarks\":[")
        writeBenchmarks(flag, assessment)
        writer.continuing("]", closes: true)
    }

    /// Those of one rule stand together, in the order of rules.
    /// - Complexity: O(log mitigations).
    private static func firstMitigation(ofRule rule: Int, in mitigations: [MitigationOutcome]) -> Int {
        var (low, high) = (0, mitigations.count)
        while low < high {
            let middle = (low + high) / 2
            if mitigations[middle].rule < rule { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Each once, however many rules print it.
    private mutating func writeBenchmarks(_ flag: JSONFragments.FlagParts, _ assessment: borrowing Assessment) {
        var written: [Int32] = []
        for place in flag.raisedBy where assessment.rules[fragments.raisedBy[place].rule].kind == .fired {
            for printed in fragments.raisedBy[place].benchmarks {
                let benchmark = fragments.printed[printed]
                guard !written.contains(benchmark) else { continue }
                written.append(benchmark)
                writer.raw(fragments.benchmarks[Int(benchmark)])
            }
        }
    }

    // MARK: Facts

    /// Which open facts decide which flags; those of an outcome that are flags stand first.
    private mutating func gather(_ open: OpenFacts) {
        if openFactsOfFlags.isEmpty { openFactsOfFlags = Array(repeating: [], count: fragments.flags.count) }
        for flag in openFactsOfFlags.indices { openFactsOfFlags[flag].removeAll(keepingCapacity: true) }
        for fact in open.facts {
            let name = fragments.factNames[fact.subject]
            for outcome in fact.decides {
                guard case .flag(let flag) = outcome else { break }
                if !openFactsOfFlags[flag].contains(name) { openFactsOfFlags[flag].append(name) }
            }
        }
    }

    /// Of a raised flag, the known facts that its rules read; of an open one, the facts whose answers may change it.
    private mutating func writeFacts(of flag: Int, _ truth: Truth, _ read: FactsRead) {
        switch truth {
        case .false: return
        case .true:
            writer.continuing(",\"facts_read\":[")
            for place in read.places(of: flag) { writer.raw(fragments.factNames[read.facts[place]]) }
        case .unknown:
            writer.continuing(",\"open_facts\":[")
            for name in openFactsOfFlags[flag] { writer.raw(name) }
        }
        writer.endArray()
    }

    private mutating func write(_ outcome: MitigationOutcome, _ evaluator: Evaluator, _ profile: Profile) {
        let parts = fragments.mitigations[Int(fragments.firstMitigation[outcome.rule]) + outcome.mitigation]
        writer.raw(parts.head)
        let list = fragments.lists[outcome.rule]
        if list >= 0 {
            writer.key("record")
            writer.string(name(list: list, record: outcome.record, profile))
        }
        let rest =
            switch outcome.status {
            case .present: parts.present
            case .absent: parts.absent
            case .open: parts.open
            case .doesNotApply: parts.doesNotApply
            }
        guard detail == .full else { return writer.raw(rest) }
        writer.raw(rest.leftOpen)
        writer.key("proof")
        proofs.write(evaluator.proof(of: outcome, profile), profile, &writer)
        writer.endObject()
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
        writer.boolean(response.expiredBeforeMade == .true || response.hasExpired(on: profile.asAt))
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
