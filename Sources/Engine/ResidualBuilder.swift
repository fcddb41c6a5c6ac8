import Facts
import Profiles
import RulePacks

/// Builds what an outcome still depends on, from the condition that decides it and what is known.
///
/// Each function answers with what is certain; where that is nothing, it has written what remains to the end of `code`.
struct ResidualBuilder {
    private(set) var evaluation: Evaluation
    private(set) var profile: Profile
    let questions: QuestionIndex
    var code: [Int32] = []
    /// What the variables are, in the order in which they were met in this profile.
    var subjects: [Residual.Subject] = []
    /// Values that are compared with, or known and not exact enough.
    var literals = Numbering<Value>()
    /// Whether all of it was written; else it is treated inexactly.
    var isWhole = true
    /// What was written of rules, end to end, and where that of each rule stands.
    private var kept: [Int32] = []
    private var ofRule: [Range<Int>]
    /// Scratch for `merge`: what was written first, how often each variable stands in it, and which it stands for.
    var written: [Int32] = []
    var mentions: [Int] = []
    var next: [Int32] = []
    var scratch: [Int32] = []
    /// Scratch for `finish`.
    var seen: [Seen] = []
    var order: [Int32] = []

    /// More words than this are not worth writing.
    static let mostWords = 8_000

    init(_ evaluation: Evaluation, _ profile: Profile, _ questions: QuestionIndex) {
        self.evaluation = evaluation
        self.profile = profile
        self.questions = questions
        ofRule = Array(repeating: 0..<0, count: evaluation.index.rules.count)
    }

    var index: PackIndex { evaluation.index }

    /// Goes on to another profile.
    mutating func begin(_ evaluation: Evaluation, _ profile: Profile) {
        self.evaluation = evaluation
        self.profile = profile
        subjects.removeAll(keepingCapacity: true)
        kept.removeAll(keepingCapacity: true)
        for rule in ofRule.indices { ofRule[rule] = 0..<0 }
    }

    mutating func clear() {
        code.removeAll(keepingCapacity: true)
        isWhole = true
    }

    // MARK: Outcomes

    mutating func flag(_ flag: Int) -> Truth {
        let known = evaluation.assessment.flags[flag]
        guard !known.isCertain else { return known }
        let group = begin(.any)
        for place in index.flagRules[flag] {
            let part = code.count
            if settles(rule(Int(index.flagRules.places[place])), part, group, .any) { return .true }
        }
        return end(group, .any)
    }

    mutating func rule(_ number: Int) -> Truth {
        let outcome = evaluation.assessment.rules[number]
        guard outcome.kind == .open else { return outcome.truth }
        guard ofRule[number].isEmpty else {
            code.append(contentsOf: kept[ofRule[number]])
            return .unknown
        }
        let start = code.count
        let truth = remaining(of: number)
        if truth == .unknown, isWhole {
            ofRule[number] = kept.count..<kept.count + code.count - start
            kept.append(contentsOf: code[start...])
        }
        return truth
    }

    private mutating func remaining(of number: Int) -> Truth {
        guard index.rules[number].list >= 0 else { return record(.none, of: number) }
        let group = begin(.any)
        for place in evaluation.assessment.recordRanges[number] {
            let part = code.count
            if settles(record(evaluation.assessment.records[place], of: number), part, group, .any) { return .true }
        }
        return end(group, .any)
    }

    /// What becomes of a record by itself. That of whatever others there may be never fires: it is ruled out, or it goes when
    /// there are none.
    mutating func outcome(_ outcome: RecordOutcome, of number: Int) -> Truth {
        guard outcome.record == nil, outcome.outcome.kind == .open else { return record(outcome, of: number) }
        let list = Int(index.rules[number].list)
        var blank = RecordAtHand(fact: list, record: nil, profile, index)
        blank.isBlank = true
        let start = beginPart(.otherRecord)
        let others = variable(Residual.Subject(othersOf: list))
        return end(record(blank, of: number), .otherRecord, others, start)
    }

