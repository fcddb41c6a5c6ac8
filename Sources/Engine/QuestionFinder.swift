import Facts
import Profiles
import RulePacks

/// Finds what is worth asking of one profile after another, remembering conditions that it has searched.
struct QuestionFinder {
    private var builder: ResidualBuilder
    private var cache = FormulaCache()
    private let claimThemes: [Int]
    /// What it holds while it has nothing to do, so that nobody else's tables are kept from being filled again.
    private let resting: (evaluation: Evaluation, profile: Profile)
    /// Subjects that were found, end to end; and which of them each rule has, once they are known.
    private var found: [Residual.Subject] = []
    private var ofRule: [Found?]
    /// Outcomes with open facts, sorted, and which facts those are.
    private var outcomes: [OutcomeReference] = []
    private var decided: [(subject: Residual.Subject, outcome: Int)] = []
    private var inexact: [OutcomeReference] = []

    private struct Found {
        var subjects: Range<Int>
        var isExact: Bool
    }

    init(_ evaluation: Evaluation, _ profile: Profile) {
        resting = (evaluation, profile)
        builder = ResidualBuilder(evaluation, profile, QuestionIndex(evaluation.index))
        ofRule = Array(repeating: nil, count: evaluation.index.rules.count)
        claimThemes = evaluation.pack.claims.map(\.theme)
    }

    private var index: PackIndex { builder.evaluation.index }

    mutating func openFacts(_ evaluation: Evaluation, _ profile: Profile) -> OpenFacts {
        if cache.isFull {
            cache.forgetAll()
            builder.literals.removeAll()
        }
        builder.begin(evaluation, profile)
        found.removeAll(keepingCapacity: true)
        for rule in ofRule.indices { ofRule[rule] = nil }
        outcomes.removeAll(keepingCapacity: true)
        decided.removeAll(keepingCapacity: true)
        inexact.removeAll()
        run(evaluation, profile)
        let facts = listed()
        builder.begin(resting.evaluation, resting.profile)
        return facts
    }

    /// Outcomes are gone through in the order in which they are listed.
    private mutating func run(_ evaluation: Evaluation, _ profile: Profile) {
        for flag in index.flags.indices where evaluation.assessment.flags[flag] == .unknown {
            guard Evaluation.covers(Int(index.flags[flag].theme), profile) else { continue }
            note(.flag(flag), ofFlag(flag))
        }
        for claim in evaluation.assessment.claims.indices
        where Evaluation.covers(claimThemes[claim], profile) {
            let layers = evaluation.assessment.claims[claim]
            if !layers.expected.isSettled {
                let supporting = layers.expected.supporting.isCertain ? nil : ofExpected(claim, true)
                note(
                    .claim(claim, isExpected: true), supporting,
                    layers.expected.opposing.isCertain ? nil : ofExpected(claim, false))
            }
            if !layers.observed.isSettled {
                let supporting = layers.observed.supporting.isCertain ? nil : search { $0.observed(claim, true) }
                note(
                    .claim(claim, isExpected: false), supporting,
                    layers.observed.opposing.isCertain ? nil : search { $0.observed(claim, false) })
            }
        }
        for rule in index.rules.indices
        where evaluation.assessment.rules[rule].kind == .open && evaluation.covers(rule: rule, profile) {
            note(.rule(rule), of(rule: rule))
        }
        for rule in index.rules.indices where !evaluation.assessment.recordRanges[rule].isEmpty {
            guard evaluation.covers(rule: rule, profile) else { continue }
            for place in evaluation.assessment.recordRanges[rule] {
                let record = evaluation.assessment.records[place]
                guard record.outcome.kind == .open else { continue }
                note(.record(rule: rule, record: record.record), of(record, of: rule))
            }
        }
        for outcome in evaluation.assessment.mitigations
        where outcome.status == .open && evaluation.covers(rule: outcome.rule, profile) {
            note(
                .mitigation(rule: outcome.rule, mitigation: outcome.mitigation, record: outcome.record),
                search { $0.mitigation(outcome) })
        }
    }

    // MARK: Outcomes

    private mutating func ofFlag(_ flag: Int) -> Found {
        if let rule = onlyOpen(index.flagRules, flag) { return of(rule: rule) }
        return search { $0.flag(flag) }
    }

    private mutating func ofExpected(_ claim: Int, _ likelier: Bool) -> Found {
        if let rule = onlyOpen(likelier ? index.supporting : index.opposing, claim) { return of(rule: rule) }
        return search { $0.expected(claim, likelier: likelier) }
    }

    /// What several rules decide, and is not certain, is decided by those that are open.
    private func onlyOpen(_ table: PlaceTable, _ list: Int) -> Int? {
        var found: Int?
        for place in table[list] {
            let rule = Int(table.places[place])
            guard builder.evaluation.assessment.rules[rule].kind == .open else { continue }
            if found != nil { return nil }
            found = rule
        }
        return found
    }

