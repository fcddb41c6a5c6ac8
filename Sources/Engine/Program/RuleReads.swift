import Facts
import RulePacks

/// What every rule of a pack reads itself, as plain numbers end to end.
struct ReadTables: Sendable {
    /// A list that a rule looks through, with the fields that it looks at.
    struct List: Sendable {
        var fact: Int
        var fields: Range<Int>
    }

    let slots: PlaceTable
    /// Of these slots, those of answers: the day of the profile rests on no evidence.
    let answeredSlots: PlaceTable
    let facts: PlaceTable
    let flags: PlaceTable
    /// For each rule, its lists; and the fields that these lead to.
    let ruleLists: PlaceTable
    let lists: [List]
    let listFields: [Int32]
    /// For each rule, the fields of the record at hand.
    let fields: PlaceTable
    /// Of each list, the fields that any rule looks at.
    let fieldsRead: [Int: Set<Int>]

    init(_ pack: RulePack) {
        let reads = pack.rules.indices.map { RuleReads($0, pack) }
        let slots = pack.rules.indices.map { reads[$0].slots.sorted() }
        self.slots = PlaceTable(slots)
        answeredSlots = PlaceTable(slots.map { $0.filter { !pack.vocabulary.daySlots.contains($0) } })
        facts = PlaceTable(pack.rules.indices.map { reads[$0].facts.sorted() })
        flags = PlaceTable(pack.rules.indices.map { reads[$0].flags.sorted() })
        fields = PlaceTable(pack.rules.indices.map { reads[$0].fields.sorted() })
        var lists: [List] = []
        var listFields: [Int32] = []
        ruleLists = PlaceTable(
            pack.rules.indices.map { rule in
                reads[rule].lists.sorted { $0.key < $1.key }.map { fact, fields in
                    let first = listFields.count
                    listFields += fields.sorted().map { Int32($0) }
                    lists.append(List(fact: fact, fields: first..<listFields.count))
                    return lists.count - 1
                }
            })
        self.lists = lists
        self.listFields = listFields
        fieldsRead = reads.reduce(into: [:]) { all, rule in
            all.merge(rule.lists) { $0.union($1) }
            if let list = rule.forEach { all[list, default: []].formUnion(rule.fields) }
        }
    }
}

/// The answers that one rule's condition reads, apart from what it reads through flags.
struct RuleReads: Sendable {
    /// Slots read by themselves.
    private(set) var slots: Set<Int> = []
    /// Facts read as a whole: what was settled, or every reporter's answer.
    private(set) var facts: Set<Int> = []
    /// Lists whose records are looked through, and the fields looked at.
    private(set) var lists: [Int: Set<Int>] = [:]
    /// Fields of the record at hand.
    private(set) var fields: Set<Int> = []
    /// Of a list, which the rule looks at record by record.
    private(set) var forEach: Int?
    private(set) var flags: Set<Int> = []

    /// - Parameter rule: by its number; to have a rule at hand copies its every part.
    init(_ rule: Int, _ pack: RulePack) {
        forEach = pack.rules[rule].list
        if let list = forEach { guardRead(list, pack) }
        if let when = pack.rules[rule].when { collect(when, list: nil, pack) }
    }

    private mutating func guardRead(_ fact: Int, _ pack: RulePack) {
        if let condition = pack.applicability[fact] { collect(condition, list: nil, pack) }
    }

    private mutating func collect(_ condition: Condition, list: Int?, _ pack: RulePack) {
        condition.forEachPart(list: list) { part, list in
            switch part {
            case .fact(let test): collect(test, pack)
            case .field(let test): collectField(test.field, list: list ?? forEach, own: list == nil, pack)
            case .term(let term): collect(pack.terms[term].when, list: list, pack)
            case .claim(let claim, _):
                for fact in pack.claims[claim].observedBy {
                    guardRead(fact, pack)
                    facts.insert(fact)
                }
            case .flag(let flag, _): flags.insert(flag)
            case .list(let test):
                guardRead(test.fact, pack)
                lists[test.fact, default: []].formUnion([])
            case .key, .all, .any, .not, .count: break
            }
        }
    }

    private mutating func collect(_ test: FactTest, _ pack: RulePack) {
        guardRead(test.fact, pack)
        let fact = pack.vocabulary.facts[test.fact]
        switch test.voice {
        case .plain: slots.insert(fact.firstSlot)
        case .reporter(let place): slots.insert(fact.firstSlot + place)
        case .disputed: slots.formUnion(fact.answerSlots)
        case .any, .all: facts.insert(test.fact)
        }
    }

    private mutating func collectField(_ field: Int, list: Int?, own: Bool, _ pack: RulePack) {
        guard let list, let ordinal = pack.vocabulary.facts[list].list else { return }
        let isNew: Bool
        if own {
            isNew = fields.insert(field).inserted
        } else {
            isNew = lists[list, default: []].insert(field).inserted
        }
        guard isNew, let condition = pack.fieldApplicability[ordinal][field] else { return }
        collect(condition, list: own ? nil : list, pack)
    }
}
