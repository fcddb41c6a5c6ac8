import Facts
import RulePacks

/// What follows from a pack alone, worked out once: who argues about what, what is read by whom.
final class PackIndex: Sendable {
    let pack: RulePack
    /// For each rule, the answers that it reads itself.
    let reads: ReadTables
    /// For each theme, the facts its flags are computed from: as a set, and how many they are.
    let themeFacts: [FactSet]
    let themeFactCounts: [Int]
    /// Of each fact that is not put to everybody, those that decide whether it is put, the day of the profile not among them.
    let factsDeciding: [Int: [Int]]
    /// Those that the day of the profile alone decides whether to put.
    let factsByDay: [Int]
    /// For each theme, whether it can be rated: it has a strength and a risk that is not external.
    let isRateable: [Bool]
    /// For each rule, its themes; empty when it only notes something.
    let ruleThemes: [Set<Int>]
    /// For each rule, every fact it is computed from.
    let ruleFacts: [FactSet]
    let claimFacts: [FactSet]
    /// For each theme, every fact that a rule or claim of it is computed from.
    let themeReads: [FactSet]
    /// Every fact that a rule or claim reads.
    let allFacts: FactSet
    let allFactsCount: Int
    /// Facts whose question may not be put to everyone, and lists of which that is so of a field.
    let conditionalFacts: [Int]
    /// Where dates are answered: the slots of facts, and the fields of lists.
    let dateSlots: [Int]
    let dateFields: [(list: Int, field: Int)]
    /// For each fact, whether its question may not be put to everyone, for its own or another fact's sake.
    let mayNotApply: [Bool]
    let listsWithConditionalFields: [Int]

    /// For each slot, its fact where that has no other; -1 for those of several.
    let factOfOnlySlot: [Int32]
    /// The facts of which no single answer says whether they are known.
    let factsToLookAt: [Int]

    /// Every condition.
    let program: Program
    let facts: [FactEntry]
    /// For each fact, the fields by which one of its records is known.
    let tellingFields: PlaceTable
    let rules: [RuleEntry]
    let flags: [FlagEntry]
    /// For each mitigation of each rule, its node.
    let mitigations: [Int32]
    let terms: [Int32]
    /// For each fact, the node of its applicability; -1 for everyone's.
    let applicability: [Int32]
    let applicabilityGuards: PlaceTable
    /// For each field of each list, from `firstField` of the list on.
    let fieldApplicability: [Int32]
    let fieldApplicabilityGuards: PlaceTable
    let firstField: [Int32]
    let ruleGuards: PlaceTable
    let ruleFieldGuards: PlaceTable
    let flagRules: PlaceTable
    let observedBy: PlaceTable
    let supporting: PlaceTable
    let opposing: PlaceTable
    /// What is computed, without what is the same for every profile.
    let order: [RulePack.Step]
    /// Those that do not look at the records of a list one by one.
    let plainRules: [PlainRule]
    let rulesWithMitigations: [Int]
    /// For each theme, how many of its facts must be known for it to be rated.
    let fewestKnown: [Int]

