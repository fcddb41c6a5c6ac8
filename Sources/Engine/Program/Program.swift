import Facts
import RulePacks

/// A pack's conditions as plain numbers in a few arrays: nothing is counted, copied or followed through memory when one is
/// evaluated. The same conditions stand beside them for the proofs.
struct Program: Sendable {
    private struct TestKey: Hashable {
        var slot: Int32
        /// Of that an answer is stated, nothing.
        var test: ValueTest?
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
    /// For each claim, the instructions for what is observed of it.
    private(set) var observations: [Range<Int>] = []
    /// For each slot, what its answer decides.
    private(set) var slotTests: [[SlotTest]]
    private var tests = Numbering<TestKey>()
    /// For each test, where it stands whether the answer passes it.
    private var cellsOfTests: [Int32] = []
    /// How many truths are kept: what is given, and what each node comes to.
    private(set) var cellCount: Int
    /// Facts that may not apply.
    private let conditionalFacts: Set<Int>
    /// Conditions of lists that wait until the condition around them is complete.
    private var waiting: [(list: Int, condition: Condition)] = []
    /// What each node stands for.
    private(set) var conditions: [Condition] = []

    init(_ pack: RulePack, conditionalFacts: Set<Int>) {
        givens = Givens(pack)
        cellCount = givens.count
        slotTests = Array(repeating: [], count: pack.vocabulary.slotCount)
        self.conditionalFacts = conditionalFacts
    }

    /// Where what a node comes to stands.
    @inline(__always)
    func cell(_ number: Int) -> Int { Int(nodes[number].cell) }

    private mutating func newCell() -> Int32 {
        defer { cellCount += 1 }
        return Int32(cellCount)
    }

    /// Where it stands whether the answer in a slot passes a test; one cell for all who ask the same.
    private mutating func cell(ofSlot slot: Int32, _ test: Value) -> Int {
        let key = Int(tests.number(of: TestKey(slot: slot, test: values[Int(test.general)])))
        if key < cellsOfTests.count { return Int(cellsOfTests[key]) }
        let cell = newCell()
        cellsOfTests.append(cell)
        slotTests[Int(slot)].append(
            SlotTest(kind: test.isTabled ? .table : .value, cell: cell, table: test.table, value: test.general))
        return Int(cell)
    }

    /// Where it stands whether anything is stated in a slot.
    private mutating func cell(ofStated slot: Int32) -> Int {
        let key = Int(tests.number(of: TestKey(slot: slot, test: nil)))
        if key < cellsOfTests.count { return Int(cellsOfTests[key]) }
        let cell = newCell()
        cellsOfTests.append(cell)
        slotTests[Int(slot)].append(SlotTest(kind: .isStated, cell: cell))
        return Int(cell)
    }

    /// Writes the instructions for a condition's nodes, the innermost first; what is given or looked up before needs none.
    private mutating func arrange(_ root: Int) {
        nodes[root].firstInstruction = Int32(instructions.count)
        for number in (root..<nodes.count).reversed() {
            let node = nodes[number]
            let target = cell(number)
            switch node.kind {
            case .term, .claim, .flag: continue
            case .fact: arrange(facts[Int(node.first)], node.first, to: target)
            case .all: instructions.append(.least, of: node.parts.map(cell), to: target)
            case .any: instructions.append(.greatest, of: node.parts.map(cell), to: target)
            case .count: instructions.append(.count, of: node.parts.map(cell), to: target, atLeast: node.atLeast)
            case .not: instructions.append(.opposite, Int32(cell(Int(node.first))), to: target)
            case .field: instructions.append(.field, node.first, to: target)
            case .key: instructions.append(.key, Int32(number), to: target)
            case .list: instructions.append(.list, node.first, ifAsked: asked(node.fact), to: target)
            }
        }
        nodes[root].endInstruction = Int32(instructions.count)
    }

    private func asked(_ fact: Int32) -> Int { givens.place(ofFact: Int(fact)) }

    /// Of one answer there is nothing more to do, unless its question may not be put. Of several it is what was settled, or
    /// else whether any or all of them pass.
    private mutating func arrange(_ test: Fact, _ number: Int32, to target: Int) {
        let mayNotApply = conditionalFacts.contains(Int(test.fact))
        switch test.voice {
        case .disputed, .agreed: instructions.append(.fact, number, ifAsked: asked(test.fact), to: target)
        case .one:
            guard mayNotApply else { return }
            instructions.append(.least, of: [asked(test.fact), cell(ofSlot: test.first, test.test)], to: target)
        case .any, .all:
            let answers = (test.first..<test.end).map { cell(ofSlot: $0, test.test) }
            let isSettled = test.settled >= 0
            let together = mayNotApply || isSettled ? Int(newCell()) : target
            instructions.append(test.voice == .any ? .greatest : .least, of: answers, to: together)
            guard isSettled || mayNotApply else { return }
            let decided = isSettled && mayNotApply ? Int(newCell()) : isSettled ? target : together
            if isSettled {
                instructions.append(
                    choosing: cell(ofSlot: test.settled, test.test), if: cell(ofStated: test.settled), else: together,
                    to: decided)
            }
            if mayNotApply { instructions.append(.least, of: [asked(test.fact), decided], to: target) }
        }
    }

