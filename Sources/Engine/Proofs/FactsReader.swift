import Facts
import Files
import Profiles
import RulePacks

/// Finds what the rules of one profile after another have read: of what each rule may read, as a set that follows from the pack,
/// what is known, as a set that follows from the profile.
struct FactsReader {
    private var found = FactsRead()
    private let bits: AnswerBits
    /// How many words a set takes.
    private let words: Int
    /// For each rule, what it may read itself, apart from the record at hand.
    private let readable: Cells<UInt64>
    /// What is known of the profile.
    private let known: Cells<UInt64>
    /// For each rule, what it has read, and whether that has been found.
    private let read: Cells<UInt64>
    private let isDone: Cells<Bool>

    init(_ index: PackIndex) {
        bits = AnswerBits(index.pack.vocabulary)
        words = (bits.facts.count + 63) / 64
        var readable = [UInt64](repeating: 0, count: words * index.rules.count)
        for rule in index.rules.indices {
            for bit in FactsReader.readable(rule, index, bits) {
                readable[rule * words + bit / 64] |= 1 << UInt64(bit % 64)
            }
        }
        self.readable = Cells(readable)
        known = Cells(repeating: 0, count: words)
        read = Cells(repeating: 0, count: readable.count)
        isDone = Cells(repeating: false, count: index.rules.count)
    }

    private static func readable(_ rule: Int, _ index: PackIndex, _ bits: AnswerBits) -> [Int] {
        var found = index.reads.slots.list(rule).map { bits.ofSlot[$0] }
        for fact in index.reads.facts.list(rule) { found += index.facts[fact].slots.map { bits.ofSlot[$0] } }
        for place in index.reads.ruleLists.list(rule) {
            let read = index.reads.lists[place]
            let list = Int(index.facts[read.fact].list)
            guard list >= 0 else { continue }
            if index.facts[read.fact].rows < 0 {
                found.append(bits.ofWholeList[list])
                if read.fields.isEmpty { found.append(bits.ofRecords[list]) }
            }
            found += read.fields.map { bits.ofFirstField[list] + Int(index.reads.listFields[$0]) }
        }
        return found
    }

    /// - Parameter evaluation: read where it is: a copy would be made otherwise.
    mutating func read(_ evaluation: inout Evaluation, _ profile: borrowing Profile) -> FactsRead {
        isDone.fill(with: false)
        findKnown(evaluation, profile)
        found.facts.removeAll(keepingCapacity: true)
        found.starts.removeAll(keepingCapacity: true)
        let index = evaluation.index
        for flag in evaluation.assessment.flags.indices {
            found.starts.append(found.facts.count)
            guard evaluation.assessment.flags[flag] == .true else { continue }
            for place in index.flagRules[flag] {
                let rule = Int(index.flagRules.places[place])
                if evaluation.assessment.rules[rule].kind == .fired { read(rule: rule, index, evaluation, profile) }
            }
            for word in 0..<words {
                var set: UInt64 = 0
                for place in index.flagRules[flag] {
                    let rule = Int(index.flagRules.places[place])
                    if evaluation.assessment.rules[rule].kind == .fired { set |= read[rule * words + word] }
                }
                append(set, word)
            }
        }
        found.starts.append(found.facts.count)
        return found
    }

    /// What a fact's several bits stand for is named once.
    private mutating func append(_ set: UInt64, _ word: Int) {
        var set = set
        while set != 0 {
            let fact = bits.facts[word * 64 + set.trailingZeroBitCount]
            set &= set - 1
            if found.facts.count > found.starts[found.starts.count - 1], found.facts[found.facts.count - 1] == fact {
                continue
            }
            found.facts.append(fact)
        }
    }

    private func findKnown(_ evaluation: borrowing Evaluation, _ profile: borrowing Profile) {
        known.fill(with: 0)
        for slot in profile.filled where evaluation.codes[Int(slot)].isKnown { insertKnown(bits.ofSlot[Int(slot)]) }
        for list in profile.lists.indices {
            if profile.lists[list].unknown == nil, profile.lists[list].isComplete {
                insertKnown(bits.ofWholeList[list])
            }
            let fields = bits.fields[list]
            for record in profile.records(of: list) {
                insertKnown(bits.ofRecords[list])
                let first = Int(profile.records[record].firstField)
                for field in 0..<fields where evaluation.fieldCodes[first + field].isKnown {
                    insertKnown(bits.ofFirstField[list] + field)
                }
            }
        }
    }

