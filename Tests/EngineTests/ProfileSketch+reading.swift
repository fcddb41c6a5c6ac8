import Facts
import Profiles
import RulePacks

/// A profile that was read, written again with some of what it states left out.
extension ProfileSketch {
    /// - Parameter keeps: whether what stands in this place is kept: of a field with its list and record.
    init(_ profile: Profile, _ pack: RulePack, fact keepsFact: (Int) -> Bool, field keepsField: (Int, Int, Int) -> Bool)
    {
        scope = profile.scope.map { $0.map { pack.themes[$0].id } }
        asAt = profile.asAt?.description ?? asAt
        for (index, fact) in pack.vocabulary.facts.enumerated() {
            func sketch(_ answer: Answer, _ type: FactType) -> AnswerSketch? {
                if answer.isStated, answer.known == nil { return AnswerSketch(content: .unknown) }
                guard let value = answer.known, type != .text else { return nil }
                let date = answer.evidence >= 0 ? profile.evidence[Int(answer.evidence)].date : nil
                return .value(type.text(of: value), date: date?.description)
            }
            func record(_ place: Int) -> [String: AnswerSketch] {
                let range = profile.records(of: fact.list ?? 0)
                guard place < range.count else { return [:] }
                let first = Int(profile.records[range.lowerBound + place].firstField)
                var answers: [String: AnswerSketch] = [:]
                for (number, field) in fact.fields.enumerated() where keepsField(index, place, number) {
                    answers[field.id] = sketch(profile.fields[first + number], field.type)
                }
                return answers
            }
            if let list = fact.list {
                let answer = profile.lists[list]
                if fact.isGrid {
                    let rows = fact.keys.indices.map { (fact.keys[$0].id, record($0)) }
                    statements[fact.id] = .grid(Dictionary(rows.filter { !$0.1.isEmpty }) { one, _ in one })
                } else if answer.unknown == nil, keepsFact(index) {
                    let records = (0..<Int(answer.recordCount)).map(record)
                    statements[fact.id] = .records(records, isComplete: answer.isComplete)
                }
                continue
            }
            // The day stands in every profile.
            guard keepsFact(index), !fact.isDayOfProfile else { continue }
            if fact.reporters.isEmpty {
                if let answer = sketch(profile.answers[fact.firstSlot], fact.type) {
                    statements[fact.id] = .plain(answer)
                }
                continue
            }
            var answers: [String: AnswerSketch] = [:]
            for (place, reporter) in fact.reporters.enumerated() {
                answers[reporter] = sketch(profile.answers[fact.firstSlot + place], fact.type)
            }
            let settled = fact.settledSlot.flatMap { sketch(profile.answers[$0], fact.type) }
            if !answers.isEmpty || settled != nil { statements[fact.id] = .reported(answers, settled: settled) }
        }
    }
}