    init(_ pack: RulePack) {
        self.pack = pack
        var arguments: [[(rule: Int, makesLikelier: Bool)]] = pack.claims.map { _ in [] }
        // Of rules by their numbers here and below: to have one at hand copies its every part.
        for index in pack.rules.indices {
            for argument in pack.rules[index].arguments {
                arguments[argument.claim].append((index, argument.makesLikelier))
            }
        }
        reads = ReadTables(pack)
        let facts = PackIndex.facts(pack)
        ruleFacts = facts.rules.map { FactSet($0) }
        claimFacts = facts.claims.map { FactSet($0) }
        allFacts = FactSet((facts.rules + facts.claims).flatMap(\.self))
        allFactsCount = allFacts.count
        dateSlots = pack.vocabulary.facts.filter { $0.list == nil && $0.type == .date && !$0.isDayOfProfile }.flatMap {
            $0.firstSlot..<$0.firstSlot + $0.slotCount
        }
        dateFields = pack.vocabulary.lists.enumerated().flatMap { list, fact in
            let fields = pack.vocabulary.facts[fact].fields
            return fields.indices.filter { fields[$0].type == .date }.map { (list, $0) }
        }
        conditionalFacts = pack.applicability.indices.filter { pack.applicability[$0] != nil }
        listsWithConditionalFields = pack.vocabulary.lists.enumerated().compactMap { list, fact in
            pack.fieldApplicability[list].contains { $0 != nil } ? fact : nil
        }
        ruleThemes = pack.rules.indices.map { rule in
            Set(
                pack.rules[rule].raises.map { pack.flags[$0.flag].theme }
                    + pack.rules[rule].arguments.map { pack.claims[$0.claim].theme })
        }
        themeReads = pack.themes.indices.map { [ruleThemes, ruleFacts, claimFacts] theme in
            var read = FactSet()
            for rule in pack.rules.indices where ruleThemes[rule].contains(theme) { read.formUnion(ruleFacts[rule]) }
            for claim in pack.claims.indices where pack.claims[claim].theme == theme {
                read.formUnion(claimFacts[claim])
            }
            return read
        }
        themeFacts = pack.themes.indices.map { theme in
            FactSet(pack.flags.filter { $0.theme == theme }.flatMap { $0.rules.flatMap { facts.conditions[$0] } })
        }
        factsDeciding = facts.deciding
        factsByDay = facts.deciding.filter(\.value.isEmpty).keys.sorted()
        themeFactCounts = themeFacts.map(\.count)
        isRateable = pack.themes.indices.map { pack.isRateable(theme: $0) }
        fewestKnown = themeFactCounts.map { PackIndex.fewestKnown(of: $0, pack) }

        let mayNotApply = zip(pack.applicability, pack.applicabilityGuards).map { $0 != nil || !$1.isEmpty }
        self.mayNotApply = mayNotApply
        let vocabulary = pack.vocabulary
        var program = Program(
            pack,
            conditionalFacts: Set(mayNotApply.indices.filter { mayNotApply[$0] }))
        let entries = vocabulary.facts.indices.map { [fieldsRead = reads.fieldsRead] fact in
            FactEntry(vocabulary.facts[fact], fieldsRead: fieldsRead[fact] ?? [])
        }
        self.facts = entries
        tellingFields = PlaceTable(
            vocabulary.facts.indices.map { [fieldsRead = reads.fieldsRead] fact in
                FactEntry.tellingFields(vocabulary.facts[fact], fieldsRead: fieldsRead[fact] ?? [])
            })
        // Nobody has to find out the day of the profile: it is no answer that is known.
        factOfOnlySlot = vocabulary.factOfSlot.map { fact in
            entries[Int(fact)].isPlain && !vocabulary.facts[Int(fact)].isDayOfProfile ? fact : -1
        }
        factsToLookAt = entries.indices.filter { !entries[$0].isPlain }
        flags = pack.flags.map(FlagEntry.init)
        terms = pack.terms.map { program.add($0.when, list: nil, vocabulary) }
        applicability = pack.applicability.map { program.add($0, list: nil, vocabulary) }
        applicabilityGuards = PlaceTable(pack.applicabilityGuards)
        fieldApplicability = zip(vocabulary.lists, pack.fieldApplicability).flatMap { list, conditions in
            conditions.map { program.add($0, list: list, vocabulary) }
        }
        fieldApplicabilityGuards = PlaceTable(pack.fieldApplicabilityGuards.flatMap(\.self))
        var fields: Int32 = 0
        firstField = pack.fieldApplicability.map { conditions in
            defer { fields += Int32(conditions.count) }
            return fields
        }
        var mitigations: [Int32] = []
        var rules = pack.rules.indices.map { rule in
            let first = mitigations.count
            let list = pack.rules[rule].list
            for mitigation in pack.rules[rule].mitigations {
                mitigations.append(program.add(mitigation.when, list: list, vocabulary))
            }
            return RuleEntry(
                when: program.add(pack.rules[rule].when, list: list, vocabulary), list: Int32(list ?? -1),
                firstMitigation: Int32(first), mitigations: Int32(mitigations.count - first))
        }
        let ruleGuards = pack.rules.indices.map { pack.rules[$0].guards.filter { mayNotApply[$0] } }
        for rule in rules.indices { rules[rule].find(rule, guards: ruleGuards[rule], program) }
        for claim in pack.claims { program.addObservation(of: claim.observedBy, vocabulary) }
        self.rules = rules
        self.ruleGuards = PlaceTable(ruleGuards)
        self.mitigations = mitigations
        self.program = program
        ruleFieldGuards = PlaceTable(
            pack.rules.indices.map { rule -> [Int] in
                guard let fact = pack.rules[rule].list, let list = vocabulary.facts[fact].list else { return [] }
                return pack.rules[rule].fieldGuards.filter { pack.fieldApplicability[list][$0] != nil }
            })
        flagRules = PlaceTable(pack.flags.map(\.rules))
        observedBy = PlaceTable(pack.claims.map(\.observedBy))
        supporting = PlaceTable(arguments.map { $0.filter(\.makesLikelier).map(\.rule) })
        opposing = PlaceTable(arguments.map { $0.filter { !$0.makesLikelier }.map(\.rule) })
        order = pack.order.filter { step in
            if case .applicability(let fact) = step { mayNotApply[fact] } else { true }
        }
        plainRules = rules.enumerated().filter { $0.element.list < 0 }.map { rule, entry in
            PlainRule(rule: Int32(rule), applies: entry.applies, holds: entry.holds)
        }
        rulesWithMitigations = pack.rules.indices.filter { !pack.rules[$0].mitigations.isEmpty }
    }

