import Facts
import Profiles
import RulePacks

/// Dates of records that lie ahead beside a word for what has happened, or behind beside a word for what is to come: one of the
/// two is wrong, or old, and a rule may read the word.
extension Evaluation {
    /// - Complexity: O(records of lists with such dates).
    func warnOfRecordsInTime(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        guard let day = profile.asAt else { return }
        for place in pack.fieldsInTime {
            let fact = pack.vocabulary.facts[place.list]
            guard let list = fact.list else { continue }
            for record in profile.records(of: list) {
                let answer = profile.field(place.field, ofRecord: record)
                guard case .date(let date)? = answer.value else { continue }
                guard place.side == .past ? date.last > day.last : date.first < day.first else { continue }
                var beside: String?
                if let test = place.when {
                    let other = profile.field(test.field, ofRecord: record)
                    guard let value = other.known, test.test.holds(for: value) == .true else { continue }
                    let field = fact.fields[test.field]
                    beside = "\(field.id): \(field.type.text(of: value))"
                }
                let name = "\(fact.id).\(fact.fields[place.field].id)"
                let told = told(date, by: answer, profile)
                let problem: AssessmentProblem =
                    switch place.side {
                    case .past where date.first <= day.last:
                        .answerAfterDayPerhaps(name, date: told, day: day.description)
                    case .past: .recordAfterDay(name, date: told, day: day.description, beside: beside)
                    case .ahead where date.last >= day.first:
                        .answerBeforeDayPerhaps(name, date: told, day: day.description, beside: beside)
                    case .ahead: .recordBeforeDay(name, date: told, day: day.description, beside: beside)
                    }
                warnings.add(problem, at: answer.mark)
            }
        }
    }

    /// So far from the day a date is one with a wrong digit: `0995` for `1995`.
    private static let mostYears: Int32 = 200

    /// - Complexity: O(dates that are asked for + records of lists with dates).
    func warnOfFarDates(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        guard let day = profile.asAt else { return }
        func isFar(_ answer: Answer) -> DateSpan? {
            guard case .date(let date)? = answer.value else { return nil }
            return abs(date.first / 10000 - day.first / 10000) > Evaluation.mostYears ? date : nil
        }
        for slot in index.dateSlots {
            let answer = profile.answers[slot]
            guard let date = isFar(answer) else { continue }
            let told = told(date, by: answer, profile)
            warnings.add(.answerFarOff(name(ofSlot: slot), date: told, day: day.description), at: answer.mark)
        }
        for place in index.dateFields {
            for record in profile.records(of: place.list) {
                let answer = profile.field(place.field, ofRecord: record)
                guard let date = isFar(answer) else { continue }
                let fact = pack.vocabulary.facts[pack.vocabulary.lists[place.list]]
                let name = "\(fact.id).\(fact.fields[place.field].id)"
                let told = told(date, by: answer, profile)
                warnings.add(.answerFarOff(name, date: told, day: day.description), at: answer.mark)
            }
        }
    }

    /// A date as a warning names it; `nil` of what is confidential.
    func told(_ date: DateSpan, by answer: Answer, _ profile: borrowing Profile) -> String? {
        let isTold = answer.evidence < 0 || !profile.evidence[Int(answer.evidence)].isConfidential
        return isTold ? date.description : nil
    }
}