    /// Adds what this place's own people say of the next claim: each yes for, each no against; what was settled stands for them
    /// all. Then the words by which a condition may ask for it, if any does: so the conditions must have been added.
    mutating func addObservation(of facts: [Int], _ vocabulary: Vocabulary) {
        let claim = observations.count
        let start = instructions.count
        let supporting = givens.place(observedOfClaim: claim)
        let opposing = supporting + 1
        for (answer, target) in [(true, supporting), (false, opposing)] {
            let cells = facts.map { fact in
                let content = vocabulary.facts[fact]
                let slots = content.answerSlots
                let test = Fact(
                    fact: Int32(fact), voice: .any, settled: Int32(content.settledSlot ?? -1),
                    first: Int32(slots.lowerBound), end: Int32(slots.upperBound),
                    test: value(.isOneOf([.yesNo(answer)]), content.type))
                let cell = Int(newCell())
                arrange(test, -1, to: cell)
                return cell
            }
            instructions.append(.greatest, of: cells, to: target)
        }
        let asked = Set(claims.filter { $0.claim == claim }.map(\.word))
        let (unsupported, unopposed) = (Int(newCell()), Int(newCell()))
        if !asked.isDisjoint(with: [.no, .notSeen]) {
            instructions.append(.opposite, Int32(supporting), to: unsupported)
        }
        if !asked.isDisjoint(with: [.yes, .notSeen]) { instructions.append(.opposite, Int32(opposing), to: unopposed) }
        for word in ObservedWord.allCases where asked.contains(word) {
            let parts =
                switch word {
                case .yes: [supporting, unopposed]
                case .no: [opposing, unsupported]
                case .bothWays: [supporting, opposing]
                case .notSeen: [unsupported, unopposed]
                }
            instructions.append(.least, of: parts, to: givens.place(ofClaim: claim, word))
        }
        observations.append(start..<instructions.count)
    }

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
        nodes.append(contentsOf: repeatElement(Node(kind: .key), count: count))
        conditions.append(contentsOf: repeatElement(.key([]), count: count))
        return nodes.count - count
    }

    private mutating func fill(_ place: Int, with condition: Condition, _ list: Int?, _ vocabulary: Vocabulary) {
        conditions[place] = condition
        switch condition {
        case .fact(let test):
            let fact = fact(test, vocabulary)
            nodes[place] = Node(kind: .fact, first: Int32(facts.count), fact: fact.fact)
            if fact.voice == .one, !conditionalFacts.contains(test.fact) {
                nodes[place].cell = Int32(cell(ofSlot: fact.first, fact.test))
            } else {
                nodes[place].cell = newCell()
            }
            facts.append(fact)
        case .field(let test):
            nodes[place] = Node(kind: .field, first: Int32(fields.count), cell: newCell())
            let type = list.map { vocabulary.facts[$0].fields[test.field].type }
            fields.append(Field(field: Int32(test.field), list: Int32(list ?? -1), test: value(test.test, type)))
        case .key: nodes[place] = Node(kind: .key, cell: newCell())
        case .term(let term):
            nodes[place] = Node(kind: .term, first: Int32(term), cell: Int32(givens.place(ofTerm: term)))
        case .claim(let claim, let word):
            let cell = givens.place(ofClaim: claim, word)
            nodes[place] = Node(kind: .claim, first: Int32(claims.count), cell: Int32(cell))
            claims.append((Int32(claim), word))
        case .flag(let flag, let isRaised):
            let cell = givens.place(ofFlag: flag, isRaised: isRaised)
            nodes[place] = Node(kind: .flag, wanted: isRaised, first: Int32(flag), cell: Int32(cell))
        case .all(let parts): fill(place, .all, with: parts, list, vocabulary)
        case .any(let parts): fill(place, .any, with: parts, list, vocabulary)
        case .not(let part): fill(place, .not, with: [part], list, vocabulary)
        case .count(let atLeast, let parts): fill(place, .count, atLeast, with: parts, list, vocabulary)
        case .list(let test):
            nodes[place] = Node(kind: .list, first: Int32(lists.count), fact: Int32(test.fact), cell: newCell())
            if let condition = test.condition { waiting.append((lists.count, condition)) }
            lists.append(List(fact: Int32(test.fact), quantifier: test.quantifier, condition: -1))
        }
    }

    private mutating func fill(
        _ place: Int, _ kind: Node.Kind, _ atLeast: Int = 0, with parts: [Condition], _ list: Int?,
        _ vocabulary: Vocabulary
    ) {
        let first = reserve(parts.count)
        nodes[place] = Node(
            kind: kind, atLeast: Int32(atLeast), first: Int32(first), count: Int32(parts.count), cell: newCell())
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
}