    @inline(__always)
    private func insertKnown(_ bit: Int) { known[bit / 64] |= 1 << UInt64(bit % 64) }

    @inline(__always)
    private func insert(_ bit: Int, into rule: Int) { read[rule * words + bit / 64] |= 1 << UInt64(bit % 64) }

    private func read(
        rule: Int, _ index: PackIndex, _ evaluation: borrowing Evaluation, _ profile: borrowing Profile
    ) {
        guard !isDone[rule] else { return }
        isDone[rule] = true
        for word in 0..<words { read[rule * words + word] = readable[rule * words + word] & known[word] }
        if index.rules[rule].list >= 0 { readRecords(of: rule, index, evaluation, profile) }
        for place in index.reads.flags[rule] {
            let flag = Int(index.reads.flags.places[place])
            // A flag that is not raised was decided by all its rules, a raised one by those that fired.
            let isRaised = evaluation.assessment.flags[flag] == .true
            for place in index.flagRules[flag] {
                let other = Int(index.flagRules.places[place])
                guard !isRaised || evaluation.assessment.rules[other].kind == .fired else { continue }
                read(rule: other, index, evaluation, profile)
                for word in 0..<words { read[rule * words + word] |= read[other * words + word] }
            }
        }
    }

    /// Of the records that fired; where the rule did not, of all.
    private func readRecords(
        of rule: Int, _ index: PackIndex, _ evaluation: borrowing Evaluation, _ profile: borrowing Profile
    ) {
        let fact = Int(index.rules[rule].list)
        let list = Int(index.facts[fact].list)
        guard list >= 0 else { return }
        let records = profile.records(of: list)
        let hasFired = evaluation.assessment.rules[rule].kind == .fired
        for place in evaluation.assessment.recordRanges[rule] {
            let outcome = evaluation.assessment.records[place]
            guard !hasFired || outcome.outcome.kind == .fired, let record = outcome.record, record < records.count
            else { continue }
            if index.reads.fields[rule].isEmpty, index.facts[fact].rows < 0 { insert(bits.ofRecords[list], into: rule) }
            let first = Int(profile.records[records.lowerBound + record].firstField)
            for read in index.reads.fields[rule] {
                let field = Int(index.reads.fields.places[read])
                if evaluation.fieldCodes[first + field].isKnown { insert(bits.ofFirstField[list] + field, into: rule) }
            }
        }
    }
}

/// A bit for everything of which something may be known, in the order of the vocabulary.
struct AnswerBits: Sendable {
    /// For each bit, what it stands for; bits of one fact stand together.
    private(set) var facts: [ReadFact] = []
    private(set) var ofSlot: [Int]
    /// For each list: that its records are all there are, or that there is none; that it has any; its first field's bit, and how
    /// many fields there are.
    private(set) var ofWholeList: [Int]
    private(set) var ofRecords: [Int]
    private(set) var ofFirstField: [Int]
    private(set) var fields: [Int]

    init(_ vocabulary: Vocabulary) {
        ofSlot = Array(repeating: 0, count: vocabulary.slotCount)
        ofWholeList = vocabulary.lists.map { _ in 0 }
        (ofRecords, ofFirstField, fields) = (ofWholeList, ofWholeList, ofWholeList)
        var slots: [[Int]] = vocabulary.facts.map { _ in [] }
        for (slot, fact) in vocabulary.factOfSlot.enumerated() { slots[Int(fact)].append(slot) }
        for (place, fact) in vocabulary.facts.enumerated() {
            for slot in slots[place] {
                ofSlot[slot] = facts.count
                facts.append(.fact(place))
            }
            guard let list = fact.list else { continue }
            (ofWholeList[list], ofRecords[list]) = (facts.count, facts.count + 1)
            facts += [.fact(place), .fact(place)]
            (ofFirstField[list], fields[list]) = (facts.count, fact.fields.count)
            facts += fact.fields.indices.map { .field(list: place, field: $0) }
        }
    }
}
