import TestSupport

/// A generated pack, as the trees of its files.
struct PackSketch: Sendable {
    var facts: [FactSketch] = []
    var terms: [Tree.Entry] = []
    var claims: [Tree.Entry] = []
    var flags: [Tree.Entry] = []
    var rules: [Tree] = []

    /// How much there is in it.
    enum Size: Sendable {
        case usual
        /// Few facts with few answers and no lists, so that everything can be tried.
        case small
        /// The same with lists.
        case medium
    }

    static let parties = ["ann", "bob", "cyd"]
    static let themes = ["east", "west", "bare"]

    /// Names and texts of the files, the rules in two of them.
    func files(_ random: inout SeededGenerator, shuffled: Bool = false) -> [(name: String, text: String)] {
        func mapping(_ entries: [Tree.Entry]) -> Tree { .mapping(entries) }
        var first: Tree = ["schema": "concord/rules/1"]
        var second = first
        var halves: [[Tree]] = [[], []]
        for (place, rule) in rules.enumerated() { halves[shuffled ? random.upTo(1) : place % 2].append(rule) }
        // A number on which it depends whether a question is put stands in a term, with its ground.
        var facts = facts
        var terms = terms
        for place in facts.indices {
            guard let condition = facts[place].appliesWhen, condition.testsNumbers else { continue }
            terms.append(Tree.Entry(key: "asked-\(place)", value: ["when": condition, "judgement": "Made up."]))
            facts[place].appliesWhen = ["term": .scalar("asked-\(place)")]
        }
        let declarations = [("terms", terms), ("claims", claims), ("flags", flags)]
        for (key, entries) in declarations where !entries.isEmpty {
            if shuffled, random.chance(50) { second[key] = mapping(entries) } else { first[key] = mapping(entries) }
        }
        first["rules"] = .sequence(halves[0])
        second["rules"] = .sequence(halves[1])
        let declared = facts.map { Tree.Entry(key: $0.id, value: $0.declaration) }
        let trees: [(String, Tree)] = [
            ("pack.yaml", PackSketch.pack), ("sources.yaml", PackSketch.sources),
            ("facts.yaml", ["schema": "concord/facts/1", "facts": mapping(declared)]),
            (shuffled ? "rules/z.yaml" : "rules/a.yaml", first), ("rules/b.yaml", second),
        ]
        return trees.map { name, tree in (name, (shuffled ? tree.shuffled(&random) : tree).text) }
    }

    private static let pack: Tree = [
        "schema": "concord/pack/1", "id": "made", "version": "1.0.0", "title": "Made by a test",
        "tests_as_at": "2008-11-30",
        "parties": ["ann": "Ann", "bob": "Bob", "cyd": "Cyd"],
        "themes": ["east": "East", "west": "West", "bare": "Bare"],
        "judgements": ["all": "Everything here is made up."],
        "rating": [
            "scale": ["1", "2", "3", "4"], "caps": ["high": "1", "medium": "2", "low": "3"], "known_at_least": "0.5",
            "judgement": "Made up.",
        ],
    ]

    private static let sources: Tree = [
        "schema": "concord/sources/1",
        "sources": [
            "src": [
                "title": "Made up", "author": "Nobody", "published": "2009-04",
                "register": [
                    "para 1": ["use": "rule", "seen": "whole", "says": "It says something."],
                    "figure 2": ["use": "rule", "seen": "in_part", "says": "It shows something."],
                    "footnote IV": ["use": "rule", "seen": "whole", "says": "It adds something."],
                ],
            ]
        ],
    ]
}

/// Makes packs in stages: what a later stage declares reads what an earlier one did.
struct PackGenerator {
    private var random: SeededGenerator
    private var pack = PackSketch()
    private var known = ConditionGenerator()
    private let size: PackSketch.Size

    static func pack(seed: UInt64, size: PackSketch.Size = .usual) -> PackSketch {
        var generator = PackGenerator(random: SeededGenerator(seed: seed), size: size)
        generator.stage(1)
        if size == .usual { generator.stage(2) }
        return generator.pack
    }

    private init(random: SeededGenerator, size: PackSketch.Size) {
        self.random = random
        self.size = size
    }

