import Engine
import Facts
import RulePacks

/// For each fact and field, values that the pack's tests can tell apart.
///
/// Of one whose tests tell more apart than anybody writes, nothing is concluded.
struct TestedValues {
    /// The values of a fact or field, and which of them pass each test.
    private struct Tested {
        /// `nil` where they are too many.
        var values: [Value]?
        var sets: [ValueTest: (passing: ValueSet, failing: ValueSet)] = [:]

        init(_ type: FactType, _ tests: [ValueTest]) {
            // What is tested in many places is named in each of them.
            var seen: Set<Value> = []
            let values = DistinguishableAnswers.candidates(type, tests).filter { seen.insert($0).inserted }
            guard values.count <= TestedValues.mostValues else { return }
            self.values = values
            for test in tests where sets[test] == nil { sets[test] = found(test) }
        }

        func find(_ test: ValueTest) -> (passing: ValueSet, failing: ValueSet) { sets[test] ?? found(test) }

        private func found(_ test: ValueTest) -> (passing: ValueSet, failing: ValueSet) {
            // Whether there is one that passes, or that does not, is not known: each may be.
            guard let values else { return (ValueSet(1) { _ in true }, ValueSet(1) { _ in true }) }
            let outcomes = values.map { test.holds(for: $0) }
            return (
                ValueSet(values.count) { outcomes[$0] == .true }, ValueSet(values.count) { outcomes[$0] == .false }
            )
        }
    }

    private static let mostValues = 1_000

    private var facts: [Tested]
    private var fields: [[Tested]]
    private let vocabulary: Vocabulary

    /// - Complexity: O(parts of all conditions, times the values that each tells apart).
    init(_ pack: RulePack) {
        let vocabulary = pack.vocabulary
        var ofFacts = Array(repeating: [ValueTest](), count: vocabulary.facts.count)
        var ofFields = vocabulary.lists.map {
            Array(repeating: [ValueTest](), count: vocabulary.facts[$0].fields.count)
        }
        func note(_ condition: Condition, list: Int?) {
            condition.forEachPart(list: list) { part, list in
                switch part {
                case .fact(let test): ofFacts[test.fact].append(test.test)
                case .field(let test):
                    if let list, let ordinal = vocabulary.facts[list].list {
                        ofFields[ordinal][test.field].append(test.test)
                    }
                default: break
                }
            }
        }
        for rule in pack.rules {
            for condition in [rule.when].compactMap(\.self) + rule.mitigations.map(\.when) {
                note(condition, list: rule.list)
            }
        }
        for term in pack.terms { note(term.when, list: nil) }
        for condition in pack.applicability.compactMap(\.self) { note(condition, list: nil) }
        for (ordinal, conditions) in pack.fieldApplicability.enumerated() {
            for condition in conditions.compactMap(\.self) { note(condition, list: vocabulary.lists[ordinal]) }
        }
        self.vocabulary = vocabulary
        facts = zip(vocabulary.facts, ofFacts).map { Tested($0.type, $1) }
        fields = zip(vocabulary.lists, ofFields).map { list, tests in
            zip(vocabulary.facts[list].fields, tests).map { Tested($0.type, $1) }
        }
    }

    /// Which of a fact's values a test is true of, and of which it is false.
    func sets(_ test: ValueTest, fact: Int) -> (passing: ValueSet, failing: ValueSet) { facts[fact].find(test) }

    /// The same of a field.
    func sets(_ test: ValueTest, field: Int, ofList ordinal: Int) -> (passing: ValueSet, failing: ValueSet) {
        fields[ordinal][field].find(test)
    }

    /// How many values a fact has, where they are all its values.
    func countOfAll(fact: Int) -> Int? {
        switch vocabulary.facts[fact].type {
        case .yesNo, .oneOf, .scale: facts[fact].values?.count
        case .number, .date, .text, .list: nil
        }
    }
}
