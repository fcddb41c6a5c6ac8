import Facts
import Files
import Profiles
import RulePacks

/// Finds what the rules of one profile after another have read, as sets of numbered facts and fields.
struct FactsReader {
    private(set) var found = FactsRead()
    /// Facts in the order of the vocabulary, each before its fields; and where each fact stands.
    private let numbered: [ReadFact]
    private let places: [Int]
    /// The slots' facts, by their places.
    private let placesOfSlots: [Int]
    /// For each rule, what it has read, a bit for each; and whether that has been found.
    private var bits: [UInt64]
    private var isDone: [Bool]
    private let words: Int

    init(_ index: PackIndex) {
        let vocabulary = index.pack.vocabulary
        var numbered: [ReadFact] = []
        places = vocabulary.facts.enumerated().map { place, fact in
            defer {
                numbered.append(.fact(place))
                numbered += fact.fields.indices.map { .field(list: place, field: $0) }
            }
            return numbered.count
        }
        self.numbered = numbered
        let places = places
        placesOfSlots = vocabulary.factOfSlot.map { places[Int($0)] }
        words = (numbered.count + 63) / 64
        bits = Array(repeating: 0, count: words * index.rules.count)
        isDone = Array(repeating: false, count: index.rules.count)
    }

    mutating func read(_ evaluation: borrowing Evaluation, _ profile: borrowing Profile) {
        for rule in isDone.indices { isDone[rule] = false }
        found.facts.removeAll(keepingCapacity: true)
        found.starts.removeAll(keepingCapacity: true)
        let index = evaluation.index
        for flag in evaluation.assessment.flags.indices {
            found.starts.append(found.facts.count)
            guard evaluation.assessment.flags[flag] == .true else { continue }
            for word in 0..<words {
                var set: UInt64 = 0
                for place in index.flagRules[flag] {
                    let rule = Int(index.flagRules.places[place])
                    guard evaluation.outcomes[rule].kind == .fired else { continue }
                    read(rule: rule, index, evaluation, profile)
                    set |= bits[rule * words + word]
                }
                while set != 0 {
                    found.facts.append(numbered[word * 64 + set.trailingZeroBitCount])
                    set &= set - 1
                }
            }
        }
        found.starts.append(found.facts.count)
    }

    private mutating func read(
        rule: Int, _ index: PackIndex, _ evaluation: borrowing Evaluation, _ profile: borrowing Profile
    ) {
        guard !isDone[rule] else { return }
        isDone[rule] = true
        for word in 0..<words { bits[rule * words + word] = 0 }
        for place in index.reads.slots[rule] {
            let slot = Int(index.reads.slots.places[place])
            if evaluation.codes[slot].isKnown { add(placesOfSlots[slot], to: rule) }
        }
        for place in index.reads.facts[rule] {
            let fact = Int(index.reads.facts.places[place])
            let entry = index.facts[fact]
            let isSettled = entry.settled >= 0 && evaluation.codes[Int(entry.settled)].isKnown
            if isSettled || entry.answers.contains(where: { evaluation.codes[$0].isKnown }) {
                add(places[fact], to: rule)
            }
        }
        for place in index.reads.ruleLists[rule] {
            readList(index.reads.lists[Int(index.reads.ruleLists.places[place])], rule, index, evaluation, profile)
        }
        if index.rules[rule].list >= 0 { readRecords(of: rule, index, evaluation, profile) }
        for place in index.reads.flags[rule] {
            let flag = Int(index.reads.flags.places[place])
            // A flag that is not raised was decided by all its rules, a raised one by those that fired.
            let isRaised = evaluation.assessment.flags[flag] == .true
            for place in index.flagRules[flag] {
                let other = Int(index.flagRules.places[place])
                guard !isRaised || evaluation.outcomes[other].kind == .fired else { continue }
                read(rule: other, index, evaluation, profile)
                for word in 0..<words { bits[rule * words + word] |= bits[other * words + word] }
            }
        }
    }

    private mutating func add(_ place: Int, to rule: Int) {
        bits[rule * words + place / 64] |= 1 << UInt64(place % 64)
    }

    private mutating func readList(
        _ read: ReadTables.List, _ rule: Int, _ index: PackIndex, _ evaluation: borrowing Evaluation,
        _ profile: borrowing Profile
    ) {
        let list = Int(index.facts[read.fact].list)
        guard list >= 0 else { return }
        let records = profile.records(of: list)
        let isAnswered = profile.lists[list].unknown == nil && profile.lists[list].isComplete
        let isGrid = index.facts[read.fact].rows >= 0
        if !isGrid, isAnswered || (read.fields.isEmpty && !records.isEmpty) { add(places[read.fact], to: rule) }
        for place in read.fields {
            let field = Int(index.reads.listFields[place])
            for record in records where FactsReader.isKnown(field, of: record, evaluation, profile) {
                add(places[read.fact] + 1 + field, to: rule)
            }
        }
    }

    /// Of the records that fired; where the rule did not, of all.
    private mutating func readRecords(
        of rule: Int, _ index: PackIndex, _ evaluation: borrowing Evaluation, _ profile: borrowing Profile
    ) {
        let fact = Int(index.rules[rule].list)
        guard index.facts[fact].list >= 0 else { return }
        let records = profile.records(of: Int(index.facts[fact].list))
        let hasFired = evaluation.assessment.rules[rule].kind == .fired
        for place in evaluation.assessment.recordRanges[rule] {
            let outcome = evaluation.assessment.records[place]
            guard !hasFired || outcome.outcome.kind == .fired, let record = outcome.record, record < records.count
            else { continue }
            if index.reads.fields[rule].isEmpty, index.facts[fact].rows < 0 { add(places[fact], to: rule) }
            for read in index.reads.fields[rule] {
                let field = Int(index.reads.fields.places[read])
                if FactsReader.isKnown(field, of: records.lowerBound + record, evaluation, profile) {
                    add(places[fact] + 1 + field, to: rule)
                }
            }
        }
    }

    private static func isKnown(
        _ field: Int, of record: Int, _ evaluation: borrowing Evaluation, _ profile: borrowing Profile
    ) -> Bool {
        evaluation.fieldCodes[Int(profile.records[record].firstField) + field].isKnown
    }
}
