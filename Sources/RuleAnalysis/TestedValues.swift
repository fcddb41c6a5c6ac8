import Engine
import Facts
import RulePacks

/// For each fact and field, values that the pack's tests can tell apart.
struct TestedValues {
    private var facts: [[Value]]
    private var fields: [[[Value]]]
    private let vocabulary: Vocabulary

    /// - Complexity: O(parts of all conditions).
    init(_ pack: RulePack) {
        let vocabulary = pack.vocabulary
        var ofFacts = Array(repeating: [ValueTest](), count: vocabulary.facts.count)
        var ofFields = vocabulary.lists.map {
            Array(repeating: [ValueTest](), count: vocabulary.facts[$0].fields.count)
        }
        func note(_ condition: Condition, list: Int?) {
            switch condition {
            case .fact(let test): ofFacts[test.fact].append(test.test)
            case .field(let test):
                if let list, let ordinal = vocabulary.facts[list].list {
                    ofFields[ordinal][test.field].append(test.test)
                }
            case .all(let parts), .any(let parts), .count(_, let parts): for part in parts { note(part, list: list) }
            case .not(let part): note(part, list: list)
            case .list(let test): if let part = test.condition { note(part, list: test.fact) }
            case .key, .term, .claim, .flag: break
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
        // What is tested in many places is named in each of them.
        func candidates(_ type: FactType, _ tests: [ValueTest]) -> [Value] {
            var seen: Set<Value> = []
            return DistinguishableAnswers.candidates(type, tests).filter { seen.insert($0).inserted }
        }
        facts = zip(vocabulary.facts, ofFacts).map { candidates($0.type, $1) }
        fields = zip(vocabulary.lists, ofFields).map { list, tests in
            zip(vocabulary.facts[list].fields, tests).map { candidates($0.type, $1) }
        }
    }

    /// Which of a fact's values a test is true of, and of which it is false.
    /// - Complexity: O(values).
    func sets(_ test: ValueTest, fact: Int) -> (passing: ValueSet, failing: ValueSet) { Self.sets(test, facts[fact]) }

    /// The same of a field.
    func sets(_ test: ValueTest, field: Int, ofList ordinal: Int) -> (passing: ValueSet, failing: ValueSet) {
        Self.sets(test, fields[ordinal][field])
    }

    /// How many values a fact has, where they are all its values.
    func countOfAll(fact: Int) -> Int? {
        switch vocabulary.facts[fact].type {
        case .yesNo, .oneOf, .scale: facts[fact].count
        case .number, .date, .text, .list: nil
        }
    }

    private static func sets(_ test: ValueTest, _ values: [Value]) -> (passing: ValueSet, failing: ValueSet) {
        let outcomes = values.map { test.holds(for: $0) }
        return (
            ValueSet(values.count) { outcomes[$0] == .true }, ValueSet(values.count) { outcomes[$0] == .false }
        )
    }
}
