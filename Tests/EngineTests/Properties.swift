import Engine
import Facts
import TestSupport

/// What assesses: the engine, or the engine with a bug planted in it.
struct Subject: Sendable {
    var name: String
    var assess: @Sendable (MadePack, ProfileSketch) throws -> Results

    static let engine = Subject(name: "the engine") { pack, profile in try pack.assess(profile) }
}

/// What must hold of any pack and any profile. Each function returns counter-examples.
enum Property: String, CaseIterable, Sendable {
    case knowingMoreTakesNothingBack
    case orderNeverMatters
    case partsMakeTheWhole
    case whatDoesNotApplyFiresNothing
    case whatIsSettledSpeaksForAll
    case whatDoesNotCountIsUnknown

    func counterExamples(
        _ subject: Subject, _ pack: MadePack, _ profile: ProfileSketch, _ random: inout SeededGenerator
    ) throws -> [String] {
        switch self {
        case .knowingMoreTakesNothingBack: try Property.knowingMore(subject, pack, profile, &random)
        case .orderNeverMatters: try Property.order(subject, pack, profile, &random)
        case .partsMakeTheWhole: Property.parts(try subject.assess(pack, profile), pack)
        case .whatDoesNotApplyFiresNothing: Property.applicability(try subject.assess(pack, profile), pack)
        case .whatIsSettledSpeaksForAll: try Property.settled(subject, pack, profile)
        case .whatDoesNotCountIsUnknown: try Property.periods(subject, pack, profile)
        }
    }

    /// How many things more are said of one profile.
    static let steps = 4

    private static func knowingMore(
        _ subject: Subject, _ pack: MadePack, _ profile: ProfileSketch, _ random: inout SeededGenerator
    ) throws -> [String] {
        var (profile, before) = (profile, try subject.assess(pack, profile))
        for _ in 0..<steps {
            let possible = MoreInformation.all(of: pack.sketch, profile)
            guard !possible.isEmpty else { break }
            let more = random.pick(possible)
            let next = more.said(in: profile, &random)
            let after = try subject.assess(pack, next)
            let lost = before.takenBack(by: after)
            if !lost.isEmpty {
                return ["after \(more.kind) of \(more.fact.id): \(lost)\n\(profile.text)\n\(next.text)"]
            }
            (profile, before) = (next, after)
        }
        return []
    }

    private static func order(
        _ subject: Subject, _ pack: MadePack, _ profile: ProfileSketch, _ random: inout SeededGenerator
    ) throws -> [String] {
        if pack.variants["shuffled"] == nil {
            var sketch = pack.sketch
            sketch.rules.shuffle(using: &random)
            sketch.facts.shuffle(using: &random)
            pack.variants["shuffled"] = try MadePack(sketch, files: sketch.files(&random, shuffled: true))
        }
        guard let shuffled = pack.variants["shuffled"] else { return [] }
        return try subject.assess(pack, profile).differences(from: try subject.assess(shuffled, profile))
    }

    /// Flags and claims are what their rules make them, a rule is what its records make it, and everything has its reason.
    private static func parts(_ results: Results, _ pack: MadePack) -> [String] {
        var found: [String] = []
        var raising: [String: [Outcome]] = [:]
        var arguing: [String: [Outcome]] = [:]
        for rule in pack.sketch.rules {
            let id = rule["id"]?.word ?? ""
            guard let outcome = results.rules[id] else {
                found.append("\(id) has no outcome")
                continue
            }
            if (outcome.kind == .notFired) == outcome.reasons.isEmpty {
                found.append("\(id): reasons \(outcome.reasons)")
            }
            if rule["for_each"] != nil { found += records(of: id, outcome, results) }
            let then = rule["then"]
            let raised = then?["raise"].map { $0.items.isEmpty ? [$0] : $0.items } ?? []
            for flag in raised {
                raising[flag["flag"]?.word ?? (flag.word.isEmpty ? id : flag.word), default: []].append(outcome)
            }
            for verb in ["makes_likelier", "makes_less_likely"] {
                if let claim = then?[verb]?.word { arguing["\(verb) \(claim)", default: []].append(outcome) }
            }
        }
        if results.rules.count != pack.sketch.rules.count { found.append("\(results.rules.count) outcomes") }
        func any(_ outcomes: [Outcome]) -> Truth {
            if outcomes.contains(where: { $0.kind == .fired }) { return .true }
            return outcomes.allSatisfy { $0.kind == .notFired } ? .false : .unknown
        }
        for (flag, truth) in results.flags where truth != any(raising[flag] ?? []) {
            found.append("flag \(flag) is \(truth)")
        }
        for (claim, outcome) in results.claims {
            if outcome.expected.supporting != any(arguing["makes_likelier \(claim)"] ?? []) {
                found.append("for \(claim)")
            }
            if outcome.expected.opposing != any(arguing["makes_less_likely \(claim)"] ?? []) {
                found.append("against \(claim)")
            }
        }
        return found.sorted()
    }

