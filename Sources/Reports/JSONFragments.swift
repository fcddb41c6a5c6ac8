import Facts
import Files
import RulePacks

/// What the results of a pack say again and again, written once.
struct JSONFragments: Sendable {
    /// The pack's identity.
    let pack: [UInt8]
    /// For each flag, by its truth, its identity, status and title, without the closing brace; and the title alone.
    let flags: [ByTruth]
    /// For each flag, its identity and status by its truth, as far as the title.
    let flagHeads: [ByTruth]
    let titles: [[UInt8]]
    /// For each flag, its judgement as far as its weakest evidence.
    let flagJudgements: [[UInt8]]
    /// For each flag, its own recommendation.
    let recommendations: [[UInt8]]
    /// For each flag, the rules that raise it.
    let raisedBy: [[RaisedBy]]
    /// For each rule, its finding, citations, grounds and judgement: an object, left open where records follow.
    let findings: [[UInt8]]
    /// For each rule, the same with its benchmarks; without them where records come before.
    let arguments: [[UInt8]]
    let ruleBenchmarks: [[UInt8]]
    /// For each rule, its list, or -1.
    let lists: [Int]
    /// For each benchmark.
    let benchmarks: [[UInt8]]
    let claims: [ClaimParts]
    /// For each rule with a note, the note with its citations: an object, left open where records follow.
    let notes: [Note]
    /// For each rule, for each mitigation.
    let mitigations: [[MitigationParts]]
    let ratings: RatingParts
    /// For each slot of a profile, who says what: `{"fact":"x","by":null,"evidence":`.
    let observations: [[UInt8]]
    /// For each rule, each outcome it can have, left open where more follows.
    let outcomes: [[[UInt8]]]
    let recordOutcomes: [[UInt8]]
    let openFacts: OpenFactParts

    /// One text for each truth.
    struct ByTruth: Sendable {
        var no: [UInt8]
        var unknown: [UInt8]
        var yes: [UInt8]

        init(_ make: (Truth) -> [UInt8]) {
            no = make(.false)
            unknown = make(.unknown)
            yes = make(.true)
        }

        @inline(__always)
        subscript(truth: Truth) -> [UInt8] {
            switch truth {
            case .false: no
            case .unknown: unknown
            case .true: yes
            }
        }
    }

    struct RaisedBy: Sendable {
        var rule: Int
        /// The recommendations that the rule picks for the flag.
        var picked: [[UInt8]]
        var benchmarks: [Int]
    }

    struct ClaimParts: Sendable {
        /// As far as the expected word.
        var head: [UInt8]
        /// From the end of the observed layer, where the layers disagree and where they do not.
        var disagreeing: [UInt8]
        var agreeing: [UInt8]
        /// The rules that argue for and against, each once.
        var supporting: [Int]
        var opposing: [Int]
        var observed: [ObservedFact]
    }

    /// A fact in which people say something of a claim.
    struct ObservedFact: Sendable {
        var fact: Int
        var slots: Range<Int>
        /// -1 where nobody settles it.
        var settled: Int
    }

    struct Note: Sendable {
        var rule: Int
        var text: [UInt8]
    }

    struct MitigationParts: Sendable {
        /// The id, left open for the record.
        var head: [UInt8]
        /// The rest, by status.
        var present: [UInt8]
        var absent: [UInt8]
        var open: [UInt8]
    }

    struct RatingParts: Sendable {
        /// For each theme.
        var heads: [[UInt8]]
        /// For each low place, for each high one.
        var rated: [[[UInt8]]]
    }

    struct OpenFactParts: Sendable {
        /// For each slot, as far as the reason.
        var slots: [[UInt8]]
        /// For each fact that is a list.
        var others: [[UInt8]]
        /// The outcomes that an answer decides, as strings.
        var flags: [[UInt8]]
        var expected: [[UInt8]]
        var observed: [[UInt8]]
        var rules: [[UInt8]]
        /// As far as the record's name.
        var records: [[UInt8]]
        /// Of each rule; as far as the record's name, where it has records.
        var mitigations: [[[UInt8]]]
    }

