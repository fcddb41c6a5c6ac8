import Facts
import Profiles
import RulePacks
import YAML

/// A dash before each key makes a record of each: rules then read several of which one thing is known, where one was meant.
extension Evaluation {
    /// - Complexity: O(records + their fields).
    func warnOfSplitRecords(_ profile: borrowing Profile, _ warnings: inout Warnings) {
        for (list, number) in pack.vocabulary.lists.enumerated() where index.facts[number].rows < 0 {
            let records = profile.records(of: list)
            guard records.count > 1 else { continue }
            let count = pack.vocabulary.facts[number].fields.count
            var first = records.lowerBound
            var fields: Set<Int> = []
            func end() {
                guard fields.count > 1 else { return }
                let problem = AssessmentProblem.recordSplit(pack.vocabulary.facts[number].id, records: fields.count)
                warnings.add(problem, at: profile.records[first].mark)
            }
            for record in records {
                let stated = onlyField(of: count, statedOf: record, profile)
                if stated.map(fields.contains) ?? true {
                    end()
                    fields = []
                }
                if let stated {
                    if fields.isEmpty { first = record }
                    fields.insert(stated)
                }
            }
            end()
        }
    }

    /// The one field of a record that is stated; `nil` where none is, or several.
    private func onlyField(of count: Int, statedOf record: Int, _ profile: borrowing Profile) -> Int? {
        var found: Int?
        for field in 0..<count where profile.field(field, ofRecord: record).isStated {
            guard found == nil else { return nil }
            found = field
        }
        return found
    }
}