    private static func records(of rule: String, _ outcome: Outcome, _ results: Results) -> [String] {
        var found: [String] = []
        let records = results.records.filter { $0.key.hasPrefix(rule + "/") }
        if records["\(rule)/others"]?.kind == .fired { found.append("\(rule): the further record fired") }
        let kinds = records.values.map(\.kind)
        let wanted: Outcome.Kind = kinds.contains(.fired) ? .fired : kinds.contains(.open) ? .open : .notFired
        if outcome.kind != wanted { found.append("\(rule) is \(outcome.kind), its records \(kinds)") }
        for record in records.values where outcome.kind == .notFired && !outcome.reasons.isSuperset(of: record.reasons)
        {
            found.append("\(rule): reasons of a record are lost")
        }
        return found
    }

    /// A rule that reads, outside `any` and `count`, what does not apply has not fired, and says so.
    private static func applicability(_ results: Results, _ pack: MadePack) -> [String] {
        func reads(_ condition: Tree) -> [String] {
            if let fact = condition["fact"]?.word { return [fact] }
            if let parts = condition["all"] { return parts.items.flatMap(reads) }
            if let part = condition["not"] { return reads(part) }
            if let term = condition["term"]?.word {
                return pack.sketch.terms.filter { $0.key == term }.flatMap { $0.value["when"].map(reads) ?? [] }
            }
            for key in ["some", "every", "none"] { if let list = condition[key]?.word { return [list] } }
            return condition["count_in"]?["list"].map { [$0.word] } ?? []
        }
        var found: [String] = []
        for rule in pack.sketch.rules {
            var facts = rule["when"].map(reads) ?? []
            if let list = rule["for_each"]?.word { facts.append(list) }
            let outcome = results.rules[rule["id"]?.word ?? ""]
            for fact in facts where results.applies[fact] == .false {
                if outcome?.kind != .notFired { found.append("\(rule["id"]?.word ?? ""): \(fact) does not apply") }
                if outcome?.reasons.contains(.doesNotApply) == false {
                    found.append("\(rule["id"]?.word ?? "") does not say so")
                }
            }
        }
        return found
    }

    /// Where something is settled, the answers matter to those only who ask for one reporter or for a dispute.
    private static func settled(_ subject: Subject, _ pack: MadePack, _ profile: ProfileSketch) throws -> [String] {
        var without = profile
        for (id, statement) in profile.statements.sorted(by: { $0.key < $1.key }) {
            guard case .reported(let answers, let settled?) = statement, !answers.isEmpty, settled.value != nil else {
                continue
            }
            if pack.readsReporters.contains(id) { continue }
            without.statements[id] = .reported([:], settled: settled)
        }
        if without == profile { return [] }
        return try subject.assess(pack, profile).differences(from: try subject.assess(pack, without))
    }

    /// A value without a date, or of another period, is as good as none.
    private static func periods(_ subject: Subject, _ pack: MadePack, _ profile: ProfileSketch) throws -> [String] {
        func counting(_ answer: AnswerSketch, _ fact: FactSketch) -> AnswerSketch {
            guard let valid = fact.valid, answer.value != nil else { return answer }
            let isOut = answer.date == nil || answer.date == valid.outside || answer.date == valid.across
            return isOut ? AnswerSketch(content: .unknown) : answer
        }
        var without = profile
        for fact in pack.sketch.facts where fact.valid != nil {
            switch profile.statements[fact.id] {
            case .plain(let answer)?: without.statements[fact.id] = .plain(counting(answer, fact))
            case .reported(let answers, let settled)?:
                without.statements[fact.id] = .reported(answers.mapValues { counting($0, fact) }, settled: settled)
            default: break
            }
        }
        if without == profile { return [] }
        return try subject.assess(pack, profile).differences(from: try subject.assess(pack, without))
    }
}

extension MadePack {
    /// Facts of which a condition asks for one reporter's answer, or for a dispute.
    var readsReporters: Set<String> {
        var found: Set<String> = []
        for tree in sketch.conditions {
            tree.forEachMapping { mapping in
                guard let fact = mapping["fact"]?.word else { return }
                if mapping["disputed"] != nil || !["any", "all"].contains(mapping["by"]?.word ?? "any") {
                    found.insert(fact)
                }
            }
        }
        return found
    }
}

extension PackSketch {
    /// Every condition in it.
    var conditions: [Tree] {
        let ofRules = rules.flatMap { rule in
            [rule["when"]].compactMap(\.self) + (rule["mitigated_by"]?.items ?? []).compactMap { $0["when"] }
        }
        let ofFacts = facts.flatMap { fact in [fact.appliesWhen] + fact.fields.map(\.appliesWhen) }.compactMap(\.self)
        return ofRules + terms.compactMap { $0.value["when"] } + ofFacts
    }
}
