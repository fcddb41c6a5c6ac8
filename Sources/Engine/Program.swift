import Facts
import RulePacks

/// A pack's conditions as plain numbers in a few arrays: nothing is counted, copied or followed through memory when one is
/// evaluated. The same conditions stand beside them for the proofs.
struct Program: Sendable {
    struct Node: Sendable {
        enum Kind: UInt8, Sendable { case fact, field, key, term, claim, flag, all, any, not, count, list }

        /// How it is worked out: most tests are of one answer that a code stands for, and what is computed before is given.
        enum Work: UInt8, Sendable { case answer, given, fact, field, key, all, any, not, count, list }

        var kind: Kind
        var work: Work
        /// Of a flag: whether it is to be raised.
        var wanted = true
        /// Of a count.
        var atLeast: Int32 = 0
        /// Where its parts begin among the nodes; or the place of its test, term, claim or flag.
        var first: Int32 = 0
        /// How many parts it has.
        var count: Int32 = 0
        /// Of an answer: the fact that must apply, the slot, and what each code in it means.
        var fact: Int32 = 0
        var source: Int32 = 0
        var table = TruthTable()
        /// Of the outermost node of a condition: the instructions that work it out, each after its parts'.
        var firstInstruction: Int32 = 0
        var endInstruction: Int32 = 0

        @inline(__always)
        var parts: Range<Int> { Int(first)..<Int(first) + Int(count) }
        @inline(__always)
        var instructions: Range<Int> { Int(firstInstruction)..<Int(endInstruction) }
    }

    /// A test of a fact that applies everywhere: it can be looked up before anything is computed.
    struct Ready: Sendable {
        var cell: Int32
        var slot: Int32
        var table: TruthTable
    }

    /// A test of one value: what each code means, or the test itself.
    struct Value: Sendable {
        var table = TruthTable()
        var isTabled = false
        /// Its place among `values`.
        var general: Int32 = 0
    }

    struct Fact: Sendable {
        enum Voice: UInt8, Sendable { case one, any, all, disputed, agreed }

        var fact: Int32
        var voice: Voice
        var settled: Int32 = -1
        var first: Int32
        var end: Int32
        var test: Value
    }

    struct Field: Sendable {
        var field: Int32
        /// The list whose records have it; -1 when there is none.
        var list: Int32
        var test: Value
    }

    struct List: Sendable {
        var fact: Int32
        var quantifier: ListTest.Quantifier
        /// The condition's node; -1 when every record counts.
        var condition: Int32
    }

    private(set) var nodes: [Node] = []
    private(set) var facts: [Fact] = []
    private(set) var fields: [Field] = []
    private(set) var lists: [List] = []
    private(set) var values: [ValueTest] = []
    private(set) var claims: [(claim: Int32, word: ObservedWord)] = []
    let givens: Givens
    /// Those of one condition after those of another.
    private(set) var instructions = InstructionSequence()
    private(set) var ready: [Ready] = []
    /// Facts that may not apply.
    private let conditionalFacts: Set<Int>
    /// Conditions of lists that wait until the condition around them is complete.
    private var waiting: [(list: Int, condition: Condition)] = []
    /// What each node stands for.
    private(set) var conditions: [Condition] = []

    init(_ pack: RulePack, conditionalFacts: Set<Int>) {
        givens = Givens(pack)
        self.conditionalFacts = conditionalFacts
    }

    /// How many truths are kept: what is given, and what each node comes to.
    var cellCount: Int { givens.count + nodes.count }

    /// Where what a node comes to stands.
    @inline(__always)
    func cell(_ number: Int) -> Int {
        nodes[number].work == .given ? Int(nodes[number].source) : givens.count + number
    }

    /// Writes the instructions for a condition's nodes, the innermost first; what is given or looked up before needs none.
    private mutating func arrange(_ root: Int) {
        nodes[root].firstInstruction = Int32(instructions.count)
        for number in (root..<nodes.count).reversed() {
            let node = nodes[number]
            let target = cell(number)
            switch node.work {
            case .given: continue
            case .answer where !conditionalFacts.contains(Int(node.fact)):
                ready.append(Ready(cell: Int32(target), slot: node.source, table: node.table))
            case .answer: instructions.append(lookup: node.table, of: node.source, ifAsked: asked(node), to: target)
            case .all: instructions.append(.least, of: node.parts.map(cell), to: target)
            case .any: instructions.append(.greatest, of: node.parts.map(cell), to: target)
            case .count: instructions.append(.count, of: node.parts.map(cell), to: target, atLeast: node.atLeast)
            case .not: instructions.append(.opposite, Int32(cell(Int(node.first))), to: target)
            case .fact: instructions.append(.fact, node.first, ifAsked: asked(node), to: target)
            case .field: instructions.append(.field, node.first, to: target)
            case .key: instructions.append(.key, Int32(number), to: target)
            case .list: instructions.append(.list, node.first, ifAsked: asked(node), to: target)
            }
        }
        nodes[root].endInstruction = Int32(instructions.count)
    }

    private func asked(_ node: Node) -> Int { givens.place(ofFact: Int(node.fact)) }

    /// Adds a condition.
    /// - Parameter list: the list whose record is at hand.
    /// - Returns: its node.
    mutating func add(_ condition: Condition, list: Int?, _ vocabulary: Vocabulary) -> Int32 {
        let place = reserve(1)
        fill(place, with: condition, list, vocabulary)
        arrange(place)
        while let (list, condition) = waiting.popLast() {
            lists[list].condition = add(condition, list: Int(lists[list].fact), vocabulary)
        }
        return Int32(place)
    }