    private mutating func of(rule: Int) -> Found {
        if let found = ofRule[rule] { return found }
        let found = search { $0.rule(rule) }
        ofRule[rule] = found
        return found
    }

    private mutating func of(_ record: RecordOutcome, of rule: Int) -> Found {
        var open = 0
        for place in builder.evaluation.assessment.recordRanges[rule]
        where builder.evaluation.assessment.records[place].outcome.kind == .open { open += 1 }
        let isOpen = builder.evaluation.assessment.rules[rule].kind == .open
        return open == 1 && record.record != nil && isOpen ? of(rule: rule) : search { $0.outcome(record, of: rule) }
    }

    private mutating func search(_ build: (inout ResidualBuilder) -> Truth) -> Found {
        builder.clear()
        let start = found.count
        guard build(&builder) == .unknown else { return Found(subjects: start..<start, isExact: true) }
        if let all = builder.merge() {
            add(all.first, from: start)
            return Found(subjects: start..<found.count, isExact: builder.isWhole)
        }
        let count = builder.finish()
        let hash = FormulaCache.hash(builder.code)
        let known = cache.find(builder.code, hash: hash) ?? searched(count, hash)
        for offset in 0..<known.count { add(builder.order[cache[known.start + offset]], from: start) }
        return Found(subjects: start..<found.count, isExact: known.isExact && builder.isWhole)
    }

    /// Adds the questions of a variable and of those that it stands for, each once.
    private mutating func add(_ variable: Int32, from start: Int) {
        var variable = variable
        while variable >= 0 {
            let subject = builder.subjects[Int(variable)].question
            if !found[start...].contains(subject) { found.append(subject) }
            variable = builder.next[Int(variable)]
        }
    }

    private mutating func searched(_ count: Int, _ hash: UInt64) -> FormulaCache.Found {
        let formula = Formula(builder.code, count, builder.questions, builder.literals.values)
        var search = FormulaSearch(formula)
        return cache.add(builder.code, hash: hash, search.run())
    }

    private mutating func note(_ outcome: OutcomeReference, _ found: Found?, _ more: Found? = nil) {
        let first = decided.count
        if let found {
            for place in found.subjects { decided.append((self.found[place], outcomes.count)) }
        }
        if let more {
            for place in more.subjects {
                let subject = self.found[place]
                if !decided[first...].contains(where: { $0.subject == subject }) {
                    decided.append((subject, outcomes.count))
                }
            }
        }
        outcomes.append(outcome)
        if found?.isExact == false || more?.isExact == false { inexact.append(outcome) }
    }

    // MARK: Facts

    private func listed() -> OpenFacts {
        var subjects: [Residual.Subject] = []
        var decides: [[OutcomeReference]] = []
        for (subject, outcome) in decided {
            var place = 0
            while place < subjects.count, subjects[place] != subject { place += 1 }
            if place == subjects.count {
                subjects.append(subject)
                decides.append([])
                decides[place].reserveCapacity(16)
            }
            decides[place].append(outcomes[outcome])
        }
        let facts = subjects.indices.sorted { subjects[$0].key < subjects[$1].key }.map { place in
            OpenFact(
                subject: subject(subjects[place]), reason: reason(subjects[place]), decides: decides[place],
                mayNotApply: mayNotApply(subjects[place]))
        }
        return OpenFacts(facts: facts, inexact: inexact)
    }

    private func subject(_ subject: Residual.Subject) -> OpenFact.Subject {
        if subject.isOfOthers { return .others(list: subject.fact) }
        let entry = index.facts[subject.fact]
        if entry.list >= 0 { return .field(list: subject.fact, record: subject.place, field: subject.field) }
        return .fact(subject.fact, reporter: entry.reporters == 0 ? nil : subject.place)
    }

    private func reason(_ subject: Residual.Subject) -> UnknownReason? {
        let entry = index.facts[subject.fact]
        if subject.isOfOthers { return builder.profile.lists[Int(entry.list)].unknown ?? .notStated }
        if entry.list < 0 { return builder.profile.answers[Int(entry.first) + subject.place].unknown }
        let record = RecordAtHand(fact: subject.fact, record: subject.place, builder.profile, index)
        return record.firstField >= 0 ? builder.profile.fields[record.firstField + subject.field].unknown : .notStated
    }

    private func mayNotApply(_ subject: Residual.Subject) -> Bool {
        if builder.evaluation.assessment.applies[subject.fact] != .true { return true }
        guard !subject.isOfOthers, index.facts[subject.fact].list >= 0 else { return false }
        let record = RecordAtHand(fact: subject.fact, record: subject.place, builder.profile, index)
        return builder.evaluation.applies(field: subject.field, record, builder.profile) != .true
    }
}