    /// How many of so many facts must be known for a theme to be rated.
    static func fewestKnown(of count: Int, _ pack: RulePack) -> Int {
        guard let scale = pack.rating else { return 0 }
        let needed = scale.knownAtLeast.multiplied(by: count)
        return (0...count).first { !(ExactNumber($0) < needed) } ?? .max
    }

    /// The facts that each rule's outcome is computed from, with and without its mitigations; and each claim's.
    /// And of each fact that is not put to everybody, those that decide whether it is: none where the day of the profile alone does.
    private static func facts(
        _ pack: RulePack
    ) -> (rules: [Set<Int>], conditions: [Set<Int>], claims: [Set<Int>], deciding: [Int: [Int]]) {
        var applicability: [Int: Set<Int>] = [:]
        func own(_ fact: Int) -> Set<Int> {
            if let known = applicability[fact] { return known }
            var found: Set<Int> = pack.vocabulary.facts[fact].isDayOfProfile ? [] : [fact]
            if let condition = pack.applicability[fact] { found.formUnion(read(condition)) }
            applicability[fact] = found
            return found
        }
        var ofRule: [Int: Set<Int>] = [:]
        func rule(_ index: Int) -> Set<Int> {
            if let known = ofRule[index] { return known }
            var found: Set<Int> = []
            if let when = pack.rules[index].when { found.formUnion(read(when)) }
            if let list = pack.rules[index].list { found.formUnion(own(list)) }
            ofRule[index] = found
            return found
        }
        func claim(_ index: Int) -> Set<Int> {
            pack.claims[index].observedBy.reduce(into: []) { $0.formUnion(own($1)) }
        }
        func read(_ condition: Condition) -> Set<Int> {
            var found: Set<Int> = []
            condition.forEachPart { part, _ in
                switch part {
                case .fact(let test): found.formUnion(own(test.fact))
                case .list(let test): found.formUnion(own(test.fact))
                case .term(let term): found.formUnion(read(pack.terms[term].when))
                case .claim(let index, _): found.formUnion(claim(index))
                case .flag(let flag, _): for index in pack.flags[flag].rules { found.formUnion(rule(index)) }
                case .field, .key, .all, .any, .not, .count: break
                }
            }
            return found
        }
        let conditions = pack.rules.indices.map(rule)
        let rules = pack.rules.indices.map { index in
            pack.rules[index].mitigations.reduce(into: conditions[index]) { $0.formUnion(read($1.when)) }
        }
        let claims = pack.claims.indices.map { index in
            arguments(of: index, pack).reduce(into: claim(index)) { $0.formUnion(conditions[$1]) }
        }
        var deciding: [Int: [Int]] = [:]
        for fact in pack.applicability.indices where pack.applicability[fact] != nil {
            deciding[fact] = own(fact).subtracting([fact]).sorted()
        }
        return (rules, conditions, claims, deciding)
    }

    private static func arguments(of claim: Int, _ pack: RulePack) -> [Int] {
        pack.rules.indices.filter { pack.rules[$0].arguments.contains { $0.claim == claim } }
    }
}
