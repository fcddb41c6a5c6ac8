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
    /// What the pack adds to its sources throughout.
    let judgements: Fragment
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
    /// For each rule with a note, the note with what it rests on: an object, left open.
    let notes: [Note]
    /// For each rule, where its mitigations begin.
    let firstMitigation: [Int32]
    let mitigations: [MitigationParts]
    let ratings: RatingParts
    /// For each slot of a profile, who says what: `{"fact":"x","by":null,"evidence":`.
    let observations: [Fragment]
    let outcomes: OutcomeParts
    let openFacts: OpenFactParts
    let factNames: FactNameParts

    /// - Parameter detail: how much is going to be written; what stands in outcomes only is not made for less.
    init(_ pack: RulePack, for detail: Detail) {
        var text = FragmentWriter()
        self.pack = text.piece { $0.identity(of: pack, namesSources: true) }
        judgements = text.piece { $0.judgements(of: pack) }
        let benchmarks = pack.benchmarks.map { benchmark in text.piece { $0.write(benchmark, pack) } }
        self.benchmarks = benchmarks
        lists = pack.rules.map { $0.list ?? -1 }
        let findings = pack.rules.map { rule in
            text.piece { writer in
                writer.finding(of: rule, pack)
                if rule.list == nil { writer.endObject() }
            }
        }
        self.findings = findings
        let printed = pack.rules.map { rule in
            text.piece { writer in
                writer.beginArray()
                for benchmark in rule.benchmarks { writer.repeated(benchmarks[benchmark]) }
                writer.endArray()
            }
        }
        ruleBenchmarks = printed
        arguments = pack.rules.indices.map { rule in
            guard pack.rules[rule].list == nil else { return findings[rule] }
            return text.piece { writer in
                writer.repeated(findings[rule].leftOpen)
                writer.key("benchmarks")
                writer.repeated(printed[rule])
                writer.endObject()
            }
        }

        var raisedBy: [RaisedBy] = []
        var picked: [Fragment] = []
        var printedPlaces: [Int32] = []
        flags = pack.flags.enumerated().map { index, flag in
            let first = raisedBy.count
            for rule in flag.rules {
                let choices = pack.rules[rule].raises.filter { $0.flag == index }.compactMap(\.recommendation)
                let (firstPicked, firstPrinted) = (picked.count, printedPlaces.count)
                picked += choices.map { choice in text.piece { $0.write(choice, pack) } }
                printedPlaces += pack.rules[rule].benchmarks.map { Int32($0) }
                raisedBy.append(
                    RaisedBy(
                        rule: rule, picked: firstPicked..<picked.count, benchmarks: firstPrinted..<printedPlaces.count))
            }
            var parts = FlagParts(flag, pack, raisedBy: first..<raisedBy.count, &text)
            if flag.rules.count == 1, let rule = flag.rules.first, pack.rules[rule].list == nil,
                pack.rules[rule].mitigations.isEmpty, raisedBy[first].picked.isEmpty
            {
                parts.join(findings[rule], benchmarks: printed[rule], &text)
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
            return ClaimParts(
                claim, pack, benchmarks: claim.benchmarks.map { benchmarks[$0] }, supporting: rules(true),
                opposing: rules(false), observed: first..<observedFacts.count, &text)
        }
        (self.argumentRules, self.observedFacts) = (argumentRules, observedFacts)

        notes = pack.rules.enumerated().compactMap { index, rule in
            guard let note = rule.note else { return nil }
            return Note(rule: index, text: text.piece { $0.note(note, of: rule, pack) })
        }
        var mitigations: [MitigationParts] = []
        firstMitigation = pack.rules.map { rule in
            defer { mitigations += rule.mitigations.map { MitigationParts($0, of: rule, pack, &text) } }
            return Int32(mitigations.count)
        }
        self.mitigations = mitigations
        ratings = RatingParts(pack, &text)
        observations = JSONFragments.observations(pack, &text)
        if detail == .flags {
            (outcomes, openFacts, factNames) = (OutcomeParts(), OpenFactParts(), FactNameParts())
        } else {
            outcomes = OutcomeParts(pack, &text)
            openFacts = OpenFactParts(pack, &text)
            factNames = FactNameParts(pack, &text)
        }
        self.text = text.bytes
    }
}
