import Engine
import Facts
import Files
import RulePacks

/// What the results of a pack say again and again, written once: pieces of one text, and plain numbers that lead to them, so
/// that writing a result is copying bytes.
struct JSONFragments: Sendable {
    /// All of the pieces, end to end.
    let text: [UInt8]
    /// The pack's identity.
    let pack: Fragment
    let flags: [FlagParts]
    /// The rules that raise each flag, one flag's after another's.
    let raisedBy: [RaisedBy]
    /// The recommendations that rules pick for flags.
    let picked: [Fragment]
    /// The benchmarks that rules print, one rule's after another's.
    let printed: [Int32]
    /// For each rule, its finding, citations, grounds and judgement: an object, left open where records follow.
    let findings: [Fragment]
    /// For each rule, the same with its benchmarks; without them where records come before.
    let arguments: [Fragment]
    let ruleBenchmarks: [Fragment]
    /// For each rule, its list, or -1.
    let lists: [Int]
    let benchmarks: [Fragment]
    let claims: [ClaimParts]
    /// The rules that argue about each claim, and the facts in which people say something of it.
    let argumentRules: [Int32]
    let observedFacts: [ObservedFact]
    /// For each rule with a note, the note with its citations: an object, left open where records follow.
    let notes: [Note]
    /// For each rule, where its mitigations begin.
    let firstMitigation: [Int32]
    let mitigations: [MitigationParts]
    let ratings: RatingParts
    /// For each slot of a profile, who says what: `{"fact":"x","by":null,"evidence":`.
    let observations: [Fragment]
    /// For each rule, each outcome it can have, as `place(of:)` numbers them: an object.
    let outcomes: [Fragment]
    let recordOutcomes: [Fragment]
    let openFacts: OpenFactParts
    let factNames: FactNameParts

