package import Facts
package import RulePacks

/// What follows from a pack alone for the questions worth asking: tests and types by number, those that are equal being one.
final class QuestionIndex: Sendable {
    struct Leaf: Sendable {
        /// What an answer can make of it: false 1, true 2, either 3.
        var behaviour: Int32
        var test: Int32
        /// The first that tests the same.
        var place: Int32 = 0
        /// Whether it asks for a no, which is not a yes.
        var isNo = false
    }

    /// For each test of a fact, then of a field, in the order of the program's; then yes and no as a claim hears them, and `either`.
    let leaves: [Leaf]
    let firstFieldLeaf: Int
    let says: (yes: Int, no: Int)
    /// The place of a test of which nothing is known but that it can come out either way.
    let either: Int
    let tests: [ValueTest]
    let types: [FactType]
    let typeOfFact: [Int32]
    /// From the index's `firstField` of the list on.
    let typeOfField: [Int32]

    init(_ index: PackIndex) {
        var tests = Numbering<ValueTest>()
        var types = Numbering<FactType>()
        let vocabulary = index.pack.vocabulary
        let program = index.program
        func leaf(_ test: ValueTest, _ type: FactType) -> Leaf {
            var behaviour: Int32 = 0
            for value in DistinguishableAnswers.candidates(type, [test]) {
                switch test.holds(for: value) {
                case .false: behaviour |= 1
                case .true: behaviour |= 2
                case .unknown: break
                }
            }
            let isYesOrNo = type == .yesNo && behaviour == 3
            let isNo = isYesOrNo && test.holds(for: .yesNo(false)) == .true
            let number = tests.number(of: isYesOrNo ? .isOneOf([.yesNo(true)]) : test)
            return Leaf(behaviour: behaviour, test: number, isNo: isNo)
        }
        typeOfFact = vocabulary.facts.map { types.number(of: $0.type) }
        typeOfField = vocabulary.lists.flatMap { vocabulary.facts[$0].fields.map { types.number(of: $0.type) } }
        var leaves = program.facts.map { fact in
            leaf(program.values[Int(fact.test.general)], vocabulary.facts[Int(fact.fact)].type)
        }
        firstFieldLeaf = leaves.count
        leaves += program.fields.map { field in
            let fields = field.list < 0 ? [] : vocabulary.facts[Int(field.list)].fields
            let type = fields.indices.contains(Int(field.field)) ? fields[Int(field.field)].type : .text
            return leaf(program.values[Int(field.test.general)], type)
        }
        says = (leaves.count, leaves.count + 1)
        leaves += [true, false].map { leaf(.isOneOf([.yesNo($0)]), .yesNo) }
        either = leaves.count
        leaves.append(leaf(.isOneOf([.yesNo(true)]), .yesNo))
        var first: [Int32: Int32] = [leaves[says.yes].test: Int32(says.yes)]
        for place in leaves.indices where place != either {
            leaves[place].place = first[leaves[place].test] ?? Int32(place)
            first[leaves[place].test] = leaves[place].place
        }
        self.leaves = leaves
        self.tests = tests.values
        self.types = types.values
    }

    /// The number of the type of what answers a question.
    func type(of subject: Residual.Subject, _ index: PackIndex) -> Int32 {
        let list = Int(index.facts[subject.fact].list)
        guard list >= 0 else { return typeOfFact[subject.fact] }
        return typeOfField[Int(index.firstField[list]) + subject.field - (subject.isOfOthers ? 1 : 0)]
    }
}

/// Answers that tests can tell apart.
package enum DistinguishableAnswers {
    /// Values among which there is one for each way in which the tests can come out.
    ///
    /// - Parameters:
    ///   - others: values that it is compared with.
    ///   - current: what is known of it already: a date that is not exact enough.
    package static func candidates(
        _ type: FactType, _ tests: [ValueTest], comparedWith others: [Value] = [], current: Value? = nil
    ) -> [Value] {
        let named = tests.flatMap(\.values) + others
        switch type {
        case .yesNo, .text, .list: return [.yesNo(true), .yesNo(false)]
        case .oneOf(let words), .scale(let words): return words.indices.map { .choice(Int32($0)) }
        case .number(_, let lowest, let highest, let isWhole):
            var numbers = [ExactNumber(0), ExactNumber(1)]
            if let lowest { numbers.append(lowest) }
            if let highest { numbers.append(highest) }
            for case .number(let number) in named {
                numbers += isWhole ? number.wholeNeighbours : number.neighbours
            }
            return numbers.filter { number in
                !(lowest.map { number < $0 } ?? false) && !(highest.map { $0 < number } ?? false)
            }.map(Value.number)
        case .date: return dates(named, current)
        }
    }

    private static func dates(_ named: [Value], _ current: Value?) -> [Value] {
        var spans: [DateSpan] = []
        for case .date(let span) in named { for day in span.neighbouringDays { spans += [day] + day.around } }
        if case .date(let current)? = current {
            let days = current.neighbouringDays.filter(current.contains)
            spans =
                spans.filter { current.contains($0) && $0 != current } + days
                + days.flatMap(\.around).filter { current.contains($0) && $0 != current }
        }
        if spans.count < 2 { spans += ["2000-01-01", "2001-01-01"].compactMap { DateSpan($0) } }
        return spans.map(Value.date)
    }
}
