import Facts
import YAML

/// To whom a question may be put, and on which side of its day a date lies.
extension PackChecker {
    /// After terms, claims and flags have their numbers.
    func resolveApplicability() {
        for (index, declared) in facts.enumerated() {
            let reader = ConditionReader(checker: self, list: nil, mayReadFacts: true)
            let before = conditionMarks.count
            applicability.append(declared.content["applies_when"].flatMap { condition($0, reader) })
            applicabilityParts.append(conditionMarks[before...].map(declared.content.file.place))
            guard vocabulary.facts[index].list != nil else { continue }
            var conditions: [Condition?] = []
            for pair in declared.content["of"]?.mapping("'of'")?.pairs ?? [] {
                let reader = ConditionReader(checker: self, list: index, mayReadFacts: false)
                let condition = pair.value.plainMapping?["applies_when"].flatMap { self.condition($0, reader) }
                for side in FieldInTime.Side.allCases {
                    guard let located = pair.value.plainMapping?[side.rawValue] else { continue }
                    resolve(located, side, list: index, field: conditions.count, reader)
                }
                conditions.append(condition)
            }
            fieldApplicability.append(conditions)
        }
    }

    private func condition(_ located: Located, _ reader: ConditionReader) -> Condition? {
        guard let condition = reader.read(located) else { return nil }
        checkNumbers(inApplicability: condition, list: reader.list, at: located)
        return condition
    }
}
