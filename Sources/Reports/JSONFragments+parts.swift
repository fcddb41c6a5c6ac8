import Engine
import Facts
import RulePacks

/// Pieces of flags, claims, outcomes and open facts.
extension JSONFragments {
    /// A flag's identity and status, as far as its title.
    static func heads(of flag: Flag, _ pack: RulePack) -> (Truth) -> [UInt8] {
        { truth in
            written { writer in
                writer.beginObject()
                writer.key("id")
                writer.string(flag.id)
                writer.key("kind")
                writer.string(flag.kind.rawValue)
                writer.key("theme")
                writer.string(pack.themes[flag.theme].id)
                writer.key("severity")
                writer.optional(flag.severity?.word)
                writer.key("external")
                writer.boolean(flag.isExternal)
                writer.key("status")
                writer.string(JSONReport.status(truth))
            }
        }
    }

    /// From the end of a claim's observed layer.
    static func tail(_ disagree: Bool, _ benchmarks: [[UInt8]]) -> [UInt8] {
        Array("]},".utf8)
            + written { writer in
                writer.key("layers_disagree")
                writer.boolean(disagree)
                writer.key("benchmarks")
                writer.values(benchmarks)
                writer.endObject()
            }
    }

    static func observations(_ pack: RulePack) -> [[UInt8]] {
        (0..<pack.vocabulary.slotCount).map { slot in
            let fact = pack.vocabulary.facts[Int(pack.vocabulary.factOfSlot[slot])]
            return written { writer in
                writer.beginObject()
                writer.key("fact")
                writer.string(fact.id)
                writer.key("by")
                if slot == fact.settledSlot {
                    writer.string("settled")
                } else {
                    writer.optional(fact.reporters.isEmpty ? nil : fact.reporters[slot - fact.firstSlot])
                }
                writer.key("evidence")
            }
        }
    }

    /// In the order of `place(of:)`.
    static func outcomes(of rule: Rule) -> [[UInt8]] {
        let reasons = (0..<4).map { Outcome(kind: .notFired, reasons: Outcome.Reasons(rawValue: $0)) }
        return ([Outcome(kind: .fired), Outcome(kind: .open)] + reasons).map { outcome in
            written { writer in
                writer.beginObject()
                writer.key("id")
                writer.string(rule.id)
                writer.write(outcome)
                writer.endObject()
            }
        }
    }

    /// What follows a record's name: its end, and the outcome. In the order of `place(of:)`.
    static func outcomesOfRecords() -> [[UInt8]] {
        let reasons = (0..<4).map { Outcome(kind: .notFired, reasons: Outcome.Reasons(rawValue: $0)) }
        return ([Outcome(kind: .fired), Outcome(kind: .open)] + reasons).map { outcome in
            Array("\",".utf8)
                + written { writer in
                    writer.write(outcome)
                    writer.endObject()
                }
        }
    }

    /// A text as it stands inside quotation marks.
    static func inside(_ text: String) -> [UInt8] { Array(written { $0.string(text) }.dropFirst().dropLast()) }

    /// How many places there are.
    static let places = 6

    @inline(__always)
    static func place(of outcome: Outcome) -> Int {
        switch outcome.kind {
        case .fired: 0
        case .open: 1
        case .notFired: 2 + Int(outcome.reasons.rawValue & 3)
        }
    }
}

extension JSONFragments.OpenFactParts {
    init(_ pack: RulePack, _ keep: ([UInt8]) -> Fragment) {
        func head(_ id: String, by: String?, record: String?, _ question: String, ask: [String]) -> Fragment {
            keep(JSONFragments.written { $0.openFact(id, by: by, record: record, question, ask: ask) })
        }
        func quoted(_ text: String) -> Fragment { keep(JSONFragments.written { $0.string(text) }) }
        func leftOpen(_ text: String) -> Fragment { keep([0x22] + JSONFragments.inside(text)) }
        firstSlots = pack.vocabulary.facts.map(\.firstSlot)
        slots = (0..<pack.vocabulary.slotCount).map { slot in
            let fact = pack.vocabulary.facts[Int(pack.vocabulary.factOfSlot[slot])]
            let reporter = slot - fact.firstSlot
            let by = fact.reporters.indices.contains(reporter) ? fact.reporters[reporter] : nil
            return head(fact.id, by: by, record: nil, fact.question, ask: by.map { [$0] } ?? fact.ask)
        }
        others = pack.vocabulary.facts.map { fact in
            fact.list == nil ? .none : head(fact.id, by: nil, record: "others", fact.question, ask: fact.ask)
        }
        flags = pack.flags.map { quoted("flag/\($0.id)") }
        expected = pack.claims.map { quoted("claim/\($0.id)/expected") }
        observed = pack.claims.map { quoted("claim/\($0.id)/observed") }
        rules = pack.rules.map { quoted("rule/\($0.id)") }
        records = pack.rules.map { leftOpen("record/\($0.id)/") }
        mitigations = pack.rules.flatMap { rule in
            rule.mitigations.map { leftOpen("mitigation/\(rule.id)/\($0.id)") }
        }
    }
}

extension JSONFragments.FactNameParts {
    init(_ pack: RulePack, _ keep: ([UInt8]) -> Fragment) {
        (names, firsts) = ([], [])
        for fact in pack.vocabulary.facts {
            firsts.append(names.count)
            for id in [fact.id] + fact.fields.map({ "\(fact.id).\($0.id)" }) {
                names.append(keep(JSONFragments.written { $0.string(id) }))
            }
        }
    }
}

extension JSONWriter {
    mutating func openFact(_ id: String, by: String?, record: String?, _ question: String, ask: [String]) {
        beginObject()
        key("fact")
        string(id)
        key("by")
        optional(by)
        key("record")
        optional(record)
        key("question")
        string(question)
        key("ask")
        strings(ask)
        key("reason")
    }

    mutating func write(_ outcome: Outcome) {
        key("outcome")
        switch outcome.kind {
        case .fired: string("fired")
        case .notFired: string("not_fired")
        case .open: string("open")
        }
        key("reasons")
        strings(outcome.reasons.words)
    }
}
