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
                let stated = (0..<count).filter { profile.field($0, ofRecord: record).isStated }
                let isPart = stated.count == 1 && !fields.contains(stated[0])
                if !isPart {
                    end()
                    fields = []
                }
                if stated.count == 1 {
                    if fields.isEmpty { first = record }
                    fields.insert(stated[0])
                }
            }
            end()
        }
    }
}
