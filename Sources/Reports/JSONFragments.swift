import Files
import RulePacks

/// What the results of a pack say again and again, written once.
struct JSONFragments: Sendable {
    /// The pack's identity.
    let pack: [UInt8]
    /// For each rule, its finding, citations, grounds and judgement, without the braces around them.
    let findings: [[UInt8]]
    /// For each flag, its identity, without braces.
    let flags: [[UInt8]]
    /// For each flag, its own recommendation and those of each of its rules.
    let recommendations: [[UInt8]]
    /// For each rule, the recommendation it picks for each flag it raises, in the order of its raises.
    let picked: [[[UInt8]?]]
    /// For each benchmark.
    let benchmarks: [[UInt8]]
    /// For each claim, its benchmarks as an array.
    let claimBenchmarks: [[UInt8]]
    /// For each rule, its note with its citations, without braces.
    let notes: [[UInt8]]

    init(_ pack: RulePack) {
        func written(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
            var writer = JSONWriter()
            body(&writer)
            return writer.bytes
        }
        func inside(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
            Array(
                written { writer in
                    writer.beginObject()
                    body(&writer)
                    writer.endObject()
                }.dropFirst().dropLast())
        }
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
        findings = pack.rules.map { rule in
            inside { writer in
                writer.key("rule")
                writer.string(rule.id)
                writer.key("finding")
                writer.string(rule.finding)
                writer.key("citations")
                JSONFragments.write(rule.citations, pack, &writer)
                writer.key("grounds")
                JSONFragments.write(rule.grounds, &writer)
                writer.key("judgement")
                writer.optional(rule.judgement)
            }
        }
        flags = pack.flags.map { flag in
            inside { writer in
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
            }
        }
        recommendations = pack.flags.map { flag in
            guard let recommendation = flag.recommendation else { return [] }
            return written { JSONFragments.write(recommendation, pack, &$0) }
        }
        picked = pack.rules.map { rule in
            rule.raises.map { raise in
                raise.recommendation.map { recommendation in
                    written { JSONFragments.write(recommendation, pack, &$0) }
                }
            }
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
                JSONFragments.write(benchmark.citations, pack, &writer)
                writer.endObject()
            }
        }
        self.benchmarks = benchmarks
        claimBenchmarks = pack.claims.map { claim in
            written { writer in
                writer.beginArray()
                for benchmark in claim.benchmarks { writer.raw(benchmarks[benchmark]) }
                writer.endArray()
            }
        }
        notes = pack.rules.map { rule in
            inside { writer in
                writer.key("rule")
                writer.string(rule.id)
                writer.key("text")
                writer.string(rule.note ?? "")
                writer.key("citations")
                JSONFragments.write(rule.citations, pack, &writer)
            }
        }
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