    /// - Returns: -1 where there is no condition.
    mutating func add(_ condition: Condition?, list: Int?, _ vocabulary: Vocabulary) -> Int32 {
        guard let condition else { return -1 }
        return add(condition, list: list, vocabulary)
    }

    private mutating func reserve(_ count: Int) -> Int {
        nodes.append(contentsOf: repeatElement(Node(kind: .key, work: .key), count: count))
        conditions.append(contentsOf: repeatElement(.key([]), count: count))
        return nodes.count - count
    }

    private mutating func fill(_ place: Int, with condition: Condition, _ list: Int?, _ vocabulary: Vocabulary) {
        conditions[place] = condition
        switch condition {
        case .fact(let test):
            let fact = fact(test, vocabulary)
            nodes[place] = Node(kind: .fact, work: .fact, first: Int32(facts.count), fact: fact.fact)
            if fact.voice == .one, fact.test.isTabled {
                nodes[place].work = .answer
                nodes[place].source = fact.first
                nodes[place].table = fact.test.table
            }
            facts.append(fact)
        case .field(let test):
            nodes[place] = Node(kind: .field, work: .field, first: Int32(fields.count))
            let type = list.map { vocabulary.facts[$0].fields[test.field].type }
            fields.append(Field(field: Int32(test.field), list: Int32(list ?? -1), test: value(test.test, type)))
        case .key: nodes[place] = Node(kind: .key, work: .key)
        case .term(let term):
            nodes[place] = Node(kind: .term, work: .given, first: Int32(term))
            nodes[place].source = Int32(givens.place(ofTerm: term))
        case .claim(let claim, let word):
            nodes[place] = Node(kind: .claim, work: .given, first: Int32(claims.count))
            nodes[place].source = Int32(givens.place(ofClaim: claim, word))
            claims.append((Int32(claim), word))
        case .flag(let flag, let isRaised):
            nodes[place] = Node(kind: .flag, work: .given, wanted: isRaised, first: Int32(flag))
            nodes[place].source = Int32(givens.place(ofFlag: flag, isRaised: isRaised))
        case .all(let parts): fill(place, .all, .all, with: parts, list, vocabulary)
        case .any(let parts): fill(place, .any, .any, with: parts, list, vocabulary)
        case .not(let part): fill(place, .not, .not, with: [part], list, vocabulary)
        case .count(let atLeast, let parts): fill(place, .count, .count, atLeast, with: parts, list, vocabulary)
        case .list(let test):
            nodes[place] = Node(kind: .list, work: .list, first: Int32(lists.count), fact: Int32(test.fact))
            if let condition = test.condition { waiting.append((lists.count, condition)) }
            lists.append(List(fact: Int32(test.fact), quantifier: test.quantifier, condition: -1))
        }
    }

    private mutating func fill(
        _ place: Int, _ kind: Node.Kind, _ work: Node.Work, _ atLeast: Int = 0, with parts: [Condition], _ list: Int?,
        _ vocabulary: Vocabulary
    ) {
        let first = reserve(parts.count)
        nodes[place] = Node(
            kind: kind, work: work, atLeast: Int32(atLeast), first: Int32(first), count: Int32(parts.count))
        for (offset, part) in parts.enumerated() { fill(first + offset, with: part, list, vocabulary) }
    }

    private mutating func fact(_ test: FactTest, _ vocabulary: Vocabulary) -> Fact {
        let content = vocabulary.facts[test.fact]
        let slots = content.answerSlots
        var fact = Fact(
            fact: Int32(test.fact), voice: .one, settled: Int32(content.settledSlot ?? -1),
            first: Int32(slots.lowerBound),
            end: Int32(slots.upperBound), test: value(test.test, content.type))
        switch test.voice {
        case .plain: break
        case .reporter(let place): fact.first += Int32(place)
        case .any: fact.voice = .any
        case .all: fact.voice = .all
        case .disputed(let wanted): fact.voice = wanted ? .disputed : .agreed
        }
        return fact
    }

    private mutating func value(_ test: ValueTest, _ type: FactType?) -> Value {
        values.append(test)
        var value = Value(general: Int32(values.count - 1))
        switch type {
        case .yesNo?:
            value.isTabled = true
            for answer in [false, true] { value.table.set(test.holds(for: .yesNo(answer)), for: .yesNo(answer)) }
        case .oneOf(let words)?, .scale(let words)?:
            guard words.count <= AnswerCode.mostChoices else { break }
            value.isTabled = true
            for place in words.indices {
                let choice = Facts.Value.choice(Int32(place))
                value.table.set(test.holds(for: choice), for: choice)
            }
        default: break
        }
        return value
    }

    /// Whether an answer is what a test asks for.
    func holds(_ test: Value, _ answer: Facts.Value?) -> Truth {
        guard let answer else { return .unknown }
        return values[Int(test.general)].holds(for: answer)
    }
}

/// Lists of places end to end.
struct PlaceTable: Sendable {
    private var starts: [Int32] = [0]
    private(set) var places: [Int32] = []

    init(_ lists: some Sequence<some Sequence<Int>>) {
        for list in lists {
            places += list.map { Int32($0) }
            starts.append(Int32(places.count))
        }
    }

    /// Where in `places` the list's own stand.
    @inline(__always)
    subscript(list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

    /// The places that a list holds.
    func list(_ number: Int) -> [Int] { places[self[number]].map { Int($0) } }
}
