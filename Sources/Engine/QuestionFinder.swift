import Facts
import Profiles
import RulePacks

/// Finds what is worth asking of one profile after another, remembering conditions that it has searched.
struct QuestionFinder {
    let questions: QuestionIndex
    private var cache = FormulaCache()
    private var literals = Numbering<Value>()
    private var code: [Int32] = []
    private var subjects: [Residual.Subject] = []

    init(_ index: PackIndex) { questions = QuestionIndex(index) }

    mutating func openFacts(_ evaluation: Evaluation, _ profile: Profile) -> OpenFacts {
        if cache.isFull {
            cache.forgetAll()
            literals.removeAll()
        }
        var search = QuestionSearch(evaluation, profile, questions)
        exchange(&search)
        let found = search.run()
        exchange(&search)
        return found
    }

    /// What is kept from profile to profile goes into the search, and comes back.
    private mutating func exchange(_ search: inout QuestionSearch) {
        swap(&cache, &search.cache)
        swap(&literals, &search.builder.literals)
        swap(&code, &search.builder.code)
        swap(&subjects, &search.builder.subjects)
    }
}

/// The questions worth asking of one profile.
struct QuestionSearch {
    var builder: ResidualBuilder
    var cache = FormulaCache.none
    private let evaluation: Evaluation
    private let profile: Profile
    /// Subjects that were found, end to end; and which of them each rule has, once they are known.
    private var found: [Residual.Subject] = []
    private var ofRule: [Found?]
    /// Outcomes with open facts, sorted, and which facts those are.
    private var outcomes: [OutcomeReference] = []
    private var decided: [(subject: Residual.Subject, outcome: Int)] = []
    private var inexact: [OutcomeReference] = []

    struct Found {
        var subjects: Range<Int>
        var isExact: Bool
    }

    init(_ evaluation: Evaluation, _ profile: Profile, _ questions: QuestionIndex) {
        self.evaluation = evaluation
        self.profile = profile
        builder = ResidualBuilder(evaluation, profile, questions)
        ofRule = Array(repeating: nil, count: evaluation.index.rules.count)
    }

    private var index: PackIndex { evaluation.index }
    private var assessment: Assessment { evaluation.assessment }

    /// Outcomes are gone through in the order in which they are listed.
    mutating func run() -> OpenFacts {
        for flag in index.flags.indices where evaluation.assessment.flags[flag] == .unknown {
            guard Evaluation.covers(Int(index.flags[flag].theme), profile) else { continue }
            note([ofFlag(flag)], .flag(flag))
        }
        for claim in evaluation.assessment.claims.indices
        where Evaluation.covers(evaluation.pack.claims[claim].theme, profile) {
            let layers = evaluation.assessment.claims[claim]
            if !layers.expected.isSettled {
                note(
                    [
                        layers.expected.supporting.isCertain ? nil : ofExpected(claim, true),
                        layers.expected.opposing.isCertain ? nil : ofExpected(claim, false),
                    ], .claim(claim, isExpected: true))
            }
            if !layers.observed.isSettled {
                note(
                    [true, false].map { wanted in
                        (wanted ? layers.observed.supporting : layers.observed.opposing).isCertain
                            ? nil : search { $0.observed(claim, wanted) }
                    }, .claim(claim, isExpected: false))
            }
        }
        let covered = index.rules.indices.filter { evaluation.covers(rule: $0, profile) }
        for rule in covered where evaluation.assessment.rules[rule].kind == .open {
            note([of(rule: rule)], .rule(rule))
        }
        for rule in covered {
            for place in evaluation.assessment.recordRanges[rule]
            where evaluation.assessment.records[place].outcome.kind == .open {
                let record = evaluation.assessment.records[place]
                note([of(record, of: rule)], .record(rule: rule, record: record.record))
            }
        }
        for outcome in evaluation.assessment.mitigations
        where outcome.status == .open && evaluation.covers(rule: outcome.rule, profile) {
            note(
                [search { $0.mitigation(outcome) }],
                .mitigation(rule: outcome.rule, mitigation: outcome.mitigation, record: outcome.record))
        }
        return listed()
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
            guard evaluation.assessment.rules[rule].kind == .open else { continue }
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
        let isOnly =
            evaluation.assessment.recordRanges[rule].count { place in
                evaluation.assessment.records[place].outcome.kind == .open
            } == 1
        if isOnly, record.record != nil, evaluation.assessment.rules[rule].kind == .open { return of(rule: rule) }
        return search { $0.outcome(record, of: rule) }
    }

    private mutating func search(_ build: (inout ResidualBuilder) -> Truth) -> Found {
        builder.clear()
        let start = found.count
        guard build(&builder) == .unknown else { return Found(subjects: start..<start, isExact: true) }
        let count = builder.finish()
        guard count > 1 || !builder.isWhole else {
            if count == 1 { found.append(builder.subjects[Int(builder.order[0])].question) }
            return Found(subjects: start..<found.count, isExact: true)
        }
        let hash = FormulaCache.hash(builder.code)
        let known = cache.find(builder.code, hash: hash) ?? searched(count, hash)
        for offset in 0..<known.count {
            let subject = builder.subjects[Int(builder.order[cache[known.start + offset]])].question
            if !found[start...].contains(subject) { found.append(subject) }
        }
        return Found(subjects: start..<found.count, isExact: known.isExact && builder.isWhole)
    }

    private mutating func searched(_ count: Int, _ hash: UInt64) -> FormulaCache.Found {
        let formula = Formula(builder.code, count, builder.questions, builder.literals.values)
        var search = FormulaSearch(formula)
        return cache.add(builder.code, hash: hash, search.run())
    }

    private mutating func note(_ parts: [Found?], _ outcome: OutcomeReference) {
        let first = decided.count
        var isExact = true
        for case let part? in parts {
            for subject in found[part.subjects] where !decided[first...].contains(where: { $0.subject == subject }) {
                decided.append((subject, outcomes.count))
            }
            isExact = isExact && part.isExact
        }
        outcomes.append(outcome)
        if !isExact { inexact.append(outcome) }
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
        if subject.isOfOthers { return profile.lists[Int(entry.list)].unknown ?? .notStated }
        if entry.list < 0 { return profile.answers[Int(entry.first) + subject.place].unknown }
        let record = RecordAtHand(fact: subject.fact, record: subject.place, profile, index)
        return record.firstField >= 0 ? profile.fields[record.firstField + subject.field].unknown : .notStated
    }

    private func mayNotApply(_ subject: Residual.Subject) -> Bool {
        if evaluation.assessment.applies[subject.fact] != .true { return true }
        guard !subject.isOfOthers, index.facts[subject.fact].list >= 0 else { return false }
        let record = RecordAtHand(fact: subject.fact, record: subject.place, profile, index)
        return evaluation.applies(field: subject.field, record, profile) != .true
    }
}