    init(_ pack: RulePack) {
        typealias Parts = JSONFragments
        var text: [UInt8] = []
        func keep(_ bytes: [UInt8]) -> Fragment {
            defer { text += bytes }
            return Fragment(start: Int32(text.count), count: Int32(bytes.count))
        }
        func kept(_ body: (inout JSONWriter) -> Void) -> Fragment { keep(Parts.written(body)) }

        self.pack = kept { $0.identity(of: pack) }
        let benchmarks = pack.benchmarks.map { benchmark in Parts.written { $0.write(benchmark, pack) } }
        self.benchmarks = benchmarks.map(keep)
        lists = pack.rules.map { $0.list ?? -1 }
        let heads = pack.rules.map { rule in Parts.written { $0.finding(of: rule, pack) } }
        let findings = zip(heads, pack.rules).map { head, rule in rule.list == nil ? head + Array("}".utf8) : head }
        self.findings = findings.map(keep)
        let printed = pack.rules.map { rule in Parts.written { $0.values(rule.benchmarks.map { benchmarks[$0] }) } }
        ruleBenchmarks = printed.map(keep)
        arguments = pack.rules.indices.map { rule in
            guard pack.rules[rule].list == nil else { return keep(heads[rule]) }
            return keep(heads[rule] + Array(",\"benchmarks\":".utf8) + printed[rule] + Array("}".utf8))
        }

        var raisedBy: [RaisedBy] = []
        var picked: [Fragment] = []
        var printedPlaces: [Int32] = []
        flags = pack.flags.enumerated().map { index, flag in
            let heads = Parts.heads(of: flag, pack)
            let title = Parts.written { writer in
                writer.key("title")
                writer.string(flag.title)
            }
            let judgement =
                Array("],".utf8)
                + Parts.written { writer in
                    writer.key("judgement")
                    writer.optional(flag.judgement)
                    writer.key("weakest_evidence")
                }
            let recommendation = flag.recommendation.map { own in Parts.written { $0.write(own, pack) } } ?? []
            let first = raisedBy.count
            for rule in flag.rules {
                let choices = pack.rules[rule].raises.filter { $0.flag == index }.compactMap(\.recommendation)
                let (firstPicked, firstPrinted) = (picked.count, printedPlaces.count)
                picked += choices.map { choice in kept { $0.write(choice, pack) } }
                printedPlaces += pack.rules[rule].benchmarks.map { Int32($0) }
                raisedBy.append(
                    RaisedBy(
                        rule: rule, picked: firstPicked..<picked.count, benchmarks: firstPrinted..<printedPlaces.count))
            }
            var parts = FlagParts(
                identity: ByTruth { keep(heads($0) + [0x2C] + title) }, head: ByTruth { keep(heads($0)) },
                title: keep(title), judgement: keep(judgement), recommendation: keep(recommendation),
                raisedBy: first..<raisedBy.count)
            if flag.rules.count == 1, let rule = flag.rules.first, pack.rules[rule].list == nil,
                pack.rules[rule].mitigations.isEmpty, raisedBy[first].picked.isEmpty
            {
                let beginning = heads(.true) + [0x2C] + title + Array(",\"findings\":[".utf8)
                parts.beforeEvidence = keep(beginning + findings[rule] + judgement)
                parts.afterEvidence = keep(
                    Array(",\"mitigations\":[],\"recommendations\":[".utf8) + recommendation
                        + Array("],\"benchmarks\":".utf8) + printed[rule])
            }
            return parts
        }
        (self.raisedBy, self.picked, self.printed) = (raisedBy, picked, printedPlaces)

        var argumentRules: [Int32] = []
        var observedFacts: [ObservedFact] = []
        claims = pack.claims.enumerated().map { index, claim in
            func rules(_ makesLikelier: Bool) -> Range<Int> {
                let first = argumentRules.count
                for (rule, content) in pack.rules.enumerated()
                where content.arguments.contains(where: { $0.claim == index && $0.makesLikelier == makesLikelier }) {
                    argumentRules.append(Int32(rule))
                }
                return first..<argumentRules.count
            }
            let first = observedFacts.count
            observedFacts += claim.observedBy.map { fact in
                let content = pack.vocabulary.facts[fact]
                return ObservedFact(fact: fact, slots: content.answerSlots, settled: content.settledSlot ?? -1)
            }
            let printed = claim.benchmarks.map { benchmarks[$0] }
            return ClaimParts(
                head: kept { $0.head(of: claim, pack) }, disagreeing: keep(Parts.tail(true, printed)),
                agreeing: keep(Parts.tail(false, printed)), supporting: rules(true), opposing: rules(false),
                observed: first..<observedFacts.count)
        }
        (self.argumentRules, self.observedFacts) = (argumentRules, observedFacts)

        notes = pack.rules.enumerated().compactMap { index, rule in
            guard let note = rule.note else { return nil }
            return Note(rule: index, text: kept { $0.note(note, of: rule, pack) })
        }
        var mitigations: [MitigationParts] = []
        firstMitigation = pack.rules.map { rule in
            defer {
                mitigations += rule.mitigations.map { mitigation in
                    MitigationParts(
                        head: kept { $0.head(of: mitigation, rule) },
                        present: kept { $0.rest(of: mitigation, .present) },
                        absent: kept { $0.rest(of: mitigation, .absent) }, open: kept { $0.rest(of: mitigation, .open) }
                    )
                }
            }
            return Int32(mitigations.count)
        }
        self.mitigations = mitigations
        let scale = pack.rating?.scale ?? []
        ratings = RatingParts(
            heads: pack.themes.map { theme in kept { $0.rated(theme) } },
            rated: scale.flatMap { low in scale.map { high in kept { $0.rating(from: low, to: high) } } },
            places: scale.count)
        observations = Parts.observations(pack).map(keep)
        outcomes = pack.rules.flatMap(Parts.outcomes).map(keep)
        recordOutcomes = Parts.outcomesOfRecords().map(keep)
        openFacts = OpenFactParts(pack, keep)
        factNames = FactNameParts(pack, keep)
        self.text = text
    }

    static func written(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        body(&writer)
        return writer.bytes
    }
}
