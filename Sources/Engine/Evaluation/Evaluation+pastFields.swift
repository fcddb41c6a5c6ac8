import Facts
import Profiles
import RulePacks

/// Dates of records that lie ahead beside a word for what has happened: one of the two is wrong, and a rule may read the word.
extension Evaluation {
    /// - Complexity: O(records of lists with such dates).
    func warnOfLateRecords(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        guard let day = profile.asAt else { return }
        for past in pack.pastFields {
            let fact = pack.vocabulary.facts[past.list]
            guard let list = fact.list else { continue }
            for record in profile.records(of: list) {
                let answer = profile.field(past.field, ofRecord: record)
                guard case .date(let date)? = answer.value, date.first > day.last else { continue }
                var beside: String?
                if let test = past.when {
                    let other = profile.field(test.field, ofRecord: record)
                    guard let value = other.known, test.test.holds(for: value) == .true else { continue }
                    let field = fact.fields[test.field]
                    beside = "\(field.id): \(field.type.text(of: value))"
                }
                let isTold = answer.evidence < 0 || !profile.evidence[Int(answer.evidence)].isConfidential
                let problem = AssessmentProblem.recordAfterDay(
                    "\(fact.id).\(fact.fields[past.field].id)", date: isTold ? date.description : nil,
                    day: day.description, beside: beside)
                warnings.add(problem, at: answer.mark)
            }
        }
    }
}