    private mutating func stage(_ stage: Int) {
        let isSmall = size != .usual
        for number in 0..<(isSmall ? 3 : 4) { declare(fact(stage, number)) }
        if size != .small {
            declare(list(stage, "l", grid: false))
            declare(list(stage, "g", grid: true))
        }
        if stage == 1 { declare(FactSketch(id: "told", kind: .text)) }
        if isSmall {
            let one = FactSketch(
                id: "late\(stage)", kind: .yesNo, appliesWhen: known.condition(.init(depth: 1), &random))
            declare(one)
        }
        let before = pack.terms.count
        for number in 0..<(isSmall ? 1 : 2) { term("term\(stage)-\(number)") }
        known.terms += pack.terms[before...].map(\.key)
        let observing = pack.facts.filter { $0.kind == .yesNo }.map(\.id)
        for number in 0..<2 {
            var claim: Tree = ["label": "Something is so", "theme": .scalar(random.pick(PackSketch.themes))]
            if random.chance(85), !observing.isEmpty { claim["observed_by"] = Tree(words: random.some(observing)) }
            pack.claims.append(Tree.Entry(key: "claim\(stage).\(number)", value: claim))
            known.claims.append("claim\(stage).\(number)")
            let observers = claim["observed_by"]?.items.map(\.word) ?? []
            if !observers.isEmpty, pack.facts.allSatisfy({ !observers.contains($0.id) || $0.mayNotApply }) {
                known.guardedClaims.insert("claim\(stage).\(number)")
            }
        }
        let shared = "shared\(stage)"
        pack.flags.append(Tree.Entry(key: shared, value: flag("Something may follow")))
        for number in 0..<(isSmall ? 3 : 5) { rule("rule\(stage)-\(number)", shared: number < 2 ? shared : nil) }
        known.flags.append(shared)
    }

    private mutating func declare(_ fact: FactSketch) {
        pack.facts.append(fact)
        known.facts.append(fact)
    }

    // MARK: Facts

    private mutating func fact(_ stage: Int, _ number: Int) -> FactSketch {
        // The first of each stage always applies, so that there is always something to read.
        let kinds: [FactSketch.Kind] =
            size != .usual ? [.yesNo, .oneOf, .yesNo, .scale] : [.yesNo, .oneOf, .scale, .number, .date, .yesNo]
        let kind = number == 0 ? .yesNo : random.pick(kinds)
        var fact = sketch("area\(number % 2).f\(stage)\(number)", kind)
        if random.chance(45) {
            fact.reporters = random.chance(50) && size == .usual ? PackSketch.parties : ["ann", "bob"]
        }
        if size != .usual { return fact }
        if random.chance(30) { fact.valid = random.pick(FactSketch.Period.allCases) }
        if kind == .yesNo, random.chance(60) {
            var tally = FactSketch.Tally(share: random.pick([50, 50, 60, 100]), isOfAsked: random.chance(40))
            if tally.share == 50, !tally.isOfAsked {
                tally.tie = random.pick([nil, "yes", "no", "unknown", "unknown"])
            }
            fact.tally = tally
        }
        if number > 0, stage == 2 || random.chance(40) { fact.appliesWhen = known.condition(.init(depth: 1), &random) }
        return fact
    }

    private mutating func sketch(_ id: String, _ kind: FactSketch.Kind) -> FactSketch {
        var fact = FactSketch(id: id, kind: kind)
        if kind == .oneOf { fact.values = ["red", "green", "blue"] }
        if kind == .scale { fact.values = random.chance(50) ? ["1", "2", "3", "4"] : ["poor", "fair", "good"] }
        if kind == .scale, size != .usual { fact.values = ["poor", "fair", "good"] }
        if kind == .number { fact.isBounded = random.chance(50) }
        // Some of both, without another roll of the dice.
        fact.isWhole = fact.isBounded && (id.hasSuffix("1") || id.hasSuffix("3"))
        return fact
    }

    private mutating func list(_ stage: Int, _ name: String, grid: Bool) -> FactSketch {
        var list = FactSketch(id: "\(name)\(stage)", kind: .list)
        let kinds: [FactSketch.Kind] = [.yesNo, .oneOf, .scale, .number, .date]
        for number in 0...(1 + random.upTo(1)) {
            var field = sketch("c\(number)", number == 0 ? .yesNo : random.pick(kinds))
            if number > 0, random.chance(45) {
                repeat {
                    field.appliesWhen = known.condition(.init(list: list, readsFacts: false, depth: 1), &random)
                } while field.appliesWhen?.testsNumbers ?? false
            }
            list.fields.append(field)
        }
        if random.chance(20) { list.fields.append(FactSketch(id: "words", kind: .text)) }
        if grid { list.keys = ["north", "south"] }
        if random.chance(30) { list.appliesWhen = known.condition(.init(depth: 1), &random) }
        return list
    }