    init(_ pack: RulePack) {
        typealias Parts = JSONFragments
        let written = Parts.written
        self.pack = written { writer in
            writer.beginObject()
            writer.key("id")
            writer.string(pack.id)
            writer.key("version")
            writer.string(pack.version)
            writer.key("hash")
            writer.string(pack.digest.description)
            writer.endObject()
        }
        let benchmarks = pack.benchmarks.map { benchmark in
            written { writer in
                writer.beginObject()
                writer.key("id")
                writer.string(benchmark.id)
                writer.key("figure")
                writer.string(benchmark.figure)
                writer.key("of")
                writer.string(benchmark.population)
                writer.key("that")
                writer.string(benchmark.statement)
                writer.key("date")
                writer.string(benchmark.date)
                writer.key("citations")
                Parts.write(benchmark.citations, pack, &writer)
                writer.endObject()
            }
        }
        self.benchmarks = benchmarks
        func write(_ places: [Int], _ writer: inout JSONWriter) {
            writer.beginArray()
            for benchmark in places { writer.raw(benchmarks[benchmark]) }
            writer.endArray()
        }
        lists = pack.rules.map { $0.list ?? -1 }
        func finding(_ rule: Rule, benchmarks: Bool) -> [UInt8] {
            written { writer in
                writer.beginObject()
                writer.key("rule")
                writer.string(rule.id)
                writer.key("finding")
                writer.string(rule.finding)
                writer.key("citations")
                Parts.write(rule.citations, pack, &writer)
                writer.key("grounds")
                Parts.write(rule.grounds, &writer)
                writer.key("judgement")
                writer.optional(rule.judgement)
                guard rule.list == nil else { return }
                if benchmarks {
                    writer.key("benchmarks")
                    write(rule.benchmarks, &writer)
                }
                writer.endObject()
            }
        }
        findings = pack.rules.map { finding($0, benchmarks: false) }
        arguments = pack.rules.map { finding($0, benchmarks: true) }
        ruleBenchmarks = pack.rules.map { rule in written { write(rule.benchmarks, &$0) } }
        let heads = pack.flags.map { flag in
            ByTruth { truth in
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
        let titles = pack.flags.map { flag in
            written { writer in
                writer.key("title")
                writer.string(flag.title)
            }
        }
        flagHeads = heads
        self.titles = titles
        flags = zip(heads, titles).map { head, title in ByTruth { head[$0] + [0x2C] + title } }
        flagJudgements = pack.flags.map { flag in
            Array("],".utf8)
                + written { writer in
                    writer.key("judgement")
                    writer.optional(flag.judgement)
                    writer.key("weakest_evidence")
                }
        }
        recommendations = pack.flags.map { flag in
            guard let recommendation = flag.recommendation else { return [] }
            return written { Parts.write(recommendation, pack, &$0) }
        }
        raisedBy = pack.flags.enumerated().map { index, flag in
            flag.rules.map { rule in
                let picked = pack.rules[rule].raises.filter { $0.flag == index }.compactMap(\.recommendation)
                return RaisedBy(
                    rule: rule,
                    picked: picked.map { recommendation in written { Parts.write(recommendation, pack, &$0) } },
                    benchmarks: pack.rules[rule].benchmarks)
            }
        }
        claims = pack.claims.enumerated().map { index, claim in Parts.parts(of: index, claim, pack, benchmarks) }
        notes = pack.rules.enumerated().compactMap { index, rule in
            guard let note = rule.note else { return nil }
            let text = written { writer in
                writer.beginObject()
                writer.key("rule")
                writer.string(rule.id)
                writer.key("text")
                writer.string(note)
                writer.key("citations")
                Parts.write(rule.citations, pack, &writer)
                if rule.list == nil { writer.endObject() }
            }
            return Note(rule: index, text: text)
        }
        mitigations = pack.rules.map { rule in rule.mitigations.map { Parts.parts(of: $0, rule) } }
        ratings = Parts.ratings(pack)
        observations = Parts.observations(pack)
        outcomes = pack.rules.map(Parts.outcomes)
        recordOutcomes = Parts.outcomesOfRecords()
        openFacts = OpenFactParts(pack)
    }

    static func written(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        body(&writer)
        return writer.bytes
    }

    private static func write(_ citations: [Citation], _ pack: RulePack, _ writer: inout JSONWriter) {
        writer.beginArray()
        for citation in citations {
            writer.beginObject()
            writer.key("source")
            writer.string(pack.sources[citation.source].id)
            writer.key("at")
            writer.string(citation.locator.description)
            writer.key("says")
            writer.string(pack.entry(citation)?.says ?? "")
            writer.key("does_not_say")
            writer.strings(pack.entry(citation)?.doesNotSay ?? [])
            writer.endObject()
        }
        writer.endArray()
    }

    private static func write(_ grounds: Grounds, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("kind")
        writer.strings(grounds.kinds.map(\.rawValue))
        writer.key("whose")
        writer.optional(grounds.whose)
        writer.key("date")
        writer.optional(grounds.date)
        writer.endObject()
    }

    private static func write(_ recommendation: Recommendation, _ pack: RulePack, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("text")
        writer.string(recommendation.text)
        writer.key("citations")
        write(recommendation.citations, pack, &writer)
        writer.key("judgement")
        if let judgement = recommendation.judgement {
            writer.string(judgement)
        } else if recommendation.citations.isEmpty {
            writer.optional(pack.judgements.first { $0.id == "recommendations" }?.text)
        } else {
            writer.null()
        }
        writer.endObject()
    }
}
