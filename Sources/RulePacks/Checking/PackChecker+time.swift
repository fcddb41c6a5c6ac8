import Diagnostics
import Facts
import YAML

/// On which side of the day of which the profile speaks a record's date lies.
extension PackChecker {
    /// `yes`, or what one other field of the record says where the date lies there.
    func resolve(
        _ located: Located, _ side: FieldInTime.Side, list: Int, field: Int, _ reader: ConditionReader
    ) {
        guard vocabulary.facts[list].fields.indices.contains(field) else { return }
        if case .scalar = located.node.content {
            guard located.yesNo("'\(side.rawValue)'") ?? false else { return }
            let isOnBoth = fieldsInTime.contains { $0.list == list && $0.field == field && $0.when == nil }
            if isOnBoth {
                return located.report(
                    PackProblem.notAllowed(
                        "'\(side.rawValue)' here", because: "the date would have to lie on both sides of as_at"))
            }
            return fieldsInTime.append(FieldInTime(list: list, field: field, side: side, when: nil))
        }
        guard let condition = reader.read(located) else { return }
        guard case .field(let test) = condition, test.field != field else {
            return located.report(
                PackProblem.notAllowed(
                    "this condition", because: "'\(side.rawValue)' reads one other field of the record, or is yes"))
        }
        fieldsInTime.append(FieldInTime(list: list, field: field, side: side, when: test))
    }
}
