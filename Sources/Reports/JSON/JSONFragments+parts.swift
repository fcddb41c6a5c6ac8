import Engine
import Facts
import RulePacks

/// Pieces of flags, claims, outcomes and open facts.
extension JSONFragments {
    static func observations(_ pack: RulePack, _ text: inout FragmentWriter) -> [Fragment] {
        (0..<pack.vocabulary.slotCount).map { slot in
            let fact = pack.vocabulary.facts[Int(pack.vocabulary.factOfSlot[slot])]
            return text.piece { writer in
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

    /// A text as it stands inside quotation marks.
    static func inside(_ text: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(text)
        return Array(writer.bytes.dropFirst().dropLast())
    }
}

extension JSONFragments.FlagParts {
    init(_ flag: Flag, _ pack: RulePack, raisedBy: Range<Int>, _ text: inout FragmentWriter) {
        self.raisedBy = raisedBy
        identity = JSONFragments.ByTruth { truth in
            text.piece { writer in
                writer.head(of: flag, truth, pack)
                writer.key("title")
                writer.string(flag.title)
            }
        }
        title = text.piece { writer in
            writer.key("title")
            writer.string(flag.title)
        }
        head = identity
        head.shorten(by: title.count + 1)
        judgement = text.piece { writer in
            writer.continuing("]", closes: true)
            writer.key("judgement")
            writer.optional(flag.judgement)
            writer.key("weakest_evidence")
        }
        recommendation = flag.recommendation.map { own in text.piece { $0.write(own, pack) } } ?? .none
    }

    /// Joins what surrounds the weakest evidence, where one rule raises the flag and only its finding is printed.
    mutating func join(_ finding: Fragment, benchmarks: Fragment, _ text: inout FragmentWriter) {
        let (identity, judgement, recommendation) = (identity.yes, judgement, recommendation)
        beforeEvidence = text.piece { writer in
            writer.repeated(identity)
            writer.key("findings")
            writer.beginArray()
            writer.repeated(finding)
            writer.continuing(copyOf: judgement)
        }
        afterEvidence = text.piece { writer in
            writer.continuing(",\"mitigations\":[],\"recommendations\":[")
            if !recommendation.isEmpty { writer.repeated(recommendation) }
            writer.continuing("],\"benchmarks\":")
            writer.repeated(benchmarks)
        }
    }
}

extension JSONFragments.ClaimParts {
    init(
        _ claim: Claim, _ pack: RulePack, benchmarks: [Fragment], supporting: Range<Int>, opposing: Range<Int>,
        observed: Range<Int>, _ text: inout FragmentWriter
    ) {
        (self.supporting, self.opposing, self.observed) = (supporting, opposing, observed)
        func tail(_ disagree: Bool) -> Fragment {
            text.piece { writer in
                writer.continuing("]},")
                writer.key("layers_disagree")
                writer.boolean(disagree)
                writer.key("benchmarks")
                writer.beginArray()
                for benchmark in benchmarks { writer.repeated(benchmark) }
                writer.endArray()
                writer.endObject()
            }
        }
        head = text.piece { $0.head(of: claim, pack) }
        disagreeing = tail(true)
        agreeing = tail(false)
    }
}

extension JSONFragments.MitigationParts {
    init(_ mitigation: Mitigation, of rule: Rule, _ pack: RulePack, _ text: inout FragmentWriter) {
        head = text.piece { $0.head(of: mitigation, rule) }
        present = text.piece { $0.rest(of: mitigation, .present, of: rule, pack) }
        absent = text.piece { $0.rest(of: mitigation, .absent, of: rule, pack) }
        open = text.piece { $0.rest(of: mitigation, .open, of: rule, pack) }
        doesNotApply = text.piece { $0.rest(of: mitigation, .doesNotApply, of: rule, pack) }
    }
}

extension JSONFragments.RatingParts {
    init(_ pack: RulePack, _ text: inout FragmentWriter) {
        let scale = pack.rating?.scale ?? []
        places = scale.count
        heads = pack.themes.map { theme in text.piece { $0.rated(theme) } }
        rated = scale.flatMap { low in scale.map { high in text.piece { $0.rating(from: low, to: high) } } }
        flags = pack.flags.map { flag in text.piece { $0.string(flag.id) } }
        let limits = pack.themes.indices.map { RatingLimits(ofTheme: $0, pack) }
        risks = limits.map { limits in
            limits.risks.map { ($0, Int8(clamping: pack.flags[$0].severity?.rawValue ?? 0)) }.sorted {
                ($0.severity, $0.flag) < ($1.severity, $1.flag)
            }
        }
        uncounted = limits.map(\.uncounted)
    }
}

extension JSONFragments.OutcomeParts {
    private static let all =
        [Outcome(kind: .fired), Outcome(kind: .open)]
        + (0..<4).map { Outcome(kind: .notFired, reasons: Outcome.Reasons(rawValue: $0)) }

    init(_ pack: RulePack, _ text: inout FragmentWriter) {
        rules = pack.rules.flatMap { rule in
            Self.all.map { outcome in
                text.piece { writer in
                    writer.beginObject()
                    writer.key("id")
                    writer.string(rule.id)
                    writer.write(outcome)
                    writer.endObject()
                }
            }
        }
        records = Self.all.map { outcome in
            text.piece { writer in
                writer.continuing("\"", closes: true)
                writer.write(outcome)
                writer.endObject()
            }
        }
    }

    @inline(__always)
    subscript(rule rule: Int, outcome: Outcome) -> Fragment { rules[rule * Self.places + Self.place(of: outcome)] }

    @inline(__always)
    subscript(record outcome: Outcome) -> Fragment { records[Self.place(of: outcome)] }

    /// Where an outcome stands in `all`.
    @inline(__always)
    private static func place(of outcome: Outcome) -> Int {
        switch outcome.kind {
        case .fired: 0
        case .open: 1
        case .notFired: 2 + Int(outcome.reasons.rawValue & 3)
        }
    }
}

extension JSONFragments.OpenFactParts {
    init(_ pack: RulePack, _ text: inout FragmentWriter) {
        func head(_ id: String, by: String?, record: String?, _ question: String, ask: [String]) -> Fragment {
            text.piece { $0.openFact(id, by: by, record: record, question, ask: ask) }
        }
        func quoted(_ name: String) -> Fragment { text.piece { $0.string(name) } }
        func leftOpen(_ name: String) -> Fragment { quoted(name).leftOpen }
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
        lists = pack.vocabulary.facts.map { $0.list ?? -1 }
        for fact in pack.vocabulary.facts {
            firstRows.append(fact.isGrid ? rows.count : -1)
            if fact.isGrid { rows += fact.keys.map { quoted($0.id).inside } }
        }
        mitigations = pack.rules.flatMap { rule in
            rule.mitigations.map { leftOpen("mitigation/\(rule.id)/\($0.id)") }
        }
    }
}

extension JSONFragments.FactNameParts {
    init(_ pack: RulePack, _ text: inout FragmentWriter) {
        for fact in pack.vocabulary.facts {
            firsts.append(names.count)
            for id in [fact.id] + fact.fields.map({ "\(fact.id).\($0.id)" }) {
                names.append(text.piece { $0.string(id) })
            }
        }
    }
}

extension JSONWriter {
    /// A flag's identity and status, as far as its title.
    mutating func head(of flag: Flag, _ truth: Truth, _ pack: RulePack) {
        beginObject()
        key("id")
        string(flag.id)
        key("kind")
        string(flag.kind.rawValue)
        key("theme")
        string(pack.themes[flag.theme].id)
        key("severity")
        optional(flag.severity?.word)
        key("external")
        boolean(flag.isExternal)
        key("status")
        string(JSONReport.status(truth))
    }

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