    // MARK: Rules

    private mutating func term(_ id: String) {
        let condition = known.condition(.init(depth: 1), &random)
        var isGuarded = false
        let guarded = Set(pack.facts.filter(\.mayNotApply).map(\.id))
        condition.forEachMapping { mapping in
            for key in ["fact", "some", "every", "none", "list"] where guarded.contains(mapping[key]?.word ?? "") {
                isGuarded = true
            }
            if let term = mapping["term"]?.word, known.guardedTerms.contains(term) { isGuarded = true }
            if let flag = mapping["flag"]?.word, known.guardedFlags.contains(flag) { isGuarded = true }
            if let claim = mapping["claim"]?.word, known.guardedClaims.contains(claim) { isGuarded = true }
            // Fields of a record may not apply either; a term that reads a list is treated as if they did not.
            if mapping["where"] != nil { isGuarded = true }
        }
        if isGuarded { known.guardedTerms.insert(id) }
        known.meanings[id] = condition
        pack.terms.append(Tree.Entry(key: id, value: ["when": condition, "judgement": "The pack reads it so."]))
    }

    private mutating func flag(_ title: String) -> Tree {
        var flag: Tree = [
            "kind": .scalar(random.pick(["risk", "risk", "strength", "enquiry"])), "title": .scalar(title),
            "theme": .scalar(random.pick(Array(PackSketch.themes.prefix(2)))),
        ]
        if flag["kind"] == "risk" {
            flag["severity"] = .scalar(random.pick(["high", "medium", "low"]))
            if random.chance(25) { flag["external"] = "yes" }
        }
        return flag
    }

    private mutating func rule(_ id: String, shared: String?) {
        let lists = pack.facts.filter { $0.kind == .list }
        let list = random.chance(35) && !lists.isEmpty ? random.pick(lists) : nil
        var rule: Tree = [
            "id": .scalar(id), "finding": "Something was found", "cite": ["src para 1", "src footnote IV"],
            "judgement": "The numbers are made up.",
            "grounds": ["kind": .scalar(random.pick(["survey", "comparison"]))],
        ]
        let place = ConditionGenerator.Place(list: list, depth: size == .medium ? 1 : 2)
        if let list {
            rule["for_each"] = .scalar(list.id)
            if random.chance(88) { rule["when"] = known.condition(place, &random) }
        } else {
            rule["when"] = known.condition(place, &random)
        }
        if random.chance(45) {
            var inside = place
            inside.isOptional = true
            inside.depth = 1
            rule["mitigated_by"] = .sequence(
                ["one", "two"].prefix(1 + random.upTo(1)).map { name in
                    [
                        "id": .scalar(name), "when": known.condition(inside, &random), "says": "It helps",
                        "judgement": "The pack says so.",
                    ]
                })
        }
        rule["then"] = then(id, shared)
        // Flags that are not raised carry no strength.
        if list?.isGrid ?? true, let when = rule["when"], raisesStrength(rule), known.readsFlags(when) {
            rule["when"] = known.withoutFlags.condition(place, &random)
        }
        let plain = pack.facts.last { $0.kind == .yesNo && !$0.mayNotApply }
        pack.rules.append(plain.map { pack.sound(rule, plain: $0) } ?? rule)
        for flag in [id] + (shared.map { [$0] } ?? []) where pack.isGuarded(flag: flag) {
            known.guardedFlags.insert(flag)
        }
    }

    private func raisesStrength(_ rule: Tree) -> Bool {
        let raise = rule["then"]?["raise"] ?? .sequence([])
        return (raise.items.isEmpty ? [raise] : raise.items).contains { raised in
            let name = raised["flag"]?.word ?? raised.word
            let flag = pack.flags.first { $0.key == name }?.value ?? raised
            return flag["kind"] == "strength"
        }
    }

    private mutating func then(_ id: String, _ shared: String?) -> Tree {
        var then: Tree = [:]
        let verb = random.pick(["makes_likelier", "makes_less_likely"])
        if random.chance(70) { then[verb] = .scalar(random.pick(known.claims)) }
        if random.chance(15) { then["note"] = "Look at this" }
        var raised: [Tree] = []
        if let shared { raised.append(random.chance(50) ? .scalar(shared) : ["flag": .scalar(shared)]) }
        if shared == nil || random.chance(40) {
            raised.append(flag("Something else may follow"))
            known.flags.append(id)
        }
        then["raise"] = raised.count == 1 ? raised[0] : .sequence(raised)
        return then
    }
}
