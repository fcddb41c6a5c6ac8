import Facts
import Files
public import Profiles
import RulePacks

/// What a raised flag rests on.
extension Evaluator {
    /// The facts of which something is known and that the fired rules of a raised flag read, directly or through other flags:
    /// those whose evidence `weakestEvidence` weighs. Call after `evaluate`.
    ///
    /// - Returns: each once, in the order of the vocabulary; nothing for a flag that is not raised.
    /// - Complexity: O(what the rules read), without another look at their conditions.
    public func factsRead(byFlag flag: Int, _ profile: borrowing Profile) -> [ReadFact] {
        guard evaluation.assessment.flags[flag] == .true else { return [] }
        var (found, visited) = ([ReadFact](), [Int]())
        evaluation.gather(flag, profile, &found, &visited)
        return found.sorted { $0.key < $1.key }
    }
}

extension Evaluation {
    /// A flag that is not raised was decided by all its rules, a raised one by those that fired.
    fileprivate func gather(
        _ flag: Int, _ profile: borrowing Profile, _ found: inout [ReadFact], _ visited: inout [Int]
    ) {
        let isRaised = assessment.flags[flag] == .true
        for place in index.flagRules[flag] {
            let rule = Int(index.flagRules.places[place])
            guard !isRaised || outcomes[rule].kind == .fired, !visited.contains(rule) else { continue }
            visited.append(rule)
            gather(rule: rule, profile, &found)
            for read in index.reads.flags[rule] {
                gather(Int(index.reads.flags.places[read]), profile, &found, &visited)
            }
        }
    }

    private func gather(rule: Int, _ profile: borrowing Profile, _ found: inout [ReadFact]) {
        func add(_ fact: ReadFact) {
            if !found.contains(fact) { found.append(fact) }
        }
        for place in index.reads.slots[rule] {
            let slot = Int(index.reads.slots.places[place])
            if codes[slot].isKnown { add(.fact(Int(index.pack.vocabulary.factOfSlot[slot]))) }
        }
        for place in index.reads.facts[rule] {
            let fact = Int(index.reads.facts.places[place])
            let entry = index.facts[fact]
            let isSettled = entry.settled >= 0 && codes[Int(entry.settled)].isKnown
            if isSettled || entry.answers.contains(where: { codes[$0].isKnown }) { add(.fact(fact)) }
        }
        for place in index.reads.ruleLists[rule] {
            let read = index.reads.lists[Int(index.reads.ruleLists.places[place])]
            let list = Int(index.facts[read.fact].list)
            guard list >= 0 else { continue }
            let records = profile.records(of: list)
            let isAnswered = profile.lists[list].unknown == nil && profile.lists[list].isComplete
            let isGrid = index.facts[read.fact].rows >= 0
            if !isGrid, isAnswered || (read.fields.isEmpty && !records.isEmpty) { add(.fact(read.fact)) }
            for place in read.fields {
                let field = Int(index.reads.listFields[place])
                if records.contains(where: { isKnown(field, of: $0, profile) }) {
                    add(.field(list: read.fact, field: field))
                }
            }
        }
        gatherRecords(of: rule, profile, add)
    }

    /// Of the records that fired; where the rule did not, of all.
    private func gatherRecords(of rule: Int, _ profile: borrowing Profile, _ add: (ReadFact) -> Void) {
        let fact = Int(index.rules[rule].list)
        guard fact >= 0, index.facts[fact].list >= 0 else { return }
        let records = profile.records(of: Int(index.facts[fact].list))
        let hasFired = assessment.rules[rule].kind == .fired
        for place in assessment.recordRanges[rule] {
            let outcome = assessment.records[place]
            guard !hasFired || outcome.outcome.kind == .fired, let record = outcome.record, record < records.count
            else { continue }
            if index.reads.fields[rule].isEmpty, index.facts[fact].rows < 0 { add(.fact(fact)) }
            for read in index.reads.fields[rule] {
                let field = Int(index.reads.fields.places[read])
                if isKnown(field, of: records.lowerBound + record, profile) { add(.field(list: fact, field: field)) }
            }
        }
    }

    private func isKnown(_ field: Int, of record: Int, _ profile: borrowing Profile) -> Bool {
        fieldCodes[Int(profile.records[record].firstField) + field].isKnown
    }
}