    private mutating func record(_ outcome: RecordOutcome, of number: Int) -> Truth {
        guard outcome.outcome.kind == .open else { return outcome.outcome.truth }
        let list = Int(index.rules[number].list)
        let atHand = RecordAtHand(fact: list, record: outcome.record, profile, index)
        guard outcome.record == nil else { return record(atHand, of: number) }
        let start = beginPart(.moreRecords)
        let others = variable(Residual.Subject(othersOf: list))
        return end(record(atHand, of: number), .moreRecords, others, start)
    }

    /// A record not stated does not fire for certain, whatever is known of it, and is ruled out by what rules out all.
    private mutating func end(_ truth: Truth, _ kind: Residual.Kind, _ others: Int32, _ start: Int) -> Truth {
        if truth == .false {
            truncate(to: start)
            return .false
        }
        if truth == .true { code.append(Residual.head(.constant, Int32(Truth.true.rawValue))) }
        close(kind, others, start)
        return .unknown
    }

    private mutating func record(_ record: RecordAtHand, of number: Int) -> Truth {
        let group = begin(.all)
        for place in index.ruleGuards[number] {
            let part = code.count
            if settles(applies(Int(index.ruleGuards.places[place])), part, group, .all) { return .false }
        }
        for place in index.ruleFieldGuards[number] {
            let part = code.count
            if settles(applies(field: Int(index.ruleFieldGuards.places[place]), record), part, group, .all) {
                return .false
            }
        }
        let when = Int(index.rules[number].when)
        if when >= 0 {
            let part = code.count
            if settles(condition(when, record, isGuarded: true), part, group, .all) { return .false }
        }
        return end(group, .all)
    }

    mutating func mitigation(_ outcome: MitigationOutcome) -> Truth {
        let rule = index.rules[outcome.rule]
        let node = Int(index.mitigations[Int(rule.firstMitigation) + outcome.mitigation])
        guard rule.list >= 0 else { return condition(node, .none, isGuarded: false) }
        let atHand = RecordAtHand(fact: Int(rule.list), record: outcome.record, profile, index)
        return condition(node, atHand, isGuarded: false)
    }

    /// What speaks for a claim in its observed layer, or against.
    mutating func observed(_ claim: Int, _ wanted: Bool) -> Truth {
        let layer = evaluation.assessment.claims[claim].observed
        let known = wanted ? layer.supporting : layer.opposing
        if known.isCertain { return known }
        let group = begin(.any)
        for place in index.observedBy[claim] {
            let number = Int(index.observedBy.places[place])
            let entry = index.facts[number]
            var slots = entry.answers
            let settled = Int(entry.settled)
            if settled >= 0, profile.answers[settled].isStated { slots = settled..<settled + 1 }
            for slot in slots {
                let part = code.count
                if settles(says(wanted, slot, number, entry), part, group, .any) { return .true }
            }
        }
        return end(group, .any)
    }

    private mutating func says(_ wanted: Bool, _ slot: Int, _ fact: Int, _ entry: PackIndex.FactEntry) -> Truth {
        let group = begin(.all)
        var part = code.count
        if settles(applies(fact), part, group, .all) { return .false }
        part = code.count
        let truth = Evaluation.says(wanted, profile.answers[slot].known)
        if truth == .unknown {
            let subject = Residual.Subject(fact: fact, reporter: slot - Int(entry.first))
            leaf(subject, wanted ? questions.says.yes : questions.says.no)
        }
        if settles(truth, part, group, .all) { return .false }
        return end(group, .all)
    }

    mutating func expected(_ claim: Int, likelier: Bool) -> Truth {
        let group = begin(.any)
        let table = likelier ? index.supporting : index.opposing
        for place in table[claim] {
            let part = code.count
            if settles(rule(Int(table.places[place])), part, group, .any) { return .true }
        }
        return end(group, .any)
    }
}
